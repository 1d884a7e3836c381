import { type Clock, ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import { cursorDirectory, readCursors } from "./cursor.ts";
import type { FileSystem } from "./file-system.ts";
import { Journal } from "./journal.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { recoverJournal } from "./recover-journal.ts";
import { type RetentionLimits, readLedger } from "./retention.ts";
import { SegmentLog } from "./segment-log.ts";

export interface JournalOptions {
  /** Made when it is not there. Nobody else writes to it. */
  directory: string;
  clock: Clock;
  logger: Logger;
  /** 1 GiB and 72 hours by default. */
  retention?: Partial<RetentionLimits>;
  /** Size past which a segment takes no more; 8 MiB by default. */
  segmentBytes?: number;
  /** Bytes of appends that may wait for the disk; 8 MiB by default. */
  maxPendingBytes?: number;
  /** How long after a disk error appends are rejected before the disk is tried again; 1 s by default. */
  retryMs?: number;
  /** The machine's by default. */
  fileSystem?: FileSystem;
}

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;
/** Segments a journal at its full age consists of, at least: what retention takes at once is a part of it. */
const SEGMENTS_PER_AGE = 12;

/**
 * Opens a journal where it ended: recovers it to its last whole record.
 * @throws {ConfigError} `data_dir_unusable`
 */
export async function openJournal({
  directory,
  clock,
  logger,
  retention = {},
  segmentBytes = 8 * MIB,
  maxPendingBytes = 8 * MIB,
  retryMs = 1_000,
  fileSystem = nodeFileSystem,
}: JournalOptions): Promise<Journal> {
  const limits = { maxBytes: 1024 * MIB, maxAgeMs: 72 * HOUR_MS, ...retention };
  try {
    await fileSystem.makeDirectory(cursorDirectory(directory));
    const cursorSeqs = await readCursors(fileSystem, directory);
    const ledger = await readLedger(fileSystem, directory);
    const spentSeq = Math.max(ledger.throughSeq, ...cursorSeqs.values());
    const recovered = await recoverJournal(fileSystem, directory, spentSeq, ledger.throughSeq, logger);
    const segmentAgeMs = limits.maxAgeMs / SEGMENTS_PER_AGE;
    const log = new SegmentLog({
      directory,
      fileSystem,
      clock,
      logger,
      recovered,
      segmentBytes,
      segmentAgeMs,
    });
    return new Journal({
      directory,
      fileSystem,
      clock,
      logger,
      log,
      cursorSeqs,
      ledger,
      retention: limits,
      maxPendingBytes,
      retryMs,
    });
  } catch (thrown) {
    throw new ConfigError(`the journal at ${directory} cannot be opened: ${errorMessage(thrown)}`, {
      code: "data_dir_unusable",
      retry: "later",
      cause: thrown,
      details: { directory },
    });
  }
}
