import type { JournalRecord } from "./journal-record.ts";

/** What goes upstream: a record, or that records of these seqs, both included, exist no more. */
export type Delivery =
  | { kind: "record"; record: JournalRecord; isReplay: boolean }
  | { kind: "gap"; fromSeq: number; toSeq: number };
