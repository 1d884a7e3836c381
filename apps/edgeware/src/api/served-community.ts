import type { CommunityNode, LimitDesk, LiveCommunity, RetentionWatch } from "@sourceful/edgeware-aggregator";
import type { Bus } from "@sourceful/messaging";
import type { FastifyReply } from "fastify";
import type { North } from "../north.ts";

/** What the API answers from. */
export interface ServedCommunity {
  readonly node: Pick<CommunityNode, "state" | "log" | "audit" | "failure" | "refusal" | "release" | "take">;
  readonly live: Pick<LiveCommunity, "config" | "problem">;
  readonly bus: Pick<Bus, "connectedUrl">;
  readonly limits: LimitDesk;
  readonly retention: Pick<RetentionWatch, "problem">;
  readonly north: Pick<North, "health">;
}

/** Answers a request when no community is served. */
export function notServed(reply: FastifyReply): FastifyReply {
  return reply.code(503).send({ error: "not_ready", message: "the node is starting or stopping" });
}
