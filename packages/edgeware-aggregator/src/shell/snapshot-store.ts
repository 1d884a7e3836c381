import { createHash } from "node:crypto";
import { join } from "node:path";
import { errorMessage, type Logger } from "@sourceful/domain";
import { type FileSystem, nodeFileSystem, readWholeFile, replaceFile } from "@sourceful/journal";

/** A state as it was after the event at `position`, encoded. */
export interface Snapshot {
  readonly position: number;
  readonly bytes: Uint8Array;
}

const NAME = /^(\d{16})\.snapshot$/;
/** One that the end of a process interrupted: nobody else would ever remove it. */
const BEGUN = /^\d{16}\.snapshot\.tmp$/;
const KEPT = 3;

/**
 * States of the past on disk, so that a start need not fold the whole log. Each is whole or not there; the log
 * is the truth, and losing them all costs time only.
 */
export class SnapshotStore {
  readonly #directory: string;
  readonly #logger: Logger;
  readonly #fileSystem: FileSystem;

  constructor(directory: string, logger: Logger, fileSystem: FileSystem = nodeFileSystem) {
    this.#directory = directory;
    this.#logger = logger;
    this.#fileSystem = fileSystem;
  }

  /** Writes one and removes all but the newest three. @throws the system's error */
  async write({ position, bytes }: Snapshot): Promise<void> {
    await this.#fileSystem.makeDirectory(this.#directory);
    for (const begun of await this.#names(BEGUN)) {
      await this.#fileSystem.remove(join(this.#directory, begun));
    }
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
    const file = join(this.#directory, `${String(position).padStart(16, "0")}.snapshot`);
    await replaceFile(this.#fileSystem, file, Buffer.from(`${hashOf(text)}\n${text}`));
    const names = await this.#names();
    for (const old of names.slice(0, -KEPT)) await this.#fileSystem.remove(join(this.#directory, old));
  }

  /** The newest at or before a position that is whole; damaged ones are logged and passed over. */
  async newest(throughPosition: number): Promise<Snapshot | undefined> {
    for (const position of (await this.positions()).toReversed()) {
      if (position > throughPosition) continue;
      const snapshot = await this.read(position);
      if (snapshot) return snapshot;
    }
    return undefined;
  }

  /** Positions of what there is, ascending. */
  async positions(): Promise<number[]> {
    return (await this.#names()).map((name) => Number(NAME.exec(name)?.[1]));
  }

  /** The one at a position; undefined when it is not there or damaged. */
  async read(position: number): Promise<Snapshot | undefined> {
    const file = join(this.#directory, `${String(position).padStart(16, "0")}.snapshot`);
    try {
      const whole = (await readWholeFile(this.#fileSystem, file))?.toString() ?? "";
      const end = whole.indexOf("\n");
      const text = whole.slice(end + 1);
      if (end > 0 && hashOf(text) === whole.slice(0, end)) return { position, bytes: Buffer.from(text) };
      this.#logger.warn("a snapshot is damaged and not used", { file });
    } catch (thrown) {
      this.#logger.warn("a snapshot cannot be read", { file, error: errorMessage(thrown) });
    }
    return undefined;
  }

  async #names(pattern = NAME): Promise<string[]> {
    const all = await this.#fileSystem.list(this.#directory).catch(() => []);
    return all.filter((name) => pattern.test(name)).toSorted();
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
