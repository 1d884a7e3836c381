import { errorMessage, silentLogger } from "@sourceful/domain";
import { loadDriver } from "@sourceful/drivers";
import { DevicePlane, type DriverDescription, HOST_FUNCTIONS } from "@sourceful/luarunner";
import pc from "picocolors";

/** Protocols whose host functions this version has. */
const PROTOCOLS = ["modbus", "http", "mqtt", "serial", "tcp", "websocket", "standalone"];

interface CheckReport {
  driver: string;
  protocol: string | null;
  version: string | null;
  functions: string[];
  hostFunctions: string[];
  sha256: string;
  /** What would break. */
  problems: string[];
  /** What is worth knowing. */
  notes: string[];
}

/** `edge-node driver check`: loads a driver without a device and says what it is. Answers the exit code. */
export async function checkDriver(file: string, { json }: { json: boolean }): Promise<number> {
  const driver = await loadDriver(file);
  const { used, missing } = hostFunctionsIn(driver.source);
  const report: CheckReport = {
    driver: driver.name,
    protocol: null,
    version: driver.manifest?.version ?? null,
    functions: [],
    hostFunctions: used,
    sha256: driver.sha256,
    problems: missing.map((name) => `calls host.${name}, which this version does not have`),
    notes: [],
  };
  if (!driver.manifest) report.notes.push("no manifest beside it");
  else if (!driver.isVerified) report.notes.push("its manifest states no SHA-256");
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  try {
    const session = await plane.open({
      deviceId: "driver-check",
      driverName: driver.name,
      source: driver.source,
    });
    describe(report, session.description);
  } catch (error) {
    report.problems.unshift(`does not load: ${errorMessage(error)}`);
  } finally {
    await plane.close();
  }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : asText(report));
  return report.problems.length === 0 ? 0 : 1;
}

function describe(report: CheckReport, { protocol, functions, driver }: DriverDescription): void {
  report.protocol = protocol;
  report.functions = functions;
  const stated = driver as { version?: unknown } | undefined;
  if (report.version === null && typeof stated?.version === "string") report.version = stated.version;
  if (!functions.includes("driver_poll"))
    report.problems.push("has no driver_poll: it would never read anything");
  if (!functions.includes("driver_init")) report.notes.push("has no driver_init");
  if (!PROTOCOLS.includes(protocol)) {
    report.problems.push(`speaks ${protocol}; this version speaks ${PROTOCOLS.join(", ")}`);
  }
  const takesCommands = functions.includes("driver_command") || functions.includes("driver_command_v2");
  const hasDefault =
    functions.includes("driver_default_mode") || functions.includes("driver_default_mode_v2");
  if (takesCommands && !hasDefault)
    report.problems.push("takes commands but has no driver_default_mode to fall back to");
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

function asText(report: CheckReport): string {
  const rows: [string, string][] = [
    ["driver", [report.driver, report.version].filter((part) => part !== null).join(" ")],
    ["protocol", report.protocol ?? "unknown"],
    ["functions", report.functions.join(", ") || "none"],
    ["host calls", report.hostFunctions.join(", ") || "none"],
    ["sha256", report.sha256],
    ...report.notes.map((note): [string, string] => ["note", note]),
    ...report.problems.map((problem): [string, string] => [pc.red("problem"), problem]),
  ];
  const lines = rows.map(
    ([name, value]) =>
      `${name}${" ".repeat(Math.max(1, 12 - (name.includes("problem") ? 7 : name.length)))}${value}`,
  );
  lines.push(
    report.problems.length === 0 ? pc.green("nothing would break") : pc.red("this driver would not work"),
  );
  return `${lines.join("\n")}\n`;
}
