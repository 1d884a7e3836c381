import type { DriverEntry } from "@sourceful/drivers";
import { expect, test } from "vitest";
import type { DeviceConfig } from "./device-config.ts";
import { driverConfig, driverSpec } from "./driver-spec.ts";

const DRIVER: DriverEntry = { name: "d", file: "d.lua", source: "-- d", sha256: "0", isVerified: false };

function spec(device: Partial<DeviceConfig>, protocol?: string) {
  const manifest = protocol === undefined ? {} : { manifest: { version: "1", protocol } };
  return driverSpec({ sn: "S", register_map: "d", ...device }, { ...DRIVER, ...manifest });
}

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

test("a host grants one Modbus unit, with defaults of the contract", () => {
  expect(spec({ host: "h" }).grants?.modbus).toEqual({ host: "h", port: 502, unitId: 1 });
  expect(spec({ host: "h", port: 0, unit_id: 0 }).grants?.modbus).toEqual({
    host: "h",
    port: 502,
    unitId: 1,
  });
  const modbus = { timeout_ms: 900, min_gap_ms: 0, max_registers: 60, single_write: "fc16" } as const;
  expect(spec({ host: "h", port: 1502, unit_id: 247, modbus }).grants?.modbus).toEqual({
    host: "h",
    port: 1502,
    unitId: 247,
    timeoutMs: 900,
    minGapMs: 0,
    maxRegisters: 60,
    singleWrite: "fc16",
  });
});

test("no Modbus without a host, nor for a driver whose manifest says otherwise", () => {
  expect(spec({ port: 502 })).not.toHaveProperty("grants.modbus");
  expect(spec({ host: "h" }, "http")).not.toHaveProperty("grants.modbus");
  expect(spec({ host: "h" }, "modbus")).toHaveProperty("grants.modbus");
  expect(spec({ host: "h" }, "")).toHaveProperty("grants.modbus");
});
