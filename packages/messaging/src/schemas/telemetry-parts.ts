import type { DerKind } from "@sourceful/domain";
import { quantity } from "./property.ts";

/** The keys every telemetry message starts with, in order. */
export function envelope<const K extends DerKind>(kind: K) {
  return {
    type: { type: "string", const: kind, description: "kind of DER" },
    timestamp: {
      type: "integer",
      "x-unit": "s",
      description: "end of the reading, Unix epoch, whole seconds",
    },
    read_time_ms: { type: "integer", minimum: 0, "x-unit": "ms", description: "how long the reading took" },
    make: { type: "string", description: "make of the device; empty when unknown" },
  } as const;
}

export const ENVELOPE_KEYS = ["type", "timestamp", "read_time_ms", "make"] as const;

/** DC strings beyond those a schema lists, and their powers: `mppt3_V`, `mppt12_A`, `mppt1_W`. */
export const MPPT_PATTERN = {
  "^mppt\\d+_[VAW]$": { type: "number", description: "DC string N, any number of them" },
} as const;

export const PHASE_POWERS = {
  L1_W: quantity("l1_w", "W", "power of phase 1, sign as W"),
  L2_W: quantity("l2_w", "W", "power of phase 2, sign as W"),
  L3_W: quantity("l3_w", "W", "power of phase 3, sign as W"),
} as const;

export const PHASE_VOLTAGES = {
  L1_V: quantity("l1_v", "V", "phase 1 to neutral"),
  L2_V: quantity("l2_v", "V", "phase 2 to neutral"),
  L3_V: quantity("l3_v", "V", "phase 3 to neutral"),
} as const;

export const PHASE_CURRENTS = {
  L1_A: quantity("l1_a", "A", "current of phase 1"),
  L2_A: quantity("l2_a", "A", "current of phase 2"),
  L3_A: quantity("l3_a", "A", "current of phase 3"),
} as const;
