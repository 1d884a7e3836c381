import type { CommandRefusal } from "./command-guard.ts";

/** What bounds a set-point, W, sign as the DER's W. What is not known does not bound. */
export interface PowerLimits {
  /** Rated power of the device: the set-point's absolute value is at most this. */
  readonly ratedW?: number | undefined;
  /** Configured by the operator. */
  readonly minW?: number | undefined;
  readonly maxW?: number | undefined;
}

/** Beyond it is no DER of a building, W; a driver that packs it into a register would make another one of it. */
const MOST_W = 10_000_000;
/** No building is supplied with less, V, phase to neutral. */
const LEAST_V = 100;

/**
 * Why a set-point cannot be commanded; undefined when it can. It is never changed to one that could. `voltageV` is what
 * the command itself says, with which a charger's driver makes amperes of watts: the less, the more power.
 */
export function findPowerProblem(
  powerW: number,
  { ratedW, minW, maxW }: PowerLimits,
  voltageV?: unknown,
): CommandRefusal | undefined {
  const code = "power_out_of_range";
  if (!Number.isFinite(powerW)) return { code, reason: "power_w is not a finite number" };
  if (Math.abs(powerW) > MOST_W) {
    return { code, reason: `power_w is ${powerW} W, beyond what any DER of a building takes or gives` };
  }
  if (minW !== undefined && powerW < minW) {
    return { code, reason: `power_w is ${powerW} W, below the configured ${minW} W` };
  }
  if (maxW !== undefined && powerW > maxW) {
    return { code, reason: `power_w is ${powerW} W, above the configured ${maxW} W` };
  }
  if (typeof voltageV === "number" && voltageV > 0 && voltageV < LEAST_V) {
    return { code, reason: `voltage is ${voltageV} V, with which power_w would be another power` };
  }
  // A driver that does not know its rating sometimes says 0.
  if (ratedW !== undefined && ratedW > 0 && Math.abs(powerW) > ratedW) {
    return { code, reason: `power_w is ${powerW} W, beyond the rated ${ratedW} W` };
  }
  return undefined;
}
