import type { FinalAck, KeptAnswer, LedgerEntry } from "./ledger-entry.ts";

/** Commands younger than this are remembered, ms. */
const REMEMBER_MS = 24 * 3_600_000;
/** So many of each DER are remembered whatever their age. */
const REMEMBER_LEAST = 10_000;
/** More than this of one DER are never remembered: then no more are taken. */
const REMEMBER_MOST = 100_000;
/** Refusals of each DER that are remembered: they were not run, so a forgotten one does no harm at once. */
const REMEMBER_REFUSALS = 1_000;

/** What is known of a command, or a dispatch: its last answer, once there is one. */
export interface KnownCommand<Answer extends KeptAnswer = FinalAck> {
  readonly atMs: number;
  /** Taken by this process, which will answer it; otherwise by one before, which cannot. */
  readonly isOurs: boolean;
  ack: Answer | undefined;
}

/** The commands of one DER by id, oldest first, with what became of them. */
export class CommandMemory {
  readonly #taken = new Map<string, KnownCommand<KeptAnswer>>();
  readonly #refused = new Map<string, KnownCommand<KeptAnswer>>();

  find(id: string): KnownCommand<KeptAnswer> | undefined {
    return this.#taken.get(id) ?? this.#refused.get(id);
  }

  /** Whether one more can be remembered without forgetting what is not old yet. */
  hasRoom(nowMs: number): boolean {
    this.#forgetOld(nowMs);
    return this.#taken.size < REMEMBER_MOST;
  }

  take(id: string, atMs: number, isOurs: boolean): void {
    if (!this.#taken.has(id)) this.#taken.set(id, { atMs, isOurs, ack: undefined });
    this.#forgetOld(atMs);
  }

  /** It was not taken after all; the id may be used again. */
  untake(id: string): void {
    this.#taken.delete(id);
  }

  /** Whether it had been taken: otherwise it was refused. */
  finish(id: string, atMs: number, ack: KeptAnswer): boolean {
    const known = this.#taken.get(id);
    if (known) {
      known.ack = ack;
      return true;
    }
    this.#refused.set(id, { atMs, isOurs: false, ack });
    const [oldest] = this.#refused.keys();
    if (this.#refused.size > REMEMBER_REFUSALS && oldest !== undefined) this.#refused.delete(oldest);
    return false;
  }

  /** Everything that is remembered, as entries that make it again. */
  *entries(der: string): Generator<LedgerEntry> {
    for (const [id, { atMs, ack }] of this.#taken) {
      yield { type: "taken", der, id, atMs };
      if (ack) yield { type: "done", der, id, atMs, ack };
    }
    for (const [id, { atMs, ack }] of this.#refused) if (ack) yield { type: "done", der, id, atMs, ack };
  }

  #forgetOld(nowMs: number): void {
    for (const [id, { atMs }] of this.#taken) {
      if (this.#taken.size <= REMEMBER_LEAST || nowMs - atMs <= REMEMBER_MS) return;
      this.#taken.delete(id);
    }
  }
}
