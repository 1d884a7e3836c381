import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import { type FileSystem, openRollupHistory, type RollupHistory } from "@sourceful/journal";
import type { Reading } from "./reading-intake.ts";

export interface ReadingHistoryOptions {
  /** Made when it is not there. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

const ROLL_MS = 60_000;

/**
 * What every number of every DER did, by the minute and the quarter of an hour, under `{sn}/{kind}/{field}`.
 * For charts: what the disk does not take is held for some hours and then lost, which is logged.
 */
export class ReadingHistory {
  readonly #options: ReadingHistoryOptions;
  readonly #rollups: RollupHistory;
  #timer: Timer;
  #rolling: Promise<void> = Promise.resolve();
  #isFailing = false;

  /** @throws ConfigError `data_dir_unusable` */
  static async open(options: ReadingHistoryOptions): Promise<ReadingHistory> {
    return new ReadingHistory(options, await openRollupHistory(options));
  }

  private constructor(options: ReadingHistoryOptions, rollups: RollupHistory) {
    this.#options = options;
    this.#rollups = rollups;
    this.#timer = this.#plan();
  }

  /** Where what was recorded is read. */
  get rollups(): Pick<RollupHistory, "read"> {
    return this.#rollups;
  }

  /** Counts the numbers of a reading; words and truths have no mean. */
  add(deviceId: string, { kind, fields, atMs }: Pick<Reading, "kind" | "fields" | "atMs">): void {
    for (const [field, value] of Object.entries(fields)) {
      if (typeof value === "number")
        this.#rollups.add({ series: `${deviceId}/${kind}/${field}`, atMs, value });
    }
  }

  /** Writes what there is. */
  async close(): Promise<void> {
    this.#timer.cancel();
    await this.#rolling;
    await this.#attempt(() => this.#rollups.close());
  }

  #plan(): Timer {
    return this.#options.clock.after(ROLL_MS, () => {
      this.#timer = this.#plan();
      this.#rolling = this.#attempt(() => this.#rollups.roll());
    });
  }

  async #attempt(write: () => Promise<void>): Promise<void> {
    const { logger, directory } = this.#options;
    try {
      await write();
      if (this.#isFailing) logger.info("history is written again", { directory });
      this.#isFailing = false;
    } catch (thrown) {
      if (!this.#isFailing)
        logger.error("history cannot be written", { directory, error: errorMessage(thrown) });
      this.#isFailing = true;
    }
  }
}
