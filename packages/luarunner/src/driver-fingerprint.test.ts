import { DeviceError, TimeoutError } from "@sourceful/domain";
import type { ModbusUnit } from "@sourceful/modbus";
import { expect, test } from "vitest";
import { type FingerprintTarget, fingerprint } from "./driver-fingerprint.ts";
import { openRuntime, type RuntimeSetup } from "./testing/open-runtime.ts";

const MODBUS: FingerprintTarget = { host: "192.168.1.20", port: 502, protocol: "modbus" };

async function ask(source: string, setup: RuntimeSetup = {}, target = MODBUS) {
  const { runtime, close } = await openRuntime(source, setup);
  const driver = {
    description: runtime.describe(),
    call: (...args: Parameters<typeof runtime.call>) => runtime.call(...args),
  };
  const found = await fingerprint(driver, target, { deadlineMs: 5_000 });
  await close();
  return found;
}

test.each([
  [
    `true, { make = "Pixii", model = "PowerShaper", serial = "P1", confidence = 0.95 }`,
    {
      verdict: "match",
      make: "Pixii",
      model: "PowerShaper",
      serial: "P1",
      confidence: 0.95,
    },
  ],
  ["true", { verdict: "match" }],
  ["true, { make = 7, serial = '', confidence = 3 }", { verdict: "match", confidence: 1 }],
  ["true, { confidence = -1 }", { verdict: "match", confidence: 0 }],
  ["true, { confidence = 0/0 }", { verdict: "match" }],
  ["true, 'sure'", { verdict: "match" }],
  ["false", { verdict: "no_match" }],
  ["nil", { verdict: "unknown" }],
  ["1", { verdict: "unknown" }],
  ["'yes'", { verdict: "unknown" }],
])("an answer of %s", async (answer, expected) => {
  expect(await ask(`function driver_fingerprint() return ${answer} end`)).toEqual(expected);
});

test("a driver without the function cannot tell", async () => {
  expect(await ask("")).toEqual({ verdict: "unknown" });
});

test("a driver that raises cannot tell, and neither can one that is gone", async () => {
  const raised = await ask(`function driver_fingerprint() error("no idea") end`);
  expect(raised).toEqual({ verdict: "unknown", error: "test.lua:1: no idea" });
  const description = { functions: ["driver_fingerprint"] };
  const call = () => Promise.reject(new DeviceError("quarantined", { code: "driver_quarantined" }));
  const gone = await fingerprint({ description, call }, MODBUS, { deadlineMs: 1 });
  expect(gone).toEqual({ verdict: "unknown", error: "quarantined" });
});

test("silence is no answer, whatever the driver makes of it", async () => {
  const silent = () => Promise.reject(new TimeoutError("no answer", { code: "modbus_timeout" }));
  const unit: Partial<ModbusUnit> = { readRegisters: silent };
  const source = "function driver_fingerprint() return pcall(host.modbus_read, 40000, 2, 'holding') end";
  expect(await ask(source, { unit })).toEqual({
    verdict: "unknown",
    error: "none of 1 reads was answered",
  });
});

test("nothing is written, and neither init nor cleanup is called", async () => {
  const calls: string[] = [];
  const unit: Partial<ModbusUnit> = { writeRegister: async () => void calls.push("write") };
  const source = `
    function driver_init() host.modbus_write(1, 1) end
    driver_cleanup = driver_init
    function driver_fingerprint() return host.modbus_write(2, 2) == "write refused: this call may not write" end`;
  expect(await ask(source, { unit })).toEqual({ verdict: "match" });
  expect(calls).toEqual([]);
});

test.each([
  [{ host: "zap.local", port: 80, protocol: "http" }, "http://zap.local"],
  [{ host: "zap.local", port: 8080, protocol: "http" }, "http://zap.local:8080"],
  [{ host: "fe80::1", port: 443, protocol: "https" }, "https://[fe80::1]"],
  [MODBUS, null],
])("the driver gets %j with the base URL %s", async (target, baseUrl) => {
  const source = "function driver_fingerprint(t) return true, { make = t.base_url, model = t.host } end";
  const found = await ask(source, {}, target);
  expect(found).toEqual({
    verdict: "match",
    ...(baseUrl === null ? {} : { make: baseUrl }),
    model: target.host,
  });
});
