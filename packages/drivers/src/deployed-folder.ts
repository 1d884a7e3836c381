import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { errorMessage } from "@sourceful/domain";
import { type DriverReading, readManifestFile, readSource, verifyDriver } from "./driver-file.ts";
import type { StoreProblem } from "./store-problem.ts";

const MANIFEST = ".yaml";
const ATTEMPTS = 3;
/**
 * Names a driver may be deployed under: they become file names, on every file system the same.
 */
export const DEPLOYED_NAME: RegExp = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** The manifest in force: it names its source by hash, so one rename changes both. */
export function currentManifest(directory: string, name: string): string {
  return join(directory, `${name}${MANIFEST}`);
}

/** The manifest that was in force before. */
export function previousManifest(directory: string, name: string): string {
  return join(directory, "previous", `${name}${MANIFEST}`);
}

/** A source by its SHA-256. */
export function deployedSource(directory: string, sha256: string): string {
  return join(directory, "sources", `${sha256}.lua`);
}

/** Names of the drivers deployed to a folder, sorted; a folder that does not exist is empty. */
export async function listDeployed(
  directory: string,
): Promise<{ names: readonly string[]; problems: readonly StoreProblem[] }> {
  try {
    const files = (await readdir(directory)).filter((file) => file.endsWith(MANIFEST));
    const names = files.map((file) => file.slice(0, -MANIFEST.length)).sort();
    const [good, bad] = [
      names.filter((name) => DEPLOYED_NAME.test(name)),
      names.filter((name) => !DEPLOYED_NAME.test(name)),
    ];
    const problems = bad.map((name): StoreProblem => {
      const file = currentManifest(directory, name);
      return { file, code: "manifest_invalid", message: "not the name of a deployed driver" };
    });
    return { names: good, problems };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { names: [], problems: [] };
    const problem: StoreProblem = {
      file: directory,
      code: "config_unreadable",
      message: errorMessage(thrown),
    };
    return { names: [], problems: [problem] };
  }
}

/** The driver that a manifest in the folder names, with its source checked against the hash. Never throws. */
export async function readDeployed(
  directory: string,
  name: string,
  manifestFile: string = currentManifest(directory, name),
): Promise<DriverReading> {
  for (let attempt = 1; ; attempt++) {
    const reading = await readManifestFile(manifestFile);
    if ("problems" in reading) return reading;
    const { manifest } = reading;
    const sha256 = manifest.sha256?.toLowerCase() ?? "";
    if (sha256 === "") {
      const message = "states no sha256, by which its source would be found";
      return { problems: [{ file: manifestFile, code: "manifest_invalid", message }] };
    }
    const source = await readSource(deployedSource(directory, sha256), name);
    if ("driver" in source) return verifyDriver(source.driver, manifest, manifestFile);
    // Updates may have come between the two files: then the manifest names another source by now.
    if (attempt === ATTEMPTS || source.problems[0].code !== "config_unreadable") return source;
  }
}
