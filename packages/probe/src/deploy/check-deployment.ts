import { createHash } from "node:crypto";
import { errorMessage, type Logger, RejectedError } from "@sourceful/domain";
import { type DriverManifest, formatProblem, parseManifest } from "@sourceful/drivers";
import { DevicePlane, type DriverDescription } from "@sourceful/luarunner";
import type { Signer } from "../access/probe-policy.ts";
import { findSigner } from "./driver-signature.ts";
import { inspectDriver } from "./inspect-driver.ts";

/** Versions are told in logs and answers. */
const VERSION = /^[\w.+-]{1,64}$/;

/** What somebody wants to deploy. */
export interface DeploymentRequest {
  readonly name: string;
  /** Lua source text. */
  readonly source: string;
  /** An object, or a text in JSON or YAML. */
  readonly manifest?: string | Readonly<Record<string, unknown>> | undefined;
}

/** A deployment that may go ahead. */
export interface CheckedDeployment {
  readonly manifest: DriverManifest;
  /** Who signed it; absent when nobody had to. */
  readonly signedBy?: string;
  /** What is worth knowing. */
  readonly notes: readonly string[];
}

/**
 * Looks at what is to be deployed as the store and the device plane would, in a plane of its own that no device
 * shares. The signature comes first: what is not signed is not run either.
 *
 * A manifest may leave out what the driver says of itself: its version and protocol. Where neither states a
 * version it is `0.0.0+` and the beginning of the hash, so that no two sources share one.
 *
 * @throws RejectedError `manifest_invalid`, `integrity_failed`, `driver_signature_invalid` or `driver_invalid`
 */
export async function checkDeployment(
  { name, source, manifest: given }: DeploymentRequest,
  signers: readonly Signer[] | undefined,
  logger: Logger,
): Promise<CheckedDeployment> {
  const sha256 = createHash("sha256").update(source).digest("hex");
  const manifest = readManifest(given);
  const stated = manifest.sha256?.toLowerCase() ?? "";
  if (stated !== "" && stated !== sha256) {
    throw new RejectedError(`the source's SHA-256 is ${sha256}, its manifest states ${stated}`, {
      code: "integrity_failed",
    });
  }
  const signer = signers && requireSigner(signers, { ...manifest, name, sha256 });
  const description = await describeInSandbox(name, source, logger);
  const { problems, notes } = inspectDriver(source, description);
  if (problems.length > 0) {
    throw new RejectedError(`the driver would not work: it ${problems.join("; it ")}`, {
      code: "driver_invalid",
    });
  }
  const version = manifest.version || versionOf(description) || `0.0.0+${sha256.slice(0, 12)}`;
  if (!VERSION.test(version)) {
    throw new RejectedError("the version is not 1 to 64 letters, digits, dots, +, - and _", {
      code: "manifest_invalid",
    });
  }
  const completed = {
    ...manifest,
    version,
    protocol: manifest.protocol || description.protocol,
  };
  return { manifest: completed, notes, ...(signer ? { signedBy: signer.name } : {}) };
}

/** `version` is empty when it is not stated. */
function readManifest(given: DeploymentRequest["manifest"]): DriverManifest {
  const text = typeof given === "string" ? given : JSON.stringify(given ?? {});
  const reading = parseManifest(text, "manifest", { version: "" });
  if ("manifest" in reading) return reading.manifest;
  throw new RejectedError(reading.problems.map(formatProblem).join("; "), { code: "manifest_invalid" });
}

/**
 * Who signed a driver.
 * @throws RejectedError `driver_signature_invalid` when none of `signers` did
 */
export function requireSigner(
  signers: readonly Signer[],
  manifest: DriverManifest & { name: string; sha256: string },
): Signer {
  const refuse = (reason: string) =>
    new RejectedError(`this node takes only signed drivers, and ${reason}`, {
      code: "driver_signature_invalid",
    });
  const { version, signature = "" } = manifest;
  if (signature === "") throw refuse("the manifest has no signature");
  if (version === "") throw refuse("the manifest states no version, which a signature is for");
  const signer = findSigner(signers, manifest, signature);
  if (!signer)
    throw refuse("the signature is not that of this name, version and source by a signer it trusts");
  return signer;
}

async function describeInSandbox(name: string, source: string, logger: Logger): Promise<DriverDescription> {
  const plane = new DevicePlane({ logger, workers: 1 });
  try {
    const session = await plane.open({ deviceId: "deployment check", driverName: name, source });
    return session.description;
  } catch (cause) {
    throw new RejectedError(`the driver does not load: ${errorMessage(cause)}`, {
      code: "driver_invalid",
      cause,
    });
  } finally {
    await plane.close();
  }
}

function versionOf({ driver }: DriverDescription): string | undefined {
  const stated = (driver as { version?: unknown } | undefined)?.version;
  return typeof stated === "string" && stated !== "" ? stated : undefined;
}
