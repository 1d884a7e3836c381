import { quantity, wholeQuantity } from "./property.ts";
import { ENVELOPE_KEYS, envelope, MPPT_PATTERN } from "./telemetry-parts.ts";

/** Telemetry of a stationary battery (edge-node contract 3.5; keys after `lower_limit_W` are ours). */
export const batterySchema = {
  title: "battery telemetry",
  type: "object",
  properties: {
    ...envelope("battery"),
    W: quantity("w", "W", "power, + charge / − discharge"),
    V: quantity("v", "V", "DC voltage"),
    A: quantity("a", "A", "DC current"),
    SoC_nom_fract: quantity("soc", "fraction", "state of charge, 0..1"),
    heatsink_C: quantity("temp_c", "°C", "temperature of the device"),
    total_charge_Wh: wholeQuantity("total_charge_wh", "Wh", "energy charged, lifetime"),
    total_discharge_Wh: wholeQuantity("total_discharge_wh", "Wh", "energy discharged, lifetime"),
    upper_limit_W: quantity("upper_limit_w", "W", "highest power the device may take now"),
    lower_limit_W: quantity("lower_limit_w", "W", "lowest power the device may take now"),
    rated_power_W: quantity("rated_power_w", "W", "nameplate power"),
    capacity_Wh: quantity("capacity_wh", "Wh", "energy it can hold"),
    available_charge_W: quantity("available_charge_w", "W", "charging power possible now"),
    available_discharge_W: quantity("available_discharge_w", "W", "discharging power possible now"),
    available_charge_Wh: quantity("available_charge_wh", "Wh", "energy it can still take"),
    available_discharge_Wh: quantity("available_discharge_wh", "Wh", "energy it can still give"),
  },
  patternProperties: MPPT_PATTERN,
  required: ENVELOPE_KEYS,
} as const;
