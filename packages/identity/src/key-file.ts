import { chmod, readFile, stat } from "node:fs/promises";
import { ConfigError, errorMessage, type Logger } from "@sourceful/domain";

/** Mode of a file only its owner may read. */
export const OWNER_ONLY = 0o600;

/**
 * Text of a file, or undefined when there is none.
 * @throws ConfigError `identity_damaged` when it is there and cannot be read
 */
export async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    // ENOTDIR: the data directory cannot exist; making it will say so.
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw damaged(`${file} cannot be read: ${errorMessage(cause)}`, "make it readable for this user", cause);
  }
}

/** Takes a private file away from other users, and says so. */
export async function keepToOwner(file: string, logger: Logger): Promise<void> {
  if (process.platform === "win32") return;
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return;
  try {
    await chmod(file, OWNER_ONLY);
    logger.warn("The key could be read by others; now only by its owner", { file });
  } catch (thrown) {
    logger.warn("The key can be read by others", { file, error: errorMessage(thrown) });
  }
}

/**
 * Runs what writes to the data directory.
 * @throws ConfigError `data_dir_unusable` for whatever it throws
 */
export async function writing(dataDir: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new ConfigError(`The data directory ${dataDir} cannot be written: ${errorMessage(cause)}`, {
      code: "data_dir_unusable",
      cause,
    });
  }
}

/** The error for a file that is not what it should be; `fix` says what to do. */
export function damaged(what: string, fix: string, cause: unknown): ConfigError {
  return new ConfigError(`${what}; ${fix}`, { code: "identity_damaged", cause });
}
