import { basename } from "node:path";
import { DeviceError, errorMessage, silentLogger } from "@sourceful/domain";
import { loadDriver } from "@sourceful/drivers";
import { type DeviceConfig, driverConfig, driverSpec } from "@sourceful/gateway";
import { DevicePlane, type DriverSession } from "@sourceful/luarunner";
import pc from "picocolors";
import { parseSteps } from "./driver-steps.ts";
import { type StepResult, stepResult } from "./step-result.ts";

export interface DriveOptions {
  host?: string;
  port?: number;
  unitId?: number;
  config?: Record<string, unknown>;
  sn: string;
  steps: string;
  json: boolean;
}

/** Longest time one step may take, ms: what the gateway gives. */
const STEP_DEADLINE_MS = 10_000;

/** What `driver run --json` prints. */
interface DriveReport {
  driver: string;
  protocol: string | null;
  make: string | null;
  sn: string | null;
  steps: StepResult[];
}

/** `edge-node driver run`: a driver in the device plane, called as the gateway would. Answers the exit code. */
export async function runDriver(file: string, options: DriveOptions): Promise<number> {
  const driver = await loadDriver(file);
  const device: DeviceConfig = {
    sn: options.sn,
    register_map: basename(file),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.unitId === undefined ? {} : { unit_id: options.unitId }),
    ...(options.config === undefined ? {} : { config: options.config }),
  };
  const spec = driverSpec(device, driver);
  const steps = parseSteps(options.steps, driverConfig(device, "driver-run"));
  const report: DriveReport = { driver: driver.name, protocol: null, make: null, sn: null, steps: [] };
  const print = options.json
    ? () => undefined
    : (step: StepResult) => process.stdout.write(describeStep(step));
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  try {
    const session = await plane.open(spec);
    report.protocol = session.description.protocol;
    if (!options.json) process.stdout.write(describeDriver(driver.name, session));
    for (const step of steps) {
      // As in the gateway: a driver need not define these two.
      const isOptional = step.kind === "init" || step.kind === "cleanup";
      if (isOptional && !session.description.functions.includes(step.functionName)) {
        report.steps.push(emptyStep(step.text, null));
        continue;
      }
      const call = await session.call(step.functionName, step.args, { deadlineMs: STEP_DEADLINE_MS });
      report.make = call.identity.make ?? report.make;
      report.sn = call.identity.sn ?? report.sn;
      const result = stepResult(step, call, report.protocol === "modbus");
      report.steps.push(result);
      print(result);
    }
  } catch (error) {
    // A driver that does not load, or that hung: a step like any other that failed.
    if (!(error instanceof DeviceError)) throw error;
    const step = steps[report.steps.length]?.text ?? "load";
    const failed = emptyStep(report.protocol === null ? "load" : step, errorMessage(error));
    report.steps.push(failed);
    print(failed);
  } finally {
    await plane.close();
  }
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(describeEnd(report));
  return report.steps.every(({ ok }) => ok) ? 0 : 1;
}

/** A step in which no function ran: there was none to run, or `error` came before it. */
function emptyStep(step: string, error: string | null): StepResult {
  return {
    step,
    ok: error === null,
    returned: null,
    error,
    emits: [],
    metrics: [],
    reads: [],
    requests: 0,
    writes: [],
    logs: [],
    ms: 0,
  };
}

function describeDriver(name: string, { description }: DriverSession): string {
  return `${pc.bold(name)}  protocol ${description.protocol}, ${description.functions.join(", ")}\n`;
}

function describeStep(step: StepResult): string {
  const state = step.ok ? pc.green("ok") : pc.red("failed");
  const returned = step.returned === null ? "" : `  returned ${JSON.stringify(step.returned)}`;
  const traffic = step.reads.length > 0 ? `  ${step.reads.length} reads in ${step.requests} requests` : "";
  const lines = [`${pc.bold(step.step)}  ${state}  ${step.ms} ms${traffic}${returned}`];
  if (step.error !== null) lines.push(`  ${pc.red(step.error)}`);
  for (const { level, message } of step.logs)
    lines.push(pc.dim(`  ${level}: ${message.replaceAll("\n", "\n    ")}`));
  for (const { der, fields, rejected = [] } of step.emits) {
    const values = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    lines.push(`  ${pc.cyan(der)}  ${values.join("  ")}`);
    for (const reason of rejected) lines.push(`    ${pc.yellow(`refused: ${reason}`)}`);
  }
  for (const { name, value, unit = "" } of step.metrics)
    lines.push(`  metric ${name} = ${value} ${unit}`.trimEnd());
  for (const { address, values, ok, error } of step.writes) {
    lines.push(`  write ${address} = ${values.join(", ")}  ${ok ? "ok" : pc.red(error ?? "failed")}`);
  }
  for (const { kind, address, count, error } of step.reads) {
    if (error !== undefined) lines.push(pc.dim(`  read ${kind} ${address}+${count}: ${error}`));
  }
  return `${lines.join("\n")}\n`;
}

function describeEnd({ make, sn, steps }: DriveReport): string {
  const failed = steps.filter(({ ok }) => !ok).length;
  const who = [make, sn].filter((part) => part !== null).join(" ");
  const verdict =
    failed === 0 ? pc.green("every step was ok") : pc.red(`${failed} of ${steps.length} steps failed`);
  return `${who === "" ? "" : `${who}: `}${verdict}\n`;
}
