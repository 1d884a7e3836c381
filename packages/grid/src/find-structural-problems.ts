import type { GridProblem } from "./grid-problem.ts";
import { MAX_LOOPS } from "./radial-model.ts";
import type { Topology } from "./topology.ts";

/** What a sound network can be that no sweep can go through. */
export function findStructuralProblems(topology: Topology): readonly GridProblem[] {
  const problems: GridProblem[] = [];
  const energised = topology.islands.filter(({ sources }) => sources.length > 0);
  if (energised.length === 0)
    problems.push({
      element: "network",
      problem: "no source feeds any bus",
      fix: "add a source where it is connected to the network above",
    });
  for (const { sources } of energised)
    if (sources.length > 1)
      problems.push({
        element: `source ${sources[1]}`,
        problem: `it feeds the same island as ${sources.filter((id) => id !== sources[1]).join(", ")}`,
        fix: "open a switch between them, or make all but one a load with negative power",
      });
  for (const id of topology.transformerLoops)
    problems.push({
      element: `transformer ${id}`,
      problem: "it closes a loop with other transformers, which is not supported",
      fix: "open a switch at it, or give one transformer with `parallel` where they are equal",
    });
  const loops = energised.flatMap((island) => island.loops);
  for (const id of loops.slice(MAX_LOOPS))
    problems.push({
      element: `line ${id}`,
      problem: `it closes one of ${loops.length} loops, and at most ${MAX_LOOPS} are computed`,
      fix: "open a switch at it if the network is run radially",
    });
  return problems;
}
