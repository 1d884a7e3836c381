/** Power every controllable device keeps when it is dimmed alone, W. */
const DEVICE_MINIMUM_W = 4200;
/** Heat pumps and air conditioning above this keep a share of their connected load instead, W. */
const LARGE_HEAT_W = 11_000;
const LARGE_HEAT_SHARE = 0.4;
/** Simultaneity factor (Gleichzeitigkeitsfaktor) for 2, 3, … and 9 or more devices. */
const SIMULTANEITY = [0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45] as const;

/** A device that counts under § 14a EnWG (steuerbare Verbrauchseinrichtung). */
export interface DimmableDevice {
  /** Heating and cooling have a rule of their own when large. */
  readonly kind: "heat_pump" | "air_conditioning" | "charge_point" | "storage";
  /** Connected load, W. */
  readonly ratedW: number;
}

/**
 * Simultaneity factor for `count` devices behind one energy management system; 1 for one.
 * Source: BNetzA BK6-22-300, annex 1.
 */
export function simultaneityFactor(count: number): number {
  return count < 2 ? 1 : (SIMULTANEITY[count - 2] ?? SIMULTANEITY.at(-1) ?? 1);
}

/**
 * Least grid power, W, that devices behind one energy management system together keep when the grid operator
 * dims them: P_min,14a = 4.2 kW + (n − 1) · GZF · 4.2 kW; with heat pumps or air conditioning above 11 kW,
 * 0.4 of their connected loads takes the place of the first 4.2 kW. 0 without devices. Power from the
 * building's own generation comes on top, the household is not part of it.
 *
 * Source: § 14a EnWG, BNetzA BK6-22-300, annex 1.
 */
export function minimumBudgetW(devices: readonly DimmableDevice[]): number {
  const count = devices.length;
  if (count === 0) return 0;
  const largeHeatW = devices
    .filter(({ kind, ratedW }) => isHeat(kind) && ratedW > LARGE_HEAT_W)
    .reduce((sum, { ratedW }) => sum + ratedW, 0);
  const firstW = largeHeatW > 0 ? LARGE_HEAT_SHARE * largeHeatW : DEVICE_MINIMUM_W;
  return firstW + (count - 1) * simultaneityFactor(count) * DEVICE_MINIMUM_W;
}

function isHeat(kind: DimmableDevice["kind"]): boolean {
  return kind === "heat_pump" || kind === "air_conditioning";
}
