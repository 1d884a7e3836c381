import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { errorMessage } from "@sourceful/domain";
import type { StoreProblem } from "./store-problem.ts";

/**
 * Where sources and manifests lie below a driver folder, first match first: the edge node's own layout
 * (`drivers`, `lua`), the public catalogue's and a checkout of this repository (`drivers/lua`), and Lua files
 * in the folder itself.
 */
const SOURCE_FOLDERS = ["drivers", "lua", "drivers/lua", "."];
const MANIFEST_FOLDERS = ["manifests", "drivers/manifests"];

/** Every folder that `listDriverFolder` looks into for `directory`, whether it exists or not. */
export function foldersOf(directory: string): string[] {
  return [...new Set([...SOURCE_FOLDERS, ...MANIFEST_FOLDERS].map((folder) => join(directory, folder)))];
}

/** The files of one driver folder by driver name. */
export interface DriverFolder {
  readonly sources: ReadonlyMap<string, string>;
  readonly manifests: ReadonlyMap<string, string>;
  /** Folders that exist but cannot be listed. */
  readonly problems: readonly StoreProblem[];
}

/** Lists the drivers below `directory` in any of the known layouts; a folder that does not exist is empty. */
export async function listDriverFolder(directory: string): Promise<DriverFolder> {
  const problems: StoreProblem[] = [];
  const collect = async (folders: readonly string[], extension: string) => {
    const files = new Map<string, string>();
    for (const folder of folders) {
      for (const file of await listFiles(join(directory, folder), extension, problems)) {
        const name = basename(file, extension);
        if (!files.has(name)) files.set(name, file);
      }
    }
    return files;
  };
  const sources = await collect(SOURCE_FOLDERS, ".lua");
  const manifests = await collect(MANIFEST_FOLDERS, ".yaml");
  // Beside bare Lua files any YAML may lie; only one with a driver's name is its manifest.
  for (const [name, file] of await collect(["."], ".yaml")) {
    if (sources.has(name) && !manifests.has(name)) manifests.set(name, file);
  }
  return { sources, manifests, problems };
}

async function listFiles(folder: string, extension: string, problems: StoreProblem[]): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith(extension) && name.length > extension.length)
      .sort()
      .map((name) => join(folder, name));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    problems.push({ file: folder, code: "config_unreadable", message: errorMessage(thrown) });
    return [];
  }
}
