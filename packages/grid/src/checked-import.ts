import { checkNetwork } from "./check-network.ts";
import type { ImportedNetwork, ImportProblem } from "./imported-network.ts";
import type { Network } from "./network.ts";

/**
 * What an importer gives: the network it made when neither it nor `checkNetwork` found an error, and every problem
 * with its place in the files.
 *
 * @param placeOf where an element such as `line l1` stands
 */
export function checkedImport(
  network: Network,
  problems: readonly ImportProblem[],
  placeOf: (element: string) => Pick<ImportProblem, "file" | "line">,
): ImportedNetwork {
  const hasError = (all: readonly ImportProblem[]) => all.some(({ severity }) => severity === "error");
  if (hasError(problems)) return { problems };
  const found = checkNetwork(network).map(
    (problem): ImportProblem => ({ ...placeOf(problem.element), ...problem, severity: "error" }),
  );
  return found.length > 0 ? { problems: [...problems, ...found] } : { network, problems };
}
