/**
 * Lines that close loops, cut open: node at either end, series impedance, and how much current to add per
 * sequence for a voltage difference across the cuts (the inverse of the loops' impedance matrix).
 * Source: Shirmohammadi et al., A compensation-based power flow method for weakly meshed distribution and
 * transmission networks, IEEE Transactions on Power Systems 3(2), 1988.
 */
export interface LoopModel {
  readonly lines: readonly string[];
  readonly fromNodes: Int32Array;
  readonly toNodes: Int32Array;
  /** STRIDE per loop. */
  readonly impedance: Float64Array;
  /** Per sequence a square matrix, row by row, real and imaginary parts interleaved. */
  readonly inverse: readonly [zero: Float64Array, positive: Float64Array, negative: Float64Array];
}
