const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Values as a line of bars from the least to the most; a space where there is none. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  return values
    .map((value) => {
      if (value === undefined) return " ";
      const height = range === 0 ? 0 : (value - low) / range;
      return BARS[Math.min(BARS.length - 1, Math.floor(height * BARS.length))];
    })
    .join("");
}
