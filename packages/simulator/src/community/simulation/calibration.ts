import { type ChannelTotal, type CommunityState, elementKey } from "@sourceful/edgeware-aggregator";
import type { Street } from "../street.ts";
import type { Invariant } from "./violation.ts";

/** Whose values: of houses by how recent they are, of their phases while measured, and whole sums over feeders. */
export const CALIBRATED = ["fresh", "stale", "estimated", "phases", "feeders"] as const;

/** How often the present truth was within two stated standard deviations. */
export type Rates = Record<(typeof CALIBRATED)[number], { inside: number; of: number }>;

/** Of a normal distribution within two standard deviations. */
export const STATED = 0.95;
/** How far a rate may be below by chance: in one of 30,000 worlds. */
const SIGMAS = 4;

/** Compares what is said now with what is true now, instant by instant. */
export class Calibration {
  readonly rates: Rates = {
    fresh: { inside: 0, of: 0 },
    stale: { inside: 0, of: 0 },
    estimated: { inside: 0, of: 0 },
    phases: { inside: 0, of: 0 },
    feeders: { inside: 0, of: 0 },
  };

  /** Counts every house and feeder that has a value. */
  count({ data, derived }: CommunityState, street: Street): void {
    for (const serial of street.houses) {
      const contribution = derived.contributions.get(serial);
      if (!contribution || contribution.freshness === "missing") continue;
      const { freshness, numbers } = contribution;
      this.#count(freshness, numbers.net, street.netW(serial));
      if (freshness === "estimated") continue;
      for (const { phase, powerW } of street.phases(serial)) {
        this.#count("phases", numbers[`l${phase}`], powerW);
      }
    }
    for (const { id } of data.topology.feeders) {
      const key = elementKey({ kind: "feeder", id });
      const serials = derived.index.groups.get(key)?.serials ?? [];
      const net = derived.sums.get(key)?.totals().channels.net;
      if (serials.length < 2 || net?.known !== serials.length) continue;
      this.#count(
        "feeders",
        net,
        serials.reduce((sum, serial) => sum + street.netW(serial), 0),
      );
    }
  }

  /**
   * Whether fresh values and feeders' sums are as sure as they say over a run, within what chance allows: errors of
   * instants less than `trialMs` apart, which look at the same message, count as one trial.
   */
  check(everyMs: number, trialMs: number, report: (invariant: Invariant, message: string) => void): void {
    for (const name of ["fresh", "phases", "feeders"] as const) {
      const { inside, of } = this.rates[name];
      const trials = (of * everyMs) / trialMs;
      const least = STATED - SIGMAS * Math.sqrt((STATED * (1 - STATED)) / Math.max(1, trials));
      if (inside >= least * of) continue;
      const share = ((100 * inside) / of).toFixed(1);
      report("calibration", `${name}: the truth is within two standard deviations ${share} % of the time`);
    }
  }

  #count(name: keyof Rates, said: Omit<ChannelTotal, "known"> | undefined, trueW: number): void {
    if (!said) return;
    const rate = this.rates[name];
    const varianceW2 = said.varianceMilliW2 / 1000 + (said.commonMilliW / 1000) ** 2;
    rate.of += 1;
    if (Math.abs(said.milliW / 1000 - trueW) <= 2 * Math.sqrt(varianceW2)) rate.inside += 1;
  }
}
