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

/** `host.x` in a source without its comments and texts; ones the driver defines or asks for first are not missing. */
function hostFunctionsIn(source: string): { used: string[]; missing: string[] } {
  const code = source
    .replaceAll(/--\[(=*)\[[\s\S]*?\]\1\]/g, "")
    .replaceAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '""')
    .replaceAll(/--[^\n]*/g, "");
  const called = [...code.matchAll(/\bhost\.(\w+)/g)].map((match) => match[1] as string);
  const used = [...new Set(called)].toSorted();
  const isGuarded = (name: string) =>
    new RegExp(
      `(\\bif\\s+(type\\()?|\\band\\s+|\\bor\\s+|pcall\\()\\s*host\\.${name}\\b|host\\.${name}\\s*=[^=]`,
    ).test(code);
  return { used, missing: used.filter((name) => !HOST_FUNCTIONS.includes(name) && !isGuarded(name)) };
}
