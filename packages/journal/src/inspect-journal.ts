import type { Logger } from "@sourceful/domain";
import { readCursors } from "./cursor.ts";
import type { FileSystem } from "./file-system.ts";
import { indexSegment } from "./index-segment.ts";
import type { JournalRecord } from "./journal-record.ts";
import type { JournalStats } from "./journal-stats.ts";
import { listSegments } from "./list-segments.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { type ReadRange, readRecords } from "./read-records.ts";
import { readLedger } from "./retention.ts";
import { type Verification, verifyRecords } from "./verify-records.ts";

export interface InspectOptions {
  directory: string;
  logger: Logger;
  /** The machine's by default. */
  fileSystem?: FileSystem;
}

/** A journal as it was when it was looked at. Writes nothing, so another process may be appending. */
export interface JournalInspection {
  stats: JournalStats;
  /** As `Journal.read`. The newest few records may not be durable yet. */
  read(range?: Partial<ReadRange>): AsyncGenerator<JournalRecord, void>;
  verify(): Promise<Verification>;
}

/**
 * Looks at a journal without opening it for writing; one that is not there looks empty.
 * @throws the system's error
 */
export async function inspectJournal({
  directory,
  logger,
  fileSystem = nodeFileSystem,
}: InspectOptions): Promise<JournalInspection> {
  const segments = await listSegments(fileSystem, directory);
  let last = segments.at(-1);
  if (last) last.index = await indexSegment(fileSystem, last);
  // A segment that was just begun has a name and no record yet.
  if (last?.index?.lastSeq === 0) {
    segments.pop();
    last = segments.at(-1);
    if (last) last.index = await indexSegment(fileSystem, last);
  }
  const lastSeq = last?.index?.lastSeq ?? 0;
  const first = segments[0];
  return {
    stats: {
      ...(last?.index ? { epoch: last.index.lastEpoch } : {}),
      ...(first ? { firstSeq: first.firstSeq } : {}),
      lastSeq,
      ...(first?.firstAtMs === undefined ? {} : { oldestAtMs: first.firstAtMs }),
      segments: segments.length,
      bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
      pending: 0,
      dropped: await readLedger(fileSystem, directory),
      cursors: Object.fromEntries(await readCursors(fileSystem, directory)),
    },
    read: ({ fromSeq = 1, toSeq = lastSeq, newestFirst = false } = {}) =>
      readRecords({ fileSystem, logger, segments }, { fromSeq, toSeq, newestFirst }),
    verify: () => verifyRecords(fileSystem, segments),
  };
}
