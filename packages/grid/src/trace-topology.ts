import type { ElementRef } from "./element-ref.ts";
import type { Network } from "./network.ts";
import type { Island, Topology, TreeStep } from "./topology.ts";
import { UnionFind } from "./union-find.ts";

interface Branch {
  readonly ref: ElementRef;
  readonly from: number;
  readonly to: number;
}

/**
 * Partitions a network by its switches and finds the way from every bus to its source.
 * The network must have passed `checkNetwork`. Elements are taken in the order they are listed, transformers
 * before lines, so what closes a loop is always a line where that is possible.
 */
export function traceTopology(network: Network): Topology {
  const nodeOfBus = joinBuses(network);
  const nodes: string[][] = [];
  for (const [bus, node] of nodeOfBus) (nodes[node] ??= []).push(bus);
  const open = findOpen(network);
  const isOpen = new Set(open.map(keyOf));
  const nodeOf = (bus: string) => nodeOfBus.get(bus) as number;
  const branches = [
    ...network.transformers.map(({ id, highBus, lowBus }) => branch("transformer", id, highBus, lowBus)),
    ...network.lines.map(({ id, fromBus, toBus }) => branch("line", id, fromBus, toBus)),
  ].filter(({ ref }) => !isOpen.has(keyOf(ref)));

  function branch(kind: "line" | "transformer", id: string, from: string, to: string): Branch {
    return { ref: { kind, id }, from: nodeOf(from), to: nodeOf(to) };
  }

  const joined = new UnionFind(nodes.length);
  const tree: Branch[] = [];
  const chords: Branch[] = [];
  for (const candidate of branches)
    (joined.join(candidate.from, candidate.to) ? tree : chords).push(candidate);

  const islands = new Map<number, { buses: string[]; sources: string[]; loops: string[] }>();
  for (const [node, buses] of nodes.entries()) {
    const island = islands.get(joined.find(node)) ?? { buses: [], sources: [], loops: [] };
    island.buses.push(...buses);
    islands.set(joined.find(node), island);
  }
  const islandOfNode = (node: number) => islands.get(joined.find(node)) as Island;
  for (const { id, bus } of network.sources) islands.get(joined.find(nodeOf(bus)))?.sources.push(id);
  for (const { ref, from } of chords)
    if (ref.kind === "line") islands.get(joined.find(from))?.loops.push(ref.id);

  const roots = [...islands.values()].flatMap(({ sources }) => {
    const first = network.sources.find(({ id }) => id === sources[0]);
    return first ? [nodeOf(first.bus)] : [];
  });
  const steps = walk(nodes.length, tree, roots);
  const stepTo = new Map(steps.map((step) => [step.node, step]));
  const stepOf = new Map(steps.map((step) => [keyOf(step.branch), step]));

  function pathOf(node: number): ElementRef[] {
    const path: ElementRef[] = [];
    for (let step = stepTo.get(node); step; step = stepTo.get(step.parent)) path.push(step.branch);
    return path;
  }

  return {
    version: network.version,
    islands: [...islands.values()],
    nodes,
    steps,
    open,
    transformerLoops: chords.flatMap(({ ref }) => (ref.kind === "transformer" ? [ref.id] : [])),
    nodeOf,
    islandOf: (bus) => islandOfNode(nodeOf(bus)),
    pathToRoot: (bus) => pathOf(nodeOf(bus)),
    behind(ref) {
      const first = stepOf.get(keyOf(ref));
      if (!first) return [];
      const beyond = new Set([first.node]);
      for (const step of steps) if (beyond.has(step.parent)) beyond.add(step.node);
      return [...beyond].flatMap((node) => nodes[node] ?? []);
    },
    feederOf(bus) {
      const path = pathOf(nodeOf(bus));
      const busbar = path.findIndex(({ kind }) => kind === "transformer");
      return busbar === 0 ? undefined : path.at(busbar < 0 ? -1 : busbar - 1);
    },
  };
}

function keyOf({ kind, id }: ElementRef): string {
  return `${kind} ${id}`;
}

/** Node numbers by bus, in the order the buses are listed. */
function joinBuses({ buses, switches }: Network): Map<string, number> {
  const position = new Map(buses.map(({ id }, index) => [id, index]));
  const joined = new UnionFind(buses.length);
  for (const { bus, to, isClosed } of switches)
    if (isClosed && "bus" in to) joined.join(position.get(bus) as number, position.get(to.bus) as number);
  const numbers = new Map<number, number>();
  return new Map(
    buses.map(({ id }, index) => {
      const first = joined.find(index);
      const node = numbers.get(first) ?? numbers.size;
      numbers.set(first, node);
      return [id, node];
    }),
  );
}

function findOpen({ switches }: Network): ElementRef[] {
  return switches.flatMap(({ to, isClosed }): ElementRef[] => {
    if (isClosed || "bus" in to) return [];
    return "line" in to ? [{ kind: "line", id: to.line }] : [{ kind: "transformer", id: to.transformer }];
  });
}

/** From the roots outwards, breadth first. */
function walk(nodeCount: number, tree: readonly Branch[], roots: readonly number[]): TreeStep[] {
  const neighbours: { ref: ElementRef; node: number }[][] = Array.from({ length: nodeCount }, () => []);
  for (const { ref, from, to } of tree) {
    neighbours[from]?.push({ ref, node: to });
    neighbours[to]?.push({ ref, node: from });
  }
  const isSeen = new Uint8Array(nodeCount);
  const queue = [...roots];
  for (const root of roots) isSeen[root] = 1;
  const steps: TreeStep[] = [];
  for (let head = 0; head < queue.length; head++) {
    const parent = queue[head] as number;
    for (const { ref, node } of neighbours[parent] ?? []) {
      if (isSeen[node]) continue;
      isSeen[node] = 1;
      steps.push({ branch: ref, parent, node });
      queue.push(node);
    }
  }
  return steps;
}
