import type { DriverEntry } from "@sourceful/drivers";
import { expect, test } from "vitest";
import type { DeviceConfig } from "./device-config.ts";
import { driverConfig, driverSpec } from "./driver-spec.ts";

const DRIVER: DriverEntry = { name: "d", file: "d.lua", source: "-- d", sha256: "0", isVerified: false };

function config(device: Partial<DeviceConfig>, secrets?: Record<string, string>) {
  return driverConfig({ sn: "S", register_map: "d", ...device }, "hugin-1", secrets);
}

test("the driver gets what is set and nothing else", () => {
  expect(config({})).toEqual({ sn: "S", gateway_serial: "hugin-1" });
  expect(config({ host: "", port: 0, unit_id: 0 })).toEqual({ sn: "S", gateway_serial: "hugin-1" });
  const ders = [{ type: "pv", enabled: true }];
  const all = {
    host: "h",
    port: 1502,
    unit_id: 3,
    username: "u",
    password: "p",
    ders,
    type: "lua",
    profile: "x",
  };
  expect(config(all)).toEqual({ ...all, sn: "S", gateway_serial: "hugin-1" });
});

test("keys of config are added and win", () => {
  const own = { sn: "other", phases: 3, off: false, zero: 0, none: null };
  expect(config({ host: "h", config: own })).toEqual({
    host: "h",
    sn: "other",
    gateway_serial: "hugin-1",
    phases: 3,
    off: false,
    zero: 0,
  });
});

test("what the driver had kept wins over the configuration", () => {
  const own = { token: "from the operator", phases: 3 };
  expect(config({ config: own }, { token: "rotated" })).toMatchObject({ token: "rotated", phases: 3 });
});

test("without a description the protocol is that of the manifest, or Modbus", () => {
  const device = { sn: "S", register_map: "d", host: "h" };
  const http = { ...DRIVER, manifest: { version: "1", protocol: "http" } };
  const modbus = { host: "h", port: 502, unitId: 1 };
  expect(driverSpec(device, DRIVER)).toEqual({
    deviceId: "S",
    driverName: "d",
    source: "-- d",
    grants: { modbus },
  });
  expect(driverSpec(device, http).grants).toEqual({ http: { allowedHosts: ["h"] } });
  const description = { protocol: "modbus", functions: [] };
  expect(driverSpec(device, http, { description }).grants).toEqual({ modbus });
});
