import type { BuildingState } from "@sourceful/messaging";
import type { ComfortBound } from "./membership-config.ts";

type ComfortMargin = NonNullable<BuildingState["comfort"]>[number];

const UNITS = {
  room_temperature: "°C",
  hot_water_temperature: "°C",
  co2: "ppm",
  vehicle_energy: "Wh",
} as const;

/**
 * How far each is from its bounds; negative is a breach. Without a measured value both margins are absent.
 * `valueOf` gives what a device measures under a name, undefined when it is not known now.
 */
export function comfortMargins(
  bounds: readonly ComfortBound[],
  valueOf: (sn: string, metric: string) => number | undefined,
): ComfortMargin[] {
  return bounds.map(({ id, kind, lower, upper, sn, metric }) => {
    const value = valueOf(sn, metric);
    return {
      id,
      kind,
      unit: UNITS[kind],
      ...(value === undefined || lower === undefined ? {} : { to_lower: rounded(value - lower) }),
      ...(value === undefined || upper === undefined ? {} : { to_upper: rounded(upper - value) }),
    };
  });
}

/** To a thousandth: 21.3 − 19 is 2.3. A misread register can be so far out that there is nothing to round. */
function rounded(margin: number): number {
  return Math.abs(margin) > Number.MAX_SAFE_INTEGER ? margin : Math.round(margin * 1_000) / 1_000;
}
