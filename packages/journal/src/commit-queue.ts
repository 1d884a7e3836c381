import { RejectedError } from "@sourceful/domain";
import type { JournalPosition } from "./journal-position.ts";
import { RECORD_HEADER_BYTES } from "./record-codec.ts";

/** What an append asked for. */
export interface Append {
  payload: Uint8Array;
  atMs: number;
}

/** The payload of a record that says its own name. */
export type NamedPayload = (position: JournalPosition) => Uint8Array;

interface WaitingAppend {
  readonly payload: Uint8Array | NamedPayload;
  readonly mostBytes: number;
  readonly atMs: number;
  resolve: (position: JournalPosition) => void;
  reject: (reason: unknown) => void;
}

export interface CommitQueueOptions {
  /** Makes a batch durable, in order; resolves with the position of its first record. */
  commit: (batch: readonly Append[]) => Promise<JournalPosition>;
  /** The name of the next record that will be durable. */
  next: () => JournalPosition;
  /** Bytes, of record headers too, that may wait or be on their way. */
  maxPendingBytes: number;
}

/** Encoding a batch of this many holds the thread for about a millisecond. */
const MAX_BATCH = 512;

/** Gathers appends while the disk is busy, so that many share one sync. Order is that of the calls. */
export class CommitQueue {
  readonly #commit: CommitQueueOptions["commit"];
  readonly #next: CommitQueueOptions["next"];
  readonly #maxPendingBytes: number;
  #waiting: WaitingAppend[] = [];
  #pendingBytes = 0;
  #pendingCount = 0;
  #running: Promise<void> | undefined;

  constructor({ commit, next, maxPendingBytes }: CommitQueueOptions) {
    this.#commit = commit;
    this.#next = next;
    this.#maxPendingBytes = maxPendingBytes;
  }

  /** Appends that wait or are on their way to the disk. */
  get pendingCount(): number {
    return this.#pendingCount;
  }

  /**
   * Resolves when the append is durable; rejects with what `commit` rejected with, then nothing that waited
   * behind it was tried. A payload that says its own name is made when everything before it is durable, once; what
   * making it throws rejects that append alone, and the next one gets the name.
   * @throws {RejectedError} `journal_backlogged`; `value_out_of_range` for a payload larger than announced
   */
  add(append: Omit<WaitingAppend, "resolve" | "reject">): Promise<JournalPosition> {
    const bytes = append.mostBytes + RECORD_HEADER_BYTES;
    if (this.#pendingBytes + bytes > this.#maxPendingBytes) {
      return Promise.reject(
        new RejectedError("the disk does not keep up with the journal", {
          code: "journal_backlogged",
          retry: "later",
          details: { pendingBytes: this.#pendingBytes, pendingCount: this.#pendingCount },
        }),
      );
    }
    this.#pendingBytes += bytes;
    this.#pendingCount++;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...append, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // Appends of the same turn go into one batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const { batch, appends } = this.#name(this.#waiting.splice(0, MAX_BATCH));
      if (batch.length === 0) continue;
      try {
        const { epoch, seq } = await this.#commit(appends);
        this.#forget(batch);
        for (const [at, { resolve }] of batch.entries()) resolve({ epoch, seq: seq + at });
      } catch (thrown) {
        const rejected = [...batch, ...this.#waiting.splice(0)];
        this.#forget(rejected);
        for (const { reject } of rejected) reject(thrown);
      }
    }
    this.#running = undefined;
  }

  /** Makes the payloads that say their own names; those that cannot be made are rejected and cost no name. */
  #name(waiting: readonly WaitingAppend[]): { batch: WaitingAppend[]; appends: Append[] } {
    const { epoch, seq } = this.#next();
    const batch: WaitingAppend[] = [];
    const appends: Append[] = [];
    for (const append of waiting) {
      try {
        appends.push({ payload: payloadOf(append, { epoch, seq: seq + batch.length }), atMs: append.atMs });
        batch.push(append);
      } catch (thrown) {
        this.#forget([append]);
        append.reject(thrown);
      }
    }
    return { batch, appends };
  }

  #forget(batch: readonly WaitingAppend[]): void {
    for (const { mostBytes } of batch) this.#pendingBytes -= mostBytes + RECORD_HEADER_BYTES;
    this.#pendingCount -= batch.length;
  }
}

function payloadOf({ payload, mostBytes }: WaitingAppend, position: JournalPosition): Uint8Array {
  if (typeof payload !== "function") return payload;
  const made = payload(position);
  if (made.length <= mostBytes) return made;
  throw new RejectedError("a record is larger than was announced", {
    code: "value_out_of_range",
    details: { bytes: made.length, mostBytes },
  });
}
