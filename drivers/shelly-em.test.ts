import { HttpDevice, ShellyMeter, type ShellyMeterOptions, SunspecPlant } from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Config, DriverBench, driverSource, emitted } from "./driver-bench.ts";

const bench = new DriverBench();
const shelly = driverSource("shelly_em");

afterEach(() => bench.clear());
afterAll(() => bench.close());

describe("telemetry is what is true", () => {
  test.each(["SHEM-3", "Pro3EM", "Pro3EM-monophase"] as const)(
    "of the three-phase meter %s",
    async (model) => {
      const { plant, init, poll, meter } = await start({ model });
      expect(init).toMatchObject({ ok: true, identity: { make: "Shelly", sn: "AABBCCDDEEFF" } });
      const before = meter.device.requests.length;
      expectClose(
        emitted(await poll())["meter"],
        plant.readings.meter,
        model === "SHEM-3" ? ["freq_hz"] : [],
      );
      expect(meter.device.requests.length - before).toBe(1);
    },
  );

  test.each(["SHEM", "EMG3", "MiniPMG3"] as const)("of the single-phase meter %s", async (model) => {
    const { plant, poll } = await start({ model });
    const fields = emitted(await poll())["meter"];
    const { w, total_import_wh, total_export_wh, l1_v } = plant.readings.meter;
    const truth = { w, total_import_wh, total_export_wh, l1_v, l1_w: w };
    expectClose(fields, truth);
    expect(fields?.["l2_w"]).toBeUndefined();
    // A Shelly EM of the first generation measures no current.
    expect(fields?.["l1_a"] === undefined).toBe(model === "SHEM");
  });

  test("while the house exports, currents too", async () => {
    const { plant, poll } = await start({ model: "Pro3EM" }, {}, { startLocalHour: 12, battery: false });
    expect(plant.state.gridW).toBeLessThan(-1000);
    expectClose(emitted(await poll())["meter"], plant.readings.meter);
  });

  test("of a Pro 3EM that somebody else recorded", async () => {
    const { poll } = await startOn(new HttpDevice({ answer: ({ path }) => recorded(path) }));
    expect(emitted(await poll())["meter"]).toEqual({
      w: 2413.8,
      freq_hz: 49.9,
      total_import_wh: 5_415_414.19,
      total_export_wh: 0,
      l1_w: 2166.2,
      l1_v: 227,
      l1_a: 9.592,
      l2_w: 3.6,
      l2_v: 230,
      l2_a: 0.044,
      l3_w: 244,
      l3_v: 230.2,
      l3_a: 1.479,
    });
  });
});

describe("channels", () => {
  test("may be chosen, turned round, and measure panels", async () => {
    const { plant, poll } = await start(
      { model: "Pro3EM-monophase" },
      { channels: [0, 2], pv_channels: 1, reversed_channels: [1, 2] },
      { startLocalHour: 20 },
    );
    const { meter = {}, pv = {} } = emitted(await poll());
    const [first, second, third] = plant.state.phases.map(({ gridW }) => gridW);
    expect(Number(meter["l1_w"])).toBeCloseTo(first ?? Number.NaN, 1);
    expect(Number(meter["l2_w"])).toBeCloseTo(-(third ?? Number.NaN), 1);
    expect(Number(meter["w"])).toBeCloseTo((first ?? 0) - (third ?? 0), 0);
    // What flows in through a reversed clamp is not generation.
    expect(second).toBeGreaterThan(0);
    expect(pv["w"]).toBe(0);
    expect(Number(pv["total_generation_wh"])).toBeCloseTo(plant.state.exportedWh / 3, 1);
  });

  test("on panels alone give pv alone, negative", async () => {
    const { plant, poll } = await start({ model: "EMG3" }, { pv_channels: [0] }, { startLocalHour: 20 });
    const readings = emitted(await poll());
    expect(Object.keys(readings)).toEqual(["pv"]);
    expect(Number(readings["pv"]?.["w"])).toBeCloseTo(-plant.state.gridW, 1);
  });

  test("that are no numbers are refused at the start", async () => {
    const { init } = await start({}, { channels: ["a"] });
    expect(init.error?.message).toMatch(/channels must be channel numbers/);
  });

  test("that the meter has not fail the poll", async () => {
    const { poll } = await start({ model: "MiniPMG3" }, { channels: [4] });
    expect((await poll()).error?.message).toMatch(/give no power/);
  });
});

describe("what goes wrong is said", () => {
  test("a phase whose chip does not answer leaves no made-up sum", async () => {
    const emeters = [0, 1, 2].map((n) => ({ power: 100, voltage: 230, is_valid: n !== 1 }));
    const answer = ({ path }: { path: string }) =>
      json(path === "/shelly" ? { type: "SHEM-3", mac: "A0" } : { emeters });
    const { poll } = await startOn(new HttpDevice({ answer }));
    const report = await poll();
    expect(report.ok).toBe(false);
    expect(report.emits).toEqual([]);
  });

  test("a first-generation meter is logged in to", async () => {
    const login = { username: "admin", password: "pa:ss wörd" };
    const { init, poll } = await start({ model: "SHEM-3", login }, login);
    expect(init.ok).toBe(true);
    expect(emitted(await poll())["meter"]).toBeDefined();
    const without = await start({ model: "SHEM-3", login });
    expect(without.init.error?.message).toMatch(/wants username and password/);
  });

  test("a wrong password fails the poll with the status", async () => {
    const login = { username: "admin", password: "right" };
    const { poll } = await start({ model: "SHEM", login }, { ...login, password: "wrong" });
    expect((await poll()).error?.message).toMatch(/HTTP 401/);
  });

  test("a later generation with a password is refused with the way out", async () => {
    const { init } = await start({ model: "Pro3EM", isLocked: true });
    expect(init.error?.message).toMatch(/switch its authentication off/);
  });

  test.each([503, "close"] as const)(
    "a device that answers %s fails the poll, and the next one works",
    async (action) => {
      const { meter, poll } = await start({});
      meter.device.faults.action = action;
      const report = await poll();
      expect(report.ok).toBe(false);
      expect(report.error?.message).toMatch(action === 503 ? /HTTP 503/ : /GET \/rpc/);
      meter.device.faults.action = "answer";
      expect(emitted(await poll())["meter"]).toBeDefined();
    },
  );

  test("an answer that is no JSON fails the poll", async () => {
    const answer = ({ path }: { path: string }) =>
      path === "/shelly" ? json({ gen: 2, app: "Pro3EM" }) : { body: "<html>" };
    const { poll } = await startOn(new HttpDevice({ answer }));
    expect((await poll()).error?.message).toMatch(/no JSON object/);
  });
});

function json(value: object) {
  return { body: JSON.stringify(value) };
}

/** Parts of the status of a real Pro 3EM: home-assistant/core, tests/components/shelly/fixtures/pro_3em.json. */
function recorded(path: string) {
  if (path === "/shelly") {
    return json({ app: "Pro3EM", gen: 2, mac: "AABBCCDDEEFF", model: "SPEM-003CEBEU", profile: "triphase" });
  }
  return json({
    "em:0": {
      a_act_power: 2166.2,
      a_aprt_power: 2175.9,
      a_current: 9.592,
      a_freq: 49.9,
      a_pf: 0.99,
      a_voltage: 227,
      b_act_power: 3.6,
      b_aprt_power: 10.1,
      b_current: 0.044,
      b_freq: 49.9,
      b_pf: 0.36,
      b_voltage: 230,
      c_act_power: 244,
      c_aprt_power: 339.7,
      c_current: 1.479,
      c_freq: 49.9,
      c_pf: 0.72,
      c_voltage: 230.2,
      id: 0,
      n_current: null,
      total_act_power: 2413.825,
      total_aprt_power: 2525.779,
      total_current: 11.116,
    },
    "emdata:0": {
      a_total_act_energy: 3_105_576.42,
      a_total_act_ret_energy: 0,
      b_total_act_energy: 195_765.72,
      b_total_act_ret_energy: 0,
      c_total_act_energy: 2_114_072.05,
      c_total_act_ret_energy: 0,
      id: 0,
      total_act: 5_415_414.19,
      total_act_ret: 0,
    },
  });
}

/** Compares what is known; `absent` are fields the device does not have. */
function expectClose(
  fields: Readonly<Record<string, unknown>> = {},
  truth: Readonly<Record<string, unknown>> = {},
  absent: readonly string[] = [],
): void {
  expect(Object.keys(truth).length).toBeGreaterThan(0);
  for (const [name, value] of Object.entries(truth)) {
    if (absent.includes(name)) continue;
    const slack = { w: 0.2, v: 0.06, a: 0.006, wh: 0.2, hz: 0.06 }[name.split("_").at(-1) ?? ""] ?? 0;
    expect(Math.abs(Number(fields[name]) - Number(value)), name).toBeLessThanOrEqual(slack);
  }
}

/** A meter of a plant with the driver initialised on it; simulated time stands still. */
async function start(
  options: ShellyMeterOptions,
  config: Config = {},
  plantOptions: ConstructorParameters<typeof SunspecPlant>[0] = {},
) {
  const plant = new SunspecPlant({ speed: 0, startLocalHour: 18.5, ...plantOptions });
  const meter = new ShellyMeter(plant, options);
  return { plant, meter, ...(await startOn(meter.device, config)) };
}

async function startOn(device: HttpDevice, config: Config = {}) {
  const port = await device.listen();
  bench.closeLater(() => device.close());
  const { call } = await bench.openWith(shelly, {
    http: { allowedHosts: [`127.0.0.1:${port}`], timeoutMs: 1500 },
  });
  const init = await call("driver_init", { host: "127.0.0.1", port, ...config });
  return { init, poll: () => call("driver_poll") };
}
