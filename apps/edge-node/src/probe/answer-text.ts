import { printable, textTable } from "@sourceful/terminal";

/**
 * A result for people: a line for each single value, a table for each list of objects. On a terminal columns are
 * lined up; elsewhere a tab stands between them, for `cut` and `awk`.
 */
export function answerText(result: object, isTerminal: boolean): string {
  const entries = Object.entries(result).filter(([, value]) => value !== undefined);
  const isTable = (value: unknown): value is readonly object[] =>
    Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item));
  const width = Math.max(0, ...entries.filter(([, value]) => !isTable(value)).map(([key]) => key.length));
  const blocks = entries.map(([key, value]) => {
    if (isTable(value)) return `${key}\n${tableText(value, isTerminal)}`;
    return isTerminal ? `${key.padEnd(width)}  ${cellText(value)}` : `${key}\t${cellText(value)}`;
  });
  return blocks.join("\n");
}

/** Rows under the keys that any of them has, in the order they come up. */
function tableText(rows: readonly object[], isTerminal: boolean): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => keys.map((key) => cellText((row as Record<string, unknown>)[key])));
  return isTerminal
    ? textTable(
        keys.map((title) => ({ title })),
        cells,
      )
    : [keys, ...cells].map((row) => row.join("\t")).join("\n");
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return printable(value);
  if (Array.isArray(value) && value.every((item) => !isObject(item) && !Array.isArray(item))) {
    return printable(value.join(", "));
  }
  // Numbers and truth values read in JSON as anywhere.
  return printable(JSON.stringify(value));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
