import type { Group, TopologyIndex } from "../topology/topology-index.ts";

const ORDER = ["community", "transformer", "feeder", "ped", "partition", "connection_point"] as const;

/**
 * The groups that may be published side by side, by key: each has at least `floor` buildings, and so has what
 * is left when one of them is taken from another, or all that are inside another from that one. Two figures
 * whose difference is three houses would publish those three (R37). Larger kinds are chosen first, and within
 * a kind by name, so that the plan depends on nothing but the topology.
 */
export function planCohorts({ groups }: Pick<TopologyIndex, "groups">, floor: number): ReadonlySet<string> {
  const chosen = new Map<string, Group>();
  const chosenWith = new Map<string, string[]>();
  /** Per chosen group: how many of its buildings no chosen group inside it has. */
  const uncovered = new Map<string, Set<string>>();
  const candidates = [...groups].toSorted(
    ([keyA, a], [keyB, b]) =>
      ORDER.indexOf(a.element.kind as (typeof ORDER)[number]) -
        ORDER.indexOf(b.element.kind as (typeof ORDER)[number]) || (keyA < keyB ? -1 : 1),
  );
  for (const [key, group] of candidates) {
    if (group.serials.length < floor) continue;
    const shared = new Map<string, number>();
    for (const serial of group.serials) {
      for (const other of chosenWith.get(serial) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const isTelling = [...shared].some(([other, common]) => {
      const size = (chosen.get(other) as Group).serials.length;
      const isInside = common === group.serials.length;
      const left = uncovered.get(other) as Set<string>;
      const rest = isInside ? left.size - group.serials.filter((serial) => left.has(serial)).length : 0;
      return [group.serials.length - common, size - common, rest].some((count) => count > 0 && count < floor);
    });
    if (isTelling) continue;
    for (const [other, common] of shared) {
      if (common !== group.serials.length) continue;
      for (const serial of group.serials) uncovered.get(other)?.delete(serial);
    }
    chosen.set(key, group);
    uncovered.set(key, new Set(group.serials));
    for (const serial of group.serials) chosenWith.set(serial, [...(chosenWith.get(serial) ?? []), key]);
  }
  return new Set(chosen.keys());
}
