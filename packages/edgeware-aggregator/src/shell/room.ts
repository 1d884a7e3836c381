import type { JournalStats } from "@sourceful/journal";

/** What a record of a community takes on disk, and how far back it is to reach. */
export interface Room {
  readonly name: "log" | "audit";
  readonly bytes: number;
  readonly maxBytes: number;
  /** Of its oldest entry, Unix epoch in ms; absent when there is none. */
  readonly oldestMs?: number;
  readonly promisedMs: number;
}

export const DEFAULT_MAX_BYTES: number = 64 * 1024 ** 3;

/** A journal's room. */
export function roomOf(
  name: Room["name"],
  { bytes, oldestAtMs }: Pick<JournalStats, "bytes" | "oldestAtMs">,
  maxBytes: number,
  promisedMs: number,
): Room {
  return { name, bytes, maxBytes, promisedMs, ...(oldestAtMs === undefined ? {} : { oldestMs: oldestAtMs }) };
}
