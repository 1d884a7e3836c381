import type { Clock, Logger } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import type { CommunityEffect } from "../core/community-effect.ts";
import { AuditReader } from "./audit-reader.ts";
import { type AuditRecord, decodeAuditRecord } from "./audit-record.ts";

export interface AuditLogOptions {
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fileSystem?: FileSystem;
}

/** It has the books, and what settlement rests on is kept seven years (R30). */
const KEPT = { maxAgeMs: (7 * 365 + 2) * 86_400_000, maxBytes: 64 * 1024 ** 3 };

/**
 * Every decision that was more than "received": what was kept out and why, alarms, figures that left, books,
 * actions of people. It follows from the event log and is compared with it when the log is replayed.
 */
export class AuditLog {
  readonly #journal: Journal;
  #lastPosition: number;
  #adding: Promise<unknown> = Promise.resolve();

  /** @throws ConfigError `data_dir_unusable` */
  static async open(options: AuditLogOptions): Promise<AuditLog> {
    const journal = await openJournal({ ...options, retention: KEPT });
    let lastPosition = 0;
    for await (const { payload } of journal.read({ fromSeq: journal.lastSeq }))
      lastPosition = decodeAuditRecord(payload).position;
    return new AuditLog(journal, lastPosition);
  }

  private constructor(journal: Journal, lastPosition: number) {
    this.#journal = journal;
    this.#lastPosition = lastPosition;
  }

  /** Position of the last event whose decision is here. */
  get lastPosition(): number {
    return this.#lastPosition;
  }

  /** Keeps a decision, if it is worth keeping and not here already. @throws as `Journal.append` */
  async add(record: AuditRecord): Promise<void> {
    const effects = auditable(record.effects);
    if (effects.length === 0 || record.position <= this.#lastPosition) return;
    this.#lastPosition = record.position;
    const added = this.#journal.append(Buffer.from(JSON.stringify({ ...record, effects })), {
      atMs: record.atMs,
    });
    this.#adding = added.catch(() => undefined);
    await added;
  }

  /** What is there, in order, with what was added until now. */
  async *records({ newestFirst = false } = {}): AsyncGenerator<AuditRecord, void> {
    await this.#adding;
    for await (const { payload } of this.#journal.read({ newestFirst })) yield decodeAuditRecord(payload);
  }

  /**
   * Somebody who reads it to the end and goes on there after the next start, by name in lower-case letters. One
   * that is new begins with what was decided since `sinceMs`.
   * @throws the system's error
   */
  async reader(name: string, sinceMs: number): Promise<AuditReader> {
    const isNew = !(name in this.#journal.stats().cursors);
    const cursor = await this.#journal.cursor(name);
    if (isNew) {
      for await (const { seq, atMs } of this.#journal.read({ newestFirst: true })) {
        if (atMs >= sinceMs) continue;
        await cursor.advance(seq);
        break;
      }
    }
    return new AuditReader(this.#journal, cursor, () => this.#adding);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}

/** What of a decision is kept: all but that a message was received and nothing was wrong with it. */
export function auditable(effects: readonly CommunityEffect[]): CommunityEffect[] {
  return effects.filter((effect) => effect.type !== "reception" || effect.code !== "OK");
}
