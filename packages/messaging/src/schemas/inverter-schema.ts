import { quantity } from "./property.ts";
import {
  ENVELOPE_KEYS,
  envelope,
  MPPT_PATTERN,
  PHASE_CURRENTS,
  PHASE_POWERS,
  PHASE_VOLTAGES,
} from "./telemetry-parts.ts";

/** Telemetry of the AC stage of a hybrid inverter. */
export const inverterSchema = {
  title: "inverter telemetry",
  type: "object",
  properties: {
    ...envelope("inverter"),
    W: quantity("w", "W", "power of the AC stage"),
    Hz: quantity("freq_hz", "Hz", "grid frequency"),
    ...PHASE_POWERS,
    ...PHASE_VOLTAGES,
    ...PHASE_CURRENTS,
    heatsink_C: quantity("temp_c", "°C", "temperature of the device"),
    rated_power_W: quantity("rated_power_w", "W", "nameplate power"),
    available_export_W: quantity("available_export_w", "W", "power it could give now"),
    available_import_W: quantity("available_import_w", "W", "power it could take now"),
  },
  patternProperties: MPPT_PATTERN,
  required: ENVELOPE_KEYS,
} as const;
