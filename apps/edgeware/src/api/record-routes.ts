import { localAuditRecord, quarantinedMessage } from "@sourceful/edgeware-aggregator";
import type { FastifyInstance } from "fastify";
import { EFFECT_TYPES } from "./effect-types.ts";
import { choice, list, ref } from "./schema-parts.ts";
import { notServed, type ServedCommunity } from "./served-community.ts";
import { snakeKeys } from "./snake-keys.ts";

/** Decisions a page of the audit has when no other number is asked for, and at most. */
const PAGE = { default: 100, maximum: 1000 } as const;
/** Records that are looked at for one page: one that asks for what is rare gets what was found. */
const MOST_LOOKED_AT = 100_000;

const QUARANTINE_ID = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string", pattern: "^q[1-9][0-9]{0,15}$", description: "q and a position" } },
} as const;

/** What was kept out, and what was decided. */
export function addRecordRoutes(app: FastifyInstance, served: () => ServedCommunity | undefined): void {
  app.get<{ Querystring: { all: boolean } }>(
    "/quarantine",
    {
      schema: {
        operationId: "quarantine",
        summary: "Messages that wait for a steward, oldest first",
        querystring: {
          type: "object",
          additionalProperties: false,
          properties: {
            all: { type: "boolean", default: false, description: "also those that were released" },
          },
        },
        response: { 200: list(ref("QuarantineEntry"), "oldest first"), 503: ref("Problem") },
      },
    },
    (request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const entries = [...community.node.state.data.quarantine.values()];
      const shown = entries.filter(({ released }) => request.query.all || !released);
      return reply.send(snakeKeys(shown.toSorted((a, b) => a.position - b.position)));
    },
  );

  app.get<{ Params: { id: string }; Querystring: { steward?: string } }>(
    "/quarantine/:id",
    {
      schema: {
        operationId: "quarantinedMessage",
        summary: "A message that was kept out, with what it says for who may see that",
        params: QUARANTINE_ID,
        querystring: {
          type: "object",
          additionalProperties: false,
          properties: { steward: { type: "string", description: "who asks, by name" } },
        },
        response: { 200: ref("QuarantinedMessage"), 404: ref("Problem"), 503: ref("Problem") },
      },
    },
    async (request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const { id } = request.params;
      const found = await quarantinedMessage(community.node, Number(id.slice(1)), request.query.steward);
      if (!found) {
        return reply.code(404).send({ error: "not_found", message: `${id} is not in quarantine` });
      }
      const { bytes, ...rest } = found;
      return reply.send({ id, ...snakeKeys(rest), ...(bytes ? readable(bytes) : {}) });
    },
  );

  app.get<{ Querystring: { limit: number; before?: number; type?: string } }>(
    "/audit",
    {
      schema: {
        operationId: "audit",
        summary: "Decisions beyond that a message was received, newest first",
        querystring: {
          type: "object",
          additionalProperties: false,
          properties: {
            limit: { type: "integer", minimum: 1, ...PAGE, description: "how many at most" },
            before: { type: "integer", minimum: 1, description: "only about events before this position" },
            type: choice(EFFECT_TYPES, "only with an effect of this type"),
          },
        },
        response: { 200: list(ref("Decision"), "newest first"), 503: ref("Problem") },
      },
    },
    async (request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const { limit, before = Number.POSITIVE_INFINITY, type } = request.query;
      const { node } = community;
      const page: unknown[] = [];
      let looked = 0;
      for await (const decision of node.audit.records({ newestFirst: true })) {
        looked += 1;
        if (page.length >= limit || looked > MOST_LOOKED_AT) break;
        if (decision.position >= before) continue;
        const effects = decision.effects.filter((effect) => type === undefined || effect.type === type);
        if (effects.length > 0) page.push(snakeKeys(localAuditRecord(node.state, { ...decision, effects })));
      }
      return reply.send(page);
    },
  );
}

/** A message as an object, or its bytes when it is none. */
function readable(bytes: Uint8Array): { readonly message: object } | { readonly base64: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const message: unknown = JSON.parse(buffer.toString());
    if (typeof message === "object" && message !== null && !Array.isArray(message)) return { message };
  } catch {
    // Somebody sent something else.
  }
  return { base64: buffer.toString("base64") };
}
