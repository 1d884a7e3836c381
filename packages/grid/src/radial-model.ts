import type { GridProblem } from "./grid-problem.ts";
import type { LoopModel } from "./loop-model.ts";
import type { ConnectionPoint, Line, Network } from "./network.ts";
import type { Topology } from "./topology.ts";
import type { Transformer } from "./transformer.ts";
import type { TransformerEquivalent } from "./transformer-equivalent.ts";

/** Per-unit base of a model, VA per phase. */
export const BASE_VA = 100_000;

/** Numbers per node and branch: real and imaginary part of zero, positive and negative sequence, in that order. */
export const STRIDE = 6;

/** How many loops are computed by compensation; a network with more is meshed, and not this package's business. */
export const MAX_LOOPS = 8;

/**
 * A checked network as flat arrays for sweeping: nodes in an order in which a parent comes before its children,
 * everything per unit of nominal voltage and BASE_VA. Made by `buildRadialModel`, never changed.
 * The first `sourceCount` nodes are the stiff voltages behind the sources' impedances; each has one child.
 */
export interface RadialModel {
  readonly network: Network;
  readonly topology: Topology;
  readonly nodeCount: number;
  readonly sourceCount: number;
  /** Ids of the sources, by node. */
  readonly sources: readonly string[];
  /** -1 for a source. */
  readonly parent: Int32Array;
  /** STRIDE per node: what its own current drops between it and its parent, shunts taken into account. */
  readonly impedance: Float64Array;
  /** Per node, the index of its branch in `forward` and `backward`, or -1 for a plain line. */
  readonly ratioOf: Int32Array;
  /** STRIDE per branch that is no plain line: voltage at the node over voltage at its parent, without current. */
  readonly forward: Float64Array;
  /** STRIDE per such branch: current from the parent over current into the node. */
  readonly backward: Float64Array;
  /** Nodes behind which currents go with voltage, and STRIDE for each: the admittance of all that is there. */
  readonly shuntNodes: Int32Array;
  readonly shunts: Float64Array;
  /** Voltages without load, STRIDE per node: where a sweep starts. */
  readonly flatVoltage: Float64Array;
  readonly loops: LoopModel;
  /** Node per load of the network; -1 when its island is dead. */
  readonly loadNode: Int32Array;
  /** 1 for delta. */
  readonly isDelta: Uint8Array;
  /** Constant-current and constant-impedance fraction per load. */
  readonly voltageShares: Float64Array;
  /** W and var per phase and load as the network has them: Pa, Qa, Pb, Qb, Pc, Qc. */
  readonly basePowers: Float64Array;
  /** Buses whose nodes are in the model. */
  readonly nodeOfBus: ReadonlyMap<string, number>;
  readonly nominalV: Float64Array;
  /** Node at the far end of a line, by id; its parent is the other end. Loops are not among them. */
  readonly nodeOfLine: ReadonlyMap<string, number>;
  readonly nodeOfTransformer: ReadonlyMap<string, number>;
  /** Elements by id. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly transformers: ReadonlyMap<string, Transformer>;
  readonly connectionPoints: ReadonlyMap<string, ConnectionPoint>;
  /** Place of each load in the network's list. */
  readonly indexOfLoad: ReadonlyMap<string, number>;
  readonly equivalents: ReadonlyMap<string, TransformerEquivalent>;
  /** What is missing for three phases; the balanced sweep does without. */
  readonly threePhaseProblems: readonly GridProblem[];
}
