import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorMessage, type Logger } from "@sourceful/domain";
import { writeFileAtomically } from "@sourceful/identity";
import type { ReadMemory } from "@sourceful/luarunner";
import type { ForbiddenGap } from "@sourceful/modbus";

const MODE = 0o600;
const DIRECTORY_MODE = 0o700;
const SUFFIX = ".json";

/**
 * What was learned of how devices like to be read: one file per device, `{"forbiddenGaps": […]}`. It saves
 * requests after a restart and changes no value, so nothing here fails: what cannot be read is learned anew,
 * what cannot be written is logged. A device that was replaced by another: delete its file.
 */
export class LearnedStore implements ReadMemory {
  readonly #directory: string;
  readonly #logger: Logger;
  readonly #gaps: Map<string, readonly ForbiddenGap[]>;
  #lastWrite: Promise<void> = Promise.resolve();

  /** Reads what is kept in `directory`, which need not exist. */
  static async load(directory: string, logger: Logger): Promise<LearnedStore> {
    const gaps = new Map<string, readonly ForbiddenGap[]>();
    for (const name of await listFiles(directory, logger)) {
      try {
        const deviceId = decodeURIComponent(name.slice(0, -SUFFIX.length));
        gaps.set(deviceId, parseGaps(await readFile(join(directory, name), "utf8")));
      } catch (thrown) {
        logger.warn("learned reads not usable", { file: join(directory, name), error: errorMessage(thrown) });
      }
    }
    return new LearnedStore(directory, logger, gaps);
  }

  private constructor(directory: string, logger: Logger, gaps: Map<string, readonly ForbiddenGap[]>) {
    this.#directory = directory;
    this.#logger = logger;
    this.#gaps = gaps;
  }

  of(deviceId: string): readonly ForbiddenGap[] {
    return this.#gaps.get(deviceId) ?? [];
  }

  keep(deviceId: string, forbiddenGaps: readonly ForbiddenGap[]): void {
    this.#gaps.set(deviceId, forbiddenGaps);
    this.#lastWrite = this.#lastWrite.then(() => this.#write(deviceId, forbiddenGaps));
  }

  /** Resolves when all that was kept is on disk, or has failed to get there. */
  close(): Promise<void> {
    return this.#lastWrite;
  }

  async #write(deviceId: string, forbiddenGaps: readonly ForbiddenGap[]): Promise<void> {
    // A serial number may hold a slash; a file name may not.
    const file = join(this.#directory, `${encodeURIComponent(deviceId)}${SUFFIX}`);
    try {
      await mkdir(this.#directory, { recursive: true, mode: DIRECTORY_MODE });
      await writeFileAtomically(file, `${JSON.stringify({ forbiddenGaps }, null, 2)}\n`, MODE);
    } catch (thrown) {
      this.#logger.warn("learned reads not stored", { file, error: errorMessage(thrown) });
    }
  }
}

async function listFiles(directory: string, logger: Logger): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => name.endsWith(SUFFIX));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") {
      logger.warn("learned reads not usable", { file: directory, error: errorMessage(thrown) });
    }
    return [];
  }
}

function parseGaps(text: string): ForbiddenGap[] {
  const { forbiddenGaps } = JSON.parse(text) as { forbiddenGaps?: unknown };
  if (!Array.isArray(forbiddenGaps) || !forbiddenGaps.every(isGap))
    throw new Error("it is not a list of gaps");
  return forbiddenGaps.map(({ kind, from, to }) => ({ kind, from, to }));
}

function isGap(value: unknown): value is ForbiddenGap {
  const { kind, from, to } = (value ?? {}) as Partial<ForbiddenGap>;
  return (kind === "holding" || kind === "input") && isAddress(from) && isAddress(to);
}

function isAddress(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff;
}
