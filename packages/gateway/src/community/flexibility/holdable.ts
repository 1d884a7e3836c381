/** Window of an offer, s. */
export const WINDOW_S = 3_600;
/** Shorter than a settlement period is no use to anybody (community-domain.md 2.7: 5 to 60 min), s. */
const SHORTEST_S = 900;

/** A power and how long it can be held. */
export interface Holdable {
  readonly capacityW: number;
  readonly durationS: number;
  readonly energyWh: number;
}

/**
 * What of a power can be held with an energy: for 15 minutes at least, with less power where it would end sooner,
 * and an hour at most. Whole W, s and Wh, rounded down. Undefined when nothing can.
 */
export function holdable(powerW: number, energyWh: number, longestS = WINDOW_S): Holdable | undefined {
  const capacityW = whole(Math.min(powerW, (energyWh * 3_600) / SHORTEST_S));
  if (!(capacityW > 0) || longestS < SHORTEST_S) return undefined;
  const durationS = whole(Math.min(longestS, WINDOW_S, (energyWh * 3_600) / capacityW));
  return { capacityW, durationS, energyWh: whole(Math.min(energyWh, (capacityW * WINDOW_S) / 3_600)) };
}

/** Rounded down; what is a whole number but for the last bit stays it. */
function whole(value: number): number {
  return Math.floor(value + 1e-6);
}
