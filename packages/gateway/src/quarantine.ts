import { type Clock, errorMessage, FloodGate, type Logger } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";

export interface QuarantineOptions {
  /** Where it is kept, made when it is not there. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

/** Something that came over the bus and was not let in. */
export interface QuarantinedMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** Stable, snake_case: why. */
  readonly code: string;
  /** One line. */
  readonly reason: string;
}

/** A record as it is on disk, JSON. */
export interface QuarantineRecord {
  readonly subject: string;
  readonly code: string;
  readonly reason: string;
  /** Length of the message, bytes. */
  readonly size: number;
  /** Its beginning, base64. */
  readonly data: string;
  /** Others that came right before it and were only counted. */
  readonly unkept?: number;
}

const MIB = 1024 * 1024;
const RETENTION = { maxBytes: 32 * MIB, maxAgeMs: 30 * 24 * 3_600_000 };
/** How much of a message is kept, bytes. */
const KEPT_BYTES = 4_096;
const KEPT_TEXT = 512;
/** Most records in 10 s. */
const MOST = 50;

/**
 * Keeps what was not let in, with the reason, for whoever wants to know what a peer sends: 32 MiB and 30 days,
 * the first 4 KiB of each message, at most 50 in 10 s. Nothing here ever throws or waits.
 */
export class Quarantine {
  readonly #logger: Logger;
  readonly #journal: Journal | undefined;
  readonly #gate: FloodGate;
  readonly #writing = new Set<Promise<unknown>>();
  #left = 0;

  /** Opens it where it ended. When the disk refuses, what is recorded is only logged. */
  static async open(options: QuarantineOptions): Promise<Quarantine> {
    const { directory, clock, fileSystem } = options;
    const logger = options.logger.child({ component: "quarantine" });
    try {
      const journal = await openJournal({
        directory,
        clock,
        logger,
        retention: RETENTION,
        ...(fileSystem ? { fileSystem } : {}),
      });
      return new Quarantine(options, logger, journal);
    } catch (thrown) {
      logger.error("what is not let in is logged and not kept", { error: errorMessage(thrown) });
      return new Quarantine(options, logger, undefined);
    }
  }

  private constructor(options: QuarantineOptions, logger: Logger, journal: Journal | undefined) {
    this.#logger = logger;
    this.#journal = journal;
    this.#gate = new FloodGate(options.clock, MOST);
  }

  /** Keeps one message; in a flood it only counts it. */
  record({ subject, data, code, reason }: QuarantinedMessage): void {
    if (!this.#gate.admits()) {
      this.#left += 1;
      return;
    }
    this.#logger.warn("message not let in", { subject, code, reason: reason.slice(0, KEPT_TEXT) });
    const record: QuarantineRecord = {
      subject: subject.slice(0, KEPT_TEXT),
      code,
      reason: reason.slice(0, KEPT_TEXT),
      size: data.length,
      data: Buffer.from(data.subarray(0, KEPT_BYTES)).toString("base64"),
      ...(this.#left > 0 ? { unkept: this.#left } : {}),
    };
    this.#left = 0;
    if (!this.#journal) return;
    const writing: Promise<unknown> = this.#journal
      .append(Buffer.from(JSON.stringify(record)))
      .catch((thrown: unknown) => {
        this.#logger.warn("message not let in is not kept", { error: errorMessage(thrown) });
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** The newest records, newest first. */
  async newest(count: number): Promise<(QuarantineRecord & { readonly atMs: number })[]> {
    const records: (QuarantineRecord & { readonly atMs: number })[] = [];
    if (!this.#journal) return records;
    for await (const { atMs, payload } of this.#journal.read({ newestFirst: true })) {
      if (records.length >= count) break;
      const record = JSON.parse(Buffer.from(payload).toString("utf8")) as QuarantineRecord;
      records.push({ ...record, atMs });
    }
    return records;
  }

  /** Writes what is under way and closes. */
  async close(): Promise<void> {
    await Promise.all(this.#writing);
    await this.#journal?.close();
  }
}
