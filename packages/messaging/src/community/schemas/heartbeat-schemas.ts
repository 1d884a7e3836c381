import { amount, choice, count, measured, moment, words } from "./wire-parts.ts";

/** The building's record, as much as a receiver must know to see what it lacks. */
const journal = {
  type: "object",
  description: "the record of what the building reported; absent while none is kept",
  properties: {
    epoch: count(1, "its numbering"),
    first_seq: count(1, "oldest there is"),
    last_seq: count(0, "newest that was sent; 0 before the first"),
    dropped_unread: count(0, "lost to some receiver as too old or too much"),
    unkept: count(0, "sent since the start without a number, because the disk did not take them"),
    receivers: {
      type: "array",
      maxItems: 8,
      description: "who has ever acknowledged",
      items: {
        type: "object",
        properties: {
          name: { type: "string", description: "the receiver's name" },
          seq: count(0, "everything up to it was acknowledged"),
        },
        required: ["name", "seq"],
      },
    },
    failure: words("why nothing can be stored now"),
  },
  required: ["last_seq", "receivers"],
} as const;

/** Sign of life of a building. */
export const buildingHeartbeatSchema = {
  title: "building heartbeat",
  type: "object",
  properties: {
    interval_ms: amount("ms", "when the next one comes"),
    mode: choice(["full", "conservative", "fallback", "local", "safe"], "control mode it is in"),
    uptime_s: amount("s", "since its start"),
    version: words("version of its software"),
    clock: {
      type: "object",
      description: "the building's own clock",
      properties: {
        is_synced: { type: "boolean", description: "it follows a time server" },
        offset_ms: measured("ms", "its time less the time server's"),
      },
      required: ["is_synced"],
    },
    heard_ts: moment("`ts` of the community's last heartbeat that was believed"),
    journal,
  },
  required: ["interval_ms", "mode", "uptime_s", "version"],
} as const;

/** Sign of life of the community's node, to one building. */
export const communityHeartbeatSchema = {
  title: "community heartbeat",
  type: "object",
  properties: {
    interval_ms: amount("ms", "when the next one comes"),
    version: words("version of its software"),
    topology_version: count(1, "the topology it works on"),
    heard_ts: moment("`ts` of the building's last heartbeat that was believed"),
  },
  required: ["interval_ms", "version"],
} as const;
