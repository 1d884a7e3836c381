import { type Clock, silentLogger, systemClock } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, describe, expect, test } from "vitest";
import { DevicePlane, type DevicePlaneOptions, type DriverSpec, type SessionEvent } from "./index.ts";

const planes: DevicePlane[] = [];
afterEach(async () => {
  await Promise.all(planes.splice(0).map((plane) => plane.close()));
});

function openPlane(options: Partial<DevicePlaneOptions> = {}): DevicePlane {
  const plane = new DevicePlane({ logger: silentLogger, workers: 1, ...options });
  planes.push(plane);
  return plane;
}

function driver(deviceId: string, source: string): DriverSpec {
  return { deviceId, driverName: deviceId, source };
}

const POLLS = `
PROTOCOL = "standalone"
DRIVER = { id = "counter", read_only = true }
local n = 0
function driver_init(config) n = 0 host.set_make("ACME") end
function driver_poll() n = n + 1 host.emit("pv", { W = -n }) return 1000 end`;

/** Matching time grows exponentially, inside one C function that no hook can reach. */
const HANGS = `function driver_poll() return (("a"):rep(40)):find(("a-"):rep(20) .. "b") end`;

const deadline = { deadlineMs: 30_000 };
/** Long enough for a worker that only waits for the processor. */
const HUNG_AFTER_MS = 2_000;

describe("a driver session", () => {
  test("describes the driver, calls it and closes", async () => {
    const session = await openPlane().open(driver("inv-1", POLLS));
    expect(session.description).toEqual({
      protocol: "standalone",
      functions: ["driver_init", "driver_poll"],
      driver: { id: "counter", read_only: true },
    });
    await session.call("driver_init", [{}], deadline);
    const report = await session.call("driver_poll", [], deadline);
    expect(report).toMatchObject({
      ok: true,
      returned: [1000],
      emits: [{ der: "pv", fields: { W: -1 } }],
      identity: { make: "ACME" },
    });
    await session.close();
    await expect(session.call("driver_poll", [], deadline)).rejects.toMatchObject({
      code: "driver_cancelled",
    });
  });

  test("passes logs on as they come", async () => {
    const session = await openPlane().open(
      driver("inv-1", 'host.log("loading") function f() host.log("warn", "hot") host.sleep(5) end'),
    );
    expect(session.loadReport?.logs).toEqual([{ level: "info", message: "loading" }]);
    const events: SessionEvent[] = [];
    session.onEvent((event) => events.push(event));
    await session.call("f", [], deadline);
    expect(events).toEqual([{ type: "log", level: "warn", message: "hot" }]);
  });

  test("hands secrets to the keeper and answers the driver", async () => {
    const kept: unknown[] = [];
    const keepSecret = async (...secret: string[]) => {
      if (secret[1] === "bad") throw new Error("disk full");
      kept.push(secret);
    };
    const session = await openPlane({ keepSecret }).open(
      driver("inv-1", 'function f(key) return host.persist_secret(key, "abc") end'),
    );
    expect((await session.call("f", ["token"], deadline)).returned).toEqual([true]);
    expect((await session.call("f", ["bad"], deadline)).returned).toEqual([false, "disk full"]);
    expect(kept).toEqual([["inv-1", "token", "abc"]]);
  });

  test("keeps nothing of a driver that is only tried out", async () => {
    const kept: unknown[] = [];
    const plane = openPlane({
      keepSecret: async (...secret) => void kept.push(secret),
      readMemory: { of: (deviceId) => (kept.push(deviceId), []), keep: () => undefined },
    });
    const session = await plane.open({
      ...driver("inv-1", 'function f() return host.persist_secret("token", "abc") end'),
      isTransient: true,
    });
    const { returned } = await session.call("f", [], deadline);
    expect(returned).toEqual([false, "nothing is kept for this driver"]);
    expect(kept).toEqual([]);
  });
});

describe("opening", () => {
  test("refuses what does not load, with Lua's message", async () => {
    const plane = openPlane();
    await expect(plane.open(driver("a", "x = = 1"))).rejects.toMatchObject({
      code: "driver_invalid",
      message: "a.lua:1: unexpected symbol near '='",
    });
    await expect(plane.open(driver("a", "\nerror('no')"))).rejects.toThrow("a.lua:2: no");
    await expect(plane.open(driver("a", POLLS))).resolves.toMatchObject({ deviceId: "a" });
  });

  test("refuses a second driver for one device", async () => {
    const plane = openPlane();
    await plane.open(driver("a", POLLS));
    await expect(plane.open(driver("a", POLLS))).rejects.toMatchObject({ code: "config_invalid" });
  });

  test("a driver that hangs while loading is quarantined, and opening says so", async () => {
    const plane = openPlane({ hungAfterMs: HUNG_AFTER_MS });
    await expect(plane.open(driver("bad", `${HANGS} driver_poll()`))).rejects.toMatchObject({
      code: "driver_quarantined",
    });
    const session = await plane.open(driver("good", POLLS));
    expect((await session.call("driver_poll", [], deadline)).ok).toBe(true);
  });
});

test("a driver that hangs its worker is quarantined, its neighbours come back and are told", async () => {
  const logger = new RecordingLogger();
  const plane = openPlane({ hungAfterMs: HUNG_AFTER_MS, logger });
  const neighbour = await plane.open(driver("good", POLLS));
  const culprit = await plane.open(driver("bad", HANGS));
  await neighbour.call("driver_poll", [], deadline);
  const back = new Promise<SessionEvent>((resolve) => neighbour.onEvent(resolve));
  const out = new Promise<SessionEvent>((resolve) => culprit.onEvent(resolve));
  const hung = culprit.call("driver_poll", [], deadline);
  const caught = neighbour.call("driver_poll", [], deadline);
  await expect(hung).rejects.toMatchObject({ code: "driver_quarantined" });
  await expect(caught).rejects.toMatchObject({ code: "worker_lost", retry: "now" });
  expect(await out).toMatchObject({ type: "quarantined" });
  expect(await back).toMatchObject({ type: "restarted" });
  const afresh = await neighbour.call("driver_poll", [], deadline);
  expect(afresh.emits).toMatchObject([{ fields: { W: -1 } }]);
  await expect(culprit.call("driver_poll", [], deadline)).rejects.toMatchObject({
    code: "driver_quarantined",
  });
  expect(logger.lines).toMatchObject([
    { level: "error", message: "device worker replaced", fields: { culprit: "bad", restarted: ["good"] } },
  ]);
  await culprit.close();
});

test("a driver that is only tried out hangs its own worker, and no device's", async () => {
  const plane = openPlane({ hungAfterMs: HUNG_AFTER_MS });
  const device = await plane.open(driver("inv-1", POLLS));
  const events: SessionEvent[] = [];
  device.onEvent((event) => events.push(event));
  const trial = await plane.open({ ...driver("trial", HANGS), isTransient: true });
  await expect(trial.call("driver_poll", [], deadline)).rejects.toMatchObject({
    code: "driver_quarantined",
  });
  expect((await device.call("driver_poll", [], deadline)).ok).toBe(true);
  expect(events).toEqual([]);
});

test("a driver that hung before hangs no device of its endpoint", async () => {
  const grants = { modbus: { host: "127.0.0.1", port: 1, unitId: 1 } };
  const plane = openPlane({ hungAfterMs: 400 });
  const device = await plane.open({ ...driver("inv-1", POLLS), grants });
  const events: SessionEvent[] = [];
  device.onEvent((event) => events.push(event));
  const suspect = await plane.open({ ...driver("inv-2", HANGS), grants, isSuspect: true });
  const later = await plane.open({ ...driver("inv-3", POLLS), grants });
  later.onEvent((event) => events.push(event));
  await expect(suspect.call("driver_poll", [], { deadlineMs: 10_000 })).rejects.toMatchObject({
    code: "driver_quarantined",
  });
  expect((await device.call("driver_poll", [], deadline)).ok).toBe(true);
  expect(events).toEqual([]);
});

test("the worker for drivers that are tried out ends when there are none, and starts again", async () => {
  const later: (() => void)[] = [];
  const clock: Clock = {
    ...systemClock,
    after(delayMs, run) {
      if (delayMs !== 60_000) return systemClock.after(delayMs, run);
      later.push(run);
      return { cancel: () => void later.splice(later.indexOf(run), 1) };
    },
  };
  const plane = openPlane({ clock });
  const spec = { ...driver("trial", POLLS), isTransient: true };
  const first = await plane.open(spec);
  expect(later).toEqual([]);
  await first.close();
  const second = await plane.open(spec);
  later[0]?.();
  expect((await second.call("driver_poll", [], deadline)).ok).toBe(true);
  await second.close();
  expect(later.length).toBe(1);
  later[0]?.();
  const third = await plane.open(spec);
  expect((await third.call("driver_poll", [], deadline)).ok).toBe(true);
});

test("an endless loop costs its neighbours no worker", async () => {
  const plane = openPlane({ hungAfterMs: HUNG_AFTER_MS, limits: { callInstructions: 1_000_000_000 } });
  const neighbour = await plane.open(driver("good", POLLS));
  const runaway = await plane.open(
    driver("bad", "function driver_poll() while true do pcall(function() end) end end"),
  );
  const running = runaway.call("driver_poll", [], { deadlineMs: 1.5 * HUNG_AFTER_MS });
  let polls = 0;
  let isRunning = true;
  void running.then(() => {
    isRunning = false;
  });
  while (isRunning) {
    expect((await neighbour.call("driver_poll", [], deadline)).ok).toBe(true);
    polls += 1;
  }
  expect((await running).error?.code).toBe("driver_over_budget");
  expect(polls).toBeGreaterThan(2);
});

test("devices of one endpoint share a worker; the plane closes with calls under way", async () => {
  const plane = openPlane({ workers: 2 });
  const modbus = { host: "127.0.0.1", port: 1, unitId: 1 };
  const first = await plane.open({
    ...driver("a", 'function f() host.log("sleeping") host.sleep(60000) end'),
    grants: { modbus },
  });
  await plane.open({ ...driver("b", POLLS), grants: { modbus: { ...modbus, unitId: 2 } } });
  const asleep = new Promise((resolve) => first.onEvent(resolve));
  const sleeping = first.call("f", [], { deadlineMs: 60_000 });
  await asleep;
  await plane.close();
  expect((await sleeping).error?.code).toBe("driver_cancelled");
  await expect(first.call("f", [], deadline)).rejects.toMatchObject({ code: "driver_cancelled" });
});
