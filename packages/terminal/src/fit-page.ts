/** A page cut to so many lines, with a last one that says how many more there are. */
export function fitPage(page: string, rows: number): string {
  const lines = page.split("\n");
  if (lines.length <= rows) return page;
  const kept = Math.max(0, rows - 1);
  return [...lines.slice(0, kept), `… ${lines.length - kept} more lines`].join("\n");
}
