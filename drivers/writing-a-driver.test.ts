import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseDevices } from "@sourceful/gateway";
import { DEFAULT_LIMITS, DRIVER_FUNCTIONS, HOST_FUNCTIONS } from "@sourceful/luarunner";
import { SunspecPlant } from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { DriverBench, emitted } from "./driver-bench.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(`${root}docs/writing-a-driver.md`, "utf8");
const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text = ""]) => ({
  language,
  text,
}));
const drivers = blocks.filter(({ language }) => language === "lua").map(({ text }) => text);
const [smallest = "", meter = "", battery = "", safeBattery = ""] = drivers;

const bench = new DriverBench();
afterEach(() => bench.clear());
afterAll(() => bench.close());

test("the page has four drivers, each with its file name", () => {
  expect(drivers.map((text) => text.split("\n", 1)[0])).toEqual([
    "-- my_meter.lua",
    "-- my_meter.lua",
    "-- my_battery.lua",
    "-- my_battery.lua",
  ]);
});

describe("the drivers of the page, on the house of the page", () => {
  test("the smallest one reads the meter's power", async () => {
    const { plant, call } = await start(smallest);
    const report = await call("driver_poll");
    expect(report.returned).toEqual([5000]);
    expect(emitted(report)).toEqual({ meter: { w: Math.round(plant.state.gridW) } });
  });

  test("the whole one reads all of the meter, in one request", async () => {
    const { plant, call } = await start(meter);
    expect(await call("driver_init", {})).toMatchObject({ ok: true, identity: { make: "Sourceful" } });
    plant.advance(600_000);
    const report = await call("driver_poll");
    expect(report.requests).toBe(1);
    const { meter: fields = {} } = emitted(report);
    const truth = Object.entries(plant.readings.meter);
    expect(Object.keys(fields).toSorted()).toEqual(truth.map(([name]) => name).toSorted());
    for (const [name, value] of truth) {
      const step = { a: 0.01, v: 0.1, hz: 0.01 }[name.split("_").at(-1) ?? ""] ?? 1;
      expect(Math.abs(Number(fields[name]) - Number(value)), name).toBeLessThanOrEqual(0.51 * step);
    }
  });

  test("the battery's reads, obeys and lets go", async () => {
    const { plant, call } = await start(battery);
    await call("driver_init", {});
    expect((await call("driver_command", "battery", 1500.5, {})).returned).toEqual([true]);
    expect(plant.state.battery?.powerW).toBeCloseTo(1500.5, 0);
    const { battery: fields } = emitted(await call("driver_poll"));
    expect(Math.abs(Number(fields?.["w"]) - 1500.5)).toBeLessThanOrEqual(0.51);
    expect(fields?.["soc"]).toBeCloseTo(plant.state.battery?.soc ?? Number.NaN, 4);
    await call("driver_command", "battery", -800, {});
    expect(plant.state.battery?.powerW).toBeCloseTo(-800, 0);
    expect((await call("driver_default_mode")).returned).toEqual([true]);
    expect(plant.map().readRegisters("holding", 40_263, 1)).toEqual([0]);
    expect((await call("driver_command", "fly", 0, {})).returned).toEqual(["unknown action fly"]);
  });
});

describe("the battery's that fails safe", () => {
  const held = { metrics: [{ name: "setpoint_held", value: 1 }] };

  test("is held while it is polled, and falls back when it is not", async () => {
    const { plant, call } = await start(safeBattery);
    await call("driver_init", {});
    expect((await call("driver_command", "battery", 1500.5, {})).returned).toEqual([true]);
    for (let i = 0; i < 10; i++) {
      plant.advance(5_000);
      expect(await call("driver_poll")).toMatchObject(held);
      expect(plant.state.battery?.powerW).toBeCloseTo(1500.5, 0);
    }
    plant.advance(14_999);
    expect(plant.state.battery?.powerW).toBeCloseTo(1500.5, 0);
    plant.advance(1);
    expect(plant.map().readRegisters("holding", 40_263, 1)).toEqual([0]);
    const report = await call("driver_poll");
    expect(Math.abs(Number(emitted(report)["battery"]?.["w"]) - 1500)).toBeGreaterThan(5);
    expect(report).toMatchObject(held);
    expect(plant.state.battery?.powerW).toBeCloseTo(1500.5, 0);
  });

  test("lets go at once, and is not taken up again by the next poll", async () => {
    const { plant, call } = await start(safeBattery);
    await call("driver_command", "battery", -800, {});
    expect(plant.state.battery?.powerW).toBeCloseTo(-800, 0);
    expect((await call("driver_command", "deinit", 0, { der_type: "battery" })).returned).toEqual([true]);
    expect(plant.map().readRegisters("holding", 40_263, 1)).toEqual([0]);
    expect(await call("driver_poll")).toMatchObject({ writes: [], metrics: [] });
  });

  test("raises what is refused or too much, and confirms the default mode when the timer did it", async () => {
    const { plant, site, call } = await start(safeBattery);
    expect((await call("driver_command", "battery", 5001, {})).error?.message).toMatch(/more than 5000 W/);
    await call("driver_command", "battery", 1000, {});
    site.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" ? { action: { exception: 4 } } : undefined;
    expect(await call("driver_command", "battery", 2000, {})).toMatchObject({ ok: false });
    const writes: number[] = [];
    for (let i = 0; i < 5; i++) {
      const report = await call("driver_default_mode", "battery");
      expect(report.ok).toBe(false);
      writes.push(report.writes.length);
    }
    expect(writes).toEqual([1, 1, 1, 0, 0]);
    plant.advance(15_000);
    expect(await call("driver_default_mode", "battery")).toMatchObject({ returned: [true], writes: [] });
  });
});

test("the command that starts the house does", async () => {
  const [, script = ""] = /node --input-type=module -e '\n([\s\S]*?)'/.exec(page) ?? [];
  expect(script).toContain("port: 1502");
  const printing = script
    .replace("port: 1502", "port: 0")
    .replace("await new SunspecPlant", "const site = await new SunspecPlant");
  const child = spawn(process.execPath, ["--input-type=module", "-e", `${printing}console.log(site.port);`], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  bench.closeLater(async () => {
    child.kill();
    await exited;
  });
  const port = await new Promise<number>((resolve) => {
    child.stdout.once("data", (text: Buffer) => resolve(Number(text.toString())));
  });
  const { call } = await bench.open({ name: "my_meter", source: smallest }, { port });
  expect((await call("driver_poll")).ok).toBe(true);
});

test("the devices.json of the page is one", () => {
  const text = blocks.find(({ language }) => language === "json")?.text ?? "";
  const store = {
    find: () => ({ name: "my_meter", file: "", source: meter, sha256: "", isVerified: false }),
  };
  expect(parseDevices(text, "devices.json", store)).toMatchObject({
    devices: [{ sn: "METER-1" }],
    warnings: [],
  });
});

test("the page names every host function, and none that there is not", () => {
  const named = new Set([...page.matchAll(/\bhost\.(\w+)/g)].map(([, name]) => name));
  expect(named).toEqual(new Set(HOST_FUNCTIONS));
});

test("the page names the functions of a driver's life and their budget", () => {
  const v2 = DRIVER_FUNCTIONS.filter((name) => /_v2$|fingerprint/.test(name));
  for (const name of DRIVER_FUNCTIONS.filter((each) => !v2.includes(each)))
    expect(page).toContain(`\`${name}(`);
  expect(page).toContain(`${DEFAULT_LIMITS.callInstructions / 1e6} million Lua instructions`);
});

/** The house of the page, standing still, with a driver on it. */
async function start(source: string) {
  const plant = new SunspecPlant({ startLocalHour: 14, speed: 0 });
  const site = await plant.serve();
  bench.closeLater(() => site.close());
  const { call } = await bench.open({ name: "my_driver", source }, { port: site.port });
  return { plant, site, call };
}
