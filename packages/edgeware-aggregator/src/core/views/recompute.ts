import type { CommunityState } from "../community-state.ts";
import { contributionOf } from "../sums/contribution-of.ts";
import { GroupSum, type GroupTotals } from "../sums/group-sum.ts";

/**
 * The totals of every group worked out naively, building by building from the data: what the totals that are
 * kept up to date must equal to the last bit. For tests and for an operator's doubt; O(groups · members).
 */
export function recompute({ data, derived }: CommunityState): Map<string, GroupTotals> {
  const totals = new Map<string, GroupTotals>();
  for (const [key, { serials }] of derived.index.groups) {
    const sum = new GroupSum(serials.length);
    for (const [slot, serial] of serials.entries()) {
      const reporter = data.reporters.get(serial);
      const place = derived.index.places.get(serial);
      if (reporter && place) sum.replace(slot, undefined, contributionOf(reporter, place, data.policy));
    }
    totals.set(key, sum.totals());
  }
  return totals;
}

/** Keys of the groups whose totals differ from a naive recomputation; empty when all is well. */
export function findUnequalSums(state: CommunityState): string[] {
  const naive = recompute(state);
  return [...naive].flatMap(([key, totals]) =>
    JSON.stringify(totals) === JSON.stringify(state.derived.sums.get(key)?.totals()) ? [] : [key],
  );
}
