import { CHANNELS, type Channel, PHASE_CHANNELS } from "../sums/contribution.ts";
import type { Place } from "../topology/place.ts";
import type { LiveSample } from "./live-sample.ts";

/** How long is remembered: shorter forgets the kettle before it is put on again, longer does not see the day change. */
const MEMORY_S = 7200;
/** What is assumed at first counts as much as what would have been seen in this time. */
const ASSUMED_FOR_S = 60;
/** Until it is learned: a quarter of the connection's range in either direction (two sigma) in a quarter of an hour. */
const ASSUMED_FRACTION = 1 / 8;
const ASSUMED_WITHIN_S = 900;

/**
 * How fast powers wander from where they were measured: growth of variance per second, W²/s (var²/s), learned
 * channel by channel, because a battery that holds the sum of the phases still moves each of them. Plain data.
 */
export interface PowerGrowth {
  readonly w2PerS: Record<Channel, number>;
  /** Over how many seconds it was learned; no more than are remembered. */
  overS: number;
}

/** What is assumed behind a connection whose whole range is `rangeW`. */
export function assumedGrowth(rangeW: number): PowerGrowth {
  const assumed = (ASSUMED_FRACTION * rangeW) ** 2 / ASSUMED_WITHIN_S;
  const w2PerS = { net: 0, l1: 0, l2: 0, l3: 0, generation: 0, reactive: 0 };
  for (const channel of CHANNELS) w2PerS[channel] = assumed;
  return { w2PerS, overS: ASSUMED_FOR_S };
}

/**
 * Learns from one message's last sample to the next one's: the sum of squared steps over that of their durations,
 * of about the last two hours. Loads jump, so what is likely in a minute shows in what happened in hours and not in
 * the last minute; and a step as long as values are used for leaves out flicker, which extrapolation would blow up.
 * The samples are of ascending time.
 */
export function learnGrowth(growth: PowerGrowth, before: LiveSample, after: LiveSample, place: Place): void {
  const seconds = (after.sampleMs - before.sampleMs) / 1000;
  growth.overS = Math.min(MEMORY_S, growth.overS + seconds);
  const weight = Math.min(1, seconds / growth.overS);
  for (const channel of CHANNELS) {
    const was = powerOf(before, place, channel);
    const is = powerOf(after, place, channel);
    if (was === undefined || is === undefined) continue;
    growth.w2PerS[channel] += (is - was) ** 2 / growth.overS - weight * growth.w2PerS[channel];
  }
}

function powerOf(live: LiveSample, { phases }: Place, channel: Channel): number | undefined {
  switch (channel) {
    case "net":
      return live.netW;
    case "generation":
      return live.generationW;
    case "reactive":
      return live.reactiveVar;
    default:
      return live.phaseW[phases.findIndex((phase) => channel === PHASE_CHANNELS[phase])] ?? undefined;
  }
}
