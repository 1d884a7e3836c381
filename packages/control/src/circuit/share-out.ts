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
  version: number;
}

/**
 * The max-min fair division of shared capacities among demands: everybody is raised at the same pace, whoever
 * reaches its demand stays there, and a capacity that is used up stops its members. So nobody can get more
 * without somebody who has no more than it getting less. Exact, in any order of members and capacities, also
 * where capacities overlap (phases). Each stop touches the capacities of one member, so with a tree of n
 * members it takes O(n · depth · log n).
 *
 * Source: progressive filling, Bertsekas and Gallager, Data Networks, 6.5.2.
 */
export function shareOut(demands: readonly number[], capacities: readonly SharedCapacity[]): SharedOut {
  const powers = demands.map(() => 0);
  const bindings: (number | undefined)[] = demands.map(() => undefined);
  const isRising = demands.map((demand) => demand > 0);
  const memberships: { at: number; share: number }[][] = demands.map(() => []);
  const fillings = capacities.map(({ capacity, members }, at): Filling => {
    const filling = { left: Math.max(0, capacity), levelAt: 0, rate: 0, rising: 0, version: 0 };
    for (const { member, share } of members) {
      if (isRising[member] !== true) continue;
      memberships[member]?.push({ at, share });
      filling.rate += share;
      filling.rising += 1;
    }
    return filling;
  });

  const stops = new MinHeap<{ member: number } | { at: number; version: number }>();
  const plan = (at: number, { left, levelAt, rate, rising, version }: Filling) => {
    if (rising > 0 && left !== Number.POSITIVE_INFINITY) stops.push(levelAt + left / rate, { at, version });
  };
  const stop = (member: number, level: number, binding?: number) => {
    powers[member] = level;
    bindings[member] = binding;
    isRising[member] = false;
    for (const { at, share } of memberships[member] ?? []) {
      const filling = fillings[at];
      if (!filling) continue;
      filling.left = Math.max(0, filling.left - filling.rate * (level - filling.levelAt));
      filling.levelAt = level;
      filling.rising -= 1;
      filling.rate = filling.rising === 0 ? 0 : filling.rate - share;
      filling.version += 1;
      plan(at, filling);
    }
  };

  fillings.forEach((filling, at) => plan(at, filling));
  demands.forEach((demand, member) => {
    if (isRising[member] === true) stops.push(demand, { member });
  });
  for (let next = stops.pop(); next; next = stops.pop()) {
    const { key: level, value } = next;
    if ("member" in value) {
      if (isRising[value.member] === true) stop(value.member, level);
    } else if (fillings[value.at]?.version === value.version) {
      for (const { member } of capacities[value.at]?.members ?? []) {
        if (isRising[member] === true) stop(member, level, value.at);
      }
    }
  }
  return { powers, bindings };
}
