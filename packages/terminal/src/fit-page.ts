const ESCAPE = "\u001b";
/** Colours and the like: they take no room. */
const STYLE = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`);

/** A page cut to so many lines, with a last one that says how many more there are, and to so many columns. */
export function fitPage(page: string, rows: number, columns: number): string {
  const lines = page.split("\n").map((line) => clip(line, columns));
  if (lines.length <= rows) return lines.join("\n");
  const kept = Math.max(0, rows - 1);
  return [...lines.slice(0, kept), `… ${lines.length - kept} more lines`].join("\n");
}

/** A line with an ellipsis in the last column when it is longer; its styles are all kept, so that they end. */
function clip(line: string, columns: number): string {
  const parts = line.split(STYLE);
  const length = parts.reduce((sum, part, i) => sum + (i % 2 === 0 ? Array.from(part).length : 0), 0);
  if (length <= columns) return line;
  let left = columns - 1;
  return parts
    .map((part, i) => {
      if (i % 2 === 1) return part;
      const letters = Array.from(part);
      const shown = letters.slice(0, Math.max(0, left)).join("");
      const isCutHere = left >= 0 && letters.length > left;
      left = isCutHere ? -1 : left - letters.length;
      return isCutHere ? `${shown}…` : shown;
    })
    .join("");
}
