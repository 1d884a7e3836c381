import { UnionFind } from "@sourceful/grid";
import type { CommunityTopology } from "./community-topology.ts";

/** A part of the network that is connected in itself and to nothing else. */
export interface Partition {
  /** `p:` and the first of its buses in alphabetical order, so that it keeps its name while it keeps that bus. */
  readonly id: string;
  /** `connected` to the public network, `island` held up by a building of its own, or `dead`. */
  readonly kind: "connected" | "island" | "dead";
  readonly buses: readonly string[];
  readonly serials: readonly string[];
}

/**
 * The partitions of a network over its lines and closed switches (community-anchors.md 2.20), in the order of
 * their ids. Buildings without a bus are in none.
 */
export function findPartitions(
  topology: CommunityTopology,
  isClosed: (switchId: string) => boolean,
): Partition[] {
  const switches = topology.switches ?? [];
  const lines = topology.lines ?? [];
  const names = [...lines, ...switches].flatMap(({ from, to }) => [from, to]);
  const busNames = topology.connectionPoints.flatMap(({ bus }) => (bus === undefined ? [] : [bus]));
  const buses = [...new Set([...names, ...busNames, ...(topology.sourceBuses ?? [])])].toSorted();
  const firstOf = findFirstBuses(
    buses,
    [...lines, ...switches.filter(({ id }) => isClosed(id))].map(({ from, to }) => [from, to]),
  );
  const rootOf = (bus: string) => firstOf.get(bus) ?? bus;
  const sources = new Set((topology.sourceBuses ?? []).map(rootOf));
  const formed = new Set<string>();
  const serials = new Map<string, string[]>();
  for (const { bus, buildings } of topology.connectionPoints) {
    if (bus === undefined) continue;
    const root = rootOf(bus);
    const known = serials.get(root) ?? [];
    serials.set(root, known);
    for (const { serial, ders = [] } of buildings) {
      known.push(serial);
      if (ders.some(({ canFormGrid }) => canFormGrid)) formed.add(root);
    }
  }
  const members = new Map<string, string[]>();
  for (const bus of buses) {
    const root = rootOf(bus);
    const known = members.get(root);
    if (known) known.push(bus);
    else members.set(root, [bus]);
  }
  return [...members].map(([root, of]) => ({
    id: `p:${root}`,
    kind: sources.has(root) ? "connected" : formed.has(root) ? "island" : "dead",
    buses: of,
    serials: (serials.get(root) ?? []).toSorted(),
  }));
}

/** For each bus the first, in alphabetical order, of those it is joined to. `buses` are in that order. */
function findFirstBuses(
  buses: readonly string[],
  joints: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const numbers = new Map(buses.map((bus, number) => [bus, number]));
  const joined = new UnionFind(buses.length);
  for (const [from, to] of joints) joined.join(numbers.get(from) as number, numbers.get(to) as number);
  // The smallest number stands for all that are joined, and so the first name.
  return new Map(buses.map((bus, number) => [bus, buses[joined.find(number)] as string]));
}
