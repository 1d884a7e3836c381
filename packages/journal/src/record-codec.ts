import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { JournalRecord } from "./journal-record.ts";

/** Bytes of a record that are not payload. */
export const RECORD_HEADER_BYTES = 56;
/** The longest payload a record carries, in bytes. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;
/** What stands in the first record of a journal where a later one names the record before it. */
export const GENESIS_HASH: Uint8Array = new Uint8Array(32);

// Record, little endian: length u32 | crc32 u32 of all that follows | previous hash 32 | epoch u32 | seq u48 |
// atMs u48 | payload. The crc and the hash cover the same bytes, which stand together in the file.
const CRC = 4;
const COVERED = 8;
const EPOCH = 40;
const SEQ = 44;
const AT = 50;

/** Writes `record` into `target` at `offset`, where `RECORD_HEADER_BYTES` + payload bytes must be free. Returns its hash. */
export function encodeRecord(record: JournalRecord, target: Buffer, offset: number): Uint8Array {
  const { payload } = record;
  const end = offset + RECORD_HEADER_BYTES + payload.length;
  target.writeUInt32LE(payload.length, offset);
  target.set(record.previousHash, offset + COVERED);
  target.writeUInt32LE(record.epoch, offset + EPOCH);
  target.writeUIntLE(record.seq, offset + SEQ, 6);
  target.writeUIntLE(record.atMs, offset + AT, 6);
  target.set(payload, offset + RECORD_HEADER_BYTES);
  const covered = target.subarray(offset + COVERED, end);
  target.writeUInt32LE(crc32(covered), offset + CRC);
  return hash("sha256", covered, "buffer");
}

/**
 * The record at `offset`, its payload a view of `source`; undefined where there is no whole, undamaged record.
 */
export function decodeRecord(source: Buffer, offset: number): JournalRecord | undefined {
  const end = recordEnd(source, offset);
  if (end === undefined) return undefined;
  if (crc32(source.subarray(offset + COVERED, end)) !== source.readUInt32LE(offset + CRC)) return undefined;
  return {
    epoch: source.readUInt32LE(offset + EPOCH),
    seq: seqAt(source, offset),
    atMs: atMsAt(source, offset),
    payload: source.subarray(offset + RECORD_HEADER_BYTES, end),
    previousHash: source.subarray(offset + COVERED, offset + EPOCH),
  };
}

/** SHA-256 of the record at `offset`, which must be whole. */
export function hashRecord(source: Buffer, offset: number): Uint8Array {
  return hash("sha256", source.subarray(offset + COVERED, recordEnd(source, offset)), "buffer");
}

/** The seq a record at `offset` would have. For a cheap look before its crc is computed. */
export function seqAt(source: Buffer, offset: number): number {
  return source.readUIntLE(offset + SEQ, 6);
}

/** The time a record at `offset` states, Unix epoch in ms, its crc not looked at. */
export function atMsAt(source: Buffer, offset: number): number {
  return source.readUIntLE(offset + AT, 6);
}

function recordEnd(source: Buffer, offset: number): number | undefined {
  if (offset + RECORD_HEADER_BYTES > source.length) return undefined;
  const length = source.readUInt32LE(offset);
  const end = offset + RECORD_HEADER_BYTES + length;
  return length > MAX_PAYLOAD_BYTES || end > source.length ? undefined : end;
}
