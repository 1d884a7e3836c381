/**
 * The community's network: three-phase radial model, exact power flow, limits and headroom; pure maths.
 *
 * @example
 * const network = streetNetwork({ houses: 30 });
 * const flow = solvePowerFlow(network);
 * flow.voltage("H30")?.magnitudePu; // [a, b, c] per unit
 * checkLimits(flow, networkLimits(network), { atMs: Date.now() }).violations; // [] when all is well
 */
export { buildRadialModel } from "./build-radial-model.ts";
export { canonicalJson } from "./canonical-json.ts";
export { checkNetwork } from "./check-network.ts";
export { compareVoltages, type VoltageDifference } from "./compare-voltages.ts";
export type { ElementRef } from "./element-ref.ts";
export type { GridProblem } from "./grid-problem.ts";
export type { Headroom } from "./headroom.ts";
export { HeadroomFinder, type HeadroomQuery } from "./headroom-finder.ts";
export {
  type HostingCapacity,
  type HostingQuery,
  type HostingScenario,
  hostingCapacity,
} from "./hosting-capacity.ts";
export { importBalancedReference } from "./import-balanced-reference.ts";
export { importOpenDss } from "./import-open-dss.ts";
export { importPandapower } from "./import-pandapower.ts";
export { importThreePhaseReference } from "./import-three-phase-reference.ts";
export type { ImportedNetwork, ImportProblem } from "./imported-network.ts";
export type {
  Authority,
  ContractLimit,
  CurrentLimit,
  ExternalLimit,
  Limit,
  PowerLimit,
  RampLimit,
  Severity,
  UnbalanceLimit,
  VoltageLimit,
} from "./limit.ts";
export type { LimitCheck, Margin, UncheckedLimit } from "./limit-check.ts";
export { type CheckContext, checkLimits, LimitChecker } from "./limit-checker.ts";
export type {
  Bus,
  ConnectionPoint,
  Impedance,
  Line,
  Load,
  Network,
  Shunt,
  Source,
  Switch,
} from "./network.ts";
export { type NetworkLimitOptions, networkLimits } from "./network-limits.ts";
export { PHASES, type Phase, type PhaseValues } from "./phase-values.ts";
export {
  type BusVoltage,
  type DrawnPower,
  type LineFlow,
  PowerFlow,
  type PowerFlowArrays,
  type TransformerFlow,
} from "./power-flow.ts";
export { MAX_LOOPS, type RadialModel, STRIDE } from "./radial-model.ts";
export type { ReferenceVoltages } from "./reference-voltages.ts";
export type { Snapshot, SnapshotInputs } from "./snapshot.ts";
export { solvePowerFlow } from "./solve-power-flow.ts";
export { type StreetOptions, streetNetwork } from "./street-network.ts";
export { Sweep, type SweepMethod, type SweepOptions, TOLERANCE_PU } from "./sweep.ts";
export { firstDifference, takeSnapshot } from "./take-snapshot.ts";
export type { TerminalFlow } from "./terminal-flow.ts";
export type { Island, Topology, TreeStep } from "./topology.ts";
export { traceTopology } from "./trace-topology.ts";
export {
  type Transformer,
  type TransformerZeroSequence,
  VECTOR_GROUPS,
  type VectorGroup,
} from "./transformer.ts";
export { UnionFind } from "./union-find.ts";
