import { flag, quantity, text } from "./property.ts";
import { ENVELOPE_KEYS, envelope } from "./telemetry-parts.ts";

/** Telemetry of a car itself, from its maker's service rather than from a charger. */
export const vehicleSchema = {
  title: "vehicle telemetry",
  type: "object",
  properties: {
    ...envelope("vehicle"),
    SoC_pct: quantity("soc", "%", "state of charge, 0..100"),
    charge_limit_pct: quantity("charge_limit_pct", "%", "state of charge at which it stops charging, 0..100"),
    charge_A: quantity("charge_amps", "A", "current it is asked to draw"),
    charger_actual_A: quantity("charger_actual_current", "A", "current it draws"),
    charging_state: text("charging_state", "state of charging in the vehicle's own words"),
    time_to_full_min: quantity("time_to_full_min", "min", "time until its charge limit is reached"),
    stale: flag("stale", "the vehicle sleeps and the values are old"),
  },
  required: ENVELOPE_KEYS,
} as const;
