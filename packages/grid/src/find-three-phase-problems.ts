import type { GridProblem } from "./grid-problem.ts";
import type { Network } from "./network.ts";
import type { Topology } from "./topology.ts";
import type { TransformerEquivalent } from "./transformer-equivalent.ts";

/** What the three-phase sweep lacks in a network that the balanced one can do. */
export function findThreePhaseProblems(
  network: Network,
  topology: Topology,
  equivalents: ReadonlyMap<string, TransformerEquivalent>,
): readonly GridProblem[] {
  const problems: GridProblem[] = [];
  const isSupplied = (bus: string) => topology.islandOf(bus).sources.length > 0;
  for (const { id, fromBus, zeroSequence } of network.lines)
    if (!zeroSequence && isSupplied(fromBus))
      problems.push({
        element: `line ${id}`,
        problem: "it has no zero-sequence impedance",
        fix: "give it from the cable's data sheet, or use the balanced sweep",
      });
  const groups = new Map(network.transformers.map((transformer) => [transformer.id, transformer]));
  const lacksNeutral = new Set<number>();
  for (const { branch, parent, node } of topology.steps) {
    if (branch.kind === "line") {
      if (lacksNeutral.has(parent)) lacksNeutral.add(node);
      continue;
    }
    const equivalent = equivalents.get(branch.id);
    if (equivalent && !equivalent.hasNeutral) lacksNeutral.add(node);
    if (equivalent?.zero) continue;
    const group = groups.get(branch.id)?.vectorGroup;
    problems.push({
      element: `transformer ${branch.id}`,
      problem: group
        ? `${group} without zero-sequence data`
        : "its vector group is not known, so neither is what it does to zero-sequence current",
      fix:
        group === "Yyn"
          ? "give zeroSequence with its magnetisingRatio, which decides here"
          : "give vectorGroup, and zeroSequence when its low side is earthed",
    });
  }
  for (const { id, bus, connection = "wye", powerW, reactiveVar } of network.loads) {
    const hasPower = [...powerW, ...reactiveVar].some((power) => power !== 0);
    if (connection === "wye" && hasPower && lacksNeutral.has(topology.nodeOf(bus)))
      problems.push({
        element: `load ${id}`,
        problem: "it is connected to a neutral that its transformer does not have",
        fix: "connect it as delta, or correct the transformer's vector group",
      });
  }
  return problems;
}
