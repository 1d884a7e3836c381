import { loadDriver } from "@sourceful/drivers";
import { driverConfig } from "@sourceful/gateway";
import type { DriverDescription } from "@sourceful/luarunner";
import pc from "picocolors";
import { type DeviceOptions, deviceOf } from "./device-options.ts";
import { parseSteps } from "./driver-steps.ts";
import type { StepResult } from "./step-result.ts";
import { type TriedStep, tryDriver } from "./try-driver.ts";

export interface DriveOptions extends DeviceOptions {
  steps: string;
  json: boolean;
}

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
  const device = deviceOf(file, options);
  const steps = parseSteps(options.steps, driverConfig(device, "driver-run"));
  const show = {
    onOpen: (description: DriverDescription) =>
      process.stdout.write(describeDriver(driver.name, description)),
    onStep: ({ result }: TriedStep) => process.stdout.write(describeStep(result)),
  };
  const trial = await tryDriver(driver, device, steps, options.json ? {} : show);
  const { protocol, make, sn } = trial;
  const report: DriveReport = {
    driver: driver.name,
    protocol,
    make,
    sn,
    steps: trial.steps.map(({ result }) => result),
  };
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(describeEnd(report));
  return report.steps.every(({ ok }) => ok) ? 0 : 1;
}

function describeDriver(name: string, description: DriverDescription): string {
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
