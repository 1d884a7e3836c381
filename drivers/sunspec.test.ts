import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { checkReading, isDerKind, type ReadingFields } from "@sourceful/domain";
import type { CallReport } from "@sourceful/luarunner";
import {
  ModbusServer,
  RegisterBank,
  type RegisterSource,
  SUNSPEC_VARIANTS,
  SunspecPlant,
  type SunspecPlantOptions,
  type SunspecVariant,
} from "@sourceful/simulator";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { BareSunspec } from "./bare-sunspec.ts";
import { type Config, DriverBench, driverSource, emitted } from "./driver-bench.ts";

const python = "/usr/bin/python3";
const hasPymodbus = spawnSync(python, ["-c", "import pymodbus.server.async_io"]).status === 0;

const bench = new DriverBench();
const sunspec = driverSource("sunspec");

afterEach(() => bench.clear());
afterAll(() => bench.close());

describe("telemetry is what is true", () => {
  const variants = Object.keys(SUNSPEC_VARIANTS) as SunspecVariant[];
  const bases = [40_000, 0, 50_000];
  const cases = variants.map((variant, i) => [variant, bases[i % 3] ?? 0] as const);
  test.each(cases)("of the variant %s at base %i", async (models, base) => {
    const { plant, poll } = await start({ models, base, startLocalHour: 17.5, seed: 9 });
    plant.advance(5_400_000);
    expectTruth(await poll(), plant, absentOf(models));
  });

  const chains = [
    [1, 101, 201],
    [1, 111, 211],
    [1, 102, 202],
    [1, 112, 212],
    [1, 103, 203],
    [1, 113, 213],
    [1, 701, 203],
  ];
  test.each(chains)("of an inverter without DC models: %i, %i, %i", async (...chain) => {
    const { plant, poll } = await start({ models: { 1: chain }, startLocalHour: 13 });
    const readings = emitted(await poll());
    expectClose("inverter", readings["inverter"], plant.readings.inverter);
    expectClose("meter", readings["meter"], plant.readings.meter);
    expectClose("pv", readings["pv"], {
      w: 0 - plant.state.inverterAcW,
      total_generation_wh: plant.state.inverterOutWh,
    });
    expect(readings["battery"]).toBeUndefined();
  });

  test("at night: panels at 0, the battery discharging", async () => {
    const { plant, poll } = await start({ startLocalHour: 1 });
    const report = await poll();
    expect(emitted(report)["pv"]?.["w"]).toBe(0);
    expect(emitted(report)["battery"]?.["w"]).toBeLessThan(-100);
    expectTruth(report, plant, absentOf("hybrid"));
  });

  test.each([160, 714])("with nine DC inputs in model %i, cutting none of them", async (id) => {
    const strings = Array.from({ length: 9 }, (_, i) => ({
      peakW: 1000 + 100 * i,
      tiltDeg: 30,
      azimuthDeg: 0,
      voltageV: 300,
    }));
    const { plant, poll } = await start({ models: { 1: [1, 103, id, 802] }, strings, startLocalHour: 12 });
    const report = await poll();
    expect(report.ok).toBe(true);
    expect(Math.max(...report.reads.map(({ count }) => count))).toBeLessThanOrEqual(125);
    expectClose("pv", emitted(report)["pv"], plant.readings.pv, 9);
  });

  test.each([
    ["124 and 160", [124, 160]],
    ["802", [802]],
    ["713 and 714", [713, 714]],
  ])("with a battery known by %s", async (_name, storage) => {
    const { plant, poll } = await start({ models: { 1: [1, 103, ...storage] }, startLocalHour: 22 });
    const { w = Number.NaN, soc = Number.NaN, v = Number.NaN } = plant.readings.battery ?? {};
    expectClose("battery", emitted(await poll())["battery"], { w, soc, v });
  });

  test("of a meter alone, and of nothing else", async () => {
    const { plant, poll } = await start({ models: "storageModules" }, {}, 200);
    const readings = emitted(await poll());
    expect(Object.keys(readings)).toEqual(["meter"]);
    expectClose("meter", readings["meter"], plant.readings.meter);
  });

  test.skipIf(!hasPymodbus)("read from a pymodbus server (needs python3-pymodbus)", async () => {
    const plant = new SunspecPlant({ speed: 0, startLocalHour: 16 });
    const end = (plant.map().addresses.at(-1)?.address ?? 0) + 107 + 2;
    const registers = Array.from({ length: end - 40_000 }, (_, i) =>
      plant.map().readRegisters("holding", 40_000 + i, 1),
    );
    const driver = await bench.open(sunspec, {
      port: await servePymodbus(registers.flat()),
      timeoutMs: 3000,
    });
    expect(await driver.call("driver_init", {})).toMatchObject({ ok: true, identity: { sn: "SIM000001" } });
    expectTruth(await driver.call("driver_poll"), plant, absentOf("hybrid"));
  });
});

describe("initialisation", () => {
  test("tells make, model, serial and rated power", async () => {
    const identity = { manufacturer: "Acme Solar", model: "Hybrid 10", serial: "AC-0042" };
    const { init } = await start({ identity });
    expect(init.identity).toEqual({
      make: "Acme Solar",
      model: "Hybrid 10",
      sn: "AC-0042",
      ratedPowerW: 10_000,
    });
  });

  test("reads static models once", async () => {
    const { site, poll } = await start({});
    site.server.clearRequests();
    expect((await poll()).reads.length).toBe(4);
    await poll();
    const addresses = site.server.requests.flatMap(({ request }) => (request ? [request.address] : []));
    expect(new Set(addresses).size).toBe(4);
  });

  test("steps over models that it does not know", async () => {
    const values = { 103: { W: 1200 }, 203: { W: 5 } };
    const { init, poll } = await startBare(new BareSunspec([[64_001, 10], 103, [20_000, 0], 203], values));
    await init();
    const readings = emitted(await poll());
    expect([readings["inverter"]?.["w"], readings["meter"]?.["w"]]).toEqual([-1200, 5]);
  });

  test("takes base_address when given and asks nowhere else", async () => {
    const { init } = await start({ base: 1234 }, { base_address: 1234 });
    expect(init.ok).toBe(true);
    expect(init.reads[0]).toMatchObject({ address: 1234, ok: true });
  });

  test("fails clearly where there is no SunSpec", async () => {
    const { call } = await startBank(new RegisterBank({ unset: "zero" }));
    const report = await call("driver_init", {});
    expect(report.error?.message).toBe("no SunSpec map found at 40000, 0, 50000");
  });

  test("fails with the device's words where every base is refused", async () => {
    const { call } = await startBank(new RegisterBank());
    const report = await call("driver_init", {});
    expect(report.error?.message).toMatch(/^no SunSpec map found at 40000, 0, 50000: .*illegal data address/);
  });

  test("fails for a map without anything to measure", async () => {
    const { init } = await startBare(new BareSunspec([120]));
    expect((await init()).error?.message).toMatch(/has no inverter, battery or meter model/);
  });

  test("ends for a chain that has no end", async () => {
    const endless: RegisterSource = {
      readRegisters: (_kind, address, count) =>
        Array.from({ length: count }, (_, i) =>
          address + i === 40_000 ? 0x5375 : address + i === 40_001 ? 0x6e53 : 0x0001,
        ),
    };
    const { call, site } = await startBank(endless);
    expect((await call("driver_init", {})).ok).toBe(false);
    expect(site.requests.length).toBeLessThan(150);
  });
});

describe("what a device does not implement is absent", () => {
  test.each([[[103, 124, 160, 203, 802]], [[101, 713, 714, 201]], [[701, 702, 703, 704, 713, 714, 204]]])(
    "as patterns of integers, in %j",
    async (ids) => {
      const { init, poll } = await startBare(new BareSunspec(ids));
      expect((await init()).error).toBeUndefined();
      expect(await poll()).toMatchObject({ ok: true, emits: [], metrics: [], logs: [] });
    },
  );

  test("in a model that ends early, and nothing behind its end is read", async () => {
    const bare = new BareSunspec([[802, 12], 203], { 203: { W: 7 } });
    bare.set(802, 11, 55);
    const { init, poll } = await startBare(bare);
    await init();
    const report = await poll();
    expect(report.reads.map(({ count }) => count)).toEqual([12, 53]);
    expect(emitted(report)).toEqual({ meter: { w: 7 } });
  });

  test("as NaN and as text of NULs", async () => {
    const values = { 113: { Hz: 50, WH: 0 }, 213: { W: -3 } };
    const { init, poll } = await startBare(new BareSunspec([113, 213], values));
    expect((await init()).identity).toEqual({ make: "SunSpec" });
    expect(emitted(await poll())).toEqual({
      inverter: { freq_hz: 50 },
      meter: { w: -3 },
      pv: { total_generation_wh: 0 },
    });
  });

  test("for a counter that reads 0, and for a point whose scale factor is missing or impossible", async () => {
    const meter = { W: 5, TotWhImp: 0, TotWhExp: 9, PhVphA: 230 };
    const bare = new BareSunspec([103, 203], { 103: { W: 700, Hz: 50, WH: 0, TmpCab: 30 }, 203: meter });
    bare.set(203, 15, 11);
    const { init, poll } = await startBare(bare);
    await init();
    const readings = emitted(await poll());
    expect(readings["pv"]).toEqual({ w: -700 });
    expect(readings["inverter"]).toEqual({ w: -700, freq_hz: 50 });
    expect(readings["meter"]).toEqual({ w: 5, total_export_wh: 9 });
  });

  test("for the PV power of a hybrid that shows no DC side", async () => {
    const { poll } = await start({ models: { 1: [1, 103, 802] }, startLocalHour: 12 });
    const readings = emitted(await poll());
    expect(readings["pv"]).toBeUndefined();
    expect(readings["battery"]?.["w"]).toBeGreaterThan(0);
  });

  test("for a DC sum of which one part is not known", async () => {
    const bare = new BareSunspec([103, 160, 802], { 103: { W: 500 } });
    bare.set(160, 3, 0, 0);
    bare.set(160, 10 + 11, 900);
    bare.set(160, 30 + 10, 600);
    const { init, poll } = await startBare(bare);
    await init();
    expect(emitted(await poll())["pv"]).toEqual({ mppt1_w: -900, mppt2_v: 600 });
  });

  test("whatever the registers hold, nothing is emitted that is no number", async () => {
    const bare = new BareSunspec([103, 124, 160, 203, 704, 713, 714, 802, 113, 213, 701]);
    const { init, poll } = await startBare(bare);
    const interesting = fc.constantFrom(0, 1, 0x7fff, 0x8000, 0xffff, 0x7fc0, 0x7f80, 0xff80, 0xfff6, 10);
    const word = fc.oneof(interesting, fc.integer({ min: 0, max: 0xffff }));
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(word), async (words) => {
        for (const address of bare.contentAddresses)
          bare.bank.holding.set(address, words.next().value as number);
        expect((await init()).error).toBeUndefined();
        const report = await poll();
        expect(report).toMatchObject({ ok: true, logs: [] });
        const rules = report.emits.flatMap(({ der, fields }) =>
          isDerKind(der) ? checkReading(der, fields).violations : [],
        );
        expect(rules.filter(({ rule, field }) => rule === "not_finite" || field === "w")).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("signs", () => {
  const noon = { models: { 1: [1, 103, 203] }, startLocalHour: 12, cloudiness: 0 };

  test("of SolarEdge meters are turned, which count export as positive", async () => {
    const identity = { manufacturer: "SolarEdge " };
    const { plant, poll } = await start({ ...noon, identity, isMeterExportPositive: true });
    expectClose("meter", emitted(await poll())["meter"], plant.readings.meter);
  });

  test("of any meter are turned on request", async () => {
    const { plant, poll } = await start({ ...noon, isMeterExportPositive: true }, { meter_power: "export" });
    expectClose("meter", emitted(await poll())["meter"], plant.readings.meter);
    const trusting = await start(
      { ...noon, identity: { manufacturer: "SolarEdge" } },
      { meter_power: "import" },
    );
    expectClose("meter", emitted(await trusting.poll())["meter"], trusting.plant.readings.meter);
  });

  test("of model 802 are turned on request", async () => {
    const { init, poll } = await startBare(new BareSunspec([802], { 802: { W: 400, A: 1, SoC: 50 } }));
    await init();
    expect(emitted(await poll())["battery"]).toMatchObject({ w: -400, a: -1, soc: 0.5 });
    await init({ battery_power: "charge" });
    expect(emitted(await poll())["battery"]).toMatchObject({ w: 400, a: 1, soc: 0.5 });
  });

  test("the battery's modules of a Fronius without labels are the last two", async () => {
    const bare = new BareSunspec([103, 124, 160], { 1: { Mn: "Fronius" }, 124: { ChaState: 50 } });
    bare.set(160, 4, 0);
    for (const [i, watts] of [1000, 500, 300, 0].entries()) bare.set(160, 10 + 20 * i + 11, watts);
    const { init, poll } = await startBare(bare);
    await init();
    const readings = emitted(await poll());
    expect(readings["pv"]?.["w"]).toBe(-1500);
    expect(readings["battery"]).toMatchObject({ w: 300, soc: 0.5 });
  });

  test("pv_modules tells panels from a battery without labels", async () => {
    const bare = new BareSunspec([103, 124, 160], { 124: { ChaState: 50 } });
    bare.set(160, 4, 0);
    for (const [i, watts] of [1000, 0, 700, 20].entries()) bare.set(160, 10 + 20 * i + 11, watts);
    const { init, poll } = await startBare(bare);
    await init({ pv_modules: 1 });
    const readings = emitted(await poll());
    expect(readings["pv"]).toEqual({ w: -1000, mppt1_w: -1000 });
    expect(readings["battery"]).toMatchObject({ w: -700 });
  });

  test("meter_index picks another meter of the chain", async () => {
    const second = { ...noon, models: { 1: [1, 103, 203, 1, 213] } };
    const { init, poll } = await start(second, { meter_index: 2 });
    expect(init.ok).toBe(true);
    const reads = (await poll()).reads.map(({ count }) => count);
    expect(reads).toContain(68);
    expect(reads).not.toContain(53);
  });
});

describe("failures", () => {
  test("a refused model costs only its values, three times, then nothing", async () => {
    const { plant, site, poll } = await start({ startLocalHour: 20 });
    const address = plant.map().addressOf(802, "AHRtg") ?? 0;
    site.server.faults.refusedRanges = [{ firstAddress: address, lastAddress: address }];
    const first = await poll();
    expect(first.readOutcome).toMatchObject({ refused: 1, failed: 0 });
    const { battery, pv, meter } = emitted(first);
    expect(battery?.["soc"]).toBeCloseTo(plant.state.battery?.soc ?? Number.NaN, 3);
    expect(battery?.["w"]).toBeUndefined();
    expect(pv && meter).toBeDefined();
    await poll();
    const third = await poll();
    expect(third.logs.map(({ level }) => level)).toEqual(["warn"]);
    expect((await poll()).readOutcome).toMatchObject({ refused: 0, failed: 0 });
  });

  test("a busy device is asked again", async () => {
    const { site, poll } = await start({});
    site.server.faults.action = { exception: 6 };
    for (let i = 0; i < 5; i++) expect((await poll()).error?.message).toMatch(/every model is refused/);
    site.server.faults.clear();
    expect(Object.keys(emitted(await poll())).length).toBe(4);
  });

  test("a device that falls silent fails the poll and emits nothing", async () => {
    const { site, poll } = await start({});
    const meter = site.plant.map().addressOf(203, "A") ?? 0;
    site.server.faults.forRequest = ({ request }) =>
      request?.address === meter ? { action: "drop" } : undefined;
    const report = await poll();
    expect(report.ok).toBe(false);
    expect(report.emits).toEqual([]);
    expect(report.readOutcome.failed).toBe(1);
  });

  test("a lost connection fails one poll, the next is fine", async () => {
    const { site, poll } = await start({});
    site.server.faults.forRequest = () => ({ action: "close" });
    expect((await poll()).ok).toBe(false);
    site.server.faults.clear();
    expect((await poll()).ok).toBe(true);
  });
});

test("settings are reported as metrics now and then, not in each poll", async () => {
  const { plant, poll } = await start({ models: "der" });
  const { address = 0 } = plant.map().addresses.find(({ id }) => id === 704) ?? {};
  plant.map().writeRegisters(address + 14, [1, 500]);
  plant.map().writeRegisters(address + 22, [1, 1, 0, 1200]);
  const metrics = (await poll()).metrics.map(({ name, value }) => [name, value]);
  expect(metrics).toEqual([
    ["enter_service_permitted", 1],
    ["power_limit_pct", 50],
    ["power_setpoint_w", 1200],
  ]);
  expect((await poll()).metrics).toEqual([]);
});

test("the pause between polls is five seconds, or as configured", async () => {
  const { poll } = await start({});
  expect((await poll()).returned).toEqual([5000]);
  const eager = await start({}, { poll_ms: 1000 });
  expect((await eager.poll()).returned).toEqual([1000]);
});

/** A plant with the driver initialised on it; simulated time stands still. */
async function start(options: SunspecPlantOptions, config: Config = {}, unitId = 1) {
  const plant = new SunspecPlant({ speed: 0, ...options });
  const site = await plant.serve();
  bench.closeLater(() => site.close());
  const driver = await bench.open(sunspec, { port: site.port, unitId });
  const init = await driver.call("driver_init", config);
  return { plant, site, init, call: driver.call, poll: () => driver.call("driver_poll") };
}

async function startBank(source: RegisterSource) {
  const site = new ModbusServer({ units: { 1: source } });
  const port = await site.listen();
  bench.closeLater(() => site.close());
  const driver = await bench.open(sunspec, { port });
  return { site, call: driver.call };
}

/** The driver, not initialised, on a chain that implements next to nothing. */
async function startBare(bare: BareSunspec) {
  const { call } = await startBank(bare.bank);
  return {
    call,
    init: (config: Config = {}) => call("driver_init", config),
    poll: () => call("driver_poll"),
  };
}

/** What the models of a variant cannot say: a delta meter no voltages to neutral, model 802 no energy. */
function absentOf(variant: SunspecVariant): string[] {
  if (variant === "der" || variant === "derHeartbeat") return ["meter.l1_v", "meter.l2_v", "meter.l3_v"];
  return variant === "storageModules" ? [] : ["battery.total_charge_wh", "battery.total_discharge_wh"];
}

/** Every true value of the kinds emitted is there, as close as the registers can carry it. */
function expectTruth(report: CallReport, plant: SunspecPlant, absent: readonly string[]): void {
  expect(report.error).toBeUndefined();
  const truth: Partial<Record<string, ReadingFields>> = { ...plant.readings };
  for (const [kind, fields] of Object.entries(emitted(report))) {
    const known = Object.entries(truth[kind] ?? {}).filter(([field]) => !absent.includes(`${kind}.${field}`));
    expectClose(kind, fields, Object.fromEntries(known));
  }
}

/** Half a step of the coarsest register, by the last part of a field's name; some are sums of `parts` of them. */
const RESOLUTION: Readonly<Record<string, number>> = {
  w: 0.5,
  v: 0.05,
  a: 0.005,
  hz: 0.005,
  wh: 0.5,
  soc: 5e-5,
  c: 0.05,
};

function expectClose(kind: string, actual: ReadingFields = {}, truth: ReadingFields = {}, parts = 2): void {
  expect(Object.keys(truth).length).toBeGreaterThan(0);
  for (const [field, expected] of Object.entries(truth)) {
    const [value, wanted] = [Number(actual[field] ?? Number.NaN), Number(expected)];
    const resolution = RESOLUTION[field.split("_").at(-1) ?? ""] ?? 0;
    const slack = resolution * parts + 1e-6 + Math.abs(wanted) * 1e-7;
    expect(Math.abs(value - wanted), `${kind}.${field} is ${value}, not ${wanted}`).toBeLessThanOrEqual(
      slack,
    );
  }
}

/** A pymodbus server with these holding registers from 40000 on; it ends when its stdin does. */
async function servePymodbus(registers: readonly number[]): Promise<number> {
  const script = `
import asyncio, sys
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer

async def main():
    block = ModbusSequentialDataBlock(40000, [${registers.join(",")}])
    context = ModbusServerContext(slaves=ModbusSlaveContext(hr=block, zero_mode=True), single=True)
    server = ModbusTcpServer(context, address=("127.0.0.1", 0))
    task = asyncio.create_task(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())`;
  const child = spawn(python, ["-c", script], { stdio: ["pipe", "pipe", "ignore"] });
  const exited = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  bench.closeLater(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  for await (const line of createInterface({ input: child.stdout })) return Number(line);
  throw new Error("pymodbus did not start");
}
