import { type Clock, ConfigError, errorMessage, type Logger, RejectedError } from "@sourceful/domain";
import { type Append, CommitQueue, type NamedPayload } from "./commit-queue.ts";
import { Cursor, cursorPath } from "./cursor.ts";
import type { FileSystem } from "./file-system.ts";
import type { JournalPosition } from "./journal-position.ts";
import type { JournalRecord } from "./journal-record.ts";
import type { JournalStats } from "./journal-stats.ts";
import { type ReadRange, readRecords } from "./read-records.ts";
import { MAX_PAYLOAD_BYTES } from "./record-codec.ts";
import {
  addToLedger,
  countExpired,
  type DropLedger,
  type RetentionLimits,
  writeLedger,
} from "./retention.ts";
import type { Segment } from "./segment.ts";
import type { SegmentLog } from "./segment-log.ts";
import { removeIfThere } from "./small-file.ts";
import { type Verification, verifyRecords } from "./verify-records.ts";

/** What `openJournal` hands to a journal. */
export interface JournalParts {
  directory: string;
  fileSystem: FileSystem;
  clock: Clock;
  logger: Logger;
  log: SegmentLog;
  cursorSeqs: ReadonlyMap<string, number>;
  ledger: DropLedger;
  retention: RetentionLimits;
  maxPendingBytes: number;
  retryMs: number;
}

interface Waiter {
  afterSeq: number;
  resolve(): void;
  reject(reason: unknown): void;
}

/** An append-only log on disk. Made by `openJournal`; the only writer of its directory. */
export class Journal {
  readonly #parts: JournalParts;
  readonly #queue: CommitQueue;
  readonly #cursors = new Map<string, Cursor>();
  readonly #waiters = new Set<Waiter>();
  #ledger: DropLedger;
  #failure: { message: string; retryAtMs: number } | undefined;
  #retaining: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#ledger = parts.ledger;
    this.#queue = new CommitQueue({
      commit: (batch) => this.#commit(batch),
      next: () => ({ epoch: this.epoch, seq: this.lastSeq + 1 }),
      maxPendingBytes: parts.maxPendingBytes,
    });
    for (const [name, seq] of parts.cursorSeqs) this.#cursors.set(name, this.#makeCursor(name, seq));
  }

  /** The numbering that appends get now. */
  get epoch(): number {
    return this.#parts.log.epoch;
  }

  /** The newest durable seq; 0 before the first record. */
  get lastSeq(): number {
    return this.#parts.log.lastSeq;
  }

  /**
   * Resolves with the record's name once it survives a power cut. Order is that of the calls. `payload` must not
   * change until then. After a rejection the record is not in the journal, and the caller may append it again.
   *
   * @throws {RejectedError} `journal_backlogged`: too much waits for the disk; `journal_closed`;
   * `value_out_of_range`: more than 1 MiB, or a time that is none
   * @throws {ConfigError} `journal_unwritable`: the disk is full, read-only or failing. Every append that had not
   * been acknowledged is rejected with it, and for `retryMs` so is every new one.
   */
  append(payload: Uint8Array, { atMs = this.#parts.clock.nowMs() } = {}): Promise<JournalPosition> {
    return this.#append(payload, payload.length, atMs);
  }

  /**
   * As `append`, for a record that says its own name: `make` is called with it, once, when everything before it is
   * durable. What it throws rejects this append alone. A name whose append is rejected is the next record's, so
   * what was made with it must not be used.
   *
   * @param mostBytes what `make` returns at most
   * @throws {RejectedError} `value_out_of_range` also when it returns more
   */
  appendNamed(
    make: NamedPayload,
    { mostBytes, atMs = this.#parts.clock.nowMs() }: { mostBytes: number; atMs?: number },
  ): Promise<JournalPosition> {
    return this.#append(make, mostBytes, atMs);
  }

  /**
   * The durable records from `fromSeq` to `toSeq`, both included: everything there is now when not given.
   * Payloads are views of shared memory. Retention and damage show as jumps of seq.
   */
  read({
    fromSeq = 1,
    toSeq = this.lastSeq,
    newestFirst = false,
  }: Partial<ReadRange> = {}): AsyncGenerator<JournalRecord, void> {
    const { fileSystem, logger, log } = this.#parts;
    const range = { fromSeq, toSeq: Math.min(toSeq, this.lastSeq), newestFirst };
    return readRecords({ fileSystem, logger, segments: log.segments }, range);
  }

  /** Resolves when a record after `afterSeq` is durable. @throws the signal's reason, or `journal_closed` */
  async waitBeyond(afterSeq: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw closedError();
    if (this.lastSeq > afterSeq) return;
    const { promise, waiter, drop } = this.#addWaiter(afterSeq);
    const onAbort = () => waiter.reject(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      await promise;
    } finally {
      drop();
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /**
   * Appends from now on are of a new epoch. For who learns that numbers were given that the journal knows nothing of:
   * its directory is an older copy, or the disk lost the end without a trace.
   */
  beginEpoch(): void {
    this.#parts.log.beginEpoch();
  }

  /**
   * The cursor of that name: where it stood when it was last advanced, or 0, made now.
   * @throws {RejectedError} `value_out_of_range` for a bad name; otherwise the system's error
   */
  async cursor(name: string): Promise<Cursor> {
    const known = this.#cursors.get(name);
    if (known) return known;
    const made = this.#makeCursor(name, 0);
    this.#cursors.set(name, made);
    try {
      await made.save();
    } catch (thrown) {
      this.#cursors.delete(name);
      throw thrown;
    }
    return made;
  }

  /**
   * Drops what is over the limits now. Runs by itself whenever a segment is full; call it now and then where
   * little is appended.
   */
  async enforceRetention(): Promise<void> {
    this.#retaining ??= this.#retain().finally(() => {
      this.#retaining = undefined;
    });
    await this.#retaining;
  }

  /**
   * Looks whether its files are still there, which appends do for the newest alone. What was in the others is known
   * to the caller only, so the journal goes on.
   * @throws {ConfigError} `journal_unwritable`: one was removed or replaced, or cannot be looked at
   */
  async checkFiles(): Promise<void> {
    await this.#parts.log.checkFiles().catch((thrown: unknown) => {
      throw unwritableError(this.#parts.directory, errorMessage(thrown), thrown);
    });
  }

  /** Reads every byte and follows the hash chain. */
  verify(): Promise<Verification> {
    return verifyRecords(this.#parts.fileSystem, this.#parts.log.segments);
  }

  stats(): JournalStats {
    const { segments, lastSeq, epoch } = this.#parts.log;
    const first = segments[0];
    return {
      epoch,
      lastSeq,
      ...(first ? { firstSeq: first.firstSeq } : {}),
      ...(first?.firstAtMs === undefined ? {} : { oldestAtMs: first.firstAtMs }),
      segments: segments.length,
      bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
      pending: this.#queue.pendingCount,
      dropped: this.#ledger,
      cursors: Object.fromEntries([...this.#cursors].map(([name, { seq }]) => [name, seq])),
      ...(this.#failure ? { failure: this.#failure.message } : {}),
    };
  }

  /** Takes no more appends, waits for those under way, and closes the files. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#queue.drained();
    await this.#retaining?.catch(() => undefined);
    for (const cursor of this.#cursors.values()) await cursor.settled();
    for (const waiter of this.#waiters) waiter.reject(closedError());
    await this.#parts.log.close();
  }

  #append(payload: Uint8Array | NamedPayload, mostBytes: number, atMs: number): Promise<JournalPosition> {
    const wholeMs = Math.floor(atMs);
    const problem = this.#findProblem(mostBytes, wholeMs);
    return problem ? Promise.reject(problem) : this.#queue.add({ payload, mostBytes, atMs: wholeMs });
  }

  #findProblem(bytes: number, atMs: number): Error | undefined {
    if (this.#isClosed) return closedError();
    if (bytes > MAX_PAYLOAD_BYTES || !(atMs >= 0 && atMs < 2 ** 48)) {
      return new RejectedError("a record is at most 1 MiB and has a time", {
        code: "value_out_of_range",
        details: { bytes, atMs },
      });
    }
    if (this.#failure && this.#parts.clock.monotonicMs() < this.#failure.retryAtMs) {
      return unwritableError(this.#parts.directory, this.#failure.message);
    }
    return undefined;
  }

  async #commit(batch: readonly Append[]): Promise<JournalPosition> {
    const { directory, log, logger, clock, retryMs } = this.#parts;
    const before = log.segments.length;
    try {
      const position = await log.write(batch);
      if (this.#failure) logger.info("journal writable again", { lastSeq: this.lastSeq });
      this.#failure = undefined;
      for (const waiter of this.#waiters) if (this.lastSeq > waiter.afterSeq) waiter.resolve();
      if (log.segments.length !== before) {
        void this.enforceRetention().catch((error: unknown) =>
          logger.error("journal retention failed", { error: errorMessage(error) }),
        );
      }
      return position;
    } catch (thrown) {
      const message = errorMessage(thrown);
      if (!this.#failure) {
        logger.error("journal unwritable", { directory, error: message, lastSeq: this.lastSeq });
      }
      this.#failure = { message, retryAtMs: clock.monotonicMs() + retryMs };
      throw unwritableError(directory, message, thrown);
    }
  }

  async #retain(): Promise<void> {
    const { log, clock, logger, fileSystem, directory, retention } = this.#parts;
    const count = countExpired(log.segments, retention, clock.nowMs());
    if (count === 0) return;
    const expired = log.segments.slice(0, count);
    const readSeq = Math.min(...[...this.#cursors.values()].map(({ seq }) => seq));
    const ledger = addToLedger(this.#ledger, expired, log.segments[count] as Segment, readSeq);
    // Counted before it is gone: a cut in between leaves files that the next start removes, uncounted.
    await writeLedger(fileSystem, directory, ledger);
    const unreadRecords = ledger.unreadRecords - this.#ledger.unreadRecords;
    const facts = {
      segments: count,
      records: ledger.records - this.#ledger.records,
      throughSeq: ledger.throughSeq,
    };
    this.#ledger = ledger;
    log.forgetOldest(count);
    if (unreadRecords > 0) logger.warn("journal dropped unread records", { ...facts, unreadRecords });
    else logger.info("journal dropped old records", facts);
    for (const { path } of expired) await removeIfThere(fileSystem, path);
  }

  #makeCursor(name: string, seq: number): Cursor {
    const { fileSystem, directory } = this.#parts;
    return new Cursor({
      fileSystem,
      path: cursorPath(directory, name),
      name,
      seq,
      lastSeq: () => this.lastSeq,
    });
  }

  #addWaiter(afterSeq: number): { promise: Promise<void>; waiter: Waiter; drop: () => void } {
    const waiter: Waiter = { afterSeq, resolve: () => undefined, reject: () => undefined };
    const promise = new Promise<void>((resolve, reject) => {
      waiter.resolve = resolve;
      waiter.reject = reject;
    });
    this.#waiters.add(waiter);
    return { promise, waiter, drop: () => void this.#waiters.delete(waiter) };
  }
}

function closedError(): RejectedError {
  return new RejectedError("the journal is closed", { code: "journal_closed" });
}

function unwritableError(directory: string, message: string, cause?: unknown): ConfigError {
  return new ConfigError(`the journal cannot be written in ${directory}: ${message}`, {
    code: "journal_unwritable",
    retry: "later",
    cause,
  });
}
