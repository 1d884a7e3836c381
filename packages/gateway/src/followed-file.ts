import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import { FileWatch, type FileWatchOptions } from "@sourceful/identity";

export interface FollowedFileOptions<T> extends Pick<FileWatchOptions, "quietMs" | "lookEveryMs"> {
  readonly file: string;
  /** What it said when it was read for the start. */
  readonly read: T | undefined;
  /** Reads it; undefined when there is none. What it throws is a problem of the file. */
  readonly load: (file: string) => Promise<T | undefined>;
  /** Goes on by what it says. Throws when that cannot be. */
  readonly follow: (content: T | undefined) => Promise<void> | void;
  /** Told, in one line, why what was in force before stays so. */
  readonly fail: (problem: string) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

const UNREADABLE = Symbol("unreadable");

/**
 * An operator's file that is followed while the program runs, also when it appears or is removed, and when it did so
 * since it was read for the start. One that cannot be followed is reported, and what was in force before stays so.
 */
export class FollowedFile {
  readonly #watch: FileWatch;

  static async start<T>(options: FollowedFileOptions<T>): Promise<FollowedFile> {
    const { file, read, load, clock, logger, quietMs, lookEveryMs } = options;
    let reloading = Promise.resolve();
    const again = () => (reloading = reloading.then(() => reload(options)));
    const watch = await FileWatch.ofFile(file, {
      onChange: again,
      clock,
      logger,
      ...(quietMs === undefined ? {} : { quietMs }),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
    const now = await load(file).catch(() => UNREADABLE);
    if (!isDeepStrictEqual(now, read)) await again();
    return new FollowedFile(watch);
  }

  private constructor(watch: FileWatch) {
    this.#watch = watch;
  }

  /** Stops following; what is under way is waited for. */
  close(): Promise<void> {
    return this.#watch.close();
  }
}

async function reload<T>({ file, load, follow, fail, logger }: FollowedFileOptions<T>): Promise<void> {
  try {
    await follow(await load(file));
    logger.info(`${basename(file)} is followed`, { file });
  } catch (thrown) {
    // All of its problems, one a line.
    const problem = thrown instanceof Error ? thrown.message : errorMessage(thrown);
    logger.error(`${basename(file)} cannot be used, the one before stays in force`, { problem });
    fail(problem.replace(/\s*\n\s*/, " ").replaceAll(/\s*\n\s*/g, "; "));
  }
}
