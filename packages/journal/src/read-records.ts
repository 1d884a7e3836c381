import type { Logger } from "@sourceful/domain";
import { type FileSystem, isSystemError } from "./file-system.ts";
import { indexSegment, readBytes, type SegmentIndex } from "./index-segment.ts";
import type { JournalRecord } from "./journal-record.ts";
import { scanRecords } from "./scan-records.ts";
import type { Segment } from "./segment.ts";

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
 * The records of a range. Payloads are views of the 64 KB they were read with. What retention took and what is
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
      yield* readSegment(context, segment, untilSeq, range);
    } catch (thrown) {
      // Retention was faster than this reader.
      if (!isSystemError(thrown, "ENOENT")) throw thrown;
    }
  }
}

async function* readSegment(
  context: ReadContext,
  segment: Segment,
  untilSeq: number,
  { fromSeq, toSeq, newestFirst }: ReadRange,
): AsyncGenerator<JournalRecord, void> {
  const index = await ensureIndex(context, segment, untilSeq);
  const stretches = index.marks.map((mark, at) => {
    const next = index.marks[at + 1];
    return { ...mark, lastSeq: next ? next.seq - 1 : index.lastSeq, end: next?.offset ?? index.endOffset };
  });
  for (const { seq, offset, lastSeq, end } of newestFirst ? stretches.toReversed() : stretches) {
    if (seq > toSeq || lastSeq < fromSeq) continue;
    const bytes = await readBytes(context.fileSystem, segment.path, offset, end);
    const records: JournalRecord[] = [];
    for (const item of scanRecords(bytes, 0, seq - 1)) {
      if (item.kind !== "record") continue;
      if (item.record.seq >= fromSeq && item.record.seq <= toSeq) records.push(item.record);
    }
    yield* newestFirst ? records.toReversed() : records;
  }
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
