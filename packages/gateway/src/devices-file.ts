import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { DriverStore } from "@sourceful/drivers";
import {
  describeSchemaErrors,
  invalidFile,
  parseOperatorJson,
  readOperatorFile,
  type SchemaProblem,
} from "@sourceful/messaging";
import type { DeviceConfig } from "./device-config.ts";
import { findDevicesProblems, findDevicesWarnings, type ReadableEntry } from "./devices-problems.ts";
import { devices as isDevicesFile } from "./generated/validators.ts";

/** devices.json as it can be run. */
export interface DevicesFile {
  readonly devices: readonly DeviceConfig[];
  /** What will not work although the file is valid: a driver that is missing, a kind of DER nobody knows. */
  readonly warnings: readonly SchemaProblem[];
}

/**
 * Reads devices.json. A file that does not exist is a building without devices.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line,
 *   also in `details.problems`; missing drivers are among them
 */
export async function loadDevices(file: string, store: Pick<DriverStore, "find">): Promise<DevicesFile> {
  const text = await readOperatorFile(file);
  if (text === undefined) return { devices: [], warnings: [] };
  const { devices, warnings } = parseDevices(text, file, store);
  if (!devices.some(hasPassword) || !(await isReadableByOthers(file))) return { devices, warnings };
  const message = "holds passwords and can be read by other users of this machine; chmod 600 it";
  return { devices, warnings: [{ path: "", message }, ...warnings] };
}

function hasPassword({ password, mqtt }: DeviceConfig): boolean {
  return Boolean(password ?? mqtt?.password);
}

async function isReadableByOthers(file: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  const { mode } = await stat(file);
  return (mode & 0o077) !== 0;
}

/** As `loadDevices`, from the text of the file; `file` is named in errors, and paths are relative to it. */
export function parseDevices(text: string, file: string, store: Pick<DriverStore, "find">): DevicesFile {
  const document = parseOperatorJson(text, file);
  const isValid = isDevicesFile(document);
  const problems = isValid ? [] : describeSchemaErrors(isDevicesFile.errors ?? []);
  const entries = readableEntries(document);
  problems.push(...findDevicesProblems(entries));
  const warnings = findDevicesWarnings(entries, store);
  if (problems.length === 0) {
    const { devices } = document as { devices: DeviceConfig[] };
    return { devices: devices.map((device) => withPaths(device, dirname(file))), warnings };
  }
  const all = [...problems, ...warnings];
  throw invalidFile(file, all);
}

/** With the files it names as whole paths. */
function withPaths(device: DeviceConfig, folder: string): DeviceConfig {
  const caFile = device.tls?.ca_file;
  return caFile === undefined
    ? device
    : { ...device, tls: { ...device.tls, ca_file: resolve(folder, caFile) } };
}

/** The entries that can be looked at, also in a file that does not match its schema. */
function readableEntries(document: unknown): ReadableEntry[] {
  const list = isObject(document) ? document.devices : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) =>
    isObject(entry) ? [{ path: `devices[${index}]`, entry }] : [],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
