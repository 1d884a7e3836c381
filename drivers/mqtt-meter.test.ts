import { MqttMeter, SunspecPlant } from "@sourceful/simulator";
import { MosquittoBroker } from "@sourceful/simulator/testing";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Config, DriverBench, driverSource, emitted } from "./driver-bench.ts";

const bench = new DriverBench();
const mqttMeter = driverSource("mqtt_meter");

afterEach(() => bench.clear());
afterAll(() => bench.close());

const FIELDS: Config = {
  w: { topic: "house/state", path: "power.total", scale: 1000 },
  l1_v: { topic: "house/state", path: "voltage.0" },
  l3_v: { topic: "house/state", path: "voltage.2" },
  freq_hz: { topic: "house/state", path: "frequency" },
  total_import_wh: { topic: "house/import", scale: 1000 },
};

describe.skipIf(!MosquittoBroker.isAvailable)("on a broker (needs mosquitto)", () => {
  test("tells what the plant's meter publishes, from JSON and from plain numbers", async () => {
    const { plant, poll } = await start({ fields: FIELDS });
    const fields = emitted(await poll())["meter"] ?? {};
    expect(Number(fields["w"])).toBeCloseTo(plant.state.gridW, 0);
    expect(Number(fields["l1_v"])).toBeCloseTo(plant.state.phases[0]?.voltageV ?? Number.NaN, 1);
    expect(Number(fields["l3_v"])).toBeCloseTo(plant.state.phases[2]?.voltageV ?? Number.NaN, 1);
    expect(Number(fields["freq_hz"])).toBeCloseTo(plant.state.frequencyHz, 2);
    expect(Math.abs(Number(fields["total_import_wh"]) - plant.state.importedWh)).toBeLessThanOrEqual(0.6);
  });

  test("adds the sources of a field up, each with its scale", async () => {
    const { plant, poll } = await start({
      fields: {
        w: [
          { topic: "house/state", path: "power.l1", scale: 1000 },
          { topic: "house/state", path: "power.l2", scale: 1000 },
        ],
      },
    });
    const [first, second] = plant.state.phases.map(({ gridW }) => gridW);
    const fields = emitted(await poll())["meter"];
    expect(Number(fields?.["w"])).toBeCloseTo((first ?? 0) + (second ?? 0), 0);
  });

  test("emits another kind when told, with the sign turned", async () => {
    const { plant, poll } = await start({
      kind: "battery",
      fields: { w: { topic: "house/power", scale: -1 } },
    });
    const report = await poll();
    expect(Number(emitted(report)["battery"]?.["w"])).toBeCloseTo(-plant.state.gridW, 0);
  });

  test("a poll without news tells nothing, and is no failure", async () => {
    const { poll, call } = await start({ fields: FIELDS });
    await poll();
    expect(await call("driver_poll")).toMatchObject({ ok: true, emits: [] });
  });

  test("a payload without the value is named once, and the other fields go on", async () => {
    const { poll } = await start({
      fields: { w: "house/power", freq_hz: { topic: "house/power", path: "hertz" } },
    });
    const report = await poll(["w"]);
    expect(Object.keys(report.emits[0]?.fields ?? {})).toEqual(["w"]);
    expect(report.logs).toMatchObject([
      { level: "warn", message: "MQTT: house/power has no value for freq_hz" },
    ]);
    expect((await poll(["w"])).logs).toEqual([]);
  });

  test("values that are too old are left out, and the poll fails when none is left", async () => {
    const { poll, call } = await start({ fields: FIELDS, max_age_s: 0.05 });
    await poll();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await call("driver_poll")).error?.message).toMatch(/no value for more than/);
  });

  test("identity comes from the configuration", async () => {
    const { init } = await start({ fields: FIELDS, sn: "M-7", make: "Acme", model: "Seven" });
    expect(init.identity).toEqual({ sn: "M-7", make: "Acme", model: "Seven" });
  });
});

describe("a configuration that cannot be is refused at the start", () => {
  const cases: [string, Config, RegExp][] = [
    ["no fields", {}, /names no field/],
    ["a field without a topic", { fields: { w: { path: "x" } } }, /config.fields.w names no topic/],
    ["a topic for many", { fields: { w: "house/+/power" } }, /no single topic/],
    ["a scale that is no number", { fields: { w: { topic: "t", scale: "k" } } }, /scale must be a number/],
    ["a kind that there is not", { kind: "heatpump", fields: { w: "t" } }, /no kind of DER/],
    ["a path that is none", { fields: { w: { topic: "t", path: 3 } } }, /path must be a text/],
    ["no broker", { fields: { w: "t" } }, /subscribing to t/],
  ];
  test.each(cases)("%s", async (_name, config, message) => {
    const { call } = await bench.openWith(mqttMeter, {});
    expect((await call("driver_init", config)).error?.message).toMatch(message);
  });
});

/** A plant's meter on a broker of its own, with the driver initialised on it. */
async function start(config: Config) {
  const broker = await MosquittoBroker.start();
  bench.closeLater(() => broker.close());
  const plant = new SunspecPlant({ speed: 0, startLocalHour: 20, battery: false });
  const meter = new MqttMeter(plant, { broker: { port: broker.port }, baseTopic: "house", intervalMs: 0 });
  await meter.start();
  bench.closeLater(() => meter.close());
  const { session, call } = await bench.openWith(mqttMeter, {
    mqtt: { host: "127.0.0.1", port: broker.port },
  });
  const init = await call("driver_init", config);
  expect(init.error).toBeUndefined();
  while (session.link?.status !== "connected") await new Promise((resolve) => setTimeout(resolve, 5));
  return {
    plant,
    meter,
    init,
    call,
    /** Publishes a round, then polls until all of it has arrived. */
    poll: async (fields = Object.keys(config["fields"] ?? {})) => {
      await meter.publish();
      for (let attempt = 0; attempt < 200; attempt++) {
        const report = await call("driver_poll");
        const known = Object.keys(report.emits[0]?.fields ?? {});
        if (!report.ok || fields.every((field) => known.includes(field))) return report;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`not all of ${fields.join(", ")} came`);
    },
  };
}
