import { access } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { DriverEntry } from "./driver-entry.ts";
import { readDriverFile } from "./driver-file.ts";
import { problemsError } from "./store-problem.ts";

/**
 * Loads one Lua file by its path, with the manifest that lies beside it, in `../manifests` or in
 * `../../manifests`.
 *
 * @throws ConfigError `config_unreadable`, `manifest_invalid`, `integrity_failed` or `driver_invalid`
 */
export async function loadDriver(file: string): Promise<DriverEntry> {
  const manifest = `${basename(file, ".lua")}.yaml`;
  const folder = dirname(file);
  const candidates = [".", "../manifests", "../../manifests"].map((step) => join(folder, step, manifest));
  const isThere = await Promise.all(candidates.map(exists));
  const reading = await readDriverFile(file, candidates[isThere.indexOf(true)]);
  if ("problems" in reading) throw problemsError(reading.problems);
  return reading.driver;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
