import { buildLoopModel } from "./build-loop-model.ts";
import { checkNetwork } from "./check-network.ts";
import { collectShunts } from "./collect-shunts.ts";
import { complex, fromPolar, multiply } from "./complex.ts";
import { flattenSequences, lineImpedance, sourceImpedance } from "./element-impedance.ts";
import { eliminateShunts } from "./eliminate-shunts.ts";
import { findStructuralProblems } from "./find-structural-problems.ts";
import { findThreePhaseProblems } from "./find-three-phase-problems.ts";
import { gridError } from "./grid-error.ts";
import { layOutLoads } from "./lay-out-loads.ts";
import type { Line, Network } from "./network.ts";
import { BASE_VA, type RadialModel, STRIDE } from "./radial-model.ts";
import { traceTopology } from "./trace-topology.ts";
import {
  reverseEquivalent,
  type TransformerEquivalent,
  transformerEquivalent,
} from "./transformer-equivalent.ts";

/**
 * Checks a network and lays it out for the sweeps.
 *
 * @throws ConfigError `grid_invalid` with every problem: what `checkNetwork` finds, an island with several
 *   sources, transformers in a loop, more than MAX_LOOPS loops. What only three
 *   phases need may be missing; see `threePhaseProblems`.
 */
export function buildRadialModel(network: Network): RadialModel {
  const problems = checkNetwork(network);
  if (problems.length > 0) throw gridError(network.name, problems);
  const topology = traceTopology(network);
  const structural = findStructuralProblems(topology);
  if (structural.length > 0) throw gridError(network.name, structural);

  const sources = topology.islands.flatMap(({ sources: [first] }) =>
    network.sources.filter(({ id }) => id === first),
  );
  const nodeCount = 2 * sources.length + topology.steps.length;
  const nodeAt = new Map(sources.map(({ bus }, index) => [topology.nodeOf(bus), sources.length + index]));
  for (const [index, step] of topology.steps.entries()) nodeAt.set(step.node, 2 * sources.length + index);
  const nodeOfBus = new Map<string, number>();
  const nominalV = new Float64Array(nodeCount);
  for (const { id, nominalV: volts } of network.buses) {
    const node = nodeAt.get(topology.nodeOf(id));
    if (node === undefined) continue;
    nodeOfBus.set(id, node);
    nominalV[node] = volts;
  }
  const voltsOf = new Map(network.buses.map((bus) => [bus.id, bus.nominalV]));
  const feeding = new Map(
    topology.steps.map(({ branch, parent }) => [`${branch.kind} ${branch.id}`, parent]),
  );
  const equivalents = new Map(
    network.transformers.map((transformer) => {
      const { id, highBus, lowBus } = transformer;
      const equivalent = transformerEquivalent(transformer, {
        highV: voltsOf.get(highBus) as number,
        lowV: voltsOf.get(lowBus) as number,
        baseVa: BASE_VA,
      });
      const isReversed = feeding.get(`transformer ${id}`) === topology.nodeOf(lowBus);
      return [id, isReversed ? reverseEquivalent(equivalent) : equivalent];
    }),
  );

  const tree = {
    parent: new Int32Array(nodeCount).fill(-1),
    impedance: new Float64Array(STRIDE * nodeCount),
    ratioOf: new Int32Array(nodeCount).fill(-1),
    ratios: new Float64Array(STRIDE * network.transformers.length),
  };
  const flatVoltage = new Float64Array(STRIDE * nodeCount);
  for (const [index, source] of sources.entries()) {
    const node = sources.length + index;
    tree.parent[node] = index;
    tree.impedance.set(sourceImpedance(source, voltsOf.get(source.bus) as number), STRIDE * node);
    const { re, im } = fromPolar(source.voltagePu, source.angleDegrees);
    flatVoltage.set([re, im], STRIDE * index + 2);
    flatVoltage.set([re, im], STRIDE * node + 2);
    nominalV[index] = nominalV[node] as number;
  }
  const lines = new Map(network.lines.map((line) => [line.id, line]));
  const nodeOfLine = new Map<string, number>();
  const nodeOfTransformer = new Map<string, number>();
  for (const { branch, parent, node: to } of topology.steps) {
    const node = nodeAt.get(to) as number;
    const above = nodeAt.get(parent) as number;
    tree.parent[node] = above;
    const flat = complex(
      flatVoltage[STRIDE * above + 2] as number,
      flatVoltage[STRIDE * above + 3] as number,
    );
    if (branch.kind === "line") {
      nodeOfLine.set(branch.id, node);
      tree.impedance.set(
        lineImpedance(lines.get(branch.id) as Line, nominalV[node] as number),
        STRIDE * node,
      );
      flatVoltage.set([flat.re, flat.im], STRIDE * node + 2);
      continue;
    }
    const { zero, positive, negative } = equivalents.get(branch.id) as TransformerEquivalent;
    const at = nodeOfTransformer.size;
    nodeOfTransformer.set(branch.id, node);
    tree.ratioOf[node] = at;
    tree.ratios.set(flattenSequences(zero?.ratio, positive.ratio, negative.ratio), STRIDE * at);
    tree.impedance.set(
      flattenSequences(zero?.impedance, positive.impedance, negative.impedance),
      STRIDE * node,
    );
    const { re, im } = multiply(flat, positive.ratio);
    flatVoltage.set([re, im], STRIDE * node + 2);
  }
  const cuts = topology.islands.flatMap((island) =>
    island.loops.flatMap((id) => {
      const line = lines.get(id) as Line;
      const [fromNode, toNode] = [nodeOfBus.get(line.fromBus), nodeOfBus.get(line.toBus)];
      if (fromNode === undefined || toNode === undefined) return [];
      return [{ id, fromNode, toNode, impedance: lineImpedance(line, nominalV[fromNode] as number) }];
    }),
  );
  return {
    network,
    topology,
    nodeCount,
    sourceCount: sources.length,
    sources: sources.map(({ id }) => id),
    parent: tree.parent,
    ...eliminateShunts(
      tree,
      collectShunts(network, topology, nodeOfBus, nominalV, equivalents),
      sources.length,
    ),
    flatVoltage,
    loops: buildLoopModel(cuts, tree),
    ...layOutLoads(network, nodeOfBus),
    nodeOfBus,
    nominalV,
    nodeOfLine,
    nodeOfTransformer,
    lines,
    transformers: new Map(network.transformers.map((transformer) => [transformer.id, transformer])),
    connectionPoints: new Map(network.connectionPoints.map((point) => [point.id, point])),
    indexOfLoad: new Map(network.loads.map(({ id }, index) => [id, index])),
    equivalents,
    threePhaseProblems: findThreePhaseProblems(network, topology, equivalents),
  };
}
