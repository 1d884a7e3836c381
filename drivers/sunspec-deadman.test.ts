import type { CallReport } from "@sourceful/luarunner";
import { ModbusServer, SunspecPlant, type SunspecPlantOptions } from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { BareSunspec } from "./bare-sunspec.ts";
import { type Config, DriverBench, driverSource, emitted, withMovableClock } from "./driver-bench.ts";

const bench = new DriverBench();
const sunspec = withMovableClock(driverSource("sunspec"));

afterEach(() => bench.clear());
afterAll(() => bench.close());

const POLL_MS = 5_000;
const REVERSION_S = 15;

const noon = { startLocalHour: 12, cloudiness: 0 };
const night = { startLocalHour: 23 };

/** The two families of models, each with what commands a battery and what limits generation. */
const ways: [string, string, number, string, SunspecPlantOptions, (plant: SunspecPlant) => number][] = [
  ["battery", "124", 1500, "InOutWRte_RvrtTms", { ...night, models: "hybrid" }, batteryW],
  ["battery", "704", 1500, "WSetRvrtTms", { ...night, models: "der" }, (plant) => -plant.state.inverterAcW],
  ["curtail", "123", 1500, "WMaxLimPct_RvrtTms", { ...noon, models: { 1: [1, 103, 121, 123, 160] } }, acW],
  ["curtail", "704", 1500, "WMaxLimPctRvrtTms", { ...noon, models: "der" }, acW],
];

describe.each(ways)("%s through model %s", (action, model, watts, timer, options, actual) => {
  test("is written with a reversion time of three polls", async () => {
    const { plant, command } = await start(options);
    expect((await command(action, watts)).returned).toEqual([true]);
    const width = model === "704" ? [0, REVERSION_S] : [REVERSION_S];
    const address = plant.map().addressOf(Number(model), timer) ?? 0;
    expect(plant.map().readRegisters("holding", address, width.length)).toEqual(width);
  });

  test("is written before anything is read, once the device is known", async () => {
    const { site, call, command, poll } = await start(options);
    await call("driver_default_mode");
    await poll();
    site.server.clearRequests();
    expect((await command(action, watts)).ok).toBe(true);
    expect(site.server.requests[0]?.request?.action).toBe("write-registers");
  });

  test("has its timer, also of a device that has forgotten it meanwhile", async () => {
    const { plant, call, command } = await start(options);
    await command(action, watts);
    await call("driver_default_mode");
    const address = plant.map().addressOf(Number(model), timer) ?? 0;
    const forgotten = model === "704" ? [0, 0] : [0];
    plant.map().writeRegisters(address, forgotten);
    expect((await command(action, watts)).returned).toEqual([true]);
    expect(plant.map().readRegisters("holding", address, forgotten.length).at(-1)).toBe(REVERSION_S);
  });

  test("holds for as long as it is polled, far beyond its reversion time", async () => {
    const { plant, command, poll, pass } = await start(options);
    await command(action, watts);
    for (let i = 0; i < 12; i++) {
      await pass(POLL_MS);
      const report = await poll();
      expect(metric(report)).toBe(1);
      expect(Object.keys(emitted(report)).length).toBeGreaterThan(0);
      expect(Math.abs(actual(plant) - watts)).toBeLessThan(2);
    }
  });

  test("falls back on the second when the host stops, and takes polls that are late", async () => {
    const { plant, session, command, poll, pass } = await start(options);
    const free = actual(plant);
    await command(action, watts);
    await pass(REVERSION_S * 1000 - 1);
    await poll();
    // Gone, without a word to the device.
    await session.close();
    plant.advance(REVERSION_S * 1000 - 1);
    expect(Math.abs(actual(plant) - watts)).toBeLessThan(2);
    plant.advance(1);
    expect(Math.abs(actual(plant) - free)).toBeLessThan(500);
  });

  test("the default mode ends it at once, is confirmed, and is not undone by the next poll", async () => {
    const { plant, call, command, poll, pass } = await start(options);
    const free = actual(plant);
    await command(action, watts);
    const report = await call("driver_default_mode", action === "battery" ? "battery" : "pv");
    expect(report).toMatchObject({ returned: [true], writes: [{ ok: true }] });
    expect(Math.abs(actual(plant) - free)).toBeLessThan(2);
    await pass(POLL_MS);
    expect((await poll()).writes).toEqual([]);
  });

  test("the default mode of the other DER leaves it alone", async () => {
    const { plant, call, command } = await start(options);
    await command(action, watts);
    const report = await call("driver_default_mode", action === "battery" ? "inverter" : "battery");
    expect(report).toMatchObject({ returned: [true], writes: [] });
    expect(Math.abs(actual(plant) - watts)).toBeLessThan(2);
  });

  test("the default mode that the device refuses is not confirmed, until the device has fallen back", async () => {
    const { plant, site, call, command } = await start(options);
    await command(action, watts);
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" ? { action: { exception: 4 } } : undefined;
    const writes: number[] = [];
    for (let i = 0; i < 5; i++) {
      const report = await call("driver_default_mode");
      expect(report.ok).toBe(false);
      writes.push(report.writes.length);
    }
    expect(writes).toEqual([1, 1, 1, 0, 0]);
    plant.advance(REVERSION_S * 1000);
    expect(await call("driver_default_mode")).toMatchObject({ ok: true, returned: [true], writes: [] });
  });

  test("a command that is refused is not said to be carried out, and not repeated", async () => {
    const { plant, site, command, poll, pass } = await start(options);
    const free = actual(plant);
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" ? { action: { exception: 4 } } : undefined;
    const report = await command(action, watts);
    expect(report.ok).toBe(false);
    expect(report.error?.message).toMatch(/exception/);
    site.server.faults.clear();
    await pass(POLL_MS);
    expect((await poll()).writes).toEqual([]);
    expect(Math.abs(actual(plant) - free)).toBeLessThan(500);
  });

  test("ends with its duration, on the device itself", async () => {
    const { plant, call, poll, pass } = await start(options);
    await call("driver_command", action, watts, { duration_ms: 22_000 });
    for (let i = 0; i < 4; i++) {
      await pass(POLL_MS);
      await poll();
    }
    await pass(1_000);
    expect(Math.abs(actual(plant) - watts)).toBeLessThan(2);
    await pass(2_000);
    expect(Math.abs(actual(plant) - watts)).toBeGreaterThan(100);
    expect((await poll()).writes).toEqual([]);
  });

  test("a refresh that is refused is told, costs no telemetry, and lets the device fall back", async () => {
    const { plant, site, command, poll, pass } = await start(options);
    await command(action, watts);
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" ? { action: { exception: 4 } } : undefined;
    const logs: string[] = [];
    for (let i = 0; i < 5; i++) {
      await pass(POLL_MS);
      const report = await poll();
      expect(metric(report)).toBe(0);
      logs.push(...report.logs.map(({ message }) => message));
      expect(Object.keys(emitted(report)).length).toBeGreaterThan(0);
    }
    // What the device says, and that it is left alone from then on.
    expect(logs.length).toBe(2);
    expect(logs.join()).toMatch(/is not held: .*exception.*refused 3 writes/);
    expect(Math.abs(actual(plant) - watts)).toBeGreaterThan(100);
  });

  test("polls that may not write leave the device to its timer", async () => {
    const { plant, session, command, pass } = await start(options);
    await command(action, watts);
    await pass(POLL_MS);
    const poll = () => session.call("driver_poll", [], { deadlineMs: 10_000, writes: "none" });
    expect(metric(await poll())).toBe(0);
    await pass(POLL_MS);
    expect((await poll()).writes).toEqual([]);
    plant.advance(POLL_MS);
    expect(Math.abs(actual(plant) - watts)).toBeGreaterThan(100);
  });
});

test("model 704 goes before 123 and 124", async () => {
  const models = { 1: [1, 103, 121, 123, 124, 802, 704] };
  const { plant, command } = await start({ ...night, models });
  const within = (report: CallReport, model: number) => {
    const first = plant.map().addressOf(model, model === 704 ? "PFWInjEna" : "Conn_WinTms") ?? 0;
    return report.writes.every(({ address }) => address >= first && address < first + 65);
  };
  const battery = await command("battery", 1000);
  const curtail = await command("curtail", 1000);
  expect([battery.ok, curtail.ok]).toEqual([true, true]);
  expect(battery.writes.length + curtail.writes.length).toBeGreaterThan(3);
  expect([within(battery, 704), within(curtail, 704)]).toEqual([true, true]);
});

test.each([
  ["702", "der"],
  ["121", { 1: [1, 103, 121, 123, 160] }],
] as const)(
  "a limit stays the same power when somebody changes the WMax of model %s",
  async (model, models) => {
    const { plant, command, poll, pass } = await start({ ...noon, models });
    await command("curtail", 1500);
    plant.map().writeRegisters(plant.map().addressOf(Number(model), "WMax") ?? 0, [5000]);
    expect(acW(plant)).toBeCloseTo(750);
    await pass(POLL_MS);
    await poll();
    expect(acW(plant)).toBeCloseTo(1500);
  },
);

test("limit and set-point are held side by side, and the newest of each counts", async () => {
  const { plant, command, poll, pass } = await start({ ...noon, models: "hybrid" });
  await command("battery", 500);
  await command("curtail", 2000);
  await command("battery", -750);
  for (let i = 0; i < 6; i++) {
    await pass(POLL_MS);
    await poll();
  }
  expect(batteryW(plant)).toBeCloseTo(-750);
  expect(acW(plant)).toBeCloseTo(2000);
});

test("a limit that leaves the battery no such power is told, and a command beyond it refused", async () => {
  const { plant, command, poll, pass } = await start({ ...noon, models: "der" });
  await command("battery", 500);
  await command("curtail", 1500);
  await pass(POLL_MS);
  const report = await poll();
  expect(metric(report)).toBe(0);
  expect(report.logs.map(({ message }) => message).join()).toMatch(
    /not within the inverter's -10000 to 1500 W/,
  );
  expect(acW(plant)).toBeCloseTo(1500);
  expect((await command("battery", 500)).error?.message).toMatch(/not within/);
  await command("curtail_disable", 0);
  expect((await command("battery", 500)).returned).toEqual([true]);
  await pass(POLL_MS);
  expect(metric(await poll())).toBe(1);
  // The inverter's loss is the battery's.
  expect(Math.abs(batteryW(plant) - 500)).toBeLessThan(300);
});

test("a set-point of the whole device follows the panels", async () => {
  const { plant, command, poll, pass } = await start({ startLocalHour: 7, cloudiness: 0.8, models: "der" });
  await command("battery", 1000);
  const seen = new Set<number>();
  for (let i = 0; i < 20; i++) {
    await pass(POLL_MS);
    await poll();
    seen.add(Math.round(plant.state.inverterAcW));
    // The inverter's loss is the battery's.
    expect(Math.abs(batteryW(plant) - 1000)).toBeLessThan(100);
  }
  expect(seen.size).toBeGreaterThan(3);
});

test.each([
  ["runs", 15, undefined],
  ["does not run", 0, /has 0 s left of 15/],
  ["is not started anew", 9, /has 9 s left of 15/],
])("a command counts only when the device's timer %s", async (_name, remaining, problem) => {
  const { device, call } = await startBare();
  device.set(704, 20, 0, remaining);
  const report = await call("driver_command", "curtail", 1000, {});
  expect(report.ok).toBe(problem === undefined);
  if (problem) expect(report.error?.message).toMatch(problem);
});

test("a device without a timer is not commanded, unless the site allows it", async () => {
  for (const isAllowed of [false, true]) {
    const { device, call } = await startBare({ allow_without_timer: isAllowed });
    device.set(704, 18, 0xffff, 0xffff, 0xffff, 0xffff);
    const report = await call("driver_command", "curtail", 1000, {});
    expect(report.ok).toBe(isAllowed);
    expect(report.writes.length > 0).toBe(isAllowed);
    if (!isAllowed) expect(report.error?.message).toMatch(/no reversion timer \(see allow_without_timer\)/);
  }
});

test("the default mode of a device that answers and does nothing is not confirmed", async () => {
  const { device, call } = await startBare();
  device.set(704, 14, 1);
  device.bank.writeRegisters = () => undefined;
  const report = await call("driver_default_mode");
  expect(report).toMatchObject({ ok: false, writes: [{ ok: true }] });
  expect(report.error?.message).toMatch(/model 704 stays on/);
});

test("a driver that has not read the device confirms nothing", async () => {
  const { call } = await bench.open(sunspec, { port: 1 });
  const report = await call("driver_default_mode");
  expect(report).toMatchObject({ ok: false, requests: 0 });
  expect(report.error?.message).toMatch(/not been read/);
});

describe("a device with the heartbeats of model 715", () => {
  const options = { ...noon, models: "derHeartbeat" } as const;
  /** Long enough that only the heartbeat counts. */
  const config = { reversion_s: 600 };
  const heartbeat = ({ plant }: { plant: SunspecPlant }) =>
    plant.map().readRegisters("holding", plant.map().addressOf(715, "ControllerHb") ?? 0, 2)[1];

  test("hears ours about every second while it is controlled, and not before", async () => {
    const site = await start(options, config);
    const { command, poll, pass } = site;
    expect((await poll()).returned).toEqual([POLL_MS]);
    expect(heartbeat(site)).toBe(0);
    await command("curtail", 1500);
    expect(heartbeat(site)).toBe(1);
    for (let i = 0; i < 30; i++) {
      await pass(1_000);
      expect((await poll()).returned).toEqual([1_000]);
    }
    expect(heartbeat(site)).toBe(31);
    expect(acW(site.plant)).toBeCloseTo(1500);
  });

  test("falls back when ours stands still, long before its timer", async () => {
    const { plant, command, poll, pass } = await start(options, config);
    const free = acW(plant);
    await command("curtail", 1500);
    await pass(1_000);
    await poll();
    plant.advance(9_999);
    expect(acW(plant)).toBeCloseTo(1500);
    plant.advance(1);
    expect(Math.abs(acW(plant) - free)).toBeLessThan(500);
  });

  test("is asked for polls of a second from init on", async () => {
    const { command, poll } = await start(options);
    expect((await command("init", 0)).returned).toEqual([true]);
    expect((await poll()).returned).toEqual([1_000]);
    await command("deinit", 0);
    expect((await poll()).returned).toEqual([POLL_MS]);
  });

  test("is not commanded while somebody operates it on the spot", async () => {
    const { plant, command, poll, pass } = await start(options);
    await command("curtail", 1500);
    plant.setLocalControl(true);
    await pass(1_000);
    const report = await poll();
    expect(metric(report)).toBe(0);
    expect(report.writes).toEqual([]);
    for (const action of ["curtail", "init"]) {
      const refused = await command(action, 1500);
      expect(refused).toMatchObject({ ok: false, writes: [] });
      expect(refused.error?.message).toMatch(/local control/);
    }
    expect((await command("deinit", 0)).returned).toEqual([true]);
  });

  test("is faulty while its own heartbeat stands still, and tells its values meanwhile", async () => {
    const { plant, call, poll, pass } = await start(options);
    expect((await poll()).settings.fault).toBeUndefined();
    await call("pass_time", 10_000);
    const report = await poll();
    expect(report.settings.fault).toMatch(/stands still/);
    expect(emitted(report)["meter"]).toBeDefined();
    plant.advance(1_000);
    await pass(0);
    expect((await poll()).settings.fault).toBeUndefined();
  });
});

function acW({ state }: SunspecPlant): number {
  return state.inverterAcW;
}

function batteryW({ state }: SunspecPlant): number {
  return state.battery?.powerW ?? Number.NaN;
}

function metric({ metrics }: CallReport): number | undefined {
  return metrics.find(({ name }) => name === "setpoint_held")?.value;
}

/** Registers that hold what is written and do nothing: an inverter of 5,000 W with the limit of model 704. */
async function startBare(config: Config = {}) {
  const device = new BareSunspec([103, 121, 704]);
  device.set(121, 2, 5000);
  device.set(121, 22, 0);
  device.set(704, 14, 0, 100, 100, 0, 0, 0, 0, REVERSION_S);
  device.set(704, 54, 0);
  const server = new ModbusServer({ units: { 1: device.bank } });
  const port = await server.listen();
  bench.closeLater(() => server.close());
  const { call } = await bench.open(sunspec, { port });
  expect(await call("driver_init", config)).toMatchObject({ ok: true });
  return { device, call };
}

/** A plant with the driver initialised on it; time of plant and driver moves by `pass` alone. */
async function start(options: SunspecPlantOptions, config: Config = {}) {
  const plant = new SunspecPlant({ ...options, speed: 0 });
  const site = await plant.serve();
  bench.closeLater(() => site.close());
  const { session, call } = await bench.open(sunspec, { port: site.port });
  expect(await call("driver_init", config)).toMatchObject({ ok: true });
  return {
    plant,
    site,
    session,
    call,
    command: (action: string, powerW: number) => call("driver_command", action, powerW, {}),
    poll: () => call("driver_poll"),
    pass: async (ms: number) => {
      plant.advance(ms);
      await call("pass_time", ms);
    },
  };
}
