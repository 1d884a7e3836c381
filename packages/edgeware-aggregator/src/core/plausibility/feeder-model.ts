import type { CommunityTopology, Feeder, Phase, TopologyLine } from "../topology/community-topology.ts";
import type { TopologyIndex } from "../topology/topology-index.ts";

/** Impedance from the feeder's head, ohm: of a phase with its return, and between two phases. */
interface PathImpedance {
  readonly selfR: number;
  readonly selfX: number;
  readonly mutualR: number;
  readonly mutualX: number;
}

/** How voltages along a feeder follow from powers. */
export interface FeederModel {
  /** Buildings that can be reached from its head; their voltages can be checked. */
  readonly reachable: ReadonlySet<string>;
  /**
   * How much the magnitude of building `at`'s voltage on `phase` falls, V per W and V per var, with power of
   * building `by` on `byPhase`.
   */
  drop(
    at: string,
    phase: Phase,
    by: string,
    byPhase: Phase,
  ): { readonly perW: number; readonly perVar: number };
}

const ANGLES: Readonly<Record<Phase, number>> = { 1: 0, 2: (-2 * Math.PI) / 3, 3: (2 * Math.PI) / 3 };

interface Step {
  readonly up: string | undefined;
  readonly depth: number;
  readonly path: PathImpedance;
}

/**
 * The linear model of a radial feeder: what two buildings share of the way to its head couples them. With
 * Z_s = (Z₀ + 2Z₁)/3 and Z_m = (Z₀ − Z₁)/3 (community-anchors.md 3.1), the drop of |V_φ| by S = P + jQ on
 * phase ψ is Re(Z·(P − jQ)·e^{j(θψ − θφ)})/V; losses and the spread of voltages are neglected.
 */
export function feederModel(
  topology: CommunityTopology,
  index: TopologyIndex,
  feeder: Feeder,
  isClosed: (switchId: string) => boolean,
): FeederModel {
  const steps = walk(topology, feeder.bus, isClosed);
  const busOf = (serial: string) => index.places.get(serial)?.point?.bus ?? "";
  const serials = index.groups.get(`feeder/${feeder.id}`)?.serials ?? [];
  return {
    reachable: new Set(serials.filter((serial) => steps.has(busOf(serial)))),
    drop(at, phase, by, byPhase) {
      const shared = sharedPath(steps, busOf(at), busOf(by));
      if (!shared) return { perW: 0, perVar: 0 };
      const [r, x] = phase === byPhase ? [shared.selfR, shared.selfX] : [shared.mutualR, shared.mutualX];
      const angle = ANGLES[byPhase] - ANGLES[phase];
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      return {
        perW: (r * cos - x * sin) / topology.nominalV,
        perVar: (x * cos + r * sin) / topology.nominalV,
      };
    },
  };
}

/** Every bus that hangs on the head, with the impedance of the way to it; breadth first. */
function walk(
  topology: CommunityTopology,
  head: string | undefined,
  isClosed: (switchId: string) => boolean,
): Map<string, Step> {
  const steps = new Map<string, Step>();
  if (head === undefined) return steps;
  const neighbours = new Map<string, { readonly bus: string; readonly line?: TopologyLine }[]>();
  const connect = (from: string, to: string, line?: TopologyLine) => {
    const step = line ? { line } : {};
    neighbours.set(from, [...(neighbours.get(from) ?? []), { bus: to, ...step }]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), { bus: from, ...step }]);
  };
  for (const line of topology.lines ?? []) connect(line.from, line.to, line);
  for (const { id, from, to } of topology.switches ?? []) if (isClosed(id)) connect(from, to);
  steps.set(head, { up: undefined, depth: 0, path: { selfR: 0, selfX: 0, mutualR: 0, mutualX: 0 } });
  const queue = [head];
  for (const bus of queue) {
    const { path, depth } = steps.get(bus) as Step;
    for (const { bus: next, line } of neighbours.get(bus) ?? []) {
      if (steps.has(next)) continue;
      steps.set(next, { up: bus, depth: depth + 1, path: line ? extend(path, line) : path });
      queue.push(next);
    }
  }
  return steps;
}

function extend(path: PathImpedance, { rOhm, xOhm, r0Ohm = 4 * rOhm, x0Ohm = 4 * xOhm }: TopologyLine) {
  return {
    selfR: path.selfR + (r0Ohm + 2 * rOhm) / 3,
    selfX: path.selfX + (x0Ohm + 2 * xOhm) / 3,
    mutualR: path.mutualR + (r0Ohm - rOhm) / 3,
    mutualX: path.mutualX + (x0Ohm - xOhm) / 3,
  };
}

/** What the ways of two buses to the head have in common. */
function sharedPath(steps: ReadonlyMap<string, Step>, a: string, b: string): PathImpedance | undefined {
  let [low, high] = [steps.get(a), steps.get(b)];
  while (low && high && low !== high) {
    if (low.depth >= high.depth) low = steps.get(low.up ?? "");
    else high = steps.get(high.up ?? "");
  }
  return low && high ? low.path : undefined;
}
