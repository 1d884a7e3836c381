import type { CommunityEffect } from "@sourceful/edgeware-aggregator";

/** Kinds of what can be decided, for who asks for one of them. */
export const EFFECT_TYPES = [
  "reception",
  "quarantine",
  "alarm",
  "action",
  "publish",
  "ledger",
  "partitions",
] as const satisfies readonly CommunityEffect["type"][];
