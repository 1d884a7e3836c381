import { gatewayStateSchema } from "../../schemas/gateway-state-schema.ts";
import { amount, choice, count, measured, moment, words } from "./wire-parts.ts";

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
    journal: gatewayStateSchema.properties.journal,
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
