import type { Logger } from "@sourceful/domain";
import { type FileSystem, isSystemError } from "./file-system.ts";
import { indexSegment, readBytes, type SegmentIndex } from "./index-segment.ts";
import type { JournalRecord } from "./journal-record.ts";
import { scanRecords } from "./scan-records.ts";
import type { Segment } from "./segment.ts";

/** Most bytes that are read at once, but for records that are larger. */
const READ_BYTES = 512 * 1024;

/** Which records, in which order. Seqs are inclusive. */
export interface ReadRange {
  fromSeq: number;
  toSeq: number;
  newestFirst: boolean;
}

export interface ReadContext {
  fileSystem: FileSystem;
  logger: Logger;
  /** Ascending. */
  segments: readonly Segment[];
}

/**
 * The records of a range. Payloads are views of the stretch they were read with. What retention took and what is
 * damaged is missing, which shows as a jump of seq; damage is logged.
 */
export async function* readRecords(
  context: ReadContext,
  range: ReadRange,
): AsyncGenerator<JournalRecord, void> {
  const { segments } = context;
  const order = segments.map((_, at) => at);
  for (const at of range.newestFirst ? order.toReversed() : order) {
    const segment = segments[at] as Segment;
    const untilSeq = segments[at + 1]?.firstSeq ?? Number.POSITIVE_INFINITY;
    if (segment.firstSeq > range.toSeq || untilSeq <= range.fromSeq) continue;
    try {
      for (const stretch of await findStretches(context, segment, untilSeq, range)) {
        const records = await readStretch(context, segment, stretch, range);
        // One by one: what `yield*` adds for each record costs more than reading it.
        for (const record of records) yield record;
      }
    } catch (thrown) {
      // Retention was faster than this reader.
      if (!isSystemError(thrown, "ENOENT")) throw thrown;
    }
  }
}

/** Whole records of a segment that are read together. */
interface Stretch {
  readonly seq: number;
  readonly lastSeq: number;
  readonly offset: number;
  readonly end: number;
}

async function findStretches(
  context: ReadContext,
  segment: Segment,
  untilSeq: number,
  { fromSeq, toSeq, newestFirst }: ReadRange,
): Promise<Stretch[]> {
  const index = await ensureIndex(context, segment, untilSeq);
  const stretches = index.marks.map((mark, at): Stretch => {
    const next = index.marks[at + 1];
    return { ...mark, lastSeq: next ? next.seq - 1 : index.lastSeq, end: next?.offset ?? index.endOffset };
  });
  const wanted = stretches.filter(({ seq, lastSeq }) => seq <= toSeq && lastSeq >= fromSeq);
  return newestFirst ? wanted.toReversed() : merge(wanted);
}

/** Who reads on will want what follows: opening a file costs as much as reading 64 KB of it. */
function merge(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last && last.end === stretch.offset && stretch.end - last.offset <= READ_BYTES) {
      merged.splice(-1, 1, { ...last, lastSeq: stretch.lastSeq, end: stretch.end });
    } else {
      merged.push(stretch);
    }
  }
  return merged;
}

async function readStretch(
  { fileSystem }: ReadContext,
  { path }: Segment,
  { seq, offset, end }: Stretch,
  { fromSeq, toSeq, newestFirst }: ReadRange,
): Promise<JournalRecord[]> {
  const bytes = await readBytes(fileSystem, path, offset, end);
  const records: JournalRecord[] = [];
  for (const item of scanRecords(bytes, 0, seq - 1)) {
    if (item.kind !== "record") continue;
    if (item.record.seq >= fromSeq && item.record.seq <= toSeq) records.push(item.record);
  }
  return newestFirst ? records.toReversed() : records;
}

async function ensureIndex(
  { fileSystem, logger }: ReadContext,
  segment: Segment,
  untilSeq: number,
): Promise<SegmentIndex> {
  if (segment.index) return segment.index;
  const index = await indexSegment(fileSystem, segment, untilSeq);
  for (const damage of index.damages)
    logger.error("journal records damaged", { path: segment.path, ...damage });
  segment.index = index;
  return index;
}
