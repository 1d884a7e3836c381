import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Logger } from "@sourceful/domain";
import { OWNER_ONLY, readIfPresent, writing } from "./key-file.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";

export interface CountBootOptions {
  /** Created, for this user only, when it does not exist. */
  readonly dataDir: string;
  /** Of the file: `{name}.boot`. */
  readonly name: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * A number for this start that is higher than those of all starts before, on disk before it is given. It is the
 * time in seconds where that is higher: so it rises as well when the file is lost but the clock is right, and
 * when the clock is wrong but the file is there.
 * @throws ConfigError `identity_damaged` when the file cannot be read, `data_dir_unusable` when it cannot be
 * written
 */
export async function countBoot({ dataDir, name, clock, logger }: CountBootOptions): Promise<number> {
  const file = join(dataDir, `${name}.boot`);
  const text = await readIfPresent(file);
  const last = /^\d{1,15}$/.test(text?.trim() ?? "") ? Number(text) : undefined;
  if (text !== undefined && last === undefined) {
    logger.warn("The number of the last start is damaged; the clock's is taken", { file });
  }
  const boot = Math.max((last ?? 0) + 1, Math.floor(clock.nowMs() / 1000));
  await writing(dataDir, async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFileAtomically(file, `${boot}\n`, OWNER_ONLY);
  });
  return boot;
}
