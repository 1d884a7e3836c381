/** One measurement: the row of the model's matrix, what was measured, and its standard deviation. */
export interface MeasurementRow {
  /** Coefficients by number of the unknown; those not named are 0. */
  readonly coefficients: readonly (readonly [unknown: number, coefficient: number])[];
  readonly value: number;
  readonly sigma: number;
}

/** What weighted least squares says of a set of measurements. */
export interface LeastSquares {
  readonly unknowns: Float64Array;
  /** Weighted sum of squared residuals; χ² with `freedom` degrees when all measurements are as they should be. */
  readonly chiSquare: number;
  readonly freedom: number;
  /** Per row: residual over its own standard deviation; 0 for a row nothing else checks. */
  readonly normalised: Float64Array;
}

/** Rows whose residual can hardly vary are not checked by any other. */
const CRITICAL = 1e-6;

/**
 * Solves for the unknowns, with the quantities of the standard bad-data test: J and normalised residuals
 * (A. Abur and A. Gómez Expósito, Power System State Estimation, 2004, sections 5.3 and 5.7). Undefined when
 * the measurements do not determine every unknown. O(n³ + m·n²).
 */
export function solveLeastSquares(
  rows: readonly MeasurementRow[],
  unknowns: number,
): LeastSquares | undefined {
  const n = unknowns;
  const gain = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (const { coefficients, value, sigma } of rows) {
    const weight = 1 / (sigma * sigma);
    for (const [i, a] of coefficients) {
      right[i] = (right[i] as number) + weight * a * value;
      for (const [j, b] of coefficients) gain[i * n + j] = (gain[i * n + j] as number) + weight * a * b;
    }
  }
  if (!factorise(gain, n)) return undefined;
  const solution = right;
  solveLower(gain, n, solution);
  solveUpper(gain, n, solution);
  const normalised = new Float64Array(rows.length);
  const column = new Float64Array(n);
  let chiSquare = 0;
  for (const [k, { coefficients, value, sigma }] of rows.entries()) {
    column.fill(0);
    let estimate = 0;
    for (const [i, a] of coefficients) {
      column[i] = (column[i] as number) + a / sigma;
      estimate += a * (solution[i] as number);
    }
    const residual = (value - estimate) / sigma;
    chiSquare += residual * residual;
    solveLower(gain, n, column);
    const covariance = 1 - column.reduce((sum, part) => sum + part * part, 0);
    normalised[k] = covariance > CRITICAL ? residual / Math.sqrt(covariance) : 0;
  }
  return { unknowns: solution, chiSquare, freedom: rows.length - n, normalised };
}

/**
 * The value that χ² with that many degrees of freedom exceeds once in a hundred times, to about 1 % from one
 * degree on (E. B. Wilson and M. M. Hilferty, PNAS 17 (1931) 684).
 */
export function chiSquare99(freedom: number): number {
  const normal99 = 2.326_347_874;
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normal99 * Math.sqrt(part)) ** 3;
}

/** Cholesky's factor in the lower triangle, in place; false when the matrix is not positive definite. */
function factorise(matrix: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    let diagonal = matrix[j * n + j] as number;
    const scale = diagonal;
    for (let k = 0; k < j; k++) diagonal -= (matrix[j * n + k] as number) ** 2;
    if (!(diagonal > 1e-12 * scale)) return false;
    const root = Math.sqrt(diagonal);
    matrix[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[i * n + k] as number) * (matrix[j * n + k] as number);
      matrix[i * n + j] = sum / root;
    }
  }
  return true;
}

function solveLower(factor: Float64Array, n: number, vector: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = vector[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (vector[k] as number);
    vector[i] = sum / (factor[i * n + i] as number);
  }
}

function solveUpper(factor: Float64Array, n: number, vector: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    let sum = vector[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (vector[k] as number);
    vector[i] = sum / (factor[i * n + i] as number);
  }
}
