import type { FileSystem } from "./file-system.ts";
import { type DamagedRange, readBytes } from "./index-segment.ts";
import { GENESIS_HASH, hashRecord } from "./record-codec.ts";
import { scanRecords } from "./scan-records.ts";
import { SEGMENT_MAGIC, type Segment } from "./segment.ts";

/** What a check of every byte of a journal found. */
export interface Verification {
  /** No damage, no break of the chain. */
  isIntact: boolean;
  records: number;
  /** Absent when there is no record; so the next two. */
  firstSeq?: number;
  lastSeq?: number;
  /** What the oldest record names as the hash before it, in hex; all zeros at a journal's beginning. */
  anchorHash?: string;
  /** Hash of the newest record, in hex. Who noted it earlier can tell whether anything before it was changed. */
  headHash: string;
  epochs: { epoch: number; firstSeq: number; lastSeq: number }[];
  /** Seqs that cannot be read. */
  damages: DamagedRange[];
  /** Seqs of whole records that do not name the hash of the record before them: somebody changed something. */
  chainBreaks: number[];
}

/**
 * Reads everything and follows the hash chain. Bytes behind the last whole record of the newest segment are an
 * append under way or cut short, and no damage.
 * @throws the system's error
 */
export async function verifyRecords(
  fileSystem: FileSystem,
  segments: readonly Segment[],
): Promise<Verification> {
  const found: Verification = {
    isIntact: true,
    records: 0,
    headHash: Buffer.from(GENESIS_HASH).toString("hex"),
    epochs: [],
    damages: [],
    chainBreaks: [],
  };
  let headHash: Uint8Array | undefined;
  let expectedSeq = segments[0]?.firstSeq ?? 1;
  for (const [at, segment] of segments.entries()) {
    const untilSeq = segments[at + 1]?.firstSeq ?? Number.POSITIVE_INFINITY;
    const bytes = await readBytes(fileSystem, segment.path, 0, segment.bytes);
    for (const item of scanRecords(bytes, SEGMENT_MAGIC.length, segment.firstSeq - 1)) {
      if (item.kind !== "record") continue;
      const { seq, epoch, previousHash } = item.record;
      if (seq >= untilSeq) break;
      if (seq > expectedSeq) found.damages.push({ fromSeq: expectedSeq, toSeq: seq - 1 });
      else if (headHash && Buffer.compare(headHash, previousHash) !== 0) found.chainBreaks.push(seq);
      headHash = hashRecord(bytes, item.offset);
      expectedSeq = seq + 1;
      found.firstSeq ??= seq;
      found.anchorHash ??= Buffer.from(previousHash).toString("hex");
      found.lastSeq = seq;
      found.records++;
      const current = found.epochs.at(-1);
      if (current?.epoch === epoch) current.lastSeq = seq;
      else found.epochs.push({ epoch, firstSeq: seq, lastSeq: seq });
      if (found.records % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  if (headHash) found.headHash = Buffer.from(headHash).toString("hex");
  found.isIntact = found.damages.length === 0 && found.chainBreaks.length === 0;
  return found;
}
