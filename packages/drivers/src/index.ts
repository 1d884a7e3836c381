/**
 * The driver store: finds Lua drivers and their manifests in folders, checks what the manifests state.
 *
 * @example
 * const store = await DriverStore.load(["drivers"]);
 * for (const problem of store.problems) logger.warn(formatProblem(problem));
 * const { source, manifest } = store.find("sunspec");
 */
export {
  DeployedDrivers,
  type Deployment,
  type Rollback,
} from "./deployed-drivers.ts";
export type { DriverEntry } from "./driver-entry.ts";
export { DriverStore } from "./driver-store.ts";
export { loadDriver } from "./load-driver.ts";
export { type DriverManifest, type ManifestReading, parseManifest } from "./manifest.ts";
export { MANIFEST_SCHEMA } from "./manifest-schema.ts";
export { formatManifest } from "./manifest-text.ts";
export { formatProblem, type StoreProblem } from "./store-problem.ts";
