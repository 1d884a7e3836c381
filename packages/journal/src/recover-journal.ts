import { dirname, join } from "node:path";
import type { Logger } from "@sourceful/domain";
import type { FileSystem } from "./file-system.ts";
import { indexSegment, type SegmentIndex } from "./index-segment.ts";
import { listSegments } from "./list-segments.ts";
import { newEpoch } from "./new-epoch.ts";
import { GENESIS_HASH } from "./record-codec.ts";
import { parseSegmentName, SEGMENT_MAGIC, type Segment } from "./segment.ts";

const SET_ASIDE = ".damaged";

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
 * Finds the end of a journal: drops what retention had begun to drop, and syncs what it keeps, which may never
 * have been. Numbers below `spentSeq` were given before and are not given again. A new epoch begins when the
 * end is behind them, or is damaged: a segment with a damaged end is left as it is and a new one begins behind
 * it, so that the next start sees the same until a record stands there.
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
  for (let last = segments.at(-1); last; last = segments.at(-1)) {
    last.index = await indexSegment(fileSystem, last);
    if (last.index.lastSeq > 0) break;
    segments.pop();
    await setAside(fileSystem, last);
  }
  const last = segments.at(-1);
  const index = last?.index;
  if (last && index) await keep(fileSystem, last, index, logger);
  const hasLostEnd = await dropSetAside(fileSystem, directory, index?.lastSeq ?? 0);
  if (hasLostEnd) logger.warn("journal segment without a whole record set aside", { directory });
  const canResume = index !== undefined && !index.isTorn && !hasLostEnd && index.lastSeq >= spentSeq;
  return {
    segments,
    epoch: canResume ? index.lastEpoch : newEpoch(index?.lastEpoch),
    lastSeq: Math.max(index?.lastSeq ?? 0, spentSeq),
    headHash: index?.headHash ?? GENESIS_HASH,
    canResume,
  };
}

async function keep(
  fileSystem: FileSystem,
  segment: Segment,
  index: SegmentIndex,
  logger: Logger,
): Promise<void> {
  for (const damage of index.damages)
    logger.error("journal records damaged", { path: segment.path, ...damage });
  if (index.isTorn) {
    logger.warn("journal ends within a record", {
      path: segment.path,
      lastSeq: index.lastSeq,
      bytes: segment.bytes - index.endOffset,
    });
  }
  const file = await fileSystem.open(segment.path, "write");
  try {
    // A record can be whole in the page cache of a machine whose process died before it was synced.
    await file.datasync();
  } finally {
    await file.close();
  }
  segment.bytes = index.endOffset;
}

/** Takes away the name of a segment without a record, which the next one will have. */
async function setAside(fileSystem: FileSystem, { path, bytes }: Segment): Promise<void> {
  if (bytes > SEGMENT_MAGIC.length) await fileSystem.rename(path, `${path}${SET_ASIDE}`);
  else await fileSystem.remove(path);
  await fileSystem.syncDirectory(dirname(path));
}

/** Removes segments set aside that newer records stand behind; whether there are others. */
async function dropSetAside(fileSystem: FileSystem, directory: string, lastSeq: number): Promise<boolean> {
  let isAnyLeft = false;
  for (const name of await fileSystem.list(directory)) {
    if (!name.endsWith(SET_ASIDE)) continue;
    const firstSeq = parseSegmentName(name.slice(0, -SET_ASIDE.length));
    if (firstSeq === undefined) continue;
    if (firstSeq <= lastSeq) await fileSystem.remove(join(directory, name));
    else isAnyLeft = true;
  }
  return isAnyLeft;
}
