import { RejectedError } from "@sourceful/domain";
import type { JournalPosition } from "./journal-position.ts";
import { RECORD_HEADER_BYTES } from "./record-codec.ts";

/** What an append asked for. */
export interface Append {
  payload: Uint8Array;
  atMs: number;
}

interface WaitingAppend extends Append {
  resolve: (position: JournalPosition) => void;
  reject: (reason: unknown) => void;
}

export interface CommitQueueOptions {
  /** Makes a batch durable, in order; resolves with the position of its first record. */
  commit: (batch: readonly Append[]) => Promise<JournalPosition>;
  /** Bytes, of record headers too, that may wait or be on their way. */
  maxPendingBytes: number;
}

/** Encoding a batch of this many holds the thread for about a millisecond. */
const MAX_BATCH = 512;

/** Gathers appends while the disk is busy, so that many share one sync. Order is that of the calls. */
export class CommitQueue {
  readonly #commit: CommitQueueOptions["commit"];
  readonly #maxPendingBytes: number;
  #waiting: WaitingAppend[] = [];
  #pendingBytes = 0;
  #pendingCount = 0;
  #running: Promise<void> | undefined;

  constructor({ commit, maxPendingBytes }: CommitQueueOptions) {
    this.#commit = commit;
    this.#maxPendingBytes = maxPendingBytes;
  }

  /** Appends that wait or are on their way to the disk. */
  get pendingCount(): number {
    return this.#pendingCount;
  }

  /**
   * Resolves when the append is durable; rejects with what `commit` rejected with, then nothing that waited
   * behind it was tried.
   * @throws {RejectedError} `journal_backlogged`
   */
  add(append: Append): Promise<JournalPosition> {
    const bytes = append.payload.length + RECORD_HEADER_BYTES;
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
      const batch = this.#waiting.splice(0, MAX_BATCH);
      try {
        const { epoch, seq } = await this.#commit(batch);
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

  #forget(batch: readonly WaitingAppend[]): void {
    for (const { payload } of batch) this.#pendingBytes -= payload.length + RECORD_HEADER_BYTES;
    this.#pendingCount -= batch.length;
  }
}
