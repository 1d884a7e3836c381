/** One measurement: the row of the model's matrix, what was measured, and its standard deviation. */
export interface MeasurementRow {
  /** Numbers of the unknowns it depends on, each once, and how; on others it does not. */
  readonly unknowns: ArrayLike<number>;
  readonly coefficients: ArrayLike<number>;
  readonly value: number;
  readonly sigma: number;
}

/** What weighted least squares says of a set of measurements. */
export interface LeastSquares {
  readonly solution: Float64Array;
  /** Weighted sum of squared residuals; χ² with `freedom` degrees when all measurements are as they should be. */
  readonly chiSquare: number;
  readonly freedom: number;
  /** Per row: residual over its own standard deviation; 0 for a row nothing else checks. O(m·n²) at each call. */
  normalisedResiduals(): Float64Array;
}

/** Rows whose residual can hardly vary are not checked by any other. */
const CRITICAL = 1e-6;

/**
 * Solves for the unknowns, with the quantities of the standard bad-data test: J and normalised residuals
 * (A. Abur and A. Gómez Expósito, Power System State Estimation, 2004, sections 5.3 and 5.7). Undefined when
 * the measurements do not determine every unknown. O(n³ + m·n²), less where rows have few unknowns.
 */
export function solveLeastSquares(
  rows: readonly MeasurementRow[],
  unknowns: number,
): LeastSquares | undefined {
  const n = unknowns;
  const gain = new Float64Array(n * n);
  const solution = new Float64Array(n);
  for (const row of rows) addRow(gain, solution, n, row);
  if (!factorise(gain, n)) return undefined;
  solveLower(gain, n, solution);
  solveUpper(gain, n, solution);
  const residuals = Float64Array.from(rows, (row) => {
    let estimate = 0;
    for (let k = 0; k < row.unknowns.length; k++) {
      estimate += (row.coefficients[k] as number) * (solution[row.unknowns[k] as number] as number);
    }
    return (row.value - estimate) / row.sigma;
  });
  return {
    solution,
    chiSquare: sumOfSquares(residuals),
    freedom: rows.length - n,
    normalisedResiduals: () => normalise(rows, residuals, gain, n),
  };
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

/** Adds a row's share to the lower triangle of the gain matrix and to the right-hand side. */
function addRow(gain: Float64Array, right: Float64Array, n: number, row: MeasurementRow): void {
  const { unknowns, coefficients, value, sigma } = row;
  const weight = 1 / (sigma * sigma);
  for (let a = 0; a < unknowns.length; a++) {
    const i = unknowns[a] as number;
    const weighted = weight * (coefficients[a] as number);
    right[i] = (right[i] as number) + weighted * value;
    for (let b = 0; b < unknowns.length; b++) {
      const j = unknowns[b] as number;
      if (j <= i) gain[i * n + j] = (gain[i * n + j] as number) + weighted * (coefficients[b] as number);
    }
  }
}

function normalise(
  rows: readonly MeasurementRow[],
  residuals: Float64Array,
  factor: Float64Array,
  n: number,
): Float64Array {
  const column = new Float64Array(n);
  return Float64Array.from(rows, ({ unknowns, coefficients, sigma }, k) => {
    column.fill(0);
    for (let a = 0; a < unknowns.length; a++) {
      column[unknowns[a] as number] = (coefficients[a] as number) / sigma;
    }
    solveLower(factor, n, column);
    const covariance = 1 - sumOfSquares(column);
    return covariance > CRITICAL ? (residuals[k] as number) / Math.sqrt(covariance) : 0;
  });
}

/** Cholesky's factor in the lower triangle, in place; false when the matrix is not positive definite. */
function factorise(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number;
      const scale = sum;
      for (let k = 0; k < j; k++) sum -= (matrix[i * n + k] as number) * (matrix[j * n + k] as number);
      if (j < i) matrix[i * n + j] = sum / (matrix[j * n + j] as number);
      else if (sum > 1e-12 * scale) matrix[i * n + i] = Math.sqrt(sum);
      else return false;
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

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
  return sum;
}
