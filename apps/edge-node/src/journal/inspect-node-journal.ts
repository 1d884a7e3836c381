import { existsSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, errorMessage, silentLogger } from "@sourceful/domain";
import { reportJournal } from "@sourceful/gateway";
import { inspectJournal, type JournalInspection } from "@sourceful/journal";
import { dataDirectory } from "../directories.ts";

/** Retention takes a segment every few hours: one new beginning is enough, two are plenty. */
const ATTEMPTS = 3;

export interface JournalPlace {
  dataDir?: string;
  /** What was reported to this community. */
  community?: string;
  /** In the data directory; `journal` when neither is given. */
  folder?: string;
}

/**
 * What `look` makes of the journal in a data directory. It begins anew when retention of a running node takes
 * away what it reads.
 * @throws {ConfigError} when there is no journal, or its files cannot be read
 */
export async function inspectNodeJournal<T>(
  { dataDir, community, folder = "journal" }: JournalPlace,
  look: (inspection: JournalInspection, directory: string) => Promise<T>,
): Promise<T> {
  const root = dataDirectory(dataDir);
  const directory =
    community === undefined ? join(root, folder) : reportJournal(join(root, "community"), community);
  if (!existsSync(directory)) {
    throw new ConfigError(
      `there is no journal at ${directory}: the node makes it when it runs; --data-dir names another place`,
      { code: "config_invalid" },
    );
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await look(await inspectJournal({ directory, logger: silentLogger }), directory);
    } catch (thrown) {
      const { code, path = directory } = thrown as NodeJS.ErrnoException;
      if (code === undefined) throw thrown;
      if (code === "ENOENT" && attempt < ATTEMPTS) continue;
      const advice = code === "EACCES" || code === "EPERM" ? "; run this as the user the node runs as" : "";
      throw new ConfigError(`the journal file ${path} cannot be read: ${errorMessage(thrown)}${advice}`, {
        code: "data_dir_unusable",
        cause: thrown,
      });
    }
  }
}
