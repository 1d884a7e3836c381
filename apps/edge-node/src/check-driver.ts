import { errorMessage, silentLogger } from "@sourceful/domain";
import { loadDriver } from "@sourceful/drivers";
import { DevicePlane, type DriverDescription } from "@sourceful/luarunner";
import { inspectDriver } from "@sourceful/probe";
import pc from "picocolors";

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
  const report: CheckReport = {
    driver: driver.name,
    protocol: null,
    version: driver.manifest?.version ?? null,
    functions: [],
    hostFunctions: [],
    sha256: driver.sha256,
    problems: [],
    notes: [],
  };
  if (!driver.manifest) report.notes.push("no manifest beside it");
  else if (!driver.isVerified) report.notes.push("its manifest states no SHA-256");
  let description: DriverDescription | undefined;
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  try {
    const session = await plane.open({
      deviceId: "driver-check",
      driverName: driver.name,
      source: driver.source,
    });
    description = session.description;
  } catch (error) {
    report.problems.push(`does not load: ${errorMessage(error)}`);
  } finally {
    await plane.close();
  }
  const { hostFunctions, problems, notes } = inspectDriver(driver.source, description);
  report.hostFunctions.push(...hostFunctions);
  report.problems.push(...problems);
  report.notes.push(...notes);
  if (description) describe(report, description);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : asText(report));
  return report.problems.length === 0 ? 0 : 1;
}

function describe(report: CheckReport, { protocol, functions, driver }: DriverDescription): void {
  report.protocol = protocol;
  report.functions = functions;
  const stated = driver as { version?: unknown } | undefined;
  if (report.version === null && typeof stated?.version === "string") report.version = stated.version;
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
