import { flag, quantity } from "./property.ts";
import { ENVELOPE_KEYS, envelope, PHASE_CURRENTS, PHASE_POWERS, PHASE_VOLTAGES } from "./telemetry-parts.ts";

/** Telemetry of a charger that only charges. */
export const evSchema = {
  title: "ev telemetry",
  type: "object",
  properties: {
    ...envelope("ev"),
    W: quantity("w", "W", "power, ≥ 0"),
    ...PHASE_CURRENTS,
    ...PHASE_VOLTAGES,
    ...PHASE_POWERS,
    max_A: quantity("max_a", "A", "highest current per phase it may draw now"),
    phases: quantity("phases", "", "number of phases in use"),
    connected: flag("connected", "a vehicle is plugged in"),
    charging: flag("charging", "energy flows"),
    session_charge_Wh: quantity("session_charge_wh", "Wh", "energy charged since plug-in"),
    total_charge_Wh: quantity("total_charge_wh", "Wh", "energy charged, lifetime"),
  },
  required: ENVELOPE_KEYS,
} as const;
