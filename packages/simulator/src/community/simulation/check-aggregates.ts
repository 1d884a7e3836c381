import { type CommunityState, findUnequalSums } from "@sourceful/edgeware-aggregator";
import type { Invariant } from "./violation.ts";

/** Numbers of a group that are sums. */
interface Sums {
  members: number;
  ratedVa: number;
  freshVa: number;
  netMilliW: number;
  varianceMilliW2: number;
  commonMilliW: number;
  known: number;
  lowMilliW: number;
  highMilliW: number;
}

/** The sums of every group of several against those of its members' contributions, added up one by one. */
export function checkSums(
  { derived }: CommunityState,
  report: (invariant: Invariant, message: string) => void,
): void {
  for (const [key, { serials }] of derived.index.groups) {
    if (serials.length < 2) continue;
    const naive = emptySums();
    for (const serial of serials) {
      const contribution = derived.contributions.get(serial);
      if (!contribution) continue;
      const { numbers, ratedVa, freshness, lowMilliW, highMilliW } = contribution;
      naive.members += 1;
      naive.ratedVa += ratedVa;
      naive.lowMilliW += lowMilliW;
      naive.highMilliW += highMilliW;
      if (freshness === "fresh") naive.freshVa += ratedVa;
      if (freshness === "missing" || !numbers.net) continue;
      naive.known += 1;
      naive.netMilliW += numbers.net.milliW;
      naive.varianceMilliW2 += numbers.net.varianceMilliW2;
      naive.commonMilliW += numbers.net.commonMilliW;
    }
    const totals = derived.sums.get(key)?.totals();
    if (!totals) {
      report("aggregates", `${key} has no sums`);
      continue;
    }
    const { net } = totals.channels;
    const kept: Sums = {
      members: totals.members,
      ratedVa: totals.ratedVa,
      freshVa: totals.freshVa,
      netMilliW: net.milliW,
      varianceMilliW2: net.varianceMilliW2,
      commonMilliW: net.commonMilliW,
      known: net.known,
      lowMilliW: totals.lowMilliW,
      highMilliW: totals.highMilliW,
    };
    for (const name of Object.keys(naive) as (keyof Sums)[]) {
      if (naive[name] !== kept[name])
        report("aggregates", `${name} of ${key} is ${kept[name]}, not ${naive[name]}`);
    }
  }
}

/** Every number of every group against EdgeWare's own recomputation from the data. Costs more. */
export function checkRecomputation(
  state: CommunityState,
  report: (invariant: Invariant, message: string) => void,
): void {
  for (const key of findUnequalSums(state)) report("aggregates", `${key} differs from its recomputation`);
}

function emptySums(): Sums {
  return {
    members: 0,
    ratedVa: 0,
    freshVa: 0,
    netMilliW: 0,
    varianceMilliW2: 0,
    commonMilliW: 0,
    known: 0,
    lowMilliW: 0,
    highMilliW: 0,
  };
}
