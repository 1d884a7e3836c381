/** What somebody else computed, to compare with. Magnitudes per unit, one or three of them; degrees of the first. */
export interface ReferenceVoltages {
  readonly magnitudesPu: ReadonlyMap<string, readonly number[]>;
  readonly angleDegrees: ReadonlyMap<string, number>;
}
