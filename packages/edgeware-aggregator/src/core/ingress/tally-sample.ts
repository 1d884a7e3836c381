import type { AlarmEffect } from "../community-effect.ts";
import type { CommunityState } from "../community-state.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";

const DAY_MS = 86_400_000;
/** Shares of fewer samples mean nothing. */
const LEAST_SAMPLES = 100;

/** Counts a sample in its day; too many suspect ones raise one alarm a day, however many there are (R29). */
export function tallySample(
  { data }: CommunityState,
  { tally, serial }: ReporterState,
  atMs: number,
  isSuspect: boolean,
): AlarmEffect | undefined {
  const day = Math.floor(atMs / DAY_MS);
  if (day > tally.day) Object.assign(tally, { day, samples: 0, suspect: 0, isAlarmed: false });
  if (day < tally.day) return undefined;
  tally.samples += 1;
  if (isSuspect) tally.suspect += 1;
  const share = tally.suspect / tally.samples;
  if (tally.isAlarmed || tally.samples < LEAST_SAMPLES || share <= data.policy.suspectShare) return undefined;
  tally.isAlarmed = true;
  const reason = `${tally.suspect} of ${tally.samples} samples of the day are suspect`;
  return { type: "alarm", severity: "SEV-3", code: "samples_suspect", about: serial, reason };
}
