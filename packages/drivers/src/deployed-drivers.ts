import { createHash } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { ConfigError, errorMessage, RejectedError } from "@sourceful/domain";
import { writeFileAtomically } from "@sourceful/identity";
import {
  currentManifest,
  DEPLOYED_NAME,
  deployedSource,
  listDeployed,
  previousManifest,
  readDeployed,
} from "./deployed-folder.ts";
import type { DriverEntry } from "./driver-entry.ts";
import { MAX_SOURCE_BYTES } from "./driver-file.ts";
import type { DriverManifest } from "./manifest.ts";
import { formatManifest } from "./manifest-text.ts";
import { problemsError } from "./store-problem.ts";

const OWNER_WRITES = 0o644;

/** What a deployment did. */
export interface Deployment {
  readonly driver: DriverEntry;
  /** Version that was in force in this folder before; absent for the first. */
  readonly previousVersion?: string;
  /** The same bytes were there under the same version. */
  readonly isUnchanged: boolean;
}

/** What a rollback did. */
export interface Rollback {
  /** In force now; absent when the deployment was the first, and other folders are searched again. */
  readonly driver?: DriverEntry;
  /** Version that was in force until now, absent when none was; a second rollback brings it again. */
  readonly takenBack?: string;
}

/**
 * The folder drivers are deployed to while a node runs, at the place `DriverStore.load` reads them from. A power
 * cut leaves the old version or the new one, never a mixture: the manifest, replaced in one step, names its
 * source by hash. The version before is kept.
 */
export class DeployedDrivers {
  readonly directory: string;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(directory: string) {
    this.directory = directory;
  }

  /**
   * Keeps a driver; `manifest` gets its name, hash and size.
   * @throws RejectedError `driver_name_invalid`, `driver_invalid` (too large), `integrity_failed` (the manifest
   *   states another hash) or `driver_version_taken` (other bytes under a version that is here)
   * @throws ConfigError `data_dir_unusable`
   */
  deploy(name: string, source: string, manifest: DriverManifest): Promise<Deployment> {
    return this.#inTurn(() => this.#deploy(name, source, manifest));
  }

  /**
   * Puts the version before in force again, or takes the only one away. `check` throws when that version must not be
   * in force any more; then nothing was done.
   * @throws RejectedError `driver_name_invalid` or `driver_not_found`
   * @throws ConfigError `data_dir_unusable`, or what is wrong with the files of the version before
   */
  rollback(name: string, check: (driver: DriverEntry) => void = () => undefined): Promise<Rollback> {
    return this.#inTurn(() => this.#rollback(name, check));
  }

  async #deploy(name: string, source: string, given: DriverManifest): Promise<Deployment> {
    checkName(name);
    const bytes = Buffer.from(source);
    if (bytes.length > MAX_SOURCE_BYTES) {
      throw new RejectedError(`${bytes.length} bytes of source, more than the ${MAX_SOURCE_BYTES} allowed`, {
        code: "driver_invalid",
      });
    }
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const stated = given.sha256?.toLowerCase() ?? "";
    if (stated !== "" && stated !== sha256) {
      throw new RejectedError(`the source's SHA-256 is ${sha256}, its manifest states ${stated}`, {
        code: "integrity_failed",
      });
    }
    const manifest = { ...given, name, size_bytes: bytes.length, sha256 };
    const current = await this.#read(name, currentManifest(this.directory, name));
    const previous = await this.#read(name, previousManifest(this.directory, name));
    for (const known of [current, previous]) {
      if (known && known.manifest?.version === manifest.version && known.sha256 !== sha256) {
        throw new RejectedError(
          `driver "${name}" already exists in version ${manifest.version} with other bytes; give it a new version`,
          { code: "driver_version_taken" },
        );
      }
    }
    const isUnchanged = current?.sha256 === sha256 && current.manifest?.version === manifest.version;
    await this.#write(deployedSource(this.directory, sha256), source);
    if (current && !isUnchanged) {
      await this.#write(previousManifest(this.directory, name), textOf(current));
    }
    await this.#write(currentManifest(this.directory, name), formatManifest(manifest));
    if (previous && !isUnchanged) await this.#drop(previous.sha256);
    const driver = await this.#read(name, currentManifest(this.directory, name));
    if (!driver) throw unusable(this.directory, "what was written cannot be read back");
    const previousVersion = current?.manifest?.version;
    return { driver, isUnchanged, ...(previousVersion === undefined ? {} : { previousVersion }) };
  }

  async #rollback(name: string, check: (driver: DriverEntry) => void): Promise<Rollback> {
    checkName(name);
    const [currentFile, previousFile] = [
      currentManifest(this.directory, name),
      previousManifest(this.directory, name),
    ];
    const current = await this.#read(name, currentFile);
    const previous = await this.#readWhole(name, previousFile);
    if (previous) check(previous);
    if (!(await isThere(currentFile))) {
      if (!previous) {
        throw new RejectedError(`driver "${name}" was never deployed here`, { code: "driver_not_found" });
      }
      // The first deployment had been taken back: here it is again.
      await this.#write(currentFile, textOf(previous));
      await rm(previousFile, { force: true });
      return { driver: previous };
    }
    const takenBack = current?.manifest?.version ?? "unreadable";
    if (!previous || previous.sha256 === current?.sha256) {
      await this.#guarded(async () => {
        await mkdir(dirname(previousFile), { recursive: true });
        await rename(currentFile, previousFile);
      });
      return { takenBack };
    }
    // This one first: cut between the two, the rollback has happened.
    await this.#write(currentFile, textOf(previous));
    if (current) await this.#write(previousFile, textOf(current));
    return { driver: previous, takenBack };
  }

  /** Undefined when there is none, or none that may run. */
  async #read(name: string, manifestFile: string): Promise<DriverEntry | undefined> {
    const reading = await readDeployed(this.directory, name, manifestFile);
    return "driver" in reading ? reading.driver : undefined;
  }

  /**
   * Undefined when there is none.
   * @throws ConfigError when there is one that is damaged
   */
  async #readWhole(name: string, manifestFile: string): Promise<DriverEntry | undefined> {
    if (!(await isThere(manifestFile))) return undefined;
    const reading = await readDeployed(this.directory, name, manifestFile);
    if ("problems" in reading) throw problemsError(reading.problems);
    return reading.driver;
  }

  /** Removes a source that no manifest names any more. */
  async #drop(sha256: string): Promise<void> {
    const { names } = await listDeployed(this.directory);
    for (const name of names) {
      for (const file of [currentManifest(this.directory, name), previousManifest(this.directory, name)]) {
        if ((await this.#read(name, file))?.sha256 === sha256) return;
      }
    }
    await rm(deployedSource(this.directory, sha256), { force: true });
  }

  async #write(file: string, text: string): Promise<void> {
    await this.#guarded(async () => {
      await mkdir(dirname(file), { recursive: true });
      await writeFileAtomically(file, text, OWNER_WRITES);
    });
  }

  async #guarded(change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (cause) {
      throw unusable(this.directory, errorMessage(cause), cause);
    }
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }
}

function checkName(name: string): void {
  if (DEPLOYED_NAME.test(name)) return;
  throw new RejectedError(
    `${JSON.stringify(name.slice(0, 80))} is no name for a driver: 1 to 64 small letters, digits, - and _, a letter or digit first`,
    { code: "driver_name_invalid" },
  );
}

function textOf({ manifest, sha256 }: DriverEntry): string {
  return formatManifest({ version: "", ...manifest, sha256 });
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

function unusable(directory: string, reason: string, cause?: unknown): ConfigError {
  return new ConfigError(`the folder of deployed drivers ${directory} cannot be written to: ${reason}`, {
    code: "data_dir_unusable",
    retry: "later",
    cause,
    details: { directory },
  });
}
