import type { LimitDirection } from "@sourceful/control";
import type { Share } from "./site-shares.ts";

/** What is known about a DER now. */
export interface ThrottleFacts {
  /** W, sign as its W; undefined when it is silent. */
  readonly measuredW: number | undefined;
  readonly shares: Readonly<Record<LimitDirection, Share>>;
  /** A meter above it is silent. */
  readonly isBlind: boolean;
  /** How many readings of meters there have been. */
  readonly heardCount: number;
  /** Since somebody did what the guard commanded, ms: what that changed may not be in a reading yet. */
  readonly quietMs: number;
}

/** Facts about a DER that nobody looks at any more. */
export const NOTHING_KNOWN: ThrottleFacts = {
  measuredW: undefined,
  shares: { consumption: { powerW: 0 }, production: { powerW: 0 } },
  isBlind: false,
  heardCount: 0,
  quietMs: 0,
};

/** Whether a power, W, sign as the DER's W, is beyond its share. */
export function isOver(powerW: number, facts: ThrottleFacts): boolean {
  // Half a watt is what rounding makes.
  return Math.abs(powerW) > shareOf(powerW, facts).powerW + 0.5;
}

/** The share in the direction of a power. */
export function shareOf(powerW: number, { shares }: ThrottleFacts): Share {
  return powerW < 0 ? shares.production : shares.consumption;
}
