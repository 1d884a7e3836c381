import type { AlarmEffect } from "../community-effect.ts";
import type { CommunityState } from "../community-state.ts";
import { messageKey, type QuarantineEntry } from "./quarantine-entry.ts";

/** Findings that are kept at hand of all senders together, and the least and most of one: some 10 MB. */
const ROOM = 100_000;
const LEAST = 128;
const MOST = 8000;
const DAY_MS = 86_400_000;

/** How many findings are kept at hand of one sender in a community of that many. */
export function quarantineRoom(senders: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(ROOM / Math.max(1, senders))));
}

/**
 * Enters a message in quarantine. A sender that fills its room pushes its own oldest out and nobody else's: they
 * are in the log and in the audit as long as those are kept (R15), but can be released no more. That is told
 * once a day.
 */
export function enterQuarantine({ data, derived }: CommunityState, entry: QuarantineEntry): AlarmEffect[] {
  const { id, serial = "", boot = 0, seq = 0, atMs } = entry;
  // What a release cannot let in is where it was.
  if (data.quarantine.has(id)) return [];
  data.quarantine.set(id, entry);
  derived.quarantined.set(messageKey(serial, boot, seq), entry);
  const shelf = derived.shelves.get(serial) ?? { entries: [], findings: 0 };
  derived.shelves.set(serial, shelf);
  shelf.entries.push(entry);
  shelf.findings += entry.findings.length;
  const room = quarantineRoom(derived.index.places.size);
  let isFull = false;
  while (shelf.findings > room && shelf.entries.length > 1) {
    const oldest = shelf.entries.shift() as QuarantineEntry;
    shelf.findings -= oldest.findings.length;
    data.quarantine.delete(oldest.id);
    derived.quarantined.delete(messageKey(serial, oldest.boot ?? 0, oldest.seq ?? 0));
    isFull = true;
  }
  const reporter = data.reporters.get(serial);
  const day = Math.floor(atMs / DAY_MS);
  if (!isFull || !reporter || reporter.overflowDay === day) return [];
  reporter.overflowDay = day;
  const reason = `more than ${room} findings: its oldest messages are in the log only and cannot be released`;
  return [{ type: "alarm", severity: "SEV-2", code: "quarantine_overflows", about: serial, reason }];
}

/** What of a sender is in quarantine, oldest first. */
export interface QuarantineShelf {
  readonly entries: QuarantineEntry[];
  findings: number;
}
