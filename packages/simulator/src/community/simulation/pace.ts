import { type CommunityPolicy, DEFAULT_POLICY } from "@sourceful/edgeware-aggregator";

/** How fast a world lives: its policy, and how often things happen in it. Times in ms. */
export interface Pace {
  readonly policy: CommunityPolicy;
  readonly sampleEveryMs: number;
  readonly samplesPerMessage: number;
  readonly heartbeatMs: number;
  /** Mean time between crashes of EdgeWare, of a building, and between partitions. */
  readonly communityCrashMs: number;
  readonly buildingCrashMs: number;
  readonly partitionMs: number;
  /** The longest an outage lasts. */
  readonly outageMs: number;
  /** How long the world goes on without faults at its end, until everything has arrived. */
  readonly healMs: number;
}

const MINUTE_MS = 60_000;

/** As communities live: for simulations of hours. */
export const REAL_PACE: Pace = {
  policy: DEFAULT_POLICY,
  sampleEveryMs: 10_000,
  samplesPerMessage: 6,
  heartbeatMs: 30_000,
  communityCrashMs: 40 * MINUTE_MS,
  buildingCrashMs: 90 * MINUTE_MS,
  partitionMs: 60 * MINUTE_MS,
  outageMs: 40 * MINUTE_MS,
  healMs: 3 * MINUTE_MS,
};

/** Everything some thirty times as fast, so that minutes hold what else takes hours: for a thousand worlds. */
export const SHORT_PACE: Pace = {
  policy: {
    ...DEFAULT_POLICY,
    freshForMs: 8000,
    intervalMs: 15_000,
    holdForMs: 8000,
    widenEveryMs: 2000,
    liveForMs: 15_000,
    ledgerForMs: 600_000,
    energyWindowMs: 15_000,
    suspectForMs: 10_000,
    feederTestEveryMs: 10_000,
    publishEveryMs: 5000,
  },
  sampleEveryMs: 2000,
  samplesPerMessage: 3,
  heartbeatMs: 9000,
  communityCrashMs: 20_000,
  buildingCrashMs: 60_000,
  partitionMs: 25_000,
  outageMs: 20_000,
  healMs: 21_000,
};
