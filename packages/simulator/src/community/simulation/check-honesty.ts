import type { CommunityState, Freshness } from "@sourceful/edgeware-aggregator";
import type { Street } from "../street.ts";
import type { GroundTruth } from "./ground-truth.ts";
import type { Invariant } from "./violation.ts";
import type { Witness } from "./witness.ts";

/** How often true values were within two stated standard deviations, by how recent the value was. */
export type Rates = Record<Exclude<Freshness, "missing">, { inside: number; of: number }>;

export interface HonestyOptions {
  readonly street: Street;
  readonly truth: GroundTruth;
  readonly witness: Witness;
  /** How old a value may be to be called fresh, ms. */
  readonly freshForMs: number;
  /** How far the clock of that building is ahead, ms. */
  readonly aheadMs: (serial: string) => number;
  readonly report: (invariant: Invariant, message: string) => void;
}

/** A measurement is called wrong beyond so many standard deviations: simulated meters never are. */
const SIGMAS = 3;
/** Samples may be that far from the community's time (`maxLeadMs` is what its gates let through), ms. */
const TIME_TOLERANCE_MS = 2000;

/**
 * What EdgeWare says it knows against what is true: no more of the community is fresh than really is, and what is
 * fresh is as exact as it says.
 */
export function checkHonesty(
  state: CommunityState,
  { street, truth, witness, freshForMs, aheadMs, report }: HonestyOptions,
): void {
  const { data, derived } = state;
  const isReallyFresh = (serial: string) => {
    const newest = witness.newest(serial);
    if (!newest) return false;
    // A clock that is ahead and a message that is late look like neither: only when it came is known.
    const sinceMs = aheadMs(serial) > TIME_TOLERANCE_MS ? newest.arrivedMs : newest.measuredMs;
    return data.nowMs - sinceMs <= freshForMs + TIME_TOLERANCE_MS;
  };
  for (const [key, { serials }] of derived.index.groups) {
    const totals = derived.sums.get(key)?.totals();
    if (!totals) continue;
    let freshVa = 0;
    for (const serial of serials) {
      if (isReallyFresh(serial)) freshVa += derived.index.places.get(serial)?.weightVa ?? 0;
    }
    if (totals.freshVa <= freshVa) continue;
    report(
      "coverage",
      `${totals.freshVa} of ${totals.ratedVa} VA of ${key} are called fresh, ${freshVa} are`,
    );
  }
  for (const serial of street.houses) {
    const contribution = derived.contributions.get(serial);
    const net = contribution?.numbers.net;
    if (!contribution || !net || contribution.freshness !== "fresh") continue;
    const live = data.reporters.get(serial)?.live;
    const sample = live && truth.sample(serial, live.sampleMs);
    if (!sample) {
      report("confidence", `${serial} has a live value it never measured`);
      continue;
    }
    const errorW = Math.abs(net.milliW / 1000 - sample.netW);
    const sigmaW = Math.sqrt(net.varianceMilliW2 / 1000 + (net.commonMilliW / 1000) ** 2);
    if (errorW <= SIGMAS * sigmaW) continue;
    report(
      "confidence",
      `${serial} is ${errorW.toFixed(1)} W off with a standard deviation of ${sigmaW.toFixed(1)} W`,
    );
  }
}

/** Counts how often the present truth is within two standard deviations of what is said of each house. */
export function countInside(state: CommunityState, street: Street, rates: Rates): void {
  for (const serial of street.houses) {
    const contribution = state.derived.contributions.get(serial);
    const net = contribution?.numbers.net;
    if (!contribution || !net || contribution.freshness === "missing") continue;
    const rate = rates[contribution.freshness];
    const errorW = Math.abs(net.milliW / 1000 - street.netW(serial));
    const varianceW2 = net.varianceMilliW2 / 1000 + (net.commonMilliW / 1000) ** 2;
    rate.of += 1;
    if (errorW <= 2 * Math.sqrt(varianceW2)) rate.inside += 1;
  }
}

export function noRates(): Rates {
  return { fresh: { inside: 0, of: 0 }, stale: { inside: 0, of: 0 }, estimated: { inside: 0, of: 0 } };
}
