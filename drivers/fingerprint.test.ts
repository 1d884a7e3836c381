import { fingerprint } from "@sourceful/luarunner";
import { EvCharger, ModbusServer, RegisterBank, ShellyMeter, SunspecPlant } from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { DriverBench, driverSource } from "./driver-bench.ts";

const bench = new DriverBench();
afterEach(() => bench.clear());
afterAll(() => bench.close());

const PLANT = { make: "Sourceful", model: "Simulated plant", serial: "SIM000001" };
const CHARGER = { make: "KEBA", model: "KeContact P30", serial: "18000001" };
const SHELLY = { make: "Shelly", model: "Pro3EM", serial: "AABBCCDDEEFF" };

const devices: Record<string, () => Promise<number>> = {
  "a hybrid": () => plant([1, 103, 120, 160, 124, 802]),
  "a hybrid with model 714": () => plant([1, 701, 702, 704, 713, 714]),
  "a battery without panels": () => plant([1, 701, 704, 802]),
  "an inverter": () => plant([1, 103, 160]),
  "a map without a common model": () => plant([103, 802]),
  "a charging station": async () => {
    const site = await new EvCharger({ speed: 0 }).serve();
    bench.closeLater(() => site.close());
    return site.port;
  },
  "some Modbus device": async () => {
    const server = new ModbusServer({ units: { 1: new RegisterBank({ unset: "zero" }) } });
    bench.closeLater(() => server.close());
    return server.listen();
  },
};

describe.each([
  ["sunspec", "a hybrid", { verdict: "match", ...PLANT, confidence: 0.6 }],
  ["sunspec", "an inverter", { verdict: "match", ...PLANT, confidence: 0.6 }],
  ["sunspec", "a map without a common model", { verdict: "match", confidence: 0.4 }],
  ["sunspec", "a charging station", { verdict: "no_match" }],
  ["sunspec", "some Modbus device", { verdict: "no_match" }],
  ["sunspec_battery", "a battery without panels", { verdict: "match", ...PLANT, confidence: 0.7 }],
  ["sunspec_battery", "a hybrid", { verdict: "match", ...PLANT, confidence: 0.3 }],
  ["sunspec_battery", "a hybrid with model 714", { verdict: "match", ...PLANT, confidence: 0.3 }],
  ["sunspec_battery", "an inverter", { verdict: "no_match" }],
  ["sunspec_battery", "some Modbus device", { verdict: "no_match" }],
  ["kecontact", "a charging station", { verdict: "match", ...CHARGER, confidence: 0.9 }],
  ["kecontact", "a hybrid", { verdict: "no_match" }],
  ["kecontact", "some Modbus device", { verdict: "no_match" }],
])("%s", (driver, device, expected) => {
  test(`on ${device}`, async () => {
    const port = await (devices[device] as () => Promise<number>)();
    const { session } = await bench.open(driverSource(driver), { port });
    expect(await ask(session, port, "modbus")).toEqual(expected);
  });
});

test.each(["sunspec", "sunspec_battery", "kecontact"])("%s on silence cannot tell", async (driver) => {
  const { session } = await bench.open(driverSource(driver), { port: 1, timeoutMs: 100 });
  expect(await ask(session, 1, "modbus")).toMatchObject({ verdict: "unknown" });
});

test("shelly_em on a meter, and on a web server that is none", async () => {
  const house = new SunspecPlant({ speed: 0 });
  const meter = new ShellyMeter(house);
  const port = await meter.listen();
  bench.closeLater(() => meter.close());
  const grants = { http: { allowedHosts: [`127.0.0.1:${port}`] } };
  const { session } = await bench.openWith(driverSource("shelly_em"), grants);
  expect(await ask(session, port, "http")).toEqual({ verdict: "match", ...SHELLY, confidence: 0.9 });
  meter.device.faults.action = 404;
  expect(await ask(session, port, "http")).toEqual({ verdict: "no_match" });
  meter.device.faults.action = "close";
  expect(await ask(session, port, "http")).toEqual({ verdict: "unknown" });
});

function ask(driver: Parameters<typeof fingerprint>[0], port: number, protocol: string) {
  return fingerprint(driver, { host: "127.0.0.1", port, protocol }, { deadlineMs: 5_000 });
}

async function plant(chain: readonly number[]): Promise<number> {
  const site = await new SunspecPlant({ models: { 1: chain }, speed: 0 }).serve();
  bench.closeLater(() => site.close());
  return site.port;
}
