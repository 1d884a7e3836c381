import type { FileSystem } from "./file-system.ts";
import { GENESIS_HASH, hashRecord } from "./record-codec.ts";
import { scanRecords } from "./scan-records.ts";
import { SEGMENT_MAGIC, type Segment } from "./segment.ts";

/** Seqs that were in a segment and cannot be read any more. */
export interface DamagedRange {
  fromSeq: number;
  toSeq: number;
}

/** Where a segment's records are, every 64 KB or so, and what is wrong with it. */
export interface SegmentIndex {
  /** Ascending; the stretch from one mark to the next holds whole records. */
  marks: { seq: number; offset: number }[];
  /** 0 when it has no record. */
  lastSeq: number;
  lastEpoch: number;
  /** SHA-256 of its last record. */
  headHash: Uint8Array;
  /** End of its last whole record, in bytes. */
  endOffset: number;
  damages: DamagedRange[];
  /** Whether bytes that are no record follow its end. */
  isTorn: boolean;
}

/** Bytes from one mark of an index to the next, about. */
export const MARK_BYTES = 64 * 1024;

/**
 * Reads a whole segment and finds its records, those from `untilSeq` on left out: they were written by an
 * append that failed, and the next segment has the true ones.
 * @throws the system's error
 */
export async function indexSegment(
  fileSystem: FileSystem,
  segment: Segment,
  untilSeq: number = Number.POSITIVE_INFINITY,
): Promise<SegmentIndex> {
  const bytes = await readBytes(fileSystem, segment.path, 0, segment.bytes);
  const start = SEGMENT_MAGIC.length;
  const index: SegmentIndex = {
    marks: [],
    lastSeq: 0,
    lastEpoch: 0,
    headHash: GENESIS_HASH,
    endOffset: Math.min(start, bytes.length),
    damages: [],
    isTorn: false,
  };
  let lastOffset = -1;
  let nextPauseAt = MARK_BYTES;
  for (const item of scanRecords(bytes, start, segment.firstSeq - 1)) {
    if (item.kind === "end") {
      index.isTorn = item.isTorn;
      continue;
    }
    if (item.kind === "damage") continue;
    const { seq, epoch } = item.record;
    if (seq >= untilSeq) break;
    const expectedSeq = index.lastSeq === 0 ? segment.firstSeq : index.lastSeq + 1;
    if (seq > expectedSeq) index.damages.push({ fromSeq: expectedSeq, toSeq: seq - 1 });
    const mark = index.marks.at(-1);
    if (!mark || item.offset - mark.offset >= MARK_BYTES) index.marks.push({ seq, offset: item.offset });
    index.lastSeq = seq;
    index.lastEpoch = epoch;
    index.endOffset = item.endOffset;
    lastOffset = item.offset;
    if (item.endOffset >= nextPauseAt) {
      nextPauseAt = item.endOffset + MARK_BYTES;
      // Computing the crc of megabytes must not hold up a control loop on this thread.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const firstMissing = index.lastSeq === 0 ? segment.firstSeq : index.lastSeq + 1;
  if (Number.isFinite(untilSeq) && firstMissing < untilSeq) {
    index.damages.push({ fromSeq: firstMissing, toSeq: untilSeq - 1 });
  }
  if (lastOffset >= 0) index.headHash = hashRecord(bytes, lastOffset);
  return index;
}

/** The bytes of a file from `from` up to `to`, or to its end. */
export async function readBytes(
  fileSystem: FileSystem,
  path: string,
  from: number,
  to: number,
): Promise<Buffer> {
  const file = await fileSystem.open(path, "read");
  try {
    const bytes = Buffer.allocUnsafe(Math.max(0, to - from));
    let length = 0;
    while (length < bytes.length) {
      const count = await file.read(bytes.subarray(length), from + length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}
