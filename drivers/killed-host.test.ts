import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EvCharger, SunspecPlant, type SunspecPlantOptions } from "@sourceful/simulator";
import { afterEach, describe, expect, test } from "vitest";
import { driverSource } from "./driver-bench.ts";

/** A host of one driver that polls it five times a second, in a process of its own. */
const HOST = `
import { DevicePlane } from "@sourceful/luarunner";
const { driver, port, unitId, command } = JSON.parse(process.argv[1]);
const logger = { debug() {}, info() {}, warn() {}, error() {}, child() { return logger; } };
const plane = new DevicePlane({ workers: 1, logger });
const session = await plane.open({
  deviceId: "device", driverName: driver.name, source: driver.source,
  grants: { modbus: { host: "127.0.0.1", port, unitId } },
});
const call = (fn, ...args) => session.call(fn, args, { deadlineMs: 5000 });
await call("driver_init", { poll_ms: 200, reversion_s: 2 });
const { ok, error } = await call("driver_command", ...command, {});
console.log(ok ? "commanded" : error.message);
setInterval(async () => {
  const { metrics } = await call("driver_poll");
  console.log("held", metrics.find(({ name }) => name === "setpoint_held")?.value);
}, 200);
`;

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const plants: [string, readonly [string, number], SunspecPlantOptions][] = [
  ["battery through model 124", ["battery", 1500], { startLocalHour: 23, models: "hybrid" }],
  ["battery through model 704", ["battery", 1500], { startLocalHour: 23, models: "der" }],
  [
    "limit through model 123",
    ["curtail", 1500],
    { startLocalHour: 12, models: { 1: [1, 103, 121, 123, 160] } },
  ],
  ["limit through model 704", ["curtail", 1500], { startLocalHour: 12, models: "der" }],
];

describe("when the host's process is killed, the device falls back by itself", () => {
  test.each(plants)("a %s", async (_name, command, options) => {
    const plant = new SunspecPlant({ cloudiness: 0, ...options });
    const free = plant.state.inverterAcW;
    const site = await plant.serve();
    closers.push(() => site.close());
    const isHeld = () => Math.abs(plant.state.inverterAcW - free) > 1000;
    await killedWhileHeld({ driver: driverSource("sunspec"), port: site.port, unitId: 1, command }, isHeld);
    await until(() => !isHeld());
  });

  test("a charging station", async () => {
    // Its shortest failsafe time is 10 s, which are 2 of ours.
    const charger = new EvCharger({ speed: 5 });
    const site = await charger.serve();
    closers.push(() => site.close());
    const isHeld = () => charger.state.drawnA === 10;
    const command = ["ev_set_current", 6900] as const;
    await killedWhileHeld(
      { driver: driverSource("kecontact"), port: site.port, unitId: 255, command },
      isHeld,
    );
    await until(() => charger.state.drawnA === 6);
  });
});

/** Runs the host until it has refreshed its command three times, and kills it. */
async function killedWhileHeld(work: object, isHeld: () => boolean): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", HOST, JSON.stringify(work)], {
    cwd: fileURLToPath(new URL("./", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  closers.push(() => {
    child.kill("SIGKILL");
    return exited;
  });
  expect(await lines(child, 4)).toEqual(["commanded", "held 1", "held 1", "held 1"]);
  expect(isHeld()).toBe(true);
  child.kill("SIGKILL");
  await exited;
  expect(isHeld()).toBe(true);
}

function lines({ stdout }: ChildProcess, count: number): Promise<string[]> {
  return new Promise((resolve) => {
    let text = "";
    stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const complete = text.split("\n").slice(0, -1);
      if (complete.length >= count) resolve(complete.slice(0, count));
    });
  });
}

/** Resolves when it is so; the test's own deadline ends it otherwise. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
