import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type ErrorCode, errorMessage } from "@sourceful/domain";
import type { DriverEntry } from "./driver-entry.ts";
import { type DriverManifest, type ManifestReading, parseManifest } from "./manifest.ts";
import type { StoreProblem } from "./store-problem.ts";

/** Largest Lua source, bytes; the largest of the public catalogue is a fortieth of it. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** The driver, or why it must not run; never an empty list. */
export type DriverReading =
  | { readonly driver: DriverEntry }
  | { readonly problems: readonly [StoreProblem, ...StoreProblem[]] };

/**
 * Reads one driver, and its manifest where there is one, and checks the hash the manifest states.
 *
 * A manifest that is there but damaged refuses the driver, because the hash it states cannot be checked;
 * a driver without one may run. Never throws: what is wrong is in the answer.
 */
export async function readDriverFile(file: string, manifestFile?: string): Promise<DriverReading> {
  const name = basename(file, ".lua");
  const source = await readSource(file, name);
  if ("problems" in source || manifestFile === undefined) return source;
  const reading = await readManifestFile(manifestFile);
  if ("problems" in reading) return reading;
  return verifyDriver(source.driver, reading.manifest, manifestFile);
}

/** A driver's source alone, as its manifest is not known yet. Never throws. */
export async function readSource(file: string, name: string): Promise<DriverReading> {
  const refuse = (code: ErrorCode, message: string): DriverReading => ({
    problems: [{ file, code, message }],
  });
  let bytes: Buffer;
  let source: string;
  try {
    const { size } = await stat(file);
    if (size > MAX_SOURCE_BYTES) {
      return refuse("driver_invalid", `${size} bytes of source, more than the ${MAX_SOURCE_BYTES} allowed`);
    }
    bytes = await readFile(file);
  } catch (thrown) {
    return refuse("config_unreadable", errorMessage(thrown));
  }
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("driver_invalid", "not UTF-8 text");
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { driver: { name, file, source, sha256, isVerified: false } };
}

/** The driver with its manifest, or a problem when the manifest states another hash. */
export function verifyDriver(
  driver: DriverEntry,
  manifest: DriverManifest,
  manifestFile: string,
): DriverReading {
  const stated = manifest.sha256?.toLowerCase() ?? "";
  if (stated === "" || stated === driver.sha256) {
    return { driver: { ...driver, isVerified: stated !== "", manifest, manifestFile } };
  }
  const message = `its SHA-256 is ${driver.sha256}, its manifest ${manifestFile} states ${stated}`;
  return { problems: [{ file: driver.file, code: "integrity_failed", message }] };
}

/** Reads one manifest file; a file that cannot be read is a problem too. */
export async function readManifestFile(file: string): Promise<ManifestReading> {
  try {
    return parseManifest(await readFile(file, "utf8"), file);
  } catch (thrown) {
    return { problems: [{ file, code: "config_unreadable", message: errorMessage(thrown) }] };
  }
}
