import type { CommunityState } from "@sourceful/edgeware-aggregator";
import type { Street } from "../street.ts";
import type { GroundTruth } from "./ground-truth.ts";
import type { Invariant } from "./violation.ts";
import type { Witness } from "./witness.ts";

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

/** A measurement is called wrong beyond so many standard deviations of its meter: simulated meters never are. */
const SIGMAS = 3;
/** Samples may be that far from the community's time (`maxLeadMs` is what its gates let through), ms. */
const TIME_TOLERANCE_MS = 2000;

/**
 * What EdgeWare says it knows against what is true: no more of the community is fresh than really is, and what is
 * fresh was, when it was measured, as its meter's class says, of which its variance is never short.
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
    const { meterErrorFraction, meterFloorW } = data.policy;
    const sigmaW = Math.hypot((meterErrorFraction * net.milliW) / 1000, meterFloorW);
    const statedW = Math.sqrt(net.varianceMilliW2 / 1000 + (net.commonMilliW / 1000) ** 2);
    if (statedW < sigmaW) report("confidence", `${serial} is said to be surer than its meter`);
    if (errorW <= SIGMAS * sigmaW) continue;
    report(
      "confidence",
      `${serial} is ${errorW.toFixed(1)} W off with a standard deviation of ${sigmaW.toFixed(1)} W`,
    );
  }
}
