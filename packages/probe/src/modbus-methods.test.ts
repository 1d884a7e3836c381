import { ModbusServer, RegisterBank, SunspecPlant } from "@sourceful/simulator";
import { afterEach, describe, expect, test } from "vitest";
import { TestSite, type TestSiteOptions } from "./testing/test-site.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function openSite(options: TestSiteOptions = {}): TestSite {
  const site = new TestSite(options);
  closers.push(() => site.close());
  return site;
}

async function openServer(bank: ConstructorParameters<typeof RegisterBank>[0]): Promise<ModbusServer> {
  const server = new ModbusServer({ units: { 1: new RegisterBank(bank) } });
  await server.listen();
  closers.push(() => server.close());
  return server;
}

const host = "127.0.0.1";

describe("read_registers", () => {
  test("reads registers and bits, and says what it read", async () => {
    const { port } = await openServer({
      holding: { 100: [1, 2, 65_535] },
      input: { 5: [7] },
      coils: { 0: true, 1: false, 2: true },
    });
    const site = openSite();
    const at = { host, port };
    expect(await site.result("read_registers", { ...at, address: 100, count: 3 })).toEqual({
      address: 100,
      ...at,
      register_type: "holding",
      values: [1, 2, 65_535],
    });
    expect(await site.result("read_registers", { ...at, address: 5, holding: false })).toMatchObject({
      register_type: "input",
      values: [7],
    });
    const coils = { ...at, register_type: "coil", count: 3 };
    expect(await site.result("read_registers", coils)).toMatchObject({ values: [1, 0, 1] });
  });

  test("what the device refuses is an error with its reason", async () => {
    const { port } = await openServer({ holding: { 100: [1] } });
    const answer = await openSite().ask("read_registers", { host, port, address: 4 });
    expect(answer).toMatchObject({
      success: false,
      error: "modbus: exception '2' (illegal data address), function '131'",
      code: "modbus_exception",
    });
  });

  test("a unit that is not there, and a port that is closed, are errors", async () => {
    const server = await openServer({ holding: { 0: [1] } });
    const { port } = server;
    const site = openSite();
    expect(await site.ask("read_registers", { host, port, slave_id: 9 })).toMatchObject({
      code: "modbus_timeout",
      error: "modbus: exception '11' (gateway target device failed to respond), function '131'",
    });
    await server.close();
    const closed = await site.ask("read_registers", { host, port, unit_id: 3 });
    expect(closed.code).toBe("connection_failed");
  });

  test("addresses that do not fit, and kinds that contradict each other, are refused", async () => {
    const site = openSite();
    const far = await site.ask("read_registers", { host, address: 65_535, count: 2 });
    expect(far.error).toBe("address plus count must not be more than 65536");
    const both = await site.ask("read_registers", { host, register_type: "input", holding: true });
    expect(both.error).toBe("register_type input and holding true contradict each other");
  });
});

describe("scan_register_range", () => {
  test("tells zeros from silence: what was refused is listed, its neighbours are read", async () => {
    const holding = { 0: Array.from({ length: 120 }, (_, index) => (index % 40 === 3 ? index : 0)) };
    const server = await openServer({ holding });
    server.faults.refusedRanges = [{ firstAddress: 55, lastAddress: 56 }];
    const site = openSite();
    const result = await site.result("scan_register_range", { host, port: server.port, start: 0, end: 119 });
    expect(result).toEqual({
      count: 3,
      failed: [{ from: 50, to: 59, error: "modbus: exception '2' (illegal data address), function '131'" }],
      non_zero: [3, 43, 83].map((value) => ({ address: value, values: [value] })),
      register_type: "holding",
      scanned_range: "0-119",
    });
    expect(site.progress.map(({ status }) => status)).toEqual([
      "read holding 0-49 [1/3] 0 found",
      "read holding 50-99 [2/3] 2 found",
      "read holding 100-119 [3/3] 3 found",
    ]);
  });

  test("reads 1001 registers at most, and an end before the start is an error", async () => {
    const server = await openServer({ holding: { 0: Array.from({ length: 2_000 }, () => 0) } });
    const site = openSite();
    const asked = { host, port: server.port, start: 10, end: 60_000 };
    expect(await site.result("scan_register_range", asked)).toMatchObject({ scanned_range: "10-1010" });
    const backwards = await site.ask("scan_register_range", { ...asked, end: 9 });
    expect(backwards.error).toBe("end must not be less than start");
  });

  test("cancel stops it and closes its connection", async () => {
    const server = await openServer({ holding: { 0: Array.from({ length: 2_000 }, () => 0) } });
    server.faults.delayMs = 50;
    const site = openSite();
    const scan = site.ask("scan_register_range", { host, port: server.port, end: 1_000 });
    while (server.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await site.result("cancel", { id: "1" })).toEqual({ cancelled: 1, id: "1" });
    expect(await scan).toEqual({ id: "1", success: false, error: "cancelled", code: "probe_cancelled" });
    while (server.connectionCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(server.requests.length).toBeLessThan(10);
  });
});

describe("detect_device", () => {
  test.each([40_000, 0, 50_000])("reads the whole common model at base %i", async (base) => {
    const identity = { manufacturer: "ACME", model: "X1", version: "2.5", serial: "S-77" };
    const plant = await new SunspecPlant({ seed: 1, speed: 0, base, identity }).serve();
    closers.push(() => plant.close());
    const result = await openSite().result("detect_device", { host, port: plant.port });
    expect(result).toMatchObject({
      base,
      detected: true,
      host,
      port: plant.port,
      slave_id: 1,
      sunspec: true,
      vendor: "ACME",
      model: "X1",
      version: "2.5",
      serial: "S-77",
      identification: { vendor: "Sourceful", product_code: "Simulated plant", revision: "1.0" },
    });
    expect(result["models"]).toContain(103);
  });

  test("a device without SunSpec is detected, by its exceptions if need be, and named by its identification", async () => {
    const bare = await openServer({ holding: { 10: [1] } });
    const site = openSite();
    expect(await site.result("detect_device", { host, port: bare.port })).toEqual({
      detected: true,
      drivers: [],
      host,
      port: bare.port,
      protocol: "modbus",
      slave_id: 1,
      sunspec: false,
    });
    const bank = new RegisterBank({ holding: { 10: [1] } });
    const named = new ModbusServer({
      units: {
        1: {
          identification: { 0: "ACME", 5: "X1" },
          readRegisters: (...read) => bank.readRegisters(...read),
        },
      },
    });
    closers.push(() => named.close());
    await named.listen();
    const result = await site.result("detect_device", { host, port: named.port });
    expect(result).toMatchObject({
      vendor: "ACME",
      model: "X1",
      identification: { vendor: "ACME", model: "X1" },
    });
  });

  test("says what it was that failed", async () => {
    const server = await openServer({ holding: { 0: [1] } });
    const { port } = server;
    server.faults.action = "close";
    const site = openSite();
    expect(await site.result("detect_device", { host, port })).toMatchObject({
      detected: false,
      error: expect.stringMatching(/^modbus read failed: modbus: connection lost/),
      host,
      port,
      slave_id: 1,
    });
    await server.close();
    expect(await site.result("detect_device", { host, port, unit_id: 2 })).toMatchObject({
      detected: false,
      error: "port not open",
    });
  });

  test("ranks the drivers that fit: recognised, tested model, SunSpec, manufacturer; never one that says no", async () => {
    const identity = { manufacturer: "ACME Solar GmbH", model: "X1-5000" };
    const plant = await new SunspecPlant({ seed: 1, speed: 0, identity }).serve();
    closers.push(() => plant.close());
    const manifest = (manufacturer: string, variants: string[] = []) => ({
      version: "1.0.0",
      tested_devices: [{ manufacturer, variants }],
    });
    const driver = (name: string, source: string, stated?: ReturnType<typeof manifest>) => ({
      name,
      file: "",
      source: `PROTOCOL = "modbus"\n${source}`,
      sha256: name,
      isVerified: false,
      ...(stated ? { manifest: stated } : {}),
    });
    const recognises = `function driver_fingerprint(target)
      local id = host.modbus_read(40000, 2)
      assert(target.protocol == "modbus" and host.modbus_write(40100, 1) ~= nil)
      return id[1] == 0x5375, { make = "ACME", confidence = 0.95 }
    end`;
    const result = await openSite({
      drivers: [
        driver("acme_other", "", manifest("acme")),
        driver("sunspec", ""),
        driver("acme_x1", "", manifest("ACME", ["X1"])),
        driver("acme_exact", recognises),
        driver("acme_not", "function driver_fingerprint() return false end", manifest("ACME", ["X1"])),
        driver("broken", "driver_fingerprint = = 1"),
        driver("elsewhere", "", manifest("Other")),
      ],
    }).result("detect_device", { host, port: plant.port });
    expect(result["drivers"]).toEqual([
      { name: "acme_exact", confidence: 0.95, reason: "the driver recognises the device", make: "ACME" },
      { name: "acme_x1", confidence: 0.8, reason: "tested with ACME Solar GmbH X1-5000" },
      { name: "sunspec", confidence: 0.6, reason: "the device speaks SunSpec" },
      { name: "acme_other", confidence: 0.5, reason: "tested with other devices of ACME Solar GmbH" },
    ]);
    expect(plant.server.requests.some(({ functionCode }) => functionCode === 6)).toBe(false);
  });
});

describe("an endpoint that takes one connection and is polled", () => {
  test("is probed over the session of its polls", async () => {
    const server = await openServer({ holding: { 0: [42], 1: [43] } });
    const { port } = server;
    const site = openSite({
      policy: {},
      devices: [{ sn: "INV-1", host: "LocalHost", port, connected: true, ders: [] }],
    });
    const device = await site.plane.open({
      deviceId: "INV-1",
      driverName: "polls",
      source: "function driver_poll() return host.modbus_read(0, 1)[1] end",
      grants: { modbus: { host: "LocalHost", port, unitId: 1 } },
    });
    const poll = async () => (await device.call("driver_poll", [], { deadlineMs: 5_000 })).returned;
    expect(await poll()).toEqual([42]);
    const polls = Promise.all(Array.from({ length: 20 }, poll));
    // By another spelling of the same place.
    expect(await site.result("read_registers", { host, port, address: 1 })).toMatchObject({ values: [43] });
    expect(await site.result("detect_device", { host, port })).toMatchObject({ detected: true });
    expect(await site.result("tcp_test", { host, port })).toEqual({
      device: "INV-1",
      host,
      open: true,
      port,
    });
    expect(await polls).toEqual(Array.from({ length: 20 }, () => [42]));
    expect(await poll()).toEqual([42]);
    expect(server.acceptedCount).toBe(1);
    await device.close();
  });
});
