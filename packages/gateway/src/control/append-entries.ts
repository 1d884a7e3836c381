import type { Journal } from "@sourceful/journal";
import { encodeLedgerEntries, type LedgerEntry } from "./ledger-entry.ts";

/** Entries in one record: one is below 8 KiB, a record at most 1 MiB. */
const ENTRIES_PER_RECORD = 100;

/**
 * Appends entries, many to a record; resolves when all are on disk.
 * @throws as `Journal.append`; then those before may be on disk
 */
export async function appendEntries(
  journal: Pick<Journal, "append">,
  entries: Iterable<LedgerEntry>,
): Promise<void> {
  let chunk: LedgerEntry[] = [];
  for (const entry of entries) {
    chunk.push(entry);
    if (chunk.length < ENTRIES_PER_RECORD) continue;
    await journal.append(encodeLedgerEntries(chunk));
    chunk = [];
  }
  if (chunk.length > 0) await journal.append(encodeLedgerEntries(chunk));
}
