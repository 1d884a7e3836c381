import type { JournalStats } from "@sourceful/journal";
import { formatBytes, printLine } from "@sourceful/terminal";
import { inspectNodeJournal, type JournalPlace } from "./inspect-node-journal.ts";

/** `edge-node journal stat`. */
export async function showJournal(options: JournalPlace & { json: boolean }): Promise<void> {
  await inspectNodeJournal(options, ({ stats }, directory) =>
    printLine(options.json ? JSON.stringify(wireStats(stats, directory)) : describe(stats, directory)),
  );
}

function wireStats(stats: JournalStats, directory: string): object {
  const { epoch, firstSeq, lastSeq, oldestAtMs, segments, bytes, dropped, cursors } = stats;
  return {
    directory,
    ...(epoch === undefined ? {} : { epoch }),
    ...(firstSeq === undefined ? {} : { first_seq: firstSeq }),
    last_seq: lastSeq,
    ...(oldestAtMs === undefined ? {} : { oldest_at_ms: oldestAtMs }),
    segments,
    bytes,
    dropped: {
      through_seq: dropped.throughSeq,
      records: dropped.records,
      bytes: dropped.bytes,
      unread_records: dropped.unreadRecords,
    },
    cursors,
  };
}

function describe(stats: JournalStats, directory: string): string {
  const { epoch, firstSeq, lastSeq, oldestAtMs, segments, bytes, dropped, cursors } = stats;
  const lines = [
    ["journal", directory],
    ["records", firstSeq === undefined ? "none" : `${firstSeq} to ${lastSeq}, epoch ${epoch ?? "unknown"}`],
    ...(oldestAtMs === undefined ? [] : [["oldest", new Date(oldestAtMs).toISOString()]]),
    ["size", `${formatBytes(bytes)} in ${segments} ${segments === 1 ? "segment" : "segments"}`],
    [
      "dropped",
      dropped.records === 0
        ? "nothing"
        : `${dropped.records} records, ${formatBytes(dropped.bytes)}; ${dropped.unreadRecords} of them unread`,
    ],
    ...Object.entries(cursors).map(([name, seq]) => [
      "cursor",
      `${name} at ${seq}, ${Math.max(0, lastSeq - seq)} behind`,
    ]),
  ];
  return lines.map(([name = "", value = ""]) => `${name.padEnd(8)}  ${value}`).join("\n");
}
