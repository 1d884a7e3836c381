import type { DriverEntry } from "@sourceful/drivers";
import type { DriverDescription, DriverGrants } from "@sourceful/luarunner";
import type { DeviceConfig } from "./device-config.ts";

const MODBUS_PORT = 502;
const MODBUS_UNIT_ID = 1;
const MQTT_PORT = 1883;
const MQTT_TLS_PORT = 8883;

/** What else the grants of a device depend on. */
export interface GrantSources {
  readonly driver: DriverEntry;
  /** What the driver's own globals say: a manifest may be wrong about the protocol. */
  readonly description: DriverDescription;
  /** What `tls.ca_file` holds, PEM. */
  readonly certificates?: string | undefined;
}

type Grant = (device: DeviceConfig, sources: GrantSources) => DriverGrants;

const GRANTS: ReadonlyMap<string, Grant> = new Map<string, Grant>(
  Object.entries({
    modbus: grantModbus,
    mqtt: grantMqtt,
    http: grantHttp,
    websocket: grantWebSocket,
    tcp: grantTcp,
    serial: grantSerial,
  }),
);

/**
 * What a device's driver may reach: over the protocols the driver names (`PROTOCOL`, then `DRIVER.protocols`),
 * what the operator configured and nothing else. Without an address a protocol is not granted.
 */
export function deviceGrants(device: DeviceConfig, sources: GrantSources): DriverGrants {
  const { protocol, driver } = sources.description;
  const protocols = new Set([protocol, ...textsOf(driver, "protocols")]);
  return Object.assign({}, ...[...protocols].map((name) => GRANTS.get(name)?.(device, sources) ?? {}));
}

/** Hosts a cloud driver says it needs (`DRIVER.http_hosts`) and the operator has not allowed. */
export function hostsToAllow(device: DeviceConfig, { driver }: DriverDescription): string[] {
  const allowed = new Set(allowedHosts(device).map((host) => host.toLowerCase()));
  return textsOf(driver, "http_hosts").filter((host) => {
    const name = host.toLowerCase();
    return !allowed.has(name) && ![...allowed].some((entry) => entry.startsWith(`${name}:`));
  });
}

function grantModbus({ host, port, unit_id, modbus }: DeviceConfig): DriverGrants {
  if (!host) return {};
  const { timeout_ms, min_gap_ms, max_registers, single_write, read_planner, merge_gap } = modbus ?? {};
  return {
    modbus: {
      host,
      port: port || MODBUS_PORT,
      unitId: unit_id || MODBUS_UNIT_ID,
      ...(timeout_ms === undefined ? {} : { timeoutMs: timeout_ms }),
      ...(min_gap_ms === undefined ? {} : { minGapMs: min_gap_ms }),
      ...(max_registers === undefined ? {} : { maxRegisters: max_registers }),
      ...(single_write === undefined ? {} : { singleWrite: single_write }),
      ...(read_planner === undefined ? {} : { readPlanner: read_planner }),
      ...(merge_gap === undefined ? {} : { mergeGap: merge_gap }),
    },
  };
}

function grantMqtt(device: DeviceConfig, { driver, description, certificates }: GrantSources): DriverGrants {
  const { mqtt = {}, tls } = device;
  const host = mqtt.host ?? device.host;
  if (!host) return {};
  // `port` of a device that speaks something else first is the port of that.
  const devicePort = description.protocol === "mqtt" && device.port ? device.port : undefined;
  const defaults = driver.manifest?.connection_defaults ?? {};
  const username = mqtt.username ?? nonEmpty(device.username) ?? nonEmpty(defaults["mqtt_username"]);
  const password = mqtt.password ?? nonEmpty(device.password) ?? nonEmpty(defaults["mqtt_password"]);
  return {
    mqtt: {
      host,
      port: mqtt.port ?? devicePort ?? (tls ? MQTT_TLS_PORT : MQTT_PORT),
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(tls ? { tls: { ca: certificates, pinSha256: pinOf(device) } } : {}),
    },
  };
}

function grantHttp(device: DeviceConfig): DriverGrants {
  const hosts = allowedHosts(device);
  const { sign_in_paths: signInPaths = [] } = device;
  if (hosts.length === 0) return {};
  return {
    http: {
      allowedHosts: hosts,
      ...(signInPaths.length === 0 ? {} : { signInPaths }),
      ...pinned(device),
    },
  };
}

function grantWebSocket(device: DeviceConfig): DriverGrants {
  const hosts = allowedHosts(device);
  return hosts.length === 0 ? {} : { websocket: { allowedHosts: hosts, ...pinned(device) } };
}

function grantTcp(device: DeviceConfig): DriverGrants {
  const hosts = allowedHosts(device);
  return hosts.length === 0 ? {} : { tcp: { allowedHosts: hosts } };
}

function grantSerial({ host, port, serial }: DeviceConfig): DriverGrants {
  if (serial) {
    const { path, baud_rate, data_bits, parity, stop_bits } = serial;
    return {
      serial: {
        kind: "port",
        path,
        ...(baud_rate === undefined ? {} : { baudRate: baud_rate }),
        ...(data_bits === undefined ? {} : { dataBits: data_bits as 7 | 8 }),
        ...(parity === undefined ? {} : { parity }),
        ...(stop_bits === undefined ? {} : { stopBits: stop_bits as 1 | 2 }),
      },
    };
  }
  return host && port ? { serial: { kind: "tcp", host, port } } : {};
}

/** The device's own host, at its port when one is set, and what the operator adds. */
function allowedHosts({ host, port, allowed_hosts = [] }: DeviceConfig): string[] {
  if (!host) return [...allowed_hosts];
  const name = host.includes(":") && !host.startsWith("[") && port ? `[${host}]` : host;
  return [port ? `${name}:${port}` : name, ...allowed_hosts];
}

function pinned(device: DeviceConfig): { tlsPinSha256?: string } {
  const pin = pinOf(device);
  return pin === undefined ? {} : { tlsPinSha256: pin };
}

function pinOf({ tls }: DeviceConfig): string | undefined {
  return tls?.pin_sha256?.replaceAll(":", "").toLowerCase();
}

/** A list of texts in a table of the driver's. */
function textsOf(table: unknown, key: string): string[] {
  const list = (table as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
