/** Numbers the core works with. They come with the community's configuration and are part of its state. */
export interface CommunityPolicy {
  /** A value older than this is stale. */
  readonly freshForMs: number;
  /** Period of the ledger and of imputation, ms; 15 minutes (community-domain.md 2.7 allows 5, 15, 30, 60). */
  readonly intervalMs: number;
  /** A stale value is held this long; after it a value is imputed. */
  readonly holdForMs: number;
  /** Imputation lasts at most this many intervals (R28, C-40: 2). After it the value is missing. */
  readonly imputedIntervals: number;
  /** How often the variance of a value that no newer one takes the place of is widened. */
  readonly widenEveryMs: number;
  /** How far in the future a sample may be after correction by the sender's skew (community-anchors.md 2.15). */
  readonly maxLeadMs: number;
  /** A skew estimate beyond this makes a message's times unusable. */
  readonly maxSkewMs: number;
  /** A skew beyond this raises an alarm and keeps the sender's data out of evidence (R34: 1 s). */
  readonly driftMs: number;
  /** Samples older than this no longer touch live state, only the ledger (community-anchors.md 2.15: 15 min). */
  readonly liveForMs: number;
  /** The ledger takes samples this old; older ones go to quarantine. Covers the 72 h of R24 and an hour more. */
  readonly ledgerForMs: number;
  /** Standard deviation of a power measurement as a share of the value, and its floor in watts. */
  readonly meterErrorFraction: number;
  readonly meterFloorW: number;
  /** Standard deviation of a voltage measurement as a share of the value (a class 0.5 meter). */
  readonly voltageErrorFraction: number;
  /** A reading beyond this share of a rating is suspect (C-40: 1.1), beyond the second one impossible. */
  readonly suspectRatingFraction: number;
  readonly impossibleRatingFraction: number;
  /** Power may change by this share of the connection's whole range from one sample to the next. */
  readonly rampFraction: number;
  /** Registers against integrated power: share of the energy and floor in Wh (class 1). */
  readonly energyErrorFraction: number;
  readonly energyFloorWh: number;
  /** Registers are compared over windows of at least this length. */
  readonly energyWindowMs: number;
  /** Change of SoC against integrated power, as a share of capacity (community-domain.md 6, M-D: 5 %). */
  readonly socErrorFraction: number;
  /** Energy that reaches the cells of what is charged, and vice versa. */
  readonly storageEfficiency: number;
  /** Sub-meters may exceed the main meter by this share (C-40: 3 %) and this many watts. */
  readonly subMeterFraction: number;
  readonly subMeterFloorW: number;
  /** PV may exceed its clear-sky power by this factor and this share of its rating. */
  readonly clearSkyFactor: number;
  readonly clearSkyFloorFraction: number;
  /** How long the feeder test's finding against a building stands without being found again. */
  readonly suspectForMs: number;
  /** How often feeders are tested. */
  readonly feederTestEveryMs: number;
  /** Suspect samples beyond this share of a day's raise one alarm (R29: 2 %). */
  readonly suspectShare: number;
  /** Share of the variance of imputed values that neighbours have in common: the weather. */
  readonly commonShare: number;
  /** The smallest cohort that is ever published (R37: 10). */
  readonly privacyFloor: number;
  /** How often aggregates are published. */
  readonly publishEveryMs: number;
}

/** The defaults, each with its source in the doc of its field. */
export const DEFAULT_POLICY: CommunityPolicy = {
  freshForMs: 60_000,
  intervalMs: 900_000,
  holdForMs: 900_000,
  imputedIntervals: 2,
  widenEveryMs: 15_000,
  maxLeadMs: 2000,
  maxSkewMs: 30_000,
  driftMs: 1000,
  liveForMs: 900_000,
  ledgerForMs: 73 * 3_600_000,
  meterErrorFraction: 0.01,
  meterFloorW: 5,
  voltageErrorFraction: 0.0025,
  suspectRatingFraction: 1.1,
  impossibleRatingFraction: 2,
  rampFraction: 1,
  energyErrorFraction: 0.02,
  energyFloorWh: 10,
  energyWindowMs: 300_000,
  socErrorFraction: 0.05,
  storageEfficiency: 0.95,
  subMeterFraction: 0.03,
  subMeterFloorW: 50,
  clearSkyFactor: 1.1,
  clearSkyFloorFraction: 0.02,
  suspectForMs: 900_000,
  feederTestEveryMs: 60_000,
  suspectShare: 0.02,
  commonShare: 0.5,
  privacyFloor: 10,
  publishEveryMs: 60_000,
};
