import { join } from "node:path";
import type { Clock, Logger } from "@sourceful/domain";
import type { FileSystem } from "./file-system.ts";
import type { Journal } from "./journal.ts";
import { openJournal } from "./open-journal.ts";
import { EARLIEST_BELIEVED_MS, type RetentionLimits } from "./retention.ts";
import { type Rollup, rollupOf, type Sample } from "./rollup.ts";
import { RollupFold } from "./rollup-fold.ts";
import { decodeRollups, encodeRollups } from "./rollup-record.ts";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MIB = 1024 * 1024;
/** Rollups held while the disk takes none: some hours of a large site. */
const MAX_HELD = 100_000;
/** Rollups in one record: a row is far below 500 bytes, a record at most 1 MiB. */
const ROWS_PER_RECORD = 2_000;

/** Widths of history there are, by name. */
export type RollupWidth = "1m" | "15m";

export interface RollupHistoryOptions {
  /** A journal per width is made in it. */
  directory: string;
  clock: Clock;
  logger: Logger;
  /** By default 256 MiB and 30 days of minutes, 256 MiB and 5 years of quarters. */
  retention?: Partial<Record<RollupWidth, RetentionLimits>>;
  fileSystem?: FileSystem;
}

export interface RollupQuery {
  series: string;
  width: RollupWidth;
  /** Unix epoch in ms, inclusive. */
  fromMs: number;
  /** Unix epoch in ms, exclusive. */
  toMs: number;
}

/** Mean, min, max, last and count of every series by the minute and the quarter of an hour, on disk. */
export class RollupHistory {
  readonly #minutes: Journal;
  readonly #quarters: Journal;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #open = new RollupFold(MINUTE_MS);
  /** Minutes up to this seq are in the quarters. */
  #quarteredSeq: number;
  #rolling: Promise<void> | undefined;

  /** Use `openRollupHistory`. */
  constructor(minutes: Journal, quarters: Journal, quarteredSeq: number, clock: Clock, logger: Logger) {
    this.#minutes = minutes;
    this.#quarters = quarters;
    this.#quarteredSeq = quarteredSeq;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Counts a sample, in any order of time. One that is not finite is not a value and is left out. */
  add(sample: Sample): void {
    if (Number.isFinite(sample.value)) this.#open.add(rollupOf(sample, MINUTE_MS));
  }

  /**
   * Writes what has ended: call it every minute or so. When the disk refuses, what has ended is held, some hours
   * of it, for the next call.
   * @throws what `Journal.append` throws
   */
  async roll(): Promise<void> {
    await this.#rollUntil(this.#clock.nowMs());
  }

  /** The rollups written for a time, oldest first. Those of now are not among them until they end. */
  async read({ series, width, fromMs, toMs }: RollupQuery): Promise<Rollup[]> {
    const found: Rollup[] = [];
    for await (const { atMs, payload } of this.#journalOf(width).read({ newestFirst: true })) {
      // A rollup is written after it began, so what was written before `fromMs` holds nothing of later.
      if (atMs < fromMs && atMs > EARLIEST_BELIEVED_MS) break;
      const { rollups } = decodeRollups(payload);
      found.push(
        ...rollups
          .filter((rollup) => rollup.series === series && rollup.startMs >= fromMs && rollup.startMs < toMs)
          .toReversed(),
      );
    }
    const fold = new RollupFold(width === "1m" ? MINUTE_MS : QUARTER_MS);
    for (const rollup of found.toReversed()) fold.add(rollup);
    return fold.take();
  }

  /** Writes what there is, ended or not, and closes. The rest of a minute cut in two is merged when it is read. */
  async close(): Promise<void> {
    try {
      await this.#rollUntil(Number.POSITIVE_INFINITY);
    } finally {
      await this.#minutes.close();
      await this.#quarters.close();
    }
  }

  async #rollUntil(untilMs: number): Promise<void> {
    while (this.#rolling) await this.#rolling.catch(() => undefined);
    this.#rolling = this.#write(untilMs).finally(() => {
      this.#rolling = undefined;
    });
    await this.#rolling;
  }

  async #write(untilMs: number): Promise<void> {
    const ended = this.#open.take(untilMs);
    for (let at = 0; at < ended.length; at += ROWS_PER_RECORD) {
      try {
        await this.#minutes.append(encodeRollups({ rollups: ended.slice(at, at + ROWS_PER_RECORD) }));
      } catch (thrown) {
        this.#hold(ended.slice(at));
        throw thrown;
      }
    }
    await this.#rollQuarters();
  }

  #hold(rollups: readonly Rollup[]): void {
    const newer = this.#open.take();
    for (const rollup of [...rollups, ...newer]) this.#open.add(rollup);
    let dropped = 0;
    while (this.#open.size > MAX_HELD) dropped += this.#open.takeOldest().length;
    if (dropped > 0) this.#logger.warn("rollups dropped, the disk takes none", { dropped });
  }

  async #rollQuarters(): Promise<void> {
    const endMs = Math.floor(this.#clock.nowMs() / QUARTER_MS) * QUARTER_MS;
    for (;;) {
      const fold = new RollupFold(QUARTER_MS);
      let throughSeq = this.#quarteredSeq;
      for await (const { seq, payload } of this.#minutes.read({ fromSeq: throughSeq + 1 })) {
        const { rollups } = decodeRollups(payload);
        const isFull = fold.size > 0 && fold.size + rollups.length > ROWS_PER_RECORD;
        if (isFull || rollups.some(({ startMs }) => startMs >= endMs)) break;
        for (const rollup of rollups) fold.add(rollup);
        throughSeq = seq;
      }
      if (throughSeq === this.#quarteredSeq) return;
      await this.#quarters.append(encodeRollups({ throughSeq, rollups: fold.take() }));
      this.#quarteredSeq = throughSeq;
    }
  }

  #journalOf(width: RollupWidth): Journal {
    return width === "1m" ? this.#minutes : this.#quarters;
  }
}

/**
 * Opens a history where it ended.
 * @throws {ConfigError} `data_dir_unusable`
 */
export async function openRollupHistory({
  directory,
  clock,
  logger,
  retention = {},
  fileSystem,
}: RollupHistoryOptions): Promise<RollupHistory> {
  const open = (width: RollupWidth, maxAgeMs: number) =>
    openJournal({
      directory: join(directory, width),
      clock,
      logger,
      retention: retention[width] ?? { maxBytes: 256 * MIB, maxAgeMs },
      ...(fileSystem ? { fileSystem } : {}),
    });
  const minutes = await open("1m", 30 * DAY_MS);
  const quarters = await open("15m", 5 * 365 * DAY_MS);
  let quarteredSeq = 0;
  for await (const { payload } of quarters.read({ fromSeq: quarters.lastSeq })) {
    quarteredSeq = Math.min(decodeRollups(payload).throughSeq ?? 0, minutes.lastSeq);
  }
  return new RollupHistory(minutes, quarters, quarteredSeq, clock, logger);
}
