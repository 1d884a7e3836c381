import type { LedgerSlot } from "./ledger-slot.ts";

/** One period of the books while its samples can still come. Plain data, owned by the fold. */
export interface LedgerInterval {
  readonly startMs: number;
  readonly slots: Map<string, LedgerSlot>;
  /** How often it was settled; each time supersedes the one before. */
  revision: number;
  settledMs: number;
  /** At some time of it the community was in several partitions: what it sums to over all of them means nothing (R55). */
  isSplit?: true;
  /** A record of it may leave, or has. */
  isPublic?: true;
  /** Samples came since. */
  isDirty: boolean;
  /** What each PED's year holds of it, so that a correction can take it back. */
  peds: { readonly key: string; readonly importMilliWh: number; readonly exportMilliWh: number }[];
}

/** A period of which nothing is known yet. */
export function newInterval(startMs: number): LedgerInterval {
  return { startMs, slots: new Map(), revision: 0, settledMs: 0, isDirty: false, peds: [] };
}
