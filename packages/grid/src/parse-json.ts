import type { ImportProblem } from "./imported-network.ts";

/**
 * Parses an object that has these keys, and lists of objects or rows at those. Python writes NaN and Infinity, which JSON does not have; where a
 * value is expected they are read as null.
 */
export function parseJson<T>(
  text: string,
  file: string,
  keys: readonly (string & keyof T)[],
  lists: readonly (string & keyof T)[] = [],
): { readonly value?: T; readonly problems: readonly ImportProblem[] } {
  const problem = (what: string, fix: string): { problems: readonly ImportProblem[] } => ({
    problems: [{ file, element: "file", problem: what, fix, severity: "error" }],
  });
  let value: unknown;
  try {
    value = JSON.parse(replaceNaN(text));
  } catch (error) {
    return problem(
      `it is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      "export it again",
    );
  }
  if (typeof value !== "object" || value === null) return problem("it holds no object", "export it again");
  const missing = keys.filter((key) => !(key in value));
  if (missing.length > 0)
    return problem(`it has no ${missing.join(", ")}`, "check that it is of the format you named");
  const isList = (items: unknown) =>
    Array.isArray(items) && items.every((item) => typeof item === "object" && item !== null);
  const wrong = lists.filter((key) => !isList((value as T)[key]));
  if (wrong.length > 0)
    return problem(`its ${wrong.join(", ")} is no list of rows`, "check that it is of the format you named");
  return { value: value as T, problems: [] };
}

function replaceNaN(text: string): string {
  return text.replace(/([[,:]\s*)(?:NaN|-?Infinity)(?=\s*[,\]}])/g, "$1null");
}
