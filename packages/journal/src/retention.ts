import { join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import type { Segment } from "./segment.ts";
import { readSmallFile, writeSmallFile } from "./small-file.ts";

/** How much a journal keeps. Whole segments are dropped, oldest first. */
export interface RetentionLimits {
  /** Bytes of all segments together; the newest segment is kept whatever its size. */
  maxBytes: number;
  /** Age in ms past which a record may be dropped. */
  maxAgeMs: number;
}

/** What retention has taken from a journal since it was made. */
export interface DropLedger {
  /** Every record up to this seq is gone; 0 for none. */
  throughSeq: number;
  records: number;
  bytes: number;
  /** Of those, how many some cursor had not passed: lost to its reader. */
  unreadRecords: number;
}

// A machine without a battery for its clock starts in 1970, or when its image was made.
export const EARLIEST_BELIEVED_MS: number = Date.UTC(2024, 0, 1);

/**
 * How many of `segments`, oldest first, are over the limits at `nowMs`. What was recorded while the wall clock
 * was evidently not set is never too old.
 */
export function countExpired(
  segments: readonly Segment[],
  { maxBytes, maxAgeMs }: RetentionLimits,
  nowMs: number,
): number {
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  let count = 0;
  for (const [at, segment] of segments.entries()) {
    const next = segments[at + 1];
    if (!next) break;
    // No record is newer than the first of the segment behind it.
    const newestMs = next.firstAtMs ?? nowMs;
    const isTooOld = newestMs >= EARLIEST_BELIEVED_MS && nowMs - newestMs > maxAgeMs;
    if (bytes <= maxBytes && !isTooOld) break;
    bytes -= segment.bytes;
    count++;
  }
  return count;
}

/** The ledger once `expired` are dropped too, which `next` follows. `readSeq`: what every cursor has passed. */
export function addToLedger(
  ledger: DropLedger,
  expired: readonly Segment[],
  next: Segment,
  readSeq: number,
): DropLedger {
  const first = expired[0];
  if (!first) return ledger;
  const throughSeq = next.firstSeq - 1;
  return {
    throughSeq,
    records: ledger.records + throughSeq - first.firstSeq + 1,
    bytes: ledger.bytes + expired.reduce((sum, { bytes }) => sum + bytes, 0),
    unreadRecords: ledger.unreadRecords + Math.max(0, throughSeq - Math.max(readSeq, first.firstSeq - 1)),
  };
}

/** The ledger on disk; all zero where there is none. */
export async function readLedger(fileSystem: FileSystem, directory: string): Promise<DropLedger> {
  const content = (await readSmallFile(fileSystem, ledgerPath(directory))) as
    | Partial<DropLedger>
    | null
    | undefined;
  const count = (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
  return {
    throughSeq: count(content?.throughSeq),
    records: count(content?.records),
    bytes: count(content?.bytes),
    unreadRecords: count(content?.unreadRecords),
  };
}

export async function writeLedger(
  fileSystem: FileSystem,
  directory: string,
  ledger: DropLedger,
): Promise<void> {
  await writeSmallFile(fileSystem, ledgerPath(directory), ledger);
}

function ledgerPath(directory: string): string {
  return join(directory, "dropped.json");
}
