import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { LimitDirection, LimitRecord } from "@sourceful/control";
import { errorMessage, type Logger } from "@sourceful/domain";
import { writeFileAtomically } from "@sourceful/identity";

const MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/**
 * Where the limits of a building are kept, `{"consumption": …, "production": …}`: a restart is no way out of one.
 * A file that cannot be read counts as one that says something: its directions begin in failsafe.
 */
export class LimitStore {
  readonly #file: string;
  readonly #logger: Logger;
  readonly #records = new Map<string, unknown>();
  #isUnreadable = false;
  #failure: string | undefined;
  #lastWrite: Promise<void> = Promise.resolve();

  static async open(file: string, logger: Logger): Promise<LimitStore> {
    const store = new LimitStore(file, logger);
    await store.#read();
    return store;
  }

  private constructor(file: string, logger: Logger) {
    this.#file = file;
    this.#logger = logger;
  }

  /** Why nothing can be kept now; undefined while it can. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** What was kept, not checked; undefined when there is nothing. */
  record(direction: LimitDirection): unknown {
    return this.#isUnreadable ? null : this.#records.get(direction);
  }

  /** Resolves when it is on disk, or has failed to get there. */
  keep(direction: LimitDirection, record: LimitRecord): Promise<void> {
    this.#records.set(direction, record);
    this.#lastWrite = this.#lastWrite.then(() => this.#write());
    return this.#lastWrite;
  }

  /** Resolves when all that was kept is written. */
  close(): Promise<void> {
    return this.#lastWrite;
  }

  async #read(): Promise<void> {
    try {
      const document: unknown = JSON.parse(await readFile(this.#file, "utf8"));
      if (typeof document !== "object" || document === null || Array.isArray(document)) {
        throw new Error("it is no object");
      }
      for (const [direction, record] of Object.entries(document)) this.#records.set(direction, record);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return;
      this.#isUnreadable = true;
      this.#logger.error("limits that were in force cannot be read, failsafe begins", {
        file: this.#file,
        error: errorMessage(thrown),
      });
    }
  }

  async #write(): Promise<void> {
    try {
      await mkdir(dirname(this.#file), { recursive: true, mode: DIRECTORY_MODE });
      await writeFileAtomically(this.#file, `${JSON.stringify(Object.fromEntries(this.#records))}\n`, MODE);
      this.#failure = undefined;
    } catch (thrown) {
      this.#failure = errorMessage(thrown);
      this.#logger.error("limits cannot be stored, a restart would forget them", {
        file: this.#file,
        error: this.#failure,
      });
    }
  }
}
