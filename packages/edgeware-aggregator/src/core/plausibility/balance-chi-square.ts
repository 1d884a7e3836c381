import type { FeederRow } from "./feeder-measurements.ts";

/** What a feeder's meter says against what its buildings say, as weighted least squares has it. */
export interface Balance {
  readonly chiSquare: number;
  /** Phases that the meter tells of. */
  readonly freedom: number;
}

/**
 * χ² of the balance alone: per phase, the square of the difference over the sum of all variances. The same as
 * `solveLeastSquares` over these rows, in O(n); whose word is wrong it cannot tell, as every residual is the
 * same share of its own standard deviation. Rows of voltages are left out.
 */
export function balanceChiSquare(rows: readonly FeederRow[]): Balance {
  const values = new Map<number, number>();
  const variances = new Map<number, number>();
  for (const { quantity, unknowns, value, sigma } of rows) {
    if (quantity === "meter" || quantity === "voltage") continue;
    values.set(unknowns[0] as number, value);
    variances.set(unknowns[0] as number, sigma ** 2);
  }
  let chiSquare = 0;
  let freedom = 0;
  for (const { quantity, unknowns, value, sigma } of rows) {
    if (quantity !== "meter") continue;
    let difference = value;
    let variance = sigma ** 2;
    for (let i = 0; i < unknowns.length; i++) {
      difference -= values.get(unknowns[i] as number) ?? 0;
      variance += variances.get(unknowns[i] as number) ?? 0;
    }
    chiSquare += difference ** 2 / variance;
    freedom += 1;
  }
  return { chiSquare, freedom };
}
