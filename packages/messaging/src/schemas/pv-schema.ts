import { quantity } from "./property.ts";
import {
  ENVELOPE_KEYS,
  envelope,
  MPPT_PATTERN,
  PHASE_CURRENTS,
  PHASE_POWERS,
  PHASE_VOLTAGES,
} from "./telemetry-parts.ts";

/** Telemetry of a PV inverter (edge-node contract 3.5; keys after `upper_limit_W` are ours). */
export const pvSchema = {
  title: "pv telemetry",
  type: "object",
  properties: {
    ...envelope("pv"),
    W: quantity("w", "W", "power, ≤ 0 when generating"),
    HV_LV: quantity("hv_lv", "", "high-voltage or low-voltage side, as the device says"),
    A: quantity("a", "A", "AC current"),
    total_generation_Wh: quantity("total_generation_wh", "Wh", "energy generated, lifetime"),
    mppt1_V: quantity("mppt1_v", "V", "DC string 1"),
    mppt1_A: quantity("mppt1_a", "A", "DC string 1"),
    mppt2_V: quantity("mppt2_v", "V", "DC string 2"),
    mppt2_A: quantity("mppt2_a", "A", "DC string 2"),
    heatsink_C: quantity("temp_c", "°C", "temperature of the device"),
    rated_power_W: quantity("rated_power_w", "W", "nameplate power"),
    lower_limit_W: quantity("lower_limit_w", "W", "lowest power the device may take now"),
    upper_limit_W: quantity("upper_limit_w", "W", "highest power the device may take now"),
    V: quantity("v", "V", "AC voltage"),
    Hz: quantity("freq_hz", "Hz", "grid frequency"),
    ...PHASE_POWERS,
    ...PHASE_VOLTAGES,
    ...PHASE_CURRENTS,
    dc_W: quantity("dc_w", "W", "DC power of all strings"),
  },
  patternProperties: MPPT_PATTERN,
  required: ENVELOPE_KEYS,
} as const;
