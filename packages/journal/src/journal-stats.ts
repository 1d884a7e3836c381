import type { DropLedger } from "./retention.ts";

/** What can be said of a journal at a glance. */
export interface JournalStats {
  /** Absent in an inspection that found no record. */
  epoch?: number;
  /** The oldest seq there is; absent when there is none. */
  firstSeq?: number;
  /** The newest durable seq; 0 before the first. */
  lastSeq: number;
  /** Time of the oldest record, Unix epoch in ms. */
  oldestAtMs?: number;
  segments: number;
  bytes: number;
  /** Appends that wait for the disk. */
  pending: number;
  dropped: DropLedger;
  /** Seq of every cursor by its name. */
  cursors: Readonly<Record<string, number>>;
  /** Why appends are rejected; absent while they are not. */
  failure?: string;
}
