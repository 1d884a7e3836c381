import type { KeyObject } from "node:crypto";
import {
  describeSchemaErrors,
  invalidFile,
  parseOperatorJson,
  type SchemaProblem,
} from "@sourceful/messaging";
import type { FromSchema } from "json-schema-to-ts";
import type { TargetPolicy } from "../target-policy.ts";
import { probe as isProbeFile } from "./generated/validators.ts";
import type { Grant } from "./method-grants.ts";
import type { PROBE_SCHEMA } from "./probe-schema.ts";
import { readPublicKey } from "./public-key.ts";

type ProbeFile = FromSchema<typeof PROBE_SCHEMA, { keepDefaultedPropertiesOptional: true }>;

/** Somebody whose signature counts. */
export interface Signer {
  readonly name: string;
  readonly publicKey: KeyObject;
}

/** Somebody who may send signed requests. */
export interface KeyHolder extends Signer {
  readonly keyText: string;
  /** Undefined for everything. */
  readonly may: readonly Grant[] | undefined;
}

/** What probe.json says, with everything it leaves out. */
export interface ProbePolicy {
  readonly access: "local" | "bus" | "signed" | "off";
  /** Of unsigned callers; undefined for everything. */
  readonly may: readonly Grant[] | undefined;
  readonly keys: readonly KeyHolder[];
  readonly clockToleranceMs: number;
  readonly perCallerPerMinute: number;
  readonly perMinute: number;
  /** Undefined when drivers need no signature. */
  readonly driverSigners: readonly Signer[] | undefined;
  readonly targets: TargetPolicy;
  readonly auditMaxAgeMs: number;
}

const DAY_MS = 86_400_000;

/** Name of everybody who does not sign. */
export const UNSIGNED = "unsigned";

/** What holds without a probe.json. */
export const DEFAULT_POLICY: ProbePolicy = policyOf({});

/**
 * The policy in the text of a probe.json; `file` is named in errors.
 * @throws ConfigError `config_invalid` with every problem of the file, one a line
 */
export function parseProbeFile(text: string, file: string): ProbePolicy {
  const document = parseOperatorJson(text, file);
  const isValid = isProbeFile(document);
  const problems = isValid
    ? findRepetitions(document as ProbeFile)
    : describeSchemaErrors(isProbeFile.errors ?? []);
  if (problems.length === 0) return policyOf(document as ProbeFile);
  throw invalidFile(file, problems);
}

/** Names and keys that come twice, and the name of those who have none: the audit could not tell them apart. */
function findRepetitions({ keys = [], driver_signers: signers = [] }: ProbeFile): SchemaProblem[] {
  const problems = keys.flatMap(({ name }, index): SchemaProblem[] =>
    name === UNSIGNED
      ? [{ path: `keys[${index}].name`, message: "is what callers without a key are called" }]
      : [],
  );
  for (const [list, entries] of Object.entries({ keys, driver_signers: signers })) {
    for (const key of ["name", "public_key"] as const) {
      const first = new Map<string, number>();
      for (const [index, entry] of entries.entries()) {
        const earlier = first.get(entry[key]);
        if (earlier === undefined) first.set(entry[key], index);
        else
          problems.push({ path: `${list}[${index}].${key}`, message: `is that of ${list}[${earlier}] too` });
      }
    }
  }
  return problems;
}

function policyOf(file: ProbeFile): ProbePolicy {
  const { targets = {} } = file;
  return Object.freeze({
    access: file.access ?? "local",
    may: file.may,
    keys: (file.keys ?? []).map((key) => ({ ...signerOf(key), keyText: key.public_key, may: key.may })),
    clockToleranceMs: (file.clock_tolerance_s ?? 60) * 1000,
    perCallerPerMinute: file.requests_per_minute ?? 60,
    perMinute: file.total_requests_per_minute ?? 240,
    driverSigners: file.driver_signers?.map(signerOf),
    targets: {
      allowPublic: targets.public ?? false,
      allowLoopback: targets.loopback ?? false,
      allowedHosts: targets.hosts ?? [],
      httpMethods: targets.rest_methods ?? ["GET", "HEAD"],
    },
    auditMaxAgeMs: (file.audit_days ?? 90) * DAY_MS,
  });
}

function signerOf({ name, public_key: text }: { name: string; public_key: string }): Signer {
  return { name, publicKey: readPublicKey(text) };
}
