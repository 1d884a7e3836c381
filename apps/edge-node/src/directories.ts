import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The data directory: what was asked for, else `~/.sourceful`. An empty text counts as not given. */
export function dataDirectory(asked: string | undefined): string {
  return resolve(asked || join(homedir(), ".sourceful"));
}

/**
 * Driver folders in the order they are searched: the one asked for, or the first of the usual two that
 * exists; then the data directory's own folder of single files, and last the drivers this program ships.
 */
export function driverDirectories(asked: string | undefined, dataDir: string): string[] {
  const own = join(dataDir, "drivers");
  const usual = [own, resolve("device-support/drivers")].filter((directory) => existsSync(directory));
  const first = asked ? resolve(asked) : usual[0];
  const directories = [first, existsSync(own) ? own : undefined, shippedDrivers()];
  return [...new Set(directories.filter((directory) => directory !== undefined))];
}

/** The `drivers` folder of this repository, or of the installed package. */
export function shippedDrivers(): string | undefined {
  const candidates = ["../../../drivers", "../drivers"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return candidates.find((directory) => existsSync(directory));
}
