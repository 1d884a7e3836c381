import { ConfigError, nearestName } from "@sourceful/domain";
import { listDeployed, readDeployed } from "./deployed-folder.ts";
import type { DriverEntry } from "./driver-entry.ts";
import { type DriverReading, readDriverFile, readManifestFile } from "./driver-file.ts";
import { foldersOf, listDriverFolder } from "./driver-folder.ts";
import { problemsError, type StoreProblem } from "./store-problem.ts";

type Refused = ReadonlyMap<string, readonly [StoreProblem, ...StoreProblem[]]>;

/**
 * The drivers found in a list of folders at one moment. A value: it never changes, `reload` reads the folders
 * again and answers with a new one.
 */
export class DriverStore {
  readonly directories: readonly string[];
  /** Where drivers are deployed to, if anywhere: searched before `directories`. */
  readonly deployedDirectory: string | undefined;
  /** Every driver that may run, by name. */
  readonly entries: ReadonlyMap<string, DriverEntry>;
  /** Every file that could not be used. */
  readonly problems: readonly StoreProblem[];
  readonly #refused: Refused;

  private constructor(
    directories: readonly string[],
    deployedDirectory: string | undefined,
    entries: ReadonlyMap<string, DriverEntry>,
    refused: Refused,
    problems: readonly StoreProblem[],
  ) {
    this.directories = directories;
    this.deployedDirectory = deployedDirectory;
    this.entries = entries;
    this.#refused = refused;
    this.problems = problems;
  }

  /**
   * Reads driver folders in any known layout; where two have a driver of one name the first folder wins, also
   * when its driver is refused. What was deployed (`DeployedDrivers`) wins over all of them. Never rejects for
   * what is in the folders: see `problems`.
   */
  static async load(directories: readonly string[], deployedDirectory?: string): Promise<DriverStore> {
    const entries = new Map<string, DriverEntry>();
    const refused = new Map<string, readonly [StoreProblem, ...StoreProblem[]]>();
    const problems: StoreProblem[] = [];
    const take = (name: string, reading: DriverReading) => {
      if ("problems" in reading) problems.push(...reading.problems);
      if (entries.has(name) || refused.has(name)) return;
      if ("driver" in reading) entries.set(name, reading.driver);
      else refused.set(name, reading.problems);
    };
    if (deployedDirectory !== undefined) {
      const deployed = await listDeployed(deployedDirectory);
      problems.push(...deployed.problems);
      for (const name of deployed.names) take(name, await readDeployed(deployedDirectory, name));
    }
    for (const directory of directories) {
      const folder = await listDriverFolder(directory);
      problems.push(...folder.problems);
      const readings = await Promise.all(
        [...folder.sources].map(async ([name, file]) => ({
          name,
          reading: await readDriverFile(file, folder.manifests.get(name)),
        })),
      );
      for (const { name, reading } of readings) take(name, reading);
      const orphans = [...folder.manifests].filter(([name]) => !folder.sources.has(name));
      for (const reading of await Promise.all(orphans.map(([, file]) => readManifestFile(file)))) {
        if ("problems" in reading) problems.push(...reading.problems);
      }
    }
    return new DriverStore([...directories], deployedDirectory, entries, refused, problems);
  }

  /** Every folder a driver or a manifest may lie in, whether it exists or not: what to watch for changes. */
  get folders(): string[] {
    const deployed = this.deployedDirectory === undefined ? [] : [this.deployedDirectory];
    return [...deployed, ...this.directories.flatMap(foldersOf)];
  }

  /** The same folders as they are now. */
  reload(): Promise<DriverStore> {
    return DriverStore.load(this.directories, this.deployedDirectory);
  }

  /**
   * The driver that `register_map` names, with or without `.lua`. A name only selects among the files found by
   * `load`; it is never made part of a path.
   *
   * @throws ConfigError `driver_not_found`, or the code of what is wrong with the driver's files
   */
  find(registerMap: string): DriverEntry {
    const name =
      registerMap.length > 4 && registerMap.endsWith(".lua") ? registerMap.slice(0, -4) : registerMap;
    const entry = this.entries.get(name);
    if (entry) return entry;
    const problems = this.#refused.get(name);
    if (problems) throw problemsError(problems);
    const nearest = nearestName(name, [...this.entries.keys(), ...this.#refused.keys()]);
    const hint = nearest === undefined ? "" : `; did you mean "${nearest}"?`;
    throw new ConfigError(`no driver "${name}" in ${this.directories.join(", ") || "any folder"}${hint}`, {
      code: "driver_not_found",
      retry: "later",
    });
  }
}
