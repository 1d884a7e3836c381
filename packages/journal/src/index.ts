/**
 * An append-only, hash-chained log on disk: what it acknowledged survives a power cut, and what it lost it says.
 *
 * @example
 * const journal = await openJournal({ directory: "/var/lib/sourceful/telemetry", clock: systemClock, logger });
 * const { epoch, seq } = await journal.append(bytes); // on disk
 * const sent = await journal.cursor("upstream");
 * for await (const record of journal.read({ fromSeq: sent.seq + 1 })) await send(record);
 * await sent.advance(seq);
 * await journal.close();
 */
export type { Cursor } from "./cursor.ts";
export type { FileMode, FileSystem, OpenFile } from "./file-system.ts";
export type { DamagedRange } from "./index-segment.ts";
export { type InspectOptions, inspectJournal, type JournalInspection } from "./inspect-journal.ts";
export type { Journal } from "./journal.ts";
export type { JournalPosition } from "./journal-position.ts";
export type { JournalRecord } from "./journal-record.ts";
export type { JournalStats } from "./journal-stats.ts";
export { nodeFileSystem } from "./node-file-system.ts";
export { type JournalOptions, openJournal } from "./open-journal.ts";
export type { ReadRange } from "./read-records.ts";
export { MAX_PAYLOAD_BYTES } from "./record-codec.ts";
export type { DropLedger, RetentionLimits } from "./retention.ts";
export { mergeRollups, type Rollup, rollupOf, type Sample } from "./rollup.ts";
export {
  openRollupHistory,
  type RollupHistory,
  type RollupHistoryOptions,
  type RollupQuery,
  type RollupWidth,
} from "./rollup-history.ts";
export { readWholeFile, replaceFile } from "./small-file.ts";
export type { Verification } from "./verify-records.ts";
