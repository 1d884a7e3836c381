import { SunspecPlant, type SunspecPlantOptions } from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Config, DriverBench, driverSource } from "./driver-bench.ts";

const bench = new DriverBench();
const sunspec = driverSource("sunspec");

afterEach(() => bench.clear());
afterAll(() => bench.close());

const night = { startLocalHour: 23 };
const noon = { startLocalHour: 12, cloudiness: 0 };

/** Three polls of 5 s. */
const REVERSION_MS = 15_000;

describe("battery, through the limits of model 124", () => {
  test.each([1500.5, -1200, 3333, 0])("%f W becomes what the battery does", async (watts) => {
    const { plant, command } = await start(night);
    expect((await command("battery", watts)).returned).toEqual([true]);
    // The rate is a hundredth of a percent of 5 kW.
    expect(Math.abs((plant.state.battery?.powerW ?? Number.NaN) - watts)).toBeLessThanOrEqual(0.5);
  });

  test("the panels do not change it", async () => {
    const { plant, command } = await start(noon);
    await command("battery", -2000);
    expect(plant.state.battery?.powerW).toBeCloseTo(-2000);
    await command("battery", 1000);
    expect(plant.state.battery?.powerW).toBeCloseTo(1000);
  });

  test("more than the device can do is refused, and nothing is written", async () => {
    const { plant, command } = await start(night);
    const free = plant.state.battery?.powerW;
    for (const watts of [5001, -5001]) {
      const report = await command("battery", watts);
      expect(report).toMatchObject({ ok: false, writes: [] });
      expect(report.error?.message).toContain("is more than the battery's");
    }
    expect(plant.state.battery?.powerW).toBe(free);
    expect((await command("battery", 5000)).returned).toEqual([true]);
  });

  test("a repeated command writes the rates only, in one request", async () => {
    const { plant, command } = await start(night);
    const rates = plant.map().addressOf(124, "OutWRte");
    expect((await command("battery", 500)).writes.length).toBe(3);
    const again = await command("battery", 750);
    expect(again.writes).toEqual([{ address: rates, values: [0x10000 - 1500, 1500], ok: true }]);
  });

  test("default mode hands the battery back and writes nothing that is off already", async () => {
    const { plant, command, call } = await start(night);
    await command("battery", 1000);
    const report = await call("driver_default_mode");
    expect(report.returned).toEqual([true]);
    expect(report.writes).toEqual([
      { address: plant.map().addressOf(124, "StorCtl_Mod"), values: [0], ok: true },
    ]);
    expect(plant.state.battery?.powerW).toBeLessThan(0);
    expect(await call("driver_default_mode", "battery")).toMatchObject({ returned: [true], writes: [] });
  });

  test("cleanup does the same after a command, and writes nothing without one", async () => {
    const { plant, command, call } = await start(night);
    expect((await call("driver_cleanup")).requests).toBe(0);
    await command("battery", 1000);
    await call("driver_cleanup");
    expect(plant.state.battery?.powerW).toBeLessThan(0);
  });

  test("a ban on charging from the grid stays, unless grid_charge lifts it until the default mode", async () => {
    const polite = await start(night);
    const allow = polite.plant.map().addressOf(124, "ChaGriSet") ?? 0;
    polite.plant.map().writeRegisters(allow, [0]);
    const report = await polite.command("battery", 1000);
    expect(report.logs.map(({ message }) => message).join()).toMatch(/charge from PV only/);
    expect(polite.plant.state.battery?.powerW).toBeCloseTo(0);

    const allowed = await start(night, { grid_charge: true });
    allowed.plant.map().writeRegisters(allow, [0]);
    await allowed.command("battery", 1000);
    expect(allowed.plant.state.battery?.powerW).toBeCloseTo(1000);
    await allowed.call("driver_default_mode");
    expect(allowed.plant.map().readRegisters("holding", allow, 1)).toEqual([0]);
  });
});

describe("battery, through the set-point of model 704", () => {
  test("charges from the grid at night and reverts", async () => {
    const { plant, command } = await start({ ...night, models: "der" });
    expect((await command("battery", 2000)).returned).toEqual([true]);
    expect(plant.state.inverterAcW).toBeCloseTo(-2000);
    plant.advance(REVERSION_MS);
    expect(plant.state.inverterAcW).toBeGreaterThan(0);
  });

  test("counts the panels in by day", async () => {
    const { plant, command } = await start({ ...noon, models: "der" });
    const pvW = plant.state.strings.reduce((sum, { powerW }) => sum + powerW, 0);
    await command("battery", 1000);
    expect(Math.abs(plant.state.inverterAcW - (pvW - 1000))).toBeLessThanOrEqual(2);
    // The set-point is AC power, so the inverter's loss is missing from the battery.
    expect(plant.state.battery?.powerW).toBeGreaterThan(700);
    expect(plant.state.battery?.powerW).toBeLessThan(1000);
  });

  test("default mode switches set-point and limit off", async () => {
    const { plant, command, call } = await start({ ...noon, models: "der" });
    await command("battery", 1000);
    await command("curtail", 3000);
    const report = await call("driver_default_mode");
    expect(report).toMatchObject({ returned: [true] });
    expect(report.writes.length).toBe(2);
    expect(plant.state.battery?.powerW).toBeGreaterThan(3000);
  });
});

describe("curtail", () => {
  const models = { "123": { 1: [1, 103, 120, 121, 123, 160, 203] }, "704": "der" } as const;

  test.each(["123", "704"] as const)(
    "limits the AC power through model %s and lets it go again",
    async (way) => {
      const { plant, command } = await start({ ...noon, models: models[way] });
      const free = plant.state.inverterAcW;
      expect((await command("curtail", 1500)).returned).toEqual([true]);
      expect(plant.state.inverterAcW).toBeCloseTo(1500);
      expect((await command("curtail", -2500)).returned).toEqual([true]);
      expect(plant.state.inverterAcW).toBeCloseTo(2500);
      expect((await command("curtail_disable", 0)).returned).toEqual([true]);
      expect(plant.state.inverterAcW).toBeCloseTo(free);
    },
  );

  test("of more than the inverter can is no limit", async () => {
    const { plant, command } = await start({ ...noon, models: models["704"] });
    const free = plant.state.inverterAcW;
    expect((await command("curtail", 99_999)).returned).toEqual([true]);
    expect(plant.state.inverterAcW).toBeCloseTo(free);
  });

  test.each(["123", "704"] as const)("of model %s reverts when nobody repeats it", async (way) => {
    const { plant, command } = await start({ ...noon, models: models[way] }, { reversion_s: 60 });
    const free = plant.state.inverterAcW;
    await command("curtail", 0);
    expect(plant.state.inverterAcW).toBeCloseTo(0);
    plant.advance(60_000);
    expect(plant.state.inverterAcW).toBeGreaterThan(free / 2);
  });

  test("leaves the battery's command alone", async () => {
    const { plant, command } = await start(noon);
    await command("battery", 1000);
    await command("curtail", 2000);
    await command("curtail_disable", 0);
    expect(plant.state.battery?.powerW).toBeCloseTo(1000);
  });
});

describe("what cannot be done is said", () => {
  const cases: [string, SunspecPlantOptions, string, number | string, RegExp][] = [
    [
      "a device without storage control",
      { models: { 1: [1, 103, 203] } },
      "battery",
      100,
      /no storage control/,
    ],
    ["a device without a limit", { models: { 1: [1, 103, 120, 203] } }, "curtail", 100, /no power limit/],
    [
      "a device without ratings",
      { models: { 1: [1, 103, 123] } },
      "curtail",
      100,
      /what its power limit refers to/,
    ],
    ["an unknown action", {}, "fly", 0, /unknown action fly/],
    ["a power that is none", {}, "battery", "much", /not a number/],
  ];
  test.each(cases)("%s", async (_name, options, action, power, message) => {
    const { call } = await start(options);
    const report = await call("driver_command", action, power, {});
    expect(report).toMatchObject({ ok: false, writes: [] });
    expect(report.error?.message).toMatch(message);
  });

  test("init and deinit are understood", async () => {
    const { plant, command } = await start(night);
    expect((await command("init", 0)).returned).toEqual([true]);
    await command("battery", 1000);
    expect((await command("deinit", 0)).returned).toEqual([true]);
    expect(plant.state.battery?.powerW).toBeLessThan(0);
  });

  test("a write that is refused three times is not tried a fourth time", async () => {
    const { plant, site, command, call } = await start(night);
    await command("battery", 1000);
    const mode = plant.map().addressOf(124, "StorCtl_Mod") ?? 0;
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" ? { action: { exception: 2 } } : undefined;
    const writes: number[] = [];
    for (let i = 0; i < 8; i++) {
      const report = await call("driver_default_mode");
      expect(report.error?.message).toMatch(`register ${mode}`);
      writes.push(report.writes.length);
    }
    expect(writes).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
  });

  test("a device that falls silent raises, so that nobody believes the command was taken", async () => {
    const { site, command } = await start(night);
    site.server.faults.action = "drop";
    const report = await command("battery", 1000);
    expect(report.ok).toBe(false);
    expect(report.writes).toEqual([]);
  });

  test("a device that answers and does nothing is found out", async () => {
    const { site, command, plant } = await start(night);
    const mute = plant.map().addressOf(124, "StorCtl_Mod") ?? 0;
    const real = plant.map().writeRegisters.bind(plant.map());
    plant.map().writeRegisters = (address, values) => {
      if (address !== mute) real(address, values);
    };
    const report = await command("battery", 1000);
    expect(report.error?.message).toMatch(`does not hold what was written at register ${mute}`);
    expect(site.server.requests.some(({ request }) => request?.address === mute)).toBe(true);
  });

  test("a refused timer costs the command, and those that follow unless the site allows them", async () => {
    for (const isAllowed of [false, true]) {
      const { plant, site, command } = await start(night, { allow_without_timer: isAllowed });
      const timer = plant.map().addressOf(124, "InOutWRte_RvrtTms") ?? 0;
      site.server.faults.forRequest = ({ request }) =>
        request?.action === "write-registers" && request.address === timer
          ? { action: { exception: 3 } }
          : undefined;
      const first = await command("battery", 1000);
      expect(first.ok).toBe(false);
      expect(first.error?.message).toMatch(isAllowed ? /from now on without/ : /see allow_without_timer/);
      expect(plant.state.battery?.powerW).toBeLessThan(0);
      const second = await command("battery", 1000);
      expect(second.ok).toBe(isAllowed);
      expect(second.writes.every(({ ok }) => ok)).toBe(isAllowed);
      expect(Number(plant.state.battery?.powerW) > 999).toBe(isAllowed);
    }
  });
});

/** A plant with the driver initialised on it; simulated time stands still. */
async function start(options: SunspecPlantOptions, config: Config = {}) {
  const plant = new SunspecPlant({ speed: 0, ...options });
  const site = await plant.serve();
  bench.closeLater(() => site.close());
  const { call } = await bench.open(sunspec, { port: site.port });
  await call("driver_init", config);
  return {
    plant,
    site,
    call,
    command: (action: string, powerW: number) => call("driver_command", action, powerW, {}),
  };
}
