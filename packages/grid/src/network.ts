import type { PhaseValues } from "./phase-values.ts";
import type { Transformer } from "./transformer.ts";

/** A place where elements meet. */
export interface Bus {
  readonly id: string;
  /** Line-to-line, V. Per-unit results are per this. */
  readonly nominalV: number;
}

/** A three-phase line or cable, transposed: all phases alike. Per kilometre, of one conductor set. */
export interface Line {
  readonly id: string;
  readonly fromBus: string;
  readonly toBus: string;
  readonly lengthKm: number;
  readonly rOhmPerKm: number;
  readonly xOhmPerKm: number;
  /** Positive-sequence capacitance; absent: none. */
  readonly cNfPerKm?: number;
  /** Needed by the three-phase sweep only; includes the way back through neutral and earth. */
  readonly zeroSequence?: {
    readonly rOhmPerKm: number;
    readonly xOhmPerKm: number;
    readonly cNfPerKm?: number;
  };
  /** How many equal ones lie side by side; absent: 1. */
  readonly parallel?: number;
  /** Thermal rating of one of them, A per phase; absent: unknown, so loading is too. */
  readonly ratedA?: number;
}

/** A stiff voltage that forms the grid of its island: the network above, or a grid-forming inverter. */
export interface Source {
  readonly id: string;
  readonly bus: string;
  /** Positive-sequence voltage behind `impedanceOhm.positive`, per unit of the bus. */
  readonly voltagePu: number;
  readonly angleDegrees: number;
  /** Internal impedance per sequence, ohm per phase. What is absent is 0: the voltage is held at the bus. */
  readonly impedanceOhm?: {
    readonly positive?: Impedance;
    readonly negative?: Impedance;
    readonly zero?: Impedance;
  };
}

/** A series impedance, ohm. */
export interface Impedance {
  readonly r: number;
  readonly x: number;
}

/** Power drawn at a bus; generation is negative. */
export interface Load {
  readonly id: string;
  readonly bus: string;
  /** At nominal voltage, W per phase, or between phases ab, bc, ca for `delta`. */
  readonly powerW: PhaseValues;
  /** Inductive is positive, var. */
  readonly reactiveVar: PhaseValues;
  /** `wye`: between phase and neutral, the neutral earthed. Absent: wye. */
  readonly connection?: "wye" | "delta";
  /** Share of it that goes with voltage and with its square; the rest is constant power. Absent: 0 and 0. */
  readonly constantCurrentFraction?: number;
  readonly constantImpedanceFraction?: number;
}

/** A fixed admittance to earth, the same in all phases; W and var it takes in all of them at nominal voltage. */
export interface Shunt {
  readonly id: string;
  readonly bus: string;
  readonly powerW: number;
  /** A capacitor's is negative. */
  readonly reactiveVar: number;
}

/** A switch without impedance: between two buses, or between a bus and the end of a line or transformer. */
export interface Switch {
  readonly id: string;
  readonly bus: string;
  readonly to: { readonly bus: string } | { readonly line: string } | { readonly transformer: string };
  readonly isClosed: boolean;
}

/**
 * Where a member is connected and what was agreed for it there.
 * Capacities are contracts, not physics; they become limits (`networkLimits`).
 */
export interface ConnectionPoint {
  readonly id: string;
  readonly bus: string;
  /** Ids of the loads behind it. */
  readonly loads: readonly string[];
  /** VA of all phases together. Absent: no capacity was agreed, so none is known. */
  readonly importVa?: number;
  readonly exportVa?: number;
}

/** A distribution network at one version of its topology. Ids are unique within their kind. */
export interface Network {
  readonly name: string;
  /** Names the topology; every result carries it. */
  readonly version: string;
  readonly frequencyHz: number;
  readonly buses: readonly Bus[];
  readonly lines: readonly Line[];
  readonly transformers: readonly Transformer[];
  readonly sources: readonly Source[];
  readonly loads: readonly Load[];
  readonly shunts: readonly Shunt[];
  readonly switches: readonly Switch[];
  readonly connectionPoints: readonly ConnectionPoint[];
}
