import type { Clock, Logger } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import type { CommunityEffect } from "../core/community-effect.ts";
import { AuditReader } from "./audit-reader.ts";
import { type AuditRecord, decodeAuditRecord } from "./audit-record.ts";
import { DEFAULT_MAX_BYTES, type Room, roomOf } from "./room.ts";

export interface AuditLogOptions {
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** As of `EventLogOptions`. */
  readonly maxBytes?: number;
  readonly fileSystem?: FileSystem;
}

/** It has the books, and what settlement rests on is kept seven years (R30). */
const KEPT_MS = (7 * 365 + 2) * 86_400_000;

/**
 * Every decision that was more than "received": what was kept out and why, alarms, figures that left, books,
 * actions of people. It follows from the event log and is compared with it when the log is replayed.
 */
export class AuditLog {
  readonly #journal: Journal;
  readonly #maxBytes: number;
  #lastPosition: number;
  #adding: Promise<unknown> = Promise.resolve();

  /** @throws ConfigError `data_dir_unusable` */
  static async open({ maxBytes = DEFAULT_MAX_BYTES, ...options }: AuditLogOptions): Promise<AuditLog> {
    const journal = await openJournal({ ...options, retention: { maxAgeMs: KEPT_MS, maxBytes } });
    let lastPosition = 0;
    for await (const { payload } of journal.read({ fromSeq: journal.lastSeq }))
      lastPosition = decodeAuditRecord(payload).position;
    return new AuditLog(journal, maxBytes, lastPosition);
  }

  private constructor(journal: Journal, maxBytes: number, lastPosition: number) {
    this.#journal = journal;
    this.#maxBytes = maxBytes;
    this.#lastPosition = lastPosition;
  }

  /** Position of the last event whose decision is here. */
  get lastPosition(): number {
    return this.#lastPosition;
  }

  get room(): Room {
    return roomOf("audit", this.#journal.stats(), this.#maxBytes, KEPT_MS);
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
