import { errorMessage } from "@sourceful/domain";
import { describeSchemaErrors } from "@sourceful/messaging";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import type { FromSchema } from "json-schema-to-ts";
import { manifest as isManifest } from "./generated/validators.ts";
import type { MANIFEST_SCHEMA } from "./manifest-schema.ts";
import type { StoreProblem } from "./store-problem.ts";

/** A driver manifest with the names of its file; what the file does not state is absent. */
export type DriverManifest = FromSchema<typeof MANIFEST_SCHEMA>;

/** The manifest, or every problem of its file; never both, never an empty list. */
export type ManifestReading =
  | { readonly manifest: DriverManifest }
  | { readonly problems: readonly [StoreProblem, ...StoreProblem[]] };

/**
 * Reads the text of a V2 YAML manifest, which may be JSON too. `file` is only named in problems; `defaults` stand
 * for keys that are not there.
 */
export function parseManifest(
  text: string,
  file: string,
  defaults: Partial<DriverManifest> = {},
): ManifestReading {
  let document: unknown;
  try {
    // The core schema leaves dates as text; the default one would make a Date of a version like 2026-01-01.
    const loaded = load(text, { schema: CORE_SCHEMA });
    if (isShared(loaded, new Set())) return { problems: [{ file, ...ALIASES }] };
    document = withDefaults(loaded, defaults);
  } catch (thrown) {
    return { problems: [syntaxProblem(thrown, file)] };
  }
  if (isManifest(document)) return { manifest: document as DriverManifest };
  const [first, ...others] = describeSchemaErrors(isManifest.errors ?? []).map(
    ({ path, message }): StoreProblem => ({
      file,
      ...lineOfKey(text, path),
      code: "manifest_invalid",
      message: path === "" ? `the file ${message}` : `${path} ${message}`,
    }),
  );
  return {
    problems: [first ?? { file, code: "manifest_invalid", message: "the file is no manifest" }, ...others],
  };
}

/** A few lines of aliases of aliases would be gigabytes where they are written out. */
const ALIASES = {
  code: "manifest_invalid",
  message: "the file has YAML aliases, which a manifest may not have",
} as const;

/** Whether a list or object is in it at more than one place. */
function isShared(value: unknown, seen: Set<object>): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  return Object.values(value).some((inner) => isShared(inner, seen));
}

function withDefaults(document: unknown, defaults: Partial<DriverManifest>): unknown {
  const isObject = typeof document === "object" && document !== null && !Array.isArray(document);
  return isObject ? { ...defaults, ...document } : document;
}

function syntaxProblem(thrown: unknown, file: string): StoreProblem {
  const code = "manifest_invalid";
  if (!(thrown instanceof YAMLException)) return { file, code, message: errorMessage(thrown) };
  // Exceptions about the file as a whole carry no mark, although their type says so.
  const mark = thrown.mark as typeof thrown.mark | undefined;
  const position = mark ? { line: mark.line + 1, column: mark.column + 1 } : {};
  return { file, ...position, code, message: thrown.reason };
}

/** Line of the top-level key a path starts with; YAML values carry no position once parsed. */
function lineOfKey(text: string, path: string): { line?: number } {
  const key = /^[A-Za-z_]\w*/.exec(path)?.[0];
  if (key === undefined) return {};
  const index = text.split("\n").findIndex((line) => line.startsWith(`${key}:`));
  return index === -1 ? {} : { line: index + 1 };
}
