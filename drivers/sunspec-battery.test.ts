import {
  ModbusServer,
  type RegisterSource,
  SunspecPlant,
  type SunspecPlantOptions,
} from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { BareSunspec } from "./bare-sunspec.ts";
import { type Config, DriverBench, driverSource, emitted, withMovableClock } from "./driver-bench.ts";

const bench = new DriverBench();
const driver = withMovableClock(driverSource("sunspec_battery"));

afterEach(() => bench.clear());
afterAll(() => bench.close());

/** Batteries without panels, as they are found: by model ids. */
const CHAINS = {
  "124 and 802": [1, 103, 120, 124, 802],
  "704, 713 and 714": [1, 701, 702, 704, 713, 714],
  "704 and 802": [1, 701, 702, 704, 802],
  "704 and 713 without DC ports": [1, 701, 702, 704, 713],
} as const;
const chains = Object.entries(CHAINS);
const timed = chains.filter(([name]) => name !== "124 and 802");

describe("telemetry", () => {
  test.each(chains)("of a battery with models %s is what is true", async (name, chain) => {
    const { plant, call } = await start({ models: { 1: chain }, startLocalHour: 22 });
    await call("driver_command", "battery", -1234, {});
    const { battery = {} } = emitted(await call("driver_poll"));
    const truth = plant.readings.battery ?? {};
    expect(battery["soc"]).toBeCloseTo(Number(truth["soc"]), 3);
    // Without DC values it is the AC power, which has the inverter's loss in it.
    const power = name.endsWith("ports") ? -plant.state.inverterAcW : Number(truth["w"]);
    expect(Math.abs(Number(battery["w"]) - power)).toBeLessThanOrEqual(1);
    expect(battery["capacity_wh"]).toBe(10_000);
    expect(battery).toMatchObject({ upper_limit_w: 5000, lower_limit_w: -5000 });
  });

  test("has voltage, current, temperature and counters of a DC port", async () => {
    const { plant, call } = await start({ models: { 1: CHAINS["704, 713 and 714"] }, startLocalHour: 2 });
    const { battery = {} } = emitted(await call("driver_poll"));
    const { v, a, total_charge_wh, total_discharge_wh } = plant.readings.battery ?? {};
    expect(battery["v"]).toBeCloseTo(Number(v), 0);
    expect(battery["a"]).toBeCloseTo(Number(a), 1);
    expect(battery["temp_c"]).toBeCloseTo(plant.state.battery?.temperatureC ?? Number.NaN, 0);
    expect(Math.abs(Number(battery["total_charge_wh"]) - Number(total_charge_wh))).toBeLessThanOrEqual(0.5);
    expect(Math.abs(Number(battery["total_discharge_wh"]) - Number(total_discharge_wh))).toBeLessThanOrEqual(
      0.5,
    );
  });

  test("takes the sign of model 802 as the site says", async () => {
    const options = { models: { 1: CHAINS["124 and 802"] }, startLocalHour: 22 };
    const usual = emitted(await (await start(options)).call("driver_poll"))["battery"];
    const turned = emitted(await (await start(options, { battery_power: "charge" })).call("driver_poll"))[
      "battery"
    ];
    expect(Number(usual?.["w"])).toBeLessThan(-100);
    expect(turned?.["w"]).toBe(-Number(usual?.["w"]));
    expect(turned?.["a"]).toBe(-Number(usual?.["a"]));
  });

  test("leaves out what the device does not implement", async () => {
    const { call } = await startOn(new BareSunspec([802], { 802: { SoC: 41.5 } }).bank);
    expect(emitted(await call("driver_poll"))["battery"]).toEqual({ soc: 0.415 });
  });

  test("comes in a handful of requests", async () => {
    const { call } = await start({ models: { 1: CHAINS["704, 713 and 714"] } });
    expect((await call("driver_poll")).reads.length).toBe(2);
  });
});

describe("start", () => {
  test("tells who the device is and what it is rated at", async () => {
    const { init } = await start({ models: { 1: CHAINS["704 and 802"] }, base: 50_000 });
    expect(init).toMatchObject({
      ok: true,
      identity: { make: "Sourceful", model: "Simulated plant", sn: "SIM000001", ratedPowerW: 10_000 },
    });
  });

  test("refuses a device without a battery, and one without SunSpec", async () => {
    expect((await start({ models: { 1: [1, 103, 203] } })).init.error?.message).toMatch(/no battery model/);
    const { init } = await start({ models: { 1: [1, 802] } }, { base_address: 100 });
    expect(init.error?.message).toMatch(/no SunSpec map found at 100/);
  });
});

describe("control", () => {
  test.each(["124 and 802", "704 and 802"] as const)("charges and discharges through %s", async (name) => {
    const { plant, command } = await start({ models: { 1: CHAINS[name] }, startLocalHour: 23 });
    const actual = () =>
      name.startsWith("124") ? Number(plant.state.battery?.powerW) : -plant.state.inverterAcW;
    for (const watts of [1500.5, -1200, 3333, 0]) {
      expect((await command(watts)).returned).toEqual([true]);
      expect(Math.abs(actual() - watts)).toBeLessThanOrEqual(0.5);
    }
    const report = await command(5001);
    expect(report.error?.message).toMatch(/more than the battery's 5000 W/);
    expect(report.writes).toEqual([]);
  });

  test.each(chains.slice(0, 3))("through %s falls back when polls stop", async (_name, chain) => {
    const cases: [Config, Config, number][] = [
      [{}, {}, 15],
      [{ poll_ms: 2000 }, {}, 6],
      [{ reversion_s: 60 }, {}, 60],
      [{ reversion_s: 60 }, { duration_ms: 7_000 }, 7],
    ];
    for (const [config, cmd, seconds] of cases) {
      const { plant, call } = await start({ models: { 1: chain }, startLocalHour: 23 }, config);
      const free = plant.state.battery?.powerW;
      await call("driver_command", "battery", 1000, cmd);
      plant.advance(seconds * 1000 - 1);
      expect(plant.state.battery?.powerW).toBeGreaterThan(900);
      plant.advance(1);
      expect(free).toBeLessThan(0);
      expect(plant.state.battery?.powerW).toBeLessThan(0);
    }
  });

  test.each(chains.slice(0, 3))(
    "through %s holds while it is polled, for its duration",
    async (_name, chain) => {
      const { plant, call, pass } = await start({ models: { 1: chain }, startLocalHour: 23 });
      await call("driver_command", "battery", 1000, { duration_ms: 42_000 });
      for (let i = 0; i < 8; i++) {
        await pass(5_000);
        const { metrics } = await call("driver_poll");
        expect(metrics).toEqual([{ name: "setpoint_held", value: 1 }]);
        expect(plant.state.battery?.powerW).toBeGreaterThan(900);
      }
      await pass(2_000);
      expect(plant.state.battery?.powerW).toBeLessThan(0);
      expect(await call("driver_poll")).toMatchObject({ writes: [], metrics: [] });
    },
  );

  test.each([
    ["124 and 802", 124, "InOutWRte_RvrtTms"],
    ["704 and 802", 704, "WSetRvrtTms"],
  ] as const)(
    "through %s is written before anything is read, with a timer that was forgotten too",
    async (name, model, timer) => {
      const { plant, site, call, command } = await start({ models: { 1: CHAINS[name] }, startLocalHour: 23 });
      await command(1000);
      await call("driver_default_mode");
      const address = plant.map().addressOf(model, timer) ?? 0;
      const forgotten = model === 704 ? [0, 0] : [0];
      plant.map().writeRegisters(address, forgotten);
      site.server.clearRequests();
      expect((await command(1000)).returned).toEqual([true]);
      expect(site.server.requests[0]?.request?.action).toBe("write-registers");
      expect(plant.map().readRegisters("holding", address, forgotten.length).at(-1)).toBe(15);
    },
  );

  test("counts its heartbeat up where there is one, and falls back without it", async () => {
    const models = { 1: [1, 701, 702, 704, 713, 714, 715] };
    const { plant, command, call, pass } = await start({ models, startLocalHour: 23 }, { reversion_s: 600 });
    const heartbeat = () =>
      plant.map().readRegisters("holding", plant.map().addressOf(715, "ControllerHb") ?? 0, 2);
    await command(1000);
    for (let i = 0; i < 20; i++) {
      await pass(1_000);
      expect((await call("driver_poll")).returned).toEqual([1_000]);
    }
    expect(heartbeat()).toEqual([0, 21]);
    expect(plant.state.inverterAcW).toBeCloseTo(-1000, 0);
    plant.advance(10_000);
    expect(plant.state.inverterAcW).toBeGreaterThan(0);
    plant.setLocalControl(true);
    await pass(1_000);
    expect((await call("driver_poll")).metrics).toEqual([{ name: "setpoint_held", value: 0 }]);
    const report = await command(1000);
    expect(report).toMatchObject({ ok: false, writes: [] });
    expect(report.error?.message).toMatch(/local control/);
    expect((await call("driver_default_mode", "battery")).returned).toEqual([true]);
  });

  test("polls that may not write leave the battery to its timer", async () => {
    const { plant, command, session, pass } = await start({
      models: { 1: CHAINS["124 and 802"] },
      startLocalHour: 23,
    });
    await command(1000);
    for (const held of [[{ name: "setpoint_held", value: 0 }], []]) {
      await pass(5_000);
      const report = await session.call("driver_poll", [], { deadlineMs: 10_000, writes: "none" });
      expect(report.metrics).toEqual(held);
    }
    plant.advance(5_000);
    expect(plant.state.battery?.powerW).toBeLessThan(0);
  });

  test.each(chains.slice(0, 3))("through %s is let go by the default mode, once", async (_name, chain) => {
    const { plant, command, call } = await start({ models: { 1: chain }, startLocalHour: 23 });
    await command(1000);
    const report = await call("driver_default_mode");
    expect(report.returned).toEqual([true]);
    expect(report.writes.length).toBe(1);
    expect(plant.state.battery?.powerW).toBeLessThan(0);
    expect(await call("driver_default_mode")).toMatchObject({ returned: [true], writes: [] });
  });

  test("cleanup lets go after a command, and asks nothing without one", async () => {
    const { plant, command, call } = await start({
      models: { 1: CHAINS["124 and 802"] },
      startLocalHour: 23,
    });
    expect((await call("driver_cleanup")).requests).toBe(0);
    await command(1000);
    await call("driver_cleanup");
    expect(plant.state.battery?.powerW).toBeLessThan(0);
  });
});

describe("a command that is not carried out is not said to be", () => {
  test.each(timed.slice(0, 2))("when %s refuses the timer", async (_name, chain) => {
    const { site, plant, command } = await start({ models: { 1: chain }, startLocalHour: 23 });
    const timer = (plant.map().addressOf(704, "WSetRvrtTms") ?? 0) - 1;
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" && request.address === timer
        ? { action: { exception: 2 } }
        : undefined;
    expect((await command(1000)).error?.message).toMatch(/no reversion timer/);
    expect(plant.state.inverterAcW).toBeGreaterThan(0);
  });

  test("unless the site allows it without", async () => {
    const { call } = await startOn(timerless().bank, { allow_without_timer: true });
    const report = await call("driver_command", "battery", 1000, {});
    expect(report.returned).toEqual([true]);
    expect(report.logs).toMatchObject([{ level: "warn" }]);
    const strict = await startOn(timerless().bank);
    const refused = await strict.call("driver_command", "battery", 1000, {});
    expect(refused.error?.message).toMatch(/no reversion timer .*the device has none/);
    expect(refused.writes).toEqual([]);
  });

  test("when the device answers and does nothing", async () => {
    const { bank } = timerless();
    const { call } = await startOn(
      {
        readRegisters: (kind, address, count) => bank.readRegisters(kind, address, count),
        writeRegisters: () => undefined,
      },
      { allow_without_timer: true },
    );
    const report = await call("driver_command", "battery", 1000, {});
    expect(report.error?.message).toMatch(/does not hold what was written/);
  });

  test("when a register refuses three times it is left alone", async () => {
    const { site, command, call } = await start({ models: { 1: CHAINS["124 and 802"] } });
    await command(1000);
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" ? { action: { exception: 2 } } : undefined;
    const writes: number[] = [];
    for (let i = 0; i < 5; i++) writes.push((await call("driver_default_mode")).writes.length);
    expect(writes).toEqual([1, 1, 1, 0, 0]);
  });

  test("when the device is silent", async () => {
    const { site, command } = await start({ models: { 1: CHAINS["124 and 802"] } });
    site.server.faults.action = "drop";
    expect(await command(1000)).toMatchObject({ ok: false, writes: [] });
  });

  test.each([
    ["a device without control", [1, 802], "battery", 100, /no storage control/],
    ["an unknown action", [1, 124], "curtail", 100, /unknown action curtail/],
    ["a power that is none", [1, 124], "battery", "much", /not a number/],
  ] as const)("%s", async (_name, chain, action, power, message) => {
    const { call } = await start({ models: { 1: chain } });
    expect((await call("driver_command", action, power, {})).error?.message).toMatch(message);
  });
});

/** Storage controls of model 124 without a timer: 5,000 W, rates in hundredths of a percent. */
function timerless(): BareSunspec {
  const device = new BareSunspec([124]);
  device.set(124, 2, 5000);
  device.set(124, 5, 0);
  device.set(124, 12, 10_000, 10_000);
  device.set(124, 18, 0);
  device.set(124, 25, 0xfffe);
  return device;
}

/** A battery without panels with the driver initialised on it; simulated time stands still. */
async function start(options: SunspecPlantOptions, config: Config = {}) {
  const plant = new SunspecPlant({ speed: 0, strings: [], ...options });
  const site = await plant.serve();
  bench.closeLater(() => site.close());
  const { session, call } = await bench.open(driver, { port: site.port });
  const init = await call("driver_init", config);
  return {
    plant,
    site,
    session,
    call,
    init,
    pass: async (ms: number) => {
      plant.advance(ms);
      await call("pass_time", ms);
    },
    command: (watts: number) => call("driver_command", "battery", watts, {}),
  };
}

async function startOn(source: RegisterSource, config: Config = {}) {
  const server = new ModbusServer({ units: { 1: source } });
  const port = await server.listen();
  bench.closeLater(() => server.close());
  const { call } = await bench.open(driver, { port });
  expect((await call("driver_init", config)).error).toBeUndefined();
  return { call };
}
