import { existsSync, type FSWatcher, watch } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";

/** Editors and copies write a file in several steps; a change counts when it has been quiet for this long, ms. */
const QUIET_MS = 200;
/** How often the files are looked at where the file system reports no changes (network shares), ms. */
const LOOK_EVERY_MS = 5_000;

/** Files of a folder that are watched. */
interface WatchedFolder {
  readonly folder: string;
  readonly isWatched: (name: string) => boolean;
}

export interface FileWatchOptions {
  readonly folders: readonly WatchedFolder[];
  /** Called after a change, one call at a time. What it throws is logged. */
  readonly onChange: () => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly quietMs?: number;
  readonly lookEveryMs?: number;
}

/**
 * Tells when a file in some folders is added, removed or written. Folders may come and go. Reports of the file
 * system make it quick, looking at the files from time to time makes it certain.
 */
export class FileWatch {
  readonly #options: FileWatchOptions;
  readonly #watchers = new Map<string, FSWatcher>();
  #signature: string;
  #timer: Timer | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** Watches one file, which need not be there. As `start`. */
  static ofFile(file: string, options: Omit<FileWatchOptions, "folders">): Promise<FileWatch> {
    const name = basename(file);
    return FileWatch.start({
      ...options,
      folders: [{ folder: dirname(file), isWatched: (one) => one === name }],
    });
  }

  /** Resolves when it watches: what changes from then on is told. */
  static async start(options: FileWatchOptions): Promise<FileWatch> {
    return new FileWatch(options, await signatureOf(options.folders));
  }

  private constructor(options: FileWatchOptions, signature: string) {
    this.#options = options;
    this.#signature = signature;
    this.#watchFolders();
    this.#plan(this.#lookEveryMs);
  }

  /** Waits for a call of `onChange` that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    await this.#looking;
  }

  get #lookEveryMs(): number {
    return this.#options.lookEveryMs ?? LOOK_EVERY_MS;
  }

  #plan(delayMs: number): void {
    this.#timer?.cancel();
    if (this.#isClosed) return;
    this.#timer = this.#options.clock.after(delayMs, () => {
      this.#timer = undefined;
      this.#looking = this.#looking.then(() => this.#look());
    });
  }

  async #look(): Promise<void> {
    const { folders, onChange, logger } = this.#options;
    try {
      this.#watchFolders();
      const signature = await signatureOf(folders);
      if (signature !== this.#signature && !this.#isClosed) {
        this.#signature = signature;
        await onChange();
      }
    } catch (thrown) {
      logger.error("change of files could not be followed", { error: errorMessage(thrown) });
    }
    // A change that came meanwhile has made its own plan.
    if (!this.#timer) this.#plan(this.#lookEveryMs);
  }

  /** Listens at every folder that exists and is not listened at yet. */
  #watchFolders(): void {
    if (this.#isClosed) return;
    for (const { folder } of this.#options.folders) {
      const before = this.#watchers.get(folder);
      // One that is made again under the same name is another folder.
      if (before && !existsSync(folder)) this.#drop(folder, before);
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, (_event, name) => this.#hear(folder, name));
        this.#watchers.set(folder, watcher);
        // A folder that is removed, or a system without notifications: looking goes on.
        watcher.on("error", () => this.#drop(folder, watcher));
      } catch {
        // It does not exist, or cannot be listened at.
      }
    }
  }

  /** `name` is not known on every system. */
  #hear(folder: string, name: string | null): void {
    const isOurs = this.#options.folders.some(
      (watched) => watched.folder === folder && (name === null || watched.isWatched(name)),
    );
    if (isOurs) this.#plan(this.#options.quietMs ?? QUIET_MS);
  }

  #drop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
  }
}

/** Changes when one of the files does. */
async function signatureOf(folders: readonly WatchedFolder[]): Promise<string> {
  const parts = await Promise.all(
    folders.map(async ({ folder, isWatched }) => {
      const names = (await readdir(folder).catch(() => [])).filter(isWatched);
      return Promise.all(names.sort().map((name) => describeFile(join(folder, name))));
    }),
  );
  return parts.flat().join("\n");
}

async function describeFile(file: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await stat(file, { bigint: true });
    return `${file} ${mtimeNs} ${size} ${ino}`;
  } catch {
    return `${file} unreadable`;
  }
}
