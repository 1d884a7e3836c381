import { EdgeError, type Logger, RejectedError } from "@sourceful/domain";
import type { DeployedDrivers, DriverStore } from "@sourceful/drivers";
import type { DeviceChange } from "@sourceful/gateway";
import type { Signer } from "../access/probe-policy.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import { checkDeployment, requireSigner } from "./check-deployment.ts";

export interface DeployMethodsOptions {
  /** Where drivers are deployed to; undefined for nowhere. */
  readonly deployed: DeployedDrivers | undefined;
  /** The drivers as they are now. */
  readonly store: () => Pick<DriverStore, "entries">;
  /** Whose drivers are taken; everybody's when undefined. */
  readonly signers: () => Promise<readonly Signer[] | undefined>;
  /** Lets the devices follow; answers what that changed. */
  readonly follow: () => Promise<readonly DeviceChange[]>;
  readonly logger: Logger;
}

const DEADLINE_MS = 30_000;
const MAX_SOURCE_BYTES = 2 * 1024 * 1024;
const MAX_MANIFEST_BYTES = 64 * 1024;

/** `deploy_driver` (edge-node contract 7.2), which may update too, and `rollback_driver`, which is ours. */
export function deployMethods(options: DeployMethodsOptions): ProbeMethod[] {
  return [deployDriver(options), rollbackDriver(options)];
}

function deployDriver({ deployed, store, signers, follow, logger }: DeployMethodsOptions): ProbeMethod {
  return defineProbeMethod({
    name: "deploy_driver",
    summary: "Put a driver on the node, or a new version of one; devices that use it follow at once.",
    params: {
      name: {
        type: "text",
        description: "Its name: small letters, digits, - and _.",
        isRequired: true,
      },
      source: {
        type: "text",
        description: "Lua source.",
        isRequired: true,
        maxBytes: MAX_SOURCE_BYTES,
      },
      manifest: {
        type: "document",
        description:
          "Manifest: an object, or a text in JSON or YAML. With version, and signature if need be.",
        maxBytes: MAX_MANIFEST_BYTES,
      },
    },
    example: { name: "my_meter", source: "my_meter.lua", manifest: "my_meter.yaml" },
    missing: "name and source required",
    isHeavy: true,
    deadlineMs: () => DEADLINE_MS,
    run: async (params, call) => {
      const folder = requireFolder(deployed);
      return saving(async () => {
        const { name, source } = params;
        call.progress({ status: "checking the driver..." });
        const { manifest, signedBy, notes } = await checkDeployment(params, await signers(), logger);
        const known = store().entries.get(name);
        const deployment = { name, version: manifest.version };
        if (known && known.manifest?.version === manifest.version && known.source !== source) {
          throw new RejectedError(
            `driver "${name}" already exists in version ${manifest.version} with other bytes; give it a new version`,
            { code: "driver_version_taken" },
          );
        }
        // From here on it is done or not done; half of it is never seen.
        call.signal.throwIfAborted();
        call.progress({ status: "saving the driver..." });
        const { driver, previousVersion, isUnchanged } = await folder.deploy(name, source, manifest);
        const devices = await follow();
        logger.info("driver deployed", { ...deployment, sha256: driver.sha256, signedBy });
        return {
          name,
          status: "deployed",
          version: manifest.version,
          sha256: driver.sha256,
          ...(previousVersion === undefined ? {} : { previous_version: previousVersion }),
          ...(signedBy === undefined ? {} : { signed_by: signedBy }),
          unchanged: isUnchanged,
          devices,
          notes,
        };
      });
    },
  });
}

function rollbackDriver({ deployed, signers, follow, logger }: DeployMethodsOptions): ProbeMethod {
  return defineProbeMethod({
    name: "rollback_driver",
    summary: "Put the version of a deployed driver that was there before in force again.",
    params: { name: { type: "text", description: "The driver's name.", isRequired: true } },
    example: { name: "my_meter" },
    isHeavy: true,
    deadlineMs: () => DEADLINE_MS,
    run: async ({ name }) => {
      const folder = requireFolder(deployed);
      return saving(async () => {
        const trusted = await signers();
        // Who may roll back must not get by that what may not be deployed.
        const { driver, takenBack } = await folder.rollback(name, ({ manifest, sha256 }) => {
          if (trusted) requireSigner(trusted, { version: "", ...manifest, name, sha256 });
        });
        const devices = await follow();
        const version = driver?.manifest?.version;
        logger.info("driver rolled back", { name, version, takenBack });
        return {
          name,
          status: driver ? "rolled back" : "removed",
          ...(version === undefined ? {} : { version }),
          ...(takenBack === undefined ? {} : { taken_back: takenBack }),
          devices,
        };
      });
    },
  });
}

function requireFolder(deployed: DeployedDrivers | undefined): DeployedDrivers {
  if (deployed) return deployed;
  throw new RejectedError("driver store not available", { code: "not_supported" });
}

/** Errors as the original words them. */
async function saving<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (thrown) {
    if (!(thrown instanceof EdgeError)) throw thrown;
    const { code, retry } = thrown;
    throw new RejectedError(`save driver: ${thrown.message}`, { code, retry, cause: thrown });
  }
}
