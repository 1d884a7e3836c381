import { ConfigError } from "@sourceful/domain";
import type { GridProblem } from "./grid-problem.ts";

/** A ConfigError `grid_invalid` that lists every problem, in its message and in `details.problems`. */
export function gridError(name: string, problems: readonly GridProblem[]): ConfigError {
  const lines = problems.map(({ element, problem, fix }) => `${element}: ${problem}; ${fix}`);
  return new ConfigError(`network ${name} cannot be computed:\n${lines.join("\n")}`, {
    code: "grid_invalid",
    details: { problems },
  });
}
