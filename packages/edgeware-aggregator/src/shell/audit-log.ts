import type { Clock, Logger } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import type { CommunityEffect } from "../core/community-effect.ts";

/** What was decided about one event. */
export interface AuditRecord {
  /** Of the event in the log. */
  readonly position: number;
  readonly atMs: number;
  readonly effects: readonly CommunityEffect[];
}

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
      lastPosition = decode(payload).position;
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
    for await (const { payload } of this.#journal.read({ newestFirst })) yield decode(payload);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}

/** What of a decision is kept: all but that a message was received and nothing was wrong with it. */
export function auditable(effects: readonly CommunityEffect[]): CommunityEffect[] {
  return effects.filter((effect) => effect.type !== "reception" || effect.code !== "OK");
}

function decode(payload: Uint8Array): AuditRecord {
  return JSON.parse(
    Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString(),
  ) as AuditRecord;
}
