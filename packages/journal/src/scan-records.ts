import type { JournalRecord } from "./journal-record.ts";
import { decodeRecord, RECORD_HEADER_BYTES, seqAt } from "./record-codec.ts";

/** A record found, or a stretch of bytes that is none although records follow it, or the end of what can be read. */
export type ScanItem =
  | { kind: "record"; record: JournalRecord; offset: number; endOffset: number }
  | { kind: "damage"; offset: number; endOffset: number }
  | { kind: "end"; offset: number; isTorn: boolean };

/**
 * Finds the records in `bytes` from `offset` on. Payloads are views. After a damaged one the next whole record
 * with a fitting seq is looked for, so that a flipped bit costs what it hit and no more; where there is none the
 * scan ends, torn. The first record expected is `afterSeq` + 1.
 */
export function* scanRecords(bytes: Buffer, offset: number, afterSeq: number): Generator<ScanItem, void> {
  let at = offset;
  let lastSeq = afterSeq;
  while (at < bytes.length) {
    const next = findRecord(bytes, at, lastSeq);
    if (next === undefined) break;
    const { record, offset: start } = next;
    if (start > at) yield { kind: "damage", offset: at, endOffset: start };
    at = start + RECORD_HEADER_BYTES + record.payload.length;
    lastSeq = record.seq;
    yield { kind: "record", record, offset: start, endOffset: at };
  }
  yield { kind: "end", offset: at, isTorn: at < bytes.length };
}

function findRecord(
  bytes: Buffer,
  from: number,
  afterSeq: number,
): { record: JournalRecord; offset: number } | undefined {
  for (let at = from; at + RECORD_HEADER_BYTES <= bytes.length; at++) {
    // Bytes like a record's turn up by chance or inside a payload: the seq must be one that can stand here.
    const missing = Math.ceil((at - from) / RECORD_HEADER_BYTES);
    const seq = seqAt(bytes, at);
    if (seq <= afterSeq || seq > afterSeq + 1 + missing) continue;
    const record = decodeRecord(bytes, at);
    if (record) return { record, offset: at };
  }
  return undefined;
}
