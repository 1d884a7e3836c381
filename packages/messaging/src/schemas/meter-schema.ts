import { quantity } from "./property.ts";
import { ENVELOPE_KEYS, envelope, PHASE_CURRENTS, PHASE_POWERS, PHASE_VOLTAGES } from "./telemetry-parts.ts";

/** Telemetry of a meter at the grid connection (edge-node contract 3.5). */
export const meterSchema = {
  title: "meter telemetry",
  type: "object",
  properties: {
    ...envelope("meter"),
    W: quantity("w", "W", "power, + import / − export"),
    Hz: quantity("freq_hz", "Hz", "grid frequency"),
    ...PHASE_POWERS,
    ...PHASE_VOLTAGES,
    ...PHASE_CURRENTS,
    total_import_Wh: quantity("total_import_wh", "Wh", "energy imported, lifetime"),
    total_export_Wh: quantity("total_export_wh", "Wh", "energy exported, lifetime"),
  },
  required: ENVELOPE_KEYS,
} as const;
