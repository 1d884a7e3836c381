import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ConfigError, errorMessage } from "@sourceful/domain";
import type { DriverStore } from "@sourceful/drivers";
import { describeSchemaErrors, type SchemaProblem } from "@sourceful/messaging";
import type { DeviceConfig } from "./device-config.ts";
import { findDevicesProblems, findDevicesWarnings, type ReadableEntry } from "./devices-problems.ts";
import { devices as isDevicesFile } from "./generated/validators.ts";
import { findJsonSyntaxError } from "./json-syntax.ts";

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
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return { devices: [], warnings: [] };
    throw new ConfigError(`${file} cannot be read: ${errorMessage(thrown)}`, {
      code: "config_unreadable",
      cause: thrown,
    });
  }
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
  // Editors on Windows put a byte order mark in front, which JSON does not know.
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  const fault = findJsonSyntaxError(json);
  if (fault) {
    throw new ConfigError(`${file}:${fault.line}:${fault.column}: ${fault.message}`, {
      code: "config_invalid",
    });
  }
  const document: unknown = JSON.parse(json);
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
  const lines = all.map(({ path, message }) => `  ${path === "" ? "the file" : path} ${message}`);
  throw new ConfigError(
    `${file} has ${all.length} problem${all.length === 1 ? "" : "s"}:\n${lines.join("\n")}`,
    {
      code: "config_invalid",
      details: { problems: all },
    },
  );
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
