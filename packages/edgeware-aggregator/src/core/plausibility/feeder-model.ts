import type { CommunityTopology, Feeder, Phase, TopologyLine } from "../topology/community-topology.ts";
import { elementKey } from "../topology/element.ts";
import type { Place } from "../topology/place.ts";
import type { TopologyIndex } from "../topology/topology-index.ts";

/** Impedance from the feeder's head, ohm: of a phase with its return, and between two phases. */
interface PathImpedance {
  readonly selfR: number;
  readonly selfX: number;
  readonly mutualR: number;
  readonly mutualX: number;
}

/** How one voltage follows from powers: over unknowns by number, V per kW and V per var. */
interface VoltageRow {
  /** The head's voltage first, then every reachable building's power per phase. */
  readonly unknowns: Int32Array;
  readonly coefficients: Float64Array;
  /** Aligned with the unknowns; 0 for the head. */
  readonly perVar: Float64Array;
}

/** A feeder as one linear model. Unknowns are each building's power per phase, kW, and the head's voltages, V. */
export interface FeederModel {
  readonly members: readonly Place[];
  /** How many powers there are; the head's three voltages follow. */
  readonly powers: number;
  powerOf(serial: string, phase: Phase): number;
  headOf(phase: Phase): number;
  /** How a building's voltage follows from the unknowns; undefined when no line leads to it. */
  voltageRow(serial: string, phase: Phase): VoltageRow | undefined;
}

const KILO = 1000;
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
export function feederModel(topology: CommunityTopology, index: TopologyIndex, feeder: Feeder): FeederModel {
  const steps = walk(topology, index, feeder.bus);
  const serials = index.groups.get(elementKey({ kind: "feeder", id: feeder.id }))?.serials ?? [];
  const members = serials.map((serial) => index.places.get(serial) as Place);
  const numbers = new Map<string, number>();
  for (const { serial, phases } of members) {
    for (const phase of phases) numbers.set(`${serial} ${phase}`, numbers.size);
  }
  const busOf = (serial: string) => index.places.get(serial)?.point?.bus ?? "";
  const powerOf = (serial: string, phase: Phase) => numbers.get(`${serial} ${phase}`) as number;
  const headOf = (phase: Phase) => numbers.size + phase - 1;
  const reachable = members.filter(({ serial }) => steps.has(busOf(serial)));
  const rows = new Map<string, VoltageRow>();

  function makeRow(serial: string, phase: Phase): VoltageRow {
    const unknowns = [headOf(phase)];
    const coefficients = [1];
    const perVar = [0];
    for (const by of reachable) {
      const shared = sharedPath(steps, busOf(serial), busOf(by.serial));
      for (const byPhase of by.phases) {
        const drop = dropOf(shared, ANGLES[byPhase] - ANGLES[phase], topology.nominalV);
        unknowns.push(powerOf(by.serial, byPhase));
        coefficients.push(-drop.perW * KILO);
        perVar.push(-drop.perVar);
      }
    }
    return {
      unknowns: Int32Array.from(unknowns),
      coefficients: Float64Array.from(coefficients),
      perVar: Float64Array.from(perVar),
    };
  }

  return {
    members,
    powers: numbers.size,
    powerOf,
    headOf,
    voltageRow(serial, phase) {
      if (!steps.has(busOf(serial))) return undefined;
      const key = `${serial} ${phase}`;
      const row = rows.get(key) ?? makeRow(serial, phase);
      rows.set(key, row);
      return row;
    },
  };
}

/** The drop of a voltage per W and per var that flow over a path at an angle to it. */
function dropOf(path: PathImpedance | undefined, angle: number, nominalV: number) {
  if (!path) return { perW: 0, perVar: 0 };
  const [r, x] = angle === 0 ? [path.selfR, path.selfX] : [path.mutualR, path.mutualX];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { perW: (r * cos - x * sin) / nominalV, perVar: (x * cos + r * sin) / nominalV };
}

/**
 * Every bus that hangs on the head, with the impedance of the way to it; breadth first. Sources and the heads of
 * other feeders are where a feeder ends.
 */
function walk(
  { feeders, sourceBuses = [] }: CommunityTopology,
  index: TopologyIndex,
  head: string | undefined,
) {
  const steps = new Map<string, Step>();
  if (head === undefined) return steps;
  const ends = new Set([...sourceBuses, ...feeders.flatMap(({ bus }) => (bus === undefined ? [] : [bus]))]);
  steps.set(head, { up: undefined, depth: 0, path: { selfR: 0, selfX: 0, mutualR: 0, mutualX: 0 } });
  const queue = [head];
  for (const bus of queue) {
    const { path, depth } = steps.get(bus) as Step;
    for (const { bus: next, line } of index.neighbours.get(bus) ?? []) {
      if (steps.has(next) || ends.has(next)) continue;
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
