import type { DataClass } from "@sourceful/messaging";
import type { Phase } from "../topology/community-topology.ts";

/** What is summed per building: net power, net power per phase, PV generation (positive), reactive power. */
export const CHANNELS = ["net", "l1", "l2", "l3", "generation", "reactive"] as const;
export type Channel = (typeof CHANNELS)[number];
/** The channel of each phase. */
export const PHASE_CHANNELS: Readonly<Record<Phase, Channel>> = { 1: "l1", 2: "l2", 3: "l3" };

/** How recent a value is: measured lately, held, imputed, or not there. */
export const FRESHNESS = ["fresh", "stale", "estimated", "missing"] as const;
export type Freshness = (typeof FRESHNESS)[number];

/**
 * A number of one building in whole quanta: milliwatts (mvar) and thousandths of W². Sums of whole numbers
 * are exact, so an aggregate is the same whatever the order of its updates, and equals a naive recomputation
 * to the last bit.
 */
export interface ContributedNumber {
  readonly milliW: number;
  /** Of the part of its error that is its own, 10⁻³ W², rounded up. */
  readonly varianceMilliW2: number;
  /** Standard deviation of the part of its error that it shares with its neighbours (the weather), mW, rounded up. */
  readonly commonMilliW: number;
}

/** What one building adds to every group it is in. A channel that is not known is absent. */
export interface Contribution {
  readonly serial: string;
  readonly freshness: Freshness;
  /** Found implausible by a gate or by its feeder's test. */
  readonly isSuspect: boolean;
  readonly dataClass: DataClass;
  readonly numbers: Readonly<Partial<Record<Channel, ContributedNumber>>>;
  /** Where the net power is said to be, mW: its value if known, anywhere between the connection's capacities if not. */
  readonly lowMilliW: number;
  readonly highMilliW: number;
  /** Weight in the coverage, whole VA. */
  readonly ratedVa: number;
  /** 0 to 1: the share of the connection's range that the 95 % interval rules out. Absent when missing. */
  readonly confidence?: number;
  /** Time of the sample it rests on, ms. Absent when missing. */
  readonly sampleMs?: number;
}

/** A power in whole milliwatts. */
export function toMilliW(powerW: number): number {
  const milliW = Math.round(powerW * 1000);
  return milliW === 0 ? 0 : milliW;
}
