import { CHANNELS, type Channel } from "../sums/contribution.ts";
import type { Place } from "../topology/place.ts";
import type { LiveSample } from "./live-sample.ts";

/** How long a step counts: shorter forgets the kettle before it is put on again, longer does not see the day change. */
const MEMORY_S = 7200;
/** What is assumed at first counts as much as this many steps. */
const ASSUMED_STEPS = 2;
/** Until it is learned: a quarter of the connection's range in either direction (two sigma) in a quarter of an hour. */
const ASSUMED_FRACTION = 1 / 8;
const ASSUMED_S = 900;

/**
 * How fast powers wander from where they were measured: growth of variance per second, W²/s (var²/s), learned
 * channel by channel, because a battery that holds the sum of the phases still moves each of them. Plain data.
 */
export interface PowerGrowth {
  readonly w2PerS: Record<Channel, number>;
  /** From how many steps it was learned. */
  steps: number;
}

/** What is assumed behind a connection whose whole range is `rangeW`. */
export function assumedGrowth(rangeW: number): PowerGrowth {
  const assumed = (ASSUMED_FRACTION * rangeW) ** 2 / ASSUMED_S;
  const w2PerS = { net: 0, l1: 0, l2: 0, l3: 0, generation: 0, reactive: 0 };
  for (const channel of CHANNELS) w2PerS[channel] = assumed;
  return { w2PerS, steps: 0 };
}

/**
 * Learns from one message's last sample to the next one's: the mean of squared steps over their durations, over the
 * last two hours. Loads jump, so what is likely in a minute shows in what happened in hours and not in the last minute;
 * and a step as long as values are used for leaves out the flicker that would be blown up by extrapolation.
 * The samples are of ascending time.
 */
export function learnGrowth(growth: PowerGrowth, before: LiveSample, after: LiveSample, place: Place): void {
  const seconds = (after.sampleMs - before.sampleMs) / 1000;
  const weight = Math.max(1 / (growth.steps + 1 + ASSUMED_STEPS), Math.min(1, seconds / MEMORY_S));
  growth.steps += 1;
  for (const channel of CHANNELS) {
    const was = powerOf(before, place, channel);
    const is = powerOf(after, place, channel);
    if (was === undefined || is === undefined) continue;
    growth.w2PerS[channel] += weight * ((is - was) ** 2 / seconds - growth.w2PerS[channel]);
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
      return live.phaseW[phases.findIndex((phase) => channel === `l${phase}`)] ?? undefined;
  }
}
