import type { FieldValue } from "@sourceful/domain";

/** Most writes of one call (driver-host reference 8.9). */
const MAX_WRITES = 128;

/** What narrows a driver's writes, whatever its calls allow. */
export interface WriteRules {
  /** The driver says of itself that it changes nothing: `DRIVER.read_only`. */
  isReadOnly: boolean;
  /** URL paths to which a POST signs in or asks, and changes nothing; they need no scope. */
  signInPaths: readonly string[];
}

/**
 * The rules a driver's DRIVER table sets. A declared `auth_post_path` counts for a read-only driver only: one
 * that controls must not take a path out of its scope by itself. `grantedPaths` are the operator's.
 */
export function writeRules(
  driver: FieldValue | null | undefined,
  grantedPaths: readonly string[],
): WriteRules {
  const isTable = typeof driver === "object" && driver !== null && !Array.isArray(driver);
  const { read_only: readOnly, auth_post_path: path } = (isTable ? driver : {}) as Record<string, FieldValue>;
  const isReadOnly = readOnly === true;
  const ownPaths = isReadOnly && typeof path === "string" && path.startsWith("/") ? [path] : [];
  return { isReadOnly, signInPaths: [...grantedPaths, ...ownPaths] };
}

/** How much one driver call may still change outside: nothing, or a bounded number of writes. */
export class WriteScope {
  readonly #rules: WriteRules;
  readonly #isOpen: boolean;
  #left = MAX_WRITES;

  constructor(rules: WriteRules, writes: "none" | "bounded") {
    this.#rules = rules;
    this.#isOpen = writes === "bounded";
  }

  /** Takes one write. Returns why it must not be made, or undefined. */
  take(): string | undefined {
    if (this.#rules.isReadOnly) return "write refused: the driver declares itself read-only";
    if (!this.#isOpen) return "write refused: this call may not write";
    if (this.#left === 0) return `write refused: more than ${MAX_WRITES} in one call`;
    this.#left -= 1;
    return undefined;
  }

  /** Whether a POST to that path of a URL only signs in or asks; then no write need be taken. */
  isSignIn(path: string): boolean {
    return this.#rules.signInPaths.includes(path);
  }
}
