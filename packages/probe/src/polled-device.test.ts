import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { DriverStore } from "@sourceful/drivers";
import { Gateway } from "@sourceful/gateway";
import { DevicePlane } from "@sourceful/luarunner";
import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { afterEach, expect, test, vi } from "vitest";
import { ProbeDesk } from "./probe-desk.ts";
import { probeMethods } from "./probe-methods.ts";
import { ProbeTargets } from "./probe-targets.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const DRIVER = `PROTOCOL = "modbus"
function driver_init() host.set_make("ACME") end
function driver_poll() host.emit("pv", { w = -host.modbus_read(0, 1)[1] }) return 100 end
function driver_fingerprint() return host.modbus_read(0, 1)[1] == 1500, { make = "ACME" } end
`;

/** A gateway that polls, ten times a second, a device that takes one connection; and a probe into it. */
async function open() {
  const holding = { 0: [1500, ...Array.from({ length: 400 }, (_, index) => index)] };
  const server = new ModbusServer({ units: { 1: new RegisterBank({ holding }) }, maxConnections: 1 });
  const port = await server.listen();
  closers.push(() => server.close());
  const folder = await mkdtemp(join(tmpdir(), "probe-"));
  closers.push(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "acme.lua"), DRIVER);
  const store = await DriverStore.load([folder]);
  const plane = new DevicePlane({ logger: silentLogger, workers: 2 });
  closers.push(() => plane.close());
  const node = { serial: "hugin-1", plane, clock: systemClock, logger: silentLogger };
  const gateway = new Gateway({
    ...node,
    version: "1",
    platform: "linux-amd64",
    bus: { publish: () => true, onStatus: () => () => undefined },
    store,
    devices: [{ sn: "INV-1", register_map: "acme", host: "localhost", port }],
  });
  gateway.start();
  closers.push(() => gateway.stop());
  await vi.waitFor(() => expect(gateway.snapshot()).toMatchObject([{ connected: true }]), PATIENCE);
  const devices = () => gateway.snapshot();
  const targets = new ProbeTargets({ policy: {}, devices });
  const methods = probeMethods({ ...node, targets, store: () => store, devices });
  const desk = new ProbeDesk({ methods, clock: systemClock, logger: silentLogger });
  closers.push(() => desk.close());
  const ask = async (method: string, params: object) => {
    const { success, result, error } = await desk.answer({ id: "1", method, params, caller: "test" });
    if (!success) throw new Error(error);
    return result as Record<string, unknown>;
  };
  return { server, port, gateway, ask };
}

test("a device that takes one connection is probed while it is polled, and its polls go on", async () => {
  const { server, port, gateway, ask } = await open();
  const at = { host: "127.0.0.1", port };
  const before = gateway.snapshot()[0]?.lastFreshAtMs ?? 0;
  const [registers, scan, device, run, open_, listed] = await Promise.all([
    ask("read_registers", { ...at, address: 1, count: 3 }),
    ask("scan_register_range", { ...at, end: 400 }),
    ask("detect_device", at),
    ask("run_driver", { ...at, source: DRIVER }),
    ask("tcp_test", at),
    ask("list_devices", {}),
  ]);
  expect(registers).toMatchObject({ values: [0, 1, 2] });
  expect(scan).toMatchObject({ count: 400, failed: [] });
  expect(device).toMatchObject({
    detected: true,
    vendor: "ACME",
    drivers: [{ name: "acme", confidence: 0.9 }],
  });
  expect(run).toMatchObject({ success: true, telemetry: [{ type: "pv", W: -1500 }] });
  expect(open_).toMatchObject({ open: true, device: "INV-1" });
  expect(listed).toMatchObject({ count: 1, devices: [{ sn: "INV-1", connected: true, make: "ACME", port }] });
  await vi.waitFor(() => expect(gateway.snapshot()[0]?.lastFreshAtMs).toBeGreaterThan(before), PATIENCE);
  expect(gateway.snapshot()).toMatchObject([{ connected: true }]);
  expect(server.acceptedCount).toBe(1);
});

test("a scan of a unit that is polled ends before its polls are held back", async () => {
  const { server, port, gateway, ask } = await open();
  server.faults.forRequest = ({ request }) => ((request?.count ?? 0) >= 50 ? { action: "close" } : undefined);
  const result = await ask("scan_register_range", { host: "localhost", port, end: 399 });
  expect(result).toMatchObject({
    count: 0,
    failed: [
      { from: 0, to: 49 },
      { from: 50, to: 99 },
      { from: 100, to: 399, error: "not asked, so that its polls go on" },
    ],
  });
  const nowMs = Date.now();
  await vi.waitFor(() => expect(gateway.snapshot()[0]?.lastFreshAtMs).toBeGreaterThan(nowMs), PATIENCE);
});
