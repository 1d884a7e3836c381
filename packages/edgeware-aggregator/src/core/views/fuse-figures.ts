import type { Figure } from "./figure.ts";

/**
 * Two independent statements about one quantity, weighted by their inverse variances; undefined unless both
 * know its value. The result is never less certain than either.
 */
export function fuseFigures(a: Figure, b: Figure): Figure | undefined {
  if (a.value === undefined || b.value === undefined || a.variance <= 0 || b.variance <= 0) return undefined;
  const variance = 1 / (1 / a.variance + 1 / b.variance);
  const value = variance * (a.value / a.variance + b.value / b.variance);
  return { value, knownValue: value, variance, known: a.known };
}
