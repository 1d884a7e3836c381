import { MinHeap } from "./min-heap.ts";

/** What several members together may not exceed: Σ share · power ≤ capacity. */
export interface SharedCapacity {
  /** Below 0 counts as 0; infinite binds nobody. */
  readonly capacity: number;
  /** By the member's place in the list of demands; shares above 0. */
  readonly members: readonly { readonly member: number; readonly share: number }[];
}

/** Who gets what. */
export interface SharedOut {
  /** By member: at most its demand. */
  readonly powers: readonly number[];
  /** By member: place of the capacity that keeps it below its demand; undefined when it gets all of it. */
  readonly bindings: readonly (number | undefined)[];
}

/** A capacity while members are raised. */
interface Filling {
  /** What is left at `levelAt`. */
  left: number;
  levelAt: number;
  /** Shares of those that still rise, and how many they are: a sum that is subtracted from never ends at 0. */
  rate: number;
  rising: number;
}

/**
 * The max-min fair division of shared capacities among demands: everybody is raised at the same pace, whoever
 * reaches its demand stays there, and a capacity that is used up stops its members. So nobody can get more
 * without somebody who has no more than it getting less. Exact, in any order of members and capacities, also
 * where capacities overlap (phases). Each stop touches the capacities of one member, so with a tree of n
 * members it takes O(n · depth) steps, beside sorting.
 *
 * Source: progressive filling, Bertsekas and Gallager, Data Networks, 6.5.2.
 */
export function shareOut(demands: readonly number[], capacities: readonly SharedCapacity[]): SharedOut {
  const powers = demands.map(() => 0);
  const bindings: (number | undefined)[] = demands.map(() => undefined);
  const isRising = demands.map((demand) => demand > 0);
  const memberships: { filling: Filling; share: number }[][] = demands.map(() => []);
  const full = new MinHeap<number>();
  const fillings = capacities.map(({ capacity, members }): Filling => {
    const filling = { left: Math.max(0, capacity), levelAt: 0, rate: 0, rising: 0 };
    for (const { member, share } of members) {
      if (isRising[member] !== true) continue;
      memberships[member]?.push({ filling, share });
      filling.rate += share;
      filling.rising += 1;
    }
    return filling;
  });
  fillings.forEach((filling, at) => {
    if (filling.rising > 0) full.push(fullLevel(filling), at);
  });

  const stop = (member: number, level: number, binding?: number) => {
    powers[member] = level;
    bindings[member] = binding;
    isRising[member] = false;
    for (const { filling, share } of memberships[member] ?? []) {
      filling.left = Math.max(0, filling.left - filling.rate * (level - filling.levelAt));
      filling.levelAt = level;
      filling.rising -= 1;
      filling.rate = filling.rising === 0 ? 0 : filling.rate - share;
    }
  };

  const byDemand = demands.map((_, member) => member).filter((member) => isRising[member] === true);
  byDemand.sort((a, b) => (demands[a] ?? 0) - (demands[b] ?? 0));
  let met = 0;
  const meet = (until: number) => {
    for (; met < byDemand.length; met += 1) {
      const member = byDemand[met] ?? 0;
      const demand = demands[member] ?? 0;
      if (demand > until) return;
      if (isRising[member] === true) stop(member, demand);
    }
  };
  for (let next = full.pop(); next; next = full.pop()) {
    const { key, value: at } = next;
    meet(key);
    const filling = fillings[at];
    if (!filling || filling.rising === 0) continue;
    const level = fullLevel(filling);
    // Those that stopped meanwhile leave more to the others: it is full later than was thought, never earlier.
    if (level > key) full.push(level, at);
    else
      for (const { member } of capacities[at]?.members ?? [])
        if (isRising[member] === true) stop(member, level, at);
  }
  meet(Number.POSITIVE_INFINITY);
  return { powers, bindings };
}

/** The level at which a capacity is used up when all that rise go on rising. */
function fullLevel({ left, levelAt, rate }: Filling): number {
  return levelAt + left / rate;
}
