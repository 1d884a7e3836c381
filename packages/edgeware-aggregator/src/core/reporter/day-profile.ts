const HOURS = 24;
const HOUR_MS = 3_600_000;
/** A day's worth of quarter hours in an hour's bin counts about a fortnight. */
const LEAST_WEIGHT = 1 / (4 * 14);

/** Mean and variance of power in one hour of the day. */
export interface ProfileHour {
  meanW: number;
  varianceW2: number;
  count: number;
}

/** What a building usually takes at each hour of the day (UTC); null where nothing is known. */
export type DayProfile = (ProfileHour | null)[];

export function emptyProfile(): DayProfile {
  return Array.from({ length: HOURS }, () => null);
}

/** Learns the mean power of one interval. Older days fade with exponential weights (West 1979). */
export function learnProfile(profile: DayProfile, startMs: number, meanW: number): void {
  const at = hourOf(startMs);
  const hour = profile[at];
  if (!hour) {
    profile[at] = { meanW, varianceW2: 0, count: 1 };
    return;
  }
  hour.count += 1;
  const weight = Math.max(1 / hour.count, LEAST_WEIGHT);
  const delta = meanW - hour.meanW;
  hour.meanW += weight * delta;
  hour.varianceW2 = (1 - weight) * (hour.varianceW2 + weight * delta * delta);
}

/** The usual power at a moment, or undefined before that hour has been seen twice. */
export function usualPower(profile: DayProfile, atMs: number): ProfileHour | undefined {
  const hour = profile[hourOf(atMs)];
  return hour && hour.count >= 2 ? hour : undefined;
}

function hourOf(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) % HOURS;
}
