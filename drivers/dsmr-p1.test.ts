import {
  encodeP1Telegram,
  P1Port,
  type P1PortOptions,
  SunspecPlant,
  sampleMeter,
} from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Config, DriverBench, driverSource, emitted } from "./driver-bench.ts";
import { RECORDED_TELEGRAMS } from "./dsmr-telegrams.ts";

const bench = new DriverBench();
const dsmrP1 = driverSource("dsmr_p1");

afterEach(() => bench.clear());
afterAll(() => bench.close());

describe("recorded telegrams", () => {
  test.each(RECORDED_TELEGRAMS)("of $meter", async ({ lines, meterFields, sn, metrics = {} }) => {
    const { port, poll } = await start();
    const report = await poll(() => port.sendRaw(Buffer.from(`${lines.join("\r\n")}\r\n`, "latin1")));
    expect(report.error).toBeUndefined();
    expect(emitted(report)["meter"]).toEqual(meterFields);
    expect(report.identity.sn).toBe(sn);
    expect(Object.fromEntries(report.metrics.map(({ name, value }) => [name, value]))).toEqual(metrics);
  });

  test("name maker and model", async () => {
    const { port, poll } = await start();
    const { lines = [] } = RECORDED_TELEGRAMS[0] ?? {};
    const report = await poll(() => port.sendRaw(Buffer.from(`${lines.join("\r\n")}\r\n`, "latin1")));
    expect(report.identity).toMatchObject({ make: "ISK", model: "2MT382-1000" });
  });

  test.each([
    ["AUX1030303218166", "AUX1030303218166"],
    ["9903218166", "9903218166"],
    ["000000", undefined],
    ["", undefined],
  ])("with the meter number (%s) name the device %s", async (text, sn) => {
    const { port, poll } = await start();
    const lines = ["/AUX59903218166", "", `0-0:42.0.0(${text})`, "1-0:1.7.0(00.250*kW)", "!", ""];
    const report = await poll(() => port.sendRaw(Buffer.from(lines.join("\r\n"))));
    expect(report.identity.sn).toBe(sn);
  });

  test("with a character changed anywhere are dropped", async () => {
    const { port, call, poll } = await start();
    const { lines = [] } = RECORDED_TELEGRAMS[3] ?? {};
    const text = Buffer.from(`${lines.join("\r\n")}\r\n`, "latin1");
    const spoilt = [3, 60, 200, text.length - 4].map((at) => {
      const copy = Buffer.from(text);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return copy;
    });
    const good = await poll(() => port.sendRaw(Buffer.concat([...spoilt, text])));
    expect(emitted(good)["meter"]?.["w"]).toBe(345);
    expect(good.metrics).toContainEqual({ name: "p1_crc_errors", value: 4 });
    expect((await call("driver_poll")).emits).toEqual([]);
  });
});

describe("the simulated P1 port", () => {
  test.each(["dsmr5", "nordic", "watts"] as const)(
    "tells what the plant does, in the dialect %s",
    async (dialect) => {
      const { plant, port, poll } = await start({ dialect }, { startLocalHour: 12 });
      plant.advance(4 * 3_600_000);
      const { w, ...rest } = emitted(await poll(() => port.send()))["meter"] ?? {};
      expect(Math.abs(Number(w) - plant.state.gridW)).toBeLessThanOrEqual(0.5);
      for (const [name, value] of Object.entries(rest)) {
        const slack = { a: 0.005, v: 0.05, wh: 0.5, w: 0.5 }[name.split("_").at(-1) ?? ""] ?? 0;
        const truth = Number(plant.readings.meter[name]);
        expect(Math.abs(Number(value) - truth), name).toBeLessThanOrEqual(slack + 1e-9);
      }
      expect(Object.keys(rest)).toContain("total_export_wh");
    },
  );

  test("counts current that flows out as negative", async () => {
    const { plant, port, poll } = await start({}, { startLocalHour: 12, cloudiness: 0, battery: false });
    const meter = emitted(await poll(() => port.send()))["meter"];
    expect(plant.state.gridW).toBeLessThan(-1000);
    expect(meter?.["l1_a"]).toBeLessThan(0);
  });

  test("of several telegrams the newest counts", async () => {
    const { plant, port, poll } = await start({}, { startLocalHour: 6 });
    const earlier = encodeP1Telegram(sampleMeter(plant));
    plant.advance(3 * 3_600_000);
    const both = Buffer.concat([earlier, encodeP1Telegram(sampleMeter(plant))]);
    const { emits } = await poll(() => port.sendRaw(both));
    expect(emits.length).toBe(1);
    expect(Math.abs(Number(emits[0]?.fields["w"]) - plant.state.gridW)).toBeLessThanOrEqual(0.5);
  });

  test("a telegram that comes in pieces is put together, and what went before it forgotten", async () => {
    const { port, call, poll } = await start();
    const bytes = Buffer.from(`${(RECORDED_TELEGRAMS[3]?.lines ?? []).join("\r\n")}\r\n`, "latin1");
    port.sendRaw(bytes.subarray(300));
    port.sendRaw(bytes.subarray(0, 100));
    await call("driver_poll");
    port.sendRaw(bytes.subarray(100, 500));
    await call("driver_poll");
    expect(emitted(await poll(() => port.sendRaw(bytes.subarray(500))))["meter"]?.["w"]).toBe(345);
  });

  test("a meter that has sent a checksum is not believed without", async () => {
    const { port, call, poll } = await start();
    await poll(() => port.send());
    port.sendRaw(Buffer.from("/SIM5simulated\r\n\r\n1-0:1.7.0(09.999*kW)\r\n!\r\n"));
    const reports = [await call("driver_poll"), await call("driver_poll")];
    expect(reports.flatMap(({ emits }) => emits)).toEqual([]);
    expect(reports.flatMap(({ metrics }) => metrics)).toEqual([{ name: "p1_crc_errors", value: 1 }]);
  });

  test("garbage without an end does not fill the memory", async () => {
    const { port, poll, call, session } = await start();
    await poll(() => port.send());
    const before = session.memoryBytes;
    for (let i = 0; i < 64; i++) {
      port.sendRaw(Buffer.alloc(32_768, 0xff));
      await call("driver_poll");
    }
    expect(session.memoryBytes - before).toBeLessThan(1_000_000);
    expect(emitted(await poll(() => port.send()))["meter"]).toBeDefined();
  });
});

test("a poll fails when no good telegram comes for long enough", async () => {
  const { call } = await start({}, {}, { silence_s: 0 });
  const report = await call("driver_poll");
  expect(report.ok).toBe(false);
  expect(report.error?.message).toMatch(/no good telegram for \d s/);
});

test("a line that is not there fails the poll with its reason", async () => {
  const { call } = await bench.openWith(dsmrP1, {});
  await call("driver_init", {});
  expect((await call("driver_poll")).error?.message).toMatch(/no serial line/);
});

/** A plant with its P1 port and the driver on it. Nothing is sent by itself. */
async function start(
  options: P1PortOptions = {},
  plantOptions: ConstructorParameters<typeof SunspecPlant>[0] = {},
  config: Config = {},
) {
  const plant = new SunspecPlant({ speed: 0, ...plantOptions });
  const port = new P1Port(plant, { intervalMs: 0, ...options });
  const number = await port.listen();
  bench.closeLater(() => port.close());
  const { session, call } = await bench.openWith(dsmrP1, {
    serial: { kind: "tcp", host: "127.0.0.1", port: number },
  });
  expect(await call("driver_init", config)).toMatchObject({ ok: true });
  while (port.clientCount === 0) await new Promise((resolve) => setImmediate(resolve));
  return {
    plant,
    port,
    session,
    call,
    /** Sends, then polls until something is emitted or a poll fails; a telegram may still be under way. */
    poll: async (send: () => void) => {
      send();
      for (let attempt = 0; attempt < 20; attempt++) {
        const report = await call("driver_poll");
        if (!report.ok || report.emits.length > 0) return report;
      }
      throw new Error("nothing was emitted");
    },
  };
}
