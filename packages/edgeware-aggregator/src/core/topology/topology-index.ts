import type { CommunityTopology, TopologyLine } from "./community-topology.ts";
import { type ElementRef, elementKey } from "./element.ts";
import { findPartitions, type Partition } from "./partitions.ts";
import { type Place, placeOfBuilding, placeOfMeter } from "./place.ts";

/** A set of buildings that is summed. */
export interface Group {
  readonly element: ElementRef;
  /** In alphabetical order. */
  readonly serials: readonly string[];
}

/** One step from a bus to another. */
interface Neighbour {
  readonly bus: string;
  readonly line?: TopologyLine;
}

/** Look-ups over one version of a topology and one set of switch positions. Immutable. */
export interface TopologyIndex {
  readonly places: ReadonlyMap<string, Place>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly partitions: readonly Partition[];
  /** Some of its buildings are cut off from others. Those with a connection are connected by the public network. */
  readonly isSplit: boolean;
  /** Bus → id of its partition. */
  readonly partitionOf: ReadonlyMap<string, string>;
  /** From each bus to those next to it, over lines and closed switches; a switch has no line. */
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  /** Where a meter of an element stands in for the sum: element key → serial. */
  readonly meters: ReadonlyMap<string, string>;
}

/** Indexes a topology; O(buildings). */
export function indexTopology(
  topology: CommunityTopology,
  isClosed: (switchId: string) => boolean,
): TopologyIndex {
  const places = new Map<string, Place>();
  const meters = new Map<string, string>();
  const members = new Map<string, { element: ElementRef; serials: string[] }>();
  const put = (element: ElementRef, ...serials: string[]) => {
    const key = elementKey(element);
    const group = members.get(key);
    if (group) group.serials.push(...serials);
    else members.set(key, { element, serials });
  };
  put({ kind: "community", id: topology.community });
  for (const { id, meter, ratedVa } of topology.transformers) {
    put({ kind: "transformer", id });
    if (meter === undefined) continue;
    places.set(meter, placeOfMeter(meter, ratedVa));
    meters.set(elementKey({ kind: "transformer", id }), meter);
  }
  const ratings = new Map(topology.transformers.map(({ id, ratedVa }) => [id, ratedVa]));
  const transformerOf = new Map<string, string>();
  for (const { id, transformer, meter } of topology.feeders) {
    put({ kind: "feeder", id });
    transformerOf.set(id, transformer);
    if (meter === undefined) continue;
    places.set(meter, placeOfMeter(meter, ratings.get(transformer) ?? 0));
    meters.set(elementKey({ kind: "feeder", id }), meter);
  }
  const serialsOf = new Map<string, readonly string[]>();
  for (const point of topology.connectionPoints) {
    const serials = point.buildings.map(({ serial }) => serial);
    serialsOf.set(point.id, serials);
    for (const building of point.buildings) places.set(building.serial, placeOfBuilding(point, building));
    put({ kind: "connection_point", id: point.id }, ...serials);
    put({ kind: "feeder", id: point.feeder }, ...serials);
    put({ kind: "transformer", id: transformerOf.get(point.feeder) ?? "" }, ...serials);
    put({ kind: "community", id: topology.community }, ...serials);
  }
  for (const { id, connectionPoints } of topology.peds ?? []) {
    put({ kind: "ped", id }, ...connectionPoints.flatMap((point) => serialsOf.get(point) ?? []));
  }
  const partitions = findPartitions(topology, isClosed);
  for (const { id, serials } of partitions) put({ kind: "partition", id }, ...serials);
  const groups = new Map(
    [...members].map(([key, { element, serials }]) => [key, { element, serials: serials.toSorted() }]),
  );
  const partitionOf = new Map(partitions.flatMap(({ id, buses }) => buses.map((bus) => [bus, id] as const)));
  const neighbours = findNeighbours(topology, isClosed);
  const inhabited = partitions.filter(({ serials }) => serials.length > 0);
  const isSplit = new Set(inhabited.map(({ kind, id }) => (kind === "connected" ? kind : id))).size > 1;
  return { places, groups, partitions, isSplit, partitionOf, neighbours, meters };
}

function findNeighbours(
  { lines = [], switches = [] }: CommunityTopology,
  isClosed: (switchId: string) => boolean,
): Map<string, Neighbour[]> {
  const neighbours = new Map<string, Neighbour[]>();
  const connect = (bus: string, neighbour: Neighbour) => {
    const known = neighbours.get(bus);
    if (known) known.push(neighbour);
    else neighbours.set(bus, [neighbour]);
  };
  for (const line of lines) {
    connect(line.from, { bus: line.to, line });
    connect(line.to, { bus: line.from, line });
  }
  for (const { id, from, to } of switches) {
    if (!isClosed(id)) continue;
    connect(from, { bus: to });
    connect(to, { bus: from });
  }
  return neighbours;
}
