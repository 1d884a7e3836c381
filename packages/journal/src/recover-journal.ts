import { randomInt } from "node:crypto";
import { dirname } from "node:path";
import type { Logger } from "@sourceful/domain";
import type { FileSystem } from "./file-system.ts";
import { indexSegment, type SegmentIndex } from "./index-segment.ts";
import { listSegments } from "./list-segments.ts";
import { GENESIS_HASH } from "./record-codec.ts";
import { SEGMENT_MAGIC, type Segment } from "./segment.ts";

/** Where a journal goes on after whatever happened to it. */
export interface Recovered {
  /** Ascending, each with at least one record; the last one is indexed and ends with a whole record. */
  segments: Segment[];
  epoch: number;
  /** The next record's seq is one more. */
  lastSeq: number;
  headHash: Uint8Array;
  /** Whether the last segment may be written on; otherwise a new one begins. */
  canResume: boolean;
}

/**
 * Finds the end of a journal: drops what retention had begun to drop, cuts the last segment behind its last
 * whole record, and syncs what it keeps, which may never have been. Numbers below `spentSeq` were given before
 * and are not given again; when the end was damaged or is behind them, a new epoch begins.
 * @throws the system's error
 */
export async function recoverJournal(
  fileSystem: FileSystem,
  directory: string,
  spentSeq: number,
  droppedThroughSeq: number,
  logger: Logger,
): Promise<Recovered> {
  const segments = await listSegments(fileSystem, directory);
  while (segments[1] && segments[1].firstSeq <= droppedThroughSeq + 1) {
    await fileSystem.remove((segments.shift() as Segment).path);
  }
  let isCut = false;
  for (let last = segments.at(-1); last; last = segments.at(-1)) {
    const index = await indexSegment(fileSystem, last);
    for (const damage of index.damages)
      logger.error("journal records damaged", { path: last.path, ...damage });
    isCut ||= index.isTorn;
    if (index.isTorn) {
      logger.warn("journal cut behind its last whole record", {
        path: last.path,
        lastSeq: index.lastSeq,
        bytes: last.bytes - index.endOffset,
      });
    }
    if (index.lastSeq > 0) {
      await settle(fileSystem, last, index);
      break;
    }
    isCut ||= last.bytes > SEGMENT_MAGIC.length;
    segments.pop();
    await fileSystem.remove(last.path);
    await fileSystem.syncDirectory(dirname(last.path));
  }
  const index = segments.at(-1)?.index;
  const canResume = index !== undefined && !isCut && index.lastSeq >= spentSeq;
  return {
    segments,
    epoch: canResume ? index.lastEpoch : newEpoch(index?.lastEpoch),
    lastSeq: Math.max(index?.lastSeq ?? 0, spentSeq),
    headHash: index?.headHash ?? GENESIS_HASH,
    canResume,
  };
}

async function settle(fileSystem: FileSystem, segment: Segment, index: SegmentIndex): Promise<void> {
  const file = await fileSystem.open(segment.path, "write");
  try {
    if (index.isTorn) await file.truncate(index.endOffset);
    // A record can be whole in the page cache of a machine whose process died before it was synced.
    await file.datasync();
  } finally {
    await file.close();
  }
  segment.bytes = index.endOffset;
  segment.index = { ...index, isTorn: false };
}

// Random and not the time: a machine whose clock starts anew at every boot would repeat itself.
function newEpoch(previous: number | undefined): number {
  const epoch = randomInt(1, 2 ** 32);
  return epoch === previous ? (epoch % (2 ** 32 - 1)) + 1 : epoch;
}
