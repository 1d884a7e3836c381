import type { Clock } from "@sourceful/domain";
import {
  type ActionEffect,
  type ActionRecord,
  assignmentsAt,
  type CommunityEffect,
  type CommunityState,
  type Permission,
} from "@sourceful/edgeware-aggregator";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ref } from "./schema-parts.ts";
import { notServed, type ServedCommunity } from "./served-community.ts";

interface ActionBody {
  readonly steward: string;
  readonly reason: string;
  readonly role?: string;
  readonly decision_record?: string;
}

const ACTION = {
  steward: { type: "string", minLength: 1, description: "who does it, by the name in community.yaml" },
  reason: { type: "string", minLength: 1, description: "why, in words" },
  role: { type: "string", minLength: 1, description: "in which role; the one that permits it" },
  decision_record: { type: "string", minLength: 1, description: "what it rests on; the role's own" },
} as const;
const ANSWERS = { 200: ref("Outcome"), 403: ref("Outcome"), 404: ref("Problem"), 503: ref("Problem") };

/** What people do: each is an event of the log, done or refused, and in the audit. */
export function addActionRoutes(
  app: FastifyInstance,
  served: () => ServedCommunity | undefined,
  clock: Clock,
): void {
  app.post<{ Params: { id: string }; Body: ActionBody }>(
    "/quarantine/:id/release",
    {
      schema: {
        operationId: "release",
        summary: "Lets a message in that was kept out",
        params: {
          type: "object",
          required: ["id"],
          properties: { id: { type: "string", pattern: "^q[1-9][0-9]{0,15}$" } },
        },
        body: {
          type: "object",
          required: ["steward", "reason"],
          additionalProperties: false,
          properties: ACTION,
        },
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const { node } = community;
      const { id } = request.params;
      const position = Number(id.slice(1));
      const found = position <= node.log.lastPosition ? await node.log.message(position) : undefined;
      if (found?.event.type !== "message") {
        const message = found
          ? `${id} was refused because nobody is known to have signed it well: it cannot be released`
          : `there is no message ${id}`;
        return reply.code(404).send({ error: "not_found", message });
      }
      const action = actionOf(node.state, request.body, "quarantine:release", clock.nowMs());
      return answer(reply, await node.release(position, action));
    },
  );

  app.post<{ Params: { id: string }; Body: ActionBody & { is_closed: boolean } }>(
    "/switches/:id",
    {
      schema: {
        operationId: "reportSwitch",
        summary: "Says that a switch was seen to open or close; partitions are worked out again",
        params: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
        body: {
          type: "object",
          required: ["is_closed", "steward", "reason"],
          additionalProperties: false,
          properties: { is_closed: { type: "boolean", description: "how it stands" }, ...ACTION },
        },
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const { node } = community;
      const { id } = request.params;
      if (!node.state.data.topology.switches?.some((known) => known.id === id)) {
        return reply.code(404).send({ error: "not_found", message: `there is no switch ${id}` });
      }
      const { is_closed, ...body } = request.body;
      const action = actionOf(node.state, body, "topology:switch:report", clock.nowMs());
      const event = { type: "switch", switchId: id, isClosed: is_closed, source: body.steward } as const;
      return answer(reply, await node.take({ ...event, action }));
    },
  );
}

/** Role and decision record are those of the actor's assignment where the caller names none. */
function actionOf(
  { data }: CommunityState,
  { steward, reason, role, decision_record }: ActionBody,
  permission: Permission,
  atMs: number,
): ActionRecord {
  const held = assignmentsAt(data.assignments, steward, atMs).find(
    (assignment) =>
      assignment.permissions.includes(permission) && (role === undefined || assignment.role === role),
  );
  return {
    actor: steward,
    role: role ?? held?.role ?? "none",
    decisionRecord: decision_record ?? held?.decisionRecord ?? "none",
    explanation: reason,
  };
}

function answer(reply: FastifyReply, effects: readonly CommunityEffect[]): FastifyReply {
  const action = effects.find((effect): effect is ActionEffect => effect.type === "action");
  if (action?.isDone) return reply.send({ is_done: true });
  return reply
    .code(403)
    .send({ is_done: false, ...(action?.reason === undefined ? {} : { reason: action.reason }) });
}
