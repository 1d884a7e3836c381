import type { TopologyIndex } from "../topology/topology-index.ts";

const ORDER = ["community", "transformer", "feeder", "ped", "partition", "connection_point"] as const;

/**
 * The groups that may be published side by side, by key: each has at least `floor` buildings, and so has every cell
 * that their borders divide the buildings into. Sums of groups are sums of whole cells, so nothing that can be worked
 * out of them, however many are added and taken from each other, tells of fewer (R37). Larger kinds are chosen first,
 * and within a kind by name, so that the plan depends on nothing but the topology.
 */
export function planCohorts({ groups }: Pick<TopologyIndex, "groups">, floor: number): ReadonlySet<string> {
  const chosen = new Set<string>();
  const cellOf = new Map<string, number>();
  /** Of each cell; the first is what is in no chosen group: nothing tells of it. */
  const sizes = [Number.POSITIVE_INFINITY];
  const candidates = [...groups].toSorted(
    ([keyA, a], [keyB, b]) =>
      ORDER.indexOf(a.element.kind as (typeof ORDER)[number]) -
        ORDER.indexOf(b.element.kind as (typeof ORDER)[number]) || (keyA < keyB ? -1 : 1),
  );
  for (const [key, { serials }] of candidates) {
    if (serials.length < floor) continue;
    const inside = new Map<number, number>();
    for (const serial of serials) {
      const cell = cellOf.get(serial) ?? 0;
      inside.set(cell, (inside.get(cell) ?? 0) + 1);
    }
    const isTelling = [...inside].some(([cell, count]) => {
      const outside = (sizes[cell] as number) - count;
      return count < floor || (outside > 0 && outside < floor);
    });
    if (isTelling) continue;
    chosen.add(key);
    const cells = new Map<number, number>();
    for (const [cell, count] of inside) {
      sizes[cell] = (sizes[cell] as number) - count;
      cells.set(cell, sizes.push(count) - 1);
    }
    for (const serial of serials) cellOf.set(serial, cells.get(cellOf.get(serial) ?? 0) as number);
  }
  return chosen;
}
