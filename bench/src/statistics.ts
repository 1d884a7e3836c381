/** The value below which a share `fraction` (0..1) of the sample lies. */
export function quantile(sample: readonly number[], fraction: number): number {
  if (sample.length === 0) throw new RangeError("an empty sample has no quantile");
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))] as number;
}

export function median(sample: readonly number[]): number {
  return quantile(sample, 0.5);
}
