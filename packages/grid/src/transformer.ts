/**
 * How the windings are connected: capitals the high-voltage side, `n` an earthed star point.
 * Phase shift is not part of it; see `shiftDegrees`.
 */
export type VectorGroup = (typeof VECTOR_GROUPS)[number];

/** The vector groups the sweeps know. The others (zigzag, an earthed side towards a delta) are refused. */
export const VECTOR_GROUPS = ["Dyn", "YNyn", "Yyn", "Yy", "Dy", "Yd", "Dd"] as const;

/** What a transformer is to zero-sequence current. Fractions of the rated impedance, on the rating. */
export interface TransformerZeroSequence {
  /** Magnitude of the zero-sequence short-circuit impedance; 0.04 is 4 %. */
  readonly impedanceFraction: number;
  /** Its resistive part. */
  readonly resistanceFraction: number;
  /**
   * Zero-sequence magnetising impedance over the zero-sequence short-circuit impedance: around 1 for a
   * three-limb core, 10 to 100 for a shell or five-limb one. Absent: infinite, as in a bank of three.
   */
  readonly magnetisingRatio?: number;
  /** Resistance over reactance of that magnetising impedance; absent: 0. */
  readonly magnetisingROverX?: number;
  /** Which part of the short-circuit impedance lies on the high-voltage side of it, 0 to 1; absent: 0.5. */
  readonly highSideFraction?: number;
}

/** A two-winding transformer. Ratings as on its plate. */
export interface Transformer {
  readonly id: string;
  readonly highBus: string;
  readonly lowBus: string;
  readonly ratedVa: number;
  /** Rated line-to-line voltages, V. */
  readonly highV: number;
  readonly lowV: number;
  /** Magnitude of the short-circuit impedance on the rating; 0.04 is 4 %. */
  readonly impedanceFraction: number;
  /** Its resistive part, from the copper losses. */
  readonly resistanceFraction: number;
  /** Losses without load, W, and current without load over rated current. Absent: no magnetising branch. */
  readonly ironLossW?: number;
  readonly noLoadCurrentFraction?: number;
  /** By how much the low side lags the high side; 30 for clock number 1, 330 or -30 for 11. */
  readonly shiftDegrees: number;
  /** Change of the turns ratio by the tap changer: +0.025 raises the turns of `tapSide` by 2.5 %. Absent: 0. */
  readonly tapFraction?: number;
  /** Absent: high. */
  readonly tapSide?: "high" | "low";
  /** How many equal ones stand side by side; absent: 1. `ratedVa` is of one. */
  readonly parallel?: number;
  /** Needed by the three-phase sweep only. */
  readonly vectorGroup?: VectorGroup;
  /** Needed by the three-phase sweep when the low side has an earthed star point. */
  readonly zeroSequence?: TransformerZeroSequence;
}
