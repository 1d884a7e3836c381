import type { DriverEntry } from "@sourceful/drivers";
import type { DriverDescription } from "@sourceful/luarunner";
import { describe, expect, test } from "vitest";
import type { DeviceConfig } from "./device-config.ts";
import { deviceGrants, hostsToAllow } from "./device-grants.ts";

const DRIVER: DriverEntry = { name: "d", file: "d.lua", source: "", sha256: "0", isVerified: false };
const PIN = "0123456789abcdef".repeat(4);

function grants(
  protocol: string,
  device: Partial<DeviceConfig>,
  {
    protocols,
    certificates,
    defaults,
  }: { protocols?: string[]; certificates?: string; defaults?: object } = {},
) {
  const description: DriverDescription = {
    protocol,
    functions: [],
    ...(protocols === undefined ? {} : { driver: { protocols } }),
  };
  const driver = defaults
    ? { ...DRIVER, manifest: { version: "1", protocol: "modbus", connection_defaults: { ...defaults } } }
    : DRIVER;
  return deviceGrants({ sn: "S", register_map: "d", ...device }, { driver, description, certificates });
}

test("what the manifest says of the protocol does not count", () => {
  expect(Object.keys(grants("tcp", { host: "h" }, { defaults: {} }))).toEqual(["tcp"]);
});

test.each(["modbus", "mqtt", "http", "websocket", "tcp", "serial", "standalone", "", "no such"])(
  "without an address %s is not granted",
  (protocol) => {
    expect(grants(protocol, {})).toEqual({});
    expect(grants(protocol, { host: "", port: 0 })).toEqual({});
  },
);

test.each(["standalone", "", "no such", "__proto__", "toString"])("%j is granted nothing", (protocol) => {
  expect(grants(protocol, { host: "h", port: 1, allowed_hosts: ["x"] })).toEqual({});
});

describe("modbus", () => {
  test("grants one unit, with the defaults of the contract", () => {
    const modbus = { host: "h", port: 502, unitId: 1 };
    expect(grants("modbus", { host: "h" })).toEqual({ modbus });
    expect(grants("modbus", { host: "h", port: 0, unit_id: 0 })).toEqual({ modbus });
  });

  test("takes its settings from the configuration", () => {
    const modbus = {
      timeout_ms: 900,
      min_gap_ms: 0,
      max_registers: 60,
      single_write: "fc16",
      read_planner: false,
      merge_gap: 0,
    } as const;
    expect(grants("modbus", { host: "h", port: 1502, unit_id: 247, modbus }).modbus).toEqual({
      host: "h",
      port: 1502,
      unitId: 247,
      timeoutMs: 900,
      minGapMs: 0,
      maxRegisters: 60,
      singleWrite: "fc16",
      readPlanner: false,
      mergeGap: 0,
    });
  });
});

describe("mqtt", () => {
  test("is the broker on the device, in the clear", () => {
    expect(grants("mqtt", { host: "h" })).toEqual({ mqtt: { host: "h", port: 1883 } });
    expect(grants("mqtt", { host: "h", port: 2883, username: "u", password: "p" })).toEqual({
      mqtt: { host: "h", port: 2883, username: "u", password: "p" },
    });
  });

  test("is another broker when the operator says so", () => {
    const mqtt = { host: "broker", port: 11_883, username: "mu", password: "mp" };
    expect(grants("mqtt", { host: "h", port: 80, username: "u", password: "p", mqtt })).toEqual({ mqtt });
  });

  test("goes over TLS when tls is there, even empty", () => {
    expect(grants("mqtt", { host: "h", tls: {} })).toMatchObject({ mqtt: { port: 8883, tls: {} } });
    const tls = { ca_file: "/ca.pem", pin_sha256: PIN.toUpperCase().replace(/(..)(?!$)/g, "$1:") };
    expect(grants("mqtt", { host: "h", tls }, { certificates: "PEM" })).toMatchObject({
      mqtt: { port: 8883, tls: { ca: "PEM", pinSha256: PIN } },
    });
  });

  test("falls back to the user the manifest names", () => {
    const defaults = { mqtt_username: "extapi", mqtt_password: "ferroampExtApi" };
    expect(grants("mqtt", { host: "h" }, { defaults }).mqtt).toMatchObject({
      username: "extapi",
      password: "ferroampExtApi",
    });
    expect(grants("mqtt", { host: "h", username: "own" }, { defaults }).mqtt).toMatchObject({
      username: "own",
    });
  });

  test("beside Modbus is the broker on the same host, not at the Modbus port", () => {
    const device = { host: "h", port: 1502 };
    expect(grants("modbus", device, { protocols: ["modbus", "mqtt"] })).toEqual({
      modbus: { host: "h", port: 1502, unitId: 1 },
      mqtt: { host: "h", port: 1883 },
    });
    expect(grants("modbus", device, { protocols: ["modbus"] })).not.toHaveProperty("mqtt");
  });
});

describe("http, websocket and tcp", () => {
  test.each(["http", "websocket", "tcp"] as const)("%s reaches the device's own host", (protocol) => {
    expect(grants(protocol, { host: "h" })).toEqual({ [protocol]: { allowedHosts: ["h"] } });
    expect(grants(protocol, { host: "h", port: 81 })).toEqual({ [protocol]: { allowedHosts: ["h:81"] } });
    expect(grants(protocol, { host: "fe80::1", port: 81 })).toEqual({
      [protocol]: { allowedHosts: ["[fe80::1]:81"] },
    });
  });

  test("http may sign in where the operator says so", () => {
    const device = { host: "h", sign_in_paths: ["/accounts/refresh_token"] };
    expect(grants("http", device).http).toEqual({
      allowedHosts: ["h"],
      signInPaths: ["/accounts/refresh_token"],
    });
  });

  test.each(["http", "websocket", "tcp"] as const)("%s reaches what the operator allows", (protocol) => {
    const allowed_hosts = ["api.easee.com", "10.0.0.4:8080"];
    expect(grants(protocol, { allowed_hosts })).toEqual({ [protocol]: { allowedHosts: allowed_hosts } });
    expect(grants(protocol, { host: "h", allowed_hosts })).toEqual({
      [protocol]: { allowedHosts: ["h", ...allowed_hosts] },
    });
  });

  test("a pin holds for HTTPS and secure WebSockets", () => {
    const device = { host: "h", tls: { pin_sha256: PIN } };
    expect(grants("websocket", device, { protocols: ["websocket", "http"] })).toEqual({
      websocket: { allowedHosts: ["h"], tlsPinSha256: PIN },
      http: { allowedHosts: ["h"], tlsPinSha256: PIN },
    });
  });

  test("the hosts a cloud driver asks for are not granted, but named", () => {
    const description = {
      protocol: "http",
      functions: [],
      driver: { http_hosts: ["api.easee.com", "auth.easee.com", "CDN.easee.com"] },
    };
    const device = { sn: "S", register_map: "d", allowed_hosts: ["API.easee.com", "cdn.easee.com:443"] };
    expect(deviceGrants(device, { driver: DRIVER, description }).http?.allowedHosts).toEqual(
      device.allowed_hosts,
    );
    expect(hostsToAllow(device, description)).toEqual(["auth.easee.com"]);
    expect(hostsToAllow(device, { protocol: "http", functions: [], driver: { http_hosts: {} } })).toEqual([]);
  });
});

describe("serial", () => {
  test("is a port of this machine", () => {
    expect(grants("serial", { serial: { path: "/dev/ttyUSB0" } })).toEqual({
      serial: { kind: "port", path: "/dev/ttyUSB0" },
    });
    const serial = {
      path: "/dev/ttyUSB0",
      baud_rate: 115_200,
      data_bits: 7,
      parity: "even",
      stop_bits: 2,
    } as const;
    expect(grants("serial", { host: "h", port: 23, serial })).toEqual({
      serial: {
        kind: "port",
        path: "/dev/ttyUSB0",
        baudRate: 115_200,
        dataBits: 7,
        parity: "even",
        stopBits: 2,
      },
    });
  });

  test("is a serial server, which has no usual port", () => {
    expect(grants("serial", { host: "h", port: 2001 })).toEqual({
      serial: { kind: "tcp", host: "h", port: 2001 },
    });
    expect(grants("serial", { host: "h" })).toEqual({});
  });
});
