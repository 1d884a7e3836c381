import { join } from "node:path";
import { RejectedError } from "@sourceful/domain";
import { type FileSystem, isSystemError } from "./file-system.ts";
import { readSmallFile, writeSmallFile } from "./small-file.ts";

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const SUFFIX = ".cursor";

export interface CursorOptions {
  fileSystem: FileSystem;
  path: string;
  name: string;
  seq: number;
  /** The newest durable seq of the journal. */
  lastSeq: () => number;
}

/** How far a reader has come, in a file of its own: everything up to `seq` is done. Survives a power cut. */
export class Cursor {
  readonly name: string;
  readonly #options: CursorOptions;
  #seq: number;
  #wantedSeq: number;
  #writing: Promise<void> | undefined;

  constructor(options: CursorOptions) {
    this.name = options.name;
    this.#options = options;
    this.#seq = options.seq;
    this.#wantedSeq = options.seq;
  }

  /** The newest seq known on disk to be done; 0 before the first. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * Resolves when the disk says that everything up to `seq` is done. Going back does nothing. Calls made while
   * the disk is busy share one write.
   * @throws {RejectedError} `value_out_of_range` beyond the journal's end; otherwise the system's error
   */
  async advance(seq: number): Promise<void> {
    const lastSeq = this.#options.lastSeq();
    if (!Number.isSafeInteger(seq) || seq > lastSeq) {
      throw new RejectedError("a cursor cannot be ahead of its journal", {
        code: "value_out_of_range",
        details: { cursor: this.name, seq, lastSeq },
      });
    }
    this.#wantedSeq = Math.max(this.#wantedSeq, seq);
    while (this.#seq < seq) {
      await this.save();
    }
  }

  /** Puts the cursor on disk as far as it was advanced, so that retention knows of it after a restart. */
  async save(): Promise<void> {
    this.#writing ??= this.#write(this.#wantedSeq).finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
  }

  /** Resolves when no write is under way. */
  async settled(): Promise<void> {
    await this.#writing?.catch(() => undefined);
  }

  async #write(seq: number): Promise<void> {
    await writeSmallFile(this.#options.fileSystem, this.#options.path, { seq });
    this.#seq = seq;
  }
}

/** Where the cursors of a journal are kept. */
export function cursorDirectory(journalDirectory: string): string {
  return join(journalDirectory, "cursors");
}

/** @throws {RejectedError} `value_out_of_range` */
export function cursorPath(journalDirectory: string, name: string): string {
  if (!NAME.test(name)) {
    throw new RejectedError("a cursor is named in lower-case letters, digits and hyphens", {
      code: "value_out_of_range",
      details: { name },
    });
  }
  return join(cursorDirectory(journalDirectory), `${name}${SUFFIX}`);
}

/** Name and seq of every cursor on disk. One whose file does not parse stands at 0: everything is read again. */
export async function readCursors(
  fileSystem: FileSystem,
  journalDirectory: string,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  let files: string[];
  try {
    files = await fileSystem.list(cursorDirectory(journalDirectory));
  } catch (thrown) {
    if (isSystemError(thrown, "ENOENT")) return found;
    throw thrown;
  }
  for (const file of files) {
    const name = file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : "";
    if (!NAME.test(name)) continue;
    const content = await readSmallFile(fileSystem, cursorPath(journalDirectory, name));
    const seq = (content as { seq?: unknown } | null | undefined)?.seq;
    found.set(name, Number.isSafeInteger(seq) && (seq as number) >= 0 ? (seq as number) : 0);
  }
  return found;
}
