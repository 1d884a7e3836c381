import { type DriverDescription, HOST_FUNCTIONS } from "@sourceful/luarunner";

/** Protocols whose host functions this version has. */
const PROTOCOLS = ["modbus", "http", "mqtt", "serial", "tcp", "websocket", "standalone"];

/** What can be told of a driver without a device. */
export interface DriverInspection {
  /** Functions of `host` it calls, sorted. */
  readonly hostFunctions: readonly string[];
  /** What would break, one line each. */
  readonly problems: readonly string[];
  /** What is worth knowing. */
  readonly notes: readonly string[];
}

/** Looks at a driver's source, and at what it said of itself when it was loaded; undefined when it did not load. */
export function inspectDriver(source: string, description: DriverDescription | undefined): DriverInspection {
  const { used, missing } = hostFunctionsIn(source);
  const problems = missing.map((name) => `calls host.${name}, which this version does not have`);
  const notes: string[] = [];
  if (description) {
    const { protocol, functions } = description;
    if (!functions.includes("driver_poll")) {
      problems.push("has no driver_poll: it would never read anything");
    }
    if (!functions.includes("driver_init")) notes.push("has no driver_init");
    if (!PROTOCOLS.includes(protocol)) {
      problems.push(`speaks ${protocol}; this version speaks ${PROTOCOLS.join(", ")}`);
    }
    const has = (name: string) => functions.includes(name) || functions.includes(`${name}_v2`);
    if (has("driver_command") && !has("driver_default_mode")) {
      problems.push("takes commands but has no driver_default_mode to fall back to");
    }
  }
  return { hostFunctions: used, problems, notes };
}

/** Comments and texts of Lua, each found from its own beginning: so the time grows with the source and no faster. */
const ASIDE =
  /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|\[(=*)\[[\s\S]*?\]\2\]|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g;
const GUARDED = /(?:\bif (?:type\()?|\band |\bor |pcall\() ?host\.(\w+)|\bhost\.(\w+) ?=[^=]/g;

/** `host.x` in a source without its comments and texts; ones the driver defines or asks for first are not missing. */
function hostFunctionsIn(source: string): { used: string[]; missing: string[] } {
  const code = source.replaceAll(ASIDE, " ").replaceAll(/\s+/g, " ");
  const used = new Set([...code.matchAll(/\bhost\.(\w+)/g)].map(([, name = ""]) => name));
  const guarded = new Set([...code.matchAll(GUARDED)].map(([, asked, defined]) => asked ?? defined));
  const missing = [...used].filter((name) => !HOST_FUNCTIONS.includes(name) && !guarded.has(name));
  return { used: [...used].toSorted(), missing: missing.toSorted() };
}
