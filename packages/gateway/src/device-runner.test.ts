import { ConfigError, DeviceError, InternalError } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import type { DriverEntry } from "@sourceful/drivers";
import type { CallReport } from "@sourceful/luarunner";
import type { MetricsMessage } from "@sourceful/messaging";
import { beforeEach, describe, expect, test } from "vitest";
import type { DeviceConfig } from "./device-config.ts";
import { DeviceRunner } from "./device-runner.ts";
import type { DeviceRunnerOptions } from "./device-runner-options.ts";
import { DriverDescriptions } from "./driver-descriptions.ts";
import type { Reading } from "./reading-intake.ts";
import { FakePlane } from "./testing/fake-plane.ts";

const DEVICE: DeviceConfig = { sn: "INV-1", register_map: "sunspec", host: "10.0.0.9" };
const ENTRY: DriverEntry = {
  name: "sunspec",
  file: "sunspec.lua",
  source: "-- lua",
  sha256: "a".repeat(64),
  isVerified: false,
};
const FRESH = { readOutcome: { succeeded: 2, refused: 0, failed: 0 } };
const DEAD = {
  readOutcome: { succeeded: 0, refused: 0, failed: 2 },
  reads: [{ kind: "holding", address: 40_000, count: 2, ok: false, error: "no answer within 5000 ms" }],
};
const PV = (w: number): Partial<CallReport> => ({
  ...FRESH,
  emits: [{ der: "pv", fields: { W: w }, atMs: 1 }],
});

let clock: FakeClock;
let plane: FakePlane;
let logger: RecordingLogger;
let readings: Reading[];
let changes: number;
let lookups: string[];
let find: () => DriverEntry;
let metrics: MetricsMessage[];
let lateness: number[];
let skipped: number;

beforeEach(() => {
  clock = new FakeClock();
  plane = new FakePlane(clock);
  logger = new RecordingLogger();
  readings = [];
  changes = 0;
  lookups = [];
  metrics = [];
  lateness = [];
  skipped = 0;
  find = () => ENTRY;
});

function startRunner(options: Partial<DeviceRunnerOptions> = {}): DeviceRunner {
  const drivers = {
    find: (name: string) => {
      lookups.push(name);
      return find();
    },
  };
  const runner = new DeviceRunner({
    device: DEVICE,
    gatewaySerial: "hugin-1",
    startDelayMs: 0,
    plane,
    drivers,
    descriptions: new DriverDescriptions(plane),
    punctuality: { polled: (ms) => void lateness.push(ms), skipped: (count) => void (skipped += count) },
    clock,
    logger,
    random: () => 0,
    onReading: (reading) => void readings.push(reading),
    onMetrics: (message) => void metrics.push(message),
    onChange: () => void changes++,
    ...options,
  });
  runner.start();
  return runner;
}

/** Answers driver_poll with one answer after the other, the last for ever; other functions with nothing. */
function pollsAnswer(...answers: ReturnType<FakePlane["answer"]>[]): void {
  plane.answer = (fn) => {
    if (fn !== "driver_poll") return {};
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
  };
}

describe("a device that works", () => {
  test("is loaded, initialised and polled every 5 s", async () => {
    pollsAnswer(PV(-1000));
    const runner = startRunner();
    await clock.advance(10_000);
    expect(plane.takeJournal()).toEqual([
      "open@0",
      "driver_init@0",
      "driver_poll@0",
      "driver_poll@5000",
      "driver_poll@10000",
    ]);
    expect(readings).toHaveLength(3);
    expect(runner.status()).toMatchObject({
      connected: true,
      intervalMs: 5000,
      pollMs: 12.4,
      lastFreshAtMs: clock.nowMs(),
      ders: [{ kind: "pv", fields: { w: -1000 } }],
    });
    expect(runner.status()).not.toHaveProperty("error");
  });

  test("is polled from the start of one poll to the start of the next", async () => {
    plane.answer = async (fn) => {
      if (fn === "driver_poll") await new Promise<void>((resolve) => clock.after(1500, resolve));
      return { ...PV(-1), returned: [2000] };
    };
    startRunner();
    await clock.advance(6000);
    expect(plane.takeJournal().slice(2)).toEqual([0, 2000, 4000, 6000].map((ms) => `driver_poll@${ms}`));
  });

  test("is polled again at once when a poll took longer than the interval", async () => {
    plane.answer = async (fn) => {
      if (fn === "driver_poll") await new Promise<void>((resolve) => clock.after(3000, resolve));
      return { ...PV(-1), returned: [1000] };
    };
    startRunner();
    await clock.advance(7000);
    expect(plane.takeJournal().slice(2)).toEqual([0, 3000, 6000].map((ms) => `driver_poll@${ms}`));
  });

  test("a poll that begins late does not shift the next, and those whose time has passed are left out", async () => {
    const delaysMs = [1200, 100, 100, 3500, 100];
    plane.answer = async (fn) => {
      const ms = fn === "driver_poll" ? (delaysMs.shift() ?? 0) : 0;
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      return { ...PV(-1), ms, returned: [1000] };
    };
    const runner = startRunner();
    await clock.advance(8100);
    expect(plane.takeJournal().slice(2)).toEqual(
      [0, 2000, 3000, 4000, 8000].map((ms) => `driver_poll@${ms}`),
    );
    expect([skipped, runner.status().pollsSkipped]).toEqual([4, 4]);
  });

  test("tells how long a poll waited beside its own time", async () => {
    plane.answer = async (fn) => {
      if (fn === "driver_poll") await new Promise<void>((resolve) => clock.after(250, resolve));
      return { ...PV(-1), ms: 220 };
    };
    const runner = startRunner();
    await clock.advance(6000);
    expect(lateness).toEqual([30, 30]);
    expect(runner.status()).toMatchObject({ latenessMs: 30, pollsSkipped: 0 });
  });

  test("a returned interval holds for one poll", async () => {
    pollsAnswer({ ...PV(-1), returned: [200] }, PV(-1));
    startRunner();
    await clock.advance(5200);
    expect(plane.takeJournal().slice(2)).toEqual([0, 200, 5200].map((ms) => `driver_poll@${ms}`));
  });

  test("has its start delayed and its first poll held until it is warm", async () => {
    plane.answer = () => ({ ...PV(-1), settings: { warmupS: 3 } });
    startRunner({ startDelayMs: 400 });
    await clock.advance(3400);
    expect(plane.takeJournal()).toEqual(["open@400", "driver_init@400", "driver_poll@3400"]);
  });

  test("gets its settings in driver_init and a deadline in every call", async () => {
    pollsAnswer({ ...PV(-1), returned: [60_000] });
    startRunner();
    await clock.advance(60_000);
    expect(plane.calls.map(({ fn, args, options }) => [fn, args, options])).toEqual([
      [
        "driver_init",
        [{ host: "10.0.0.9", sn: "INV-1", gateway_serial: "hugin-1" }],
        { deadlineMs: 10_000, writes: "bounded" },
      ],
      ["driver_poll", [], { deadlineMs: 10_000, writes: "none" }],
      ["driver_poll", [], { deadlineMs: 60_000, writes: "none" }],
    ]);
    expect(plane.specs[0]).toMatchObject({ grants: { modbus: { host: "10.0.0.9", port: 502, unitId: 1 } } });
  });

  test("may write in a poll while somebody controls the device, and when it cleans up", async () => {
    let isCommanded = false;
    const heard: string[] = [];
    const control = {
      ready: () => void heard.push(`ready@${clock.monotonicMs()}`),
      gone: () => void heard.push("gone"),
      shutDown: (withinMs: number) => {
        heard.push(`shut down within ${withinMs}`, ...plane.takeJournal().slice(-1));
        return Promise.resolve();
      },
      get isCommanded() {
        return isCommanded;
      },
      isRevertNeeded: false,
      revert: () => Promise.resolve(),
    };
    const runner = startRunner({ control });
    await clock.advance(0);
    isCommanded = true;
    await clock.advance(5000);
    isCommanded = false;
    await clock.advance(5000);
    await runner.stop(1000);
    expect(plane.calls.map(({ fn, options }) => [fn, (options as { writes: string }).writes])).toEqual([
      ["driver_init", "bounded"],
      ["driver_poll", "none"],
      ["driver_poll", "bounded"],
      ["driver_poll", "none"],
      ["driver_cleanup", "bounded"],
    ]);
    // Its default mode comes before its cleanup.
    expect(heard).toEqual(["gone", "ready@0", "shut down within 600", "driver_poll@10000"]);
  });

  test("is ready for control after each initialisation, and gone when its worker is replaced", async () => {
    const heard: string[] = [];
    const control = {
      ready: () => void heard.push("ready"),
      gone: () => void heard.push("gone"),
      shutDown: () => Promise.resolve(),
      isCommanded: false,
      isRevertNeeded: false,
      revert: () => Promise.resolve(),
    };
    const runner = startRunner({ control });
    await clock.advance(0);
    plane.announce({ type: "restarted", reason: "a neighbour hung" });
    expect(heard).toEqual(["gone", "ready", "gone"]);
    await clock.advance(0);
    expect(heard).toEqual(["gone", "ready", "gone", "ready"]);
    plane.announce({ type: "quarantined", reason: "it hung" });
    expect(heard.at(-1)).toBe("gone");
    await runner.stop(1000);
  });

  test("telemetry carries the latest make and the time of the poll", async () => {
    pollsAnswer(
      { ...PV(-1), identity: { make: "Early" } },
      { ...PV(-2), identity: { make: "Late" }, ms: 33.6 },
    );
    startRunner();
    await clock.advance(5000);
    expect(readings.map(({ message }) => message)).toMatchObject([
      { make: "Early", read_time_ms: 12, W: -1 },
      { make: "Late", read_time_ms: 34, W: -2 },
    ]);
  });

  test("a fault its driver declares is told, and so is its end", async () => {
    pollsAnswer({ ...PV(-1), settings: { fault: "grid code 12" } }, PV(-1));
    const runner = startRunner();
    await clock.advance(0);
    expect(runner.status()).toMatchObject({ connected: true, fault: "grid code 12" });
    const before = changes;
    await clock.advance(5000);
    expect(runner.status()).not.toHaveProperty("fault");
    expect(changes).toBe(before + 1);
  });
});

describe("metrics", () => {
  const metric = { name: "hp_outdoor_c", value: -3, unit: "°C" };

  test("of a fresh poll are told, those of another are not", async () => {
    pollsAnswer({ ...DEAD, metrics: [metric] }, { ...FRESH, metrics: [metric], identity: { make: "Nibe" } });
    const runner = startRunner();
    await clock.advance(500);
    expect(metrics).toEqual([]);
    await clock.advance(500);
    expect(metrics).toMatchObject([{ type: "metrics", make: "Nibe", read_time_ms: 12, metrics: [metric] }]);
    expect(runner.status()).toMatchObject({ connected: true, ders: [] });
  });

  test("count as a sign of life", async () => {
    pollsAnswer({ ...FRESH, metrics: [metric] });
    const runner = startRunner();
    await clock.advance(120_000);
    expect(runner.status()).toMatchObject({ connected: true });
  });
});

describe("a driver that says nothing of its device, although its polls go well", () => {
  const error = "the driver has said nothing of the device for 61 s";

  test("is not connected after 60 s, until it says something", async () => {
    pollsAnswer(PV(-1), FRESH);
    const runner = startRunner();
    await clock.advance(60_000);
    expect(runner.status()).toMatchObject({ connected: true });
    await clock.advance(1000);
    expect(runner.status()).toMatchObject({ connected: false, error });
    pollsAnswer(PV(-2));
    await clock.advance(5000);
    expect(runner.status()).toMatchObject({ connected: true });
    expect(runner.status()).not.toHaveProperty("error");
  });

  test("has as long as it asked for", async () => {
    pollsAnswer({ ...FRESH, settings: { watchdogTimeoutS: 300 } });
    const runner = startRunner();
    await clock.advance(300_000);
    expect(runner.status()).toMatchObject({ connected: true, watchdogTimeoutS: 300 });
    await clock.advance(2000);
    expect(runner.status()).toMatchObject({ connected: false });
  });

  test("is never given up when it asked for no watchdog", async () => {
    pollsAnswer({ ...FRESH, settings: { watchdogTimeoutS: 0 } });
    const runner = startRunner();
    await clock.advance(3_600_000);
    expect(runner.status()).toMatchObject({ connected: true });
  });

  test("has three polls when it is polled seldom", async () => {
    pollsAnswer({ ...FRESH, settings: { pollIntervalMs: 60_000 } });
    const runner = startRunner();
    await clock.advance(175_000);
    expect(runner.status()).toMatchObject({ connected: true });
    await clock.advance(10_000);
    expect(runner.status()).toMatchObject({ connected: false });
  });
});

test("what a driver logs is logged, while it is loaded and later", async () => {
  pollsAnswer(PV(-1));
  startRunner();
  await clock.advance(0);
  plane.announce({ type: "log", level: "warn", message: "register 5 is odd" });
  const said = logger.lines.filter(({ message }) => message === "driver says");
  expect(said.map(({ level, fields }) => [level, fields.text])).toEqual([
    ["info", "hello from the top level"],
    ["warn", "register 5 is odd"],
  ]);
});

describe("a device that fails", () => {
  test("commits nothing of a poll that is not fresh", async () => {
    const emits = [{ der: "pv", fields: { W: -1 }, atMs: 1 }];
    pollsAnswer(
      { ...DEAD, emits },
      { ok: false, error: { code: "driver_failed", message: "x.lua:1: boom" }, ...FRESH, emits },
      { emits },
      { ...FRESH, emits },
    );
    const runner = startRunner();
    await clock.advance(3000);
    expect(plane.takeJournal().slice(2)).toEqual([0, 1000, 3000].map((ms) => `driver_poll@${ms}`));
    expect(readings).toEqual([]);
    expect(runner.status()).toMatchObject({ connected: false, error: "x.lua:1: boom" });
    await clock.advance(5000);
    expect(readings).toHaveLength(1);
    expect(runner.status()).toMatchObject({ connected: true });
    expect(runner.status()).not.toHaveProperty("error");
  });

  test("backs off, and starts over with a new VM and a new init after three bad polls", async () => {
    pollsAnswer(PV(-1), DEAD, DEAD, DEAD, DEAD, PV(-2));
    const runner = startRunner();
    await clock.advance(5000 + 1000 + 2000 + 4000 + 8000);
    expect(plane.takeJournal()).toEqual([
      "open@0",
      "driver_init@0",
      "driver_poll@0",
      "driver_poll@5000",
      "driver_poll@6000",
      "driver_poll@8000",
      "close@12000",
      "open@12000",
      "driver_init@12000",
      "driver_poll@12000",
      "driver_poll@20000",
    ]);
    expect(lookups).toEqual(["sunspec", "sunspec"]);
    expect(runner.status()).toMatchObject({ connected: true });
  });

  test("waits at most a minute, jittered", async () => {
    pollsAnswer(DEAD);
    startRunner({ random: () => 0.5 });
    await clock.advance(3_600_000);
    const polls = plane.takeJournal().filter((entry) => entry.startsWith("driver_poll"));
    const times = polls.map((entry) => Number(entry.split("@")[1]));
    expect(times.slice(0, 4)).toEqual([0, 750, 2250, 5250]);
    expect((times.at(-1) ?? 0) - (times.at(-2) ?? 0)).toBe(45_000);
  });

  test("says why once, and once more when the reason changes", async () => {
    pollsAnswer(DEAD, DEAD, { ok: false, error: { code: "driver_failed", message: "boom" } });
    startRunner();
    await clock.advance(20_000);
    const warnings = logger.lines.filter(({ level }) => level === "warn");
    expect(warnings.map(({ message, fields }) => [message, fields.error])).toEqual([
      [
        "device cannot be read",
        "2 of 2 reads went unanswered, the last at holding 40000: no answer within 5000 ms",
      ],
      ["device cannot be read", "boom"],
    ]);
  });

  test("an init that raises is tried again", async () => {
    let isBroken = true;
    plane.answer = (fn) => {
      if (fn !== "driver_init" || !isBroken) return PV(-1);
      return { ok: false, error: { code: "driver_failed", message: "no id block" } };
    };
    const runner = startRunner();
    await clock.advance(500);
    expect(runner.status()).toMatchObject({ connected: false, error: "no id block" });
    isBroken = false;
    await clock.advance(500);
    expect(plane.takeJournal()).toEqual(["open@0", "driver_init@0", "driver_init@1000", "driver_poll@1000"]);
    expect(runner.status()).toMatchObject({ connected: true });
  });

  test("a poll that reads nothing keeps the device as it is and publishes nothing", async () => {
    pollsAnswer({}, PV(-1), { emits: [{ der: "pv", fields: { W: -9 }, atMs: 1 }] });
    const runner = startRunner();
    await clock.advance(0);
    expect(runner.status()).toMatchObject({
      connected: false,
      error: "the driver has read nothing from the device yet",
    });
    await clock.advance(10_000);
    expect(runner.status()).toMatchObject({ connected: true });
    expect(readings.map(({ fields }) => fields)).toEqual([{ w: -1 }]);
    expect(logger.lines.at(-1)?.message).toContain("read nothing from the device");
  });

  test("a poll that was interrupted is no news, and is made again at once", async () => {
    pollsAnswer(PV(-1), { ok: false, error: { code: "driver_cancelled", message: "interrupted" } }, PV(-2));
    const runner = startRunner();
    await clock.advance(5000);
    expect(runner.status()).toMatchObject({ connected: true });
    await clock.advance(5000);
    expect(readings.map(({ fields }) => fields)).toEqual([{ w: -1 }, { w: -2 }]);
    const polls = plane.journal.filter((entry) => entry.startsWith("driver_poll"));
    expect(polls).toEqual(["driver_poll@0", "driver_poll@5000", "driver_poll@5100"]);
    expect(skipped).toBe(0);
  });

  test("a driver without a connection is believed without reads", async () => {
    pollsAnswer({ emits: [{ der: "meter", fields: { W: 5 }, atMs: 1 }] });
    const runner = startRunner({ device: { sn: "M", register_map: "hello" } });
    await clock.advance(0);
    expect(plane.specs[0]).not.toHaveProperty("modbus");
    expect(runner.status()).toMatchObject({ connected: true, ders: [{ kind: "meter" }] });
  });

  test("is not connected while its link is down, and says why", async () => {
    pollsAnswer(PV(-1));
    plane.link = { status: "connected", sinceMs: 0 };
    const runner = startRunner();
    await clock.advance(0);
    expect(runner.status()).toMatchObject({ connected: true });
    const before = changes;
    plane.link = { status: "down", error: "connection reset", sinceMs: 1 };
    plane.announce({ type: "link", link: plane.link });
    expect(runner.status()).toMatchObject({ connected: false, error: "connection reset" });
    expect(changes).toBe(before + 1);
  });
});

describe("a driver that cannot run", () => {
  test("is looked for again", async () => {
    find = () => {
      throw new ConfigError('no driver "sunspec"', { code: "driver_not_found" });
    };
    pollsAnswer(PV(-1));
    const runner = startRunner();
    await clock.advance(0);
    expect(runner.status()).toMatchObject({ connected: false, error: 'no driver "sunspec"' });
    find = () => ENTRY;
    await clock.advance(1000);
    expect(lookups).toEqual(["sunspec", "sunspec"]);
    expect(runner.status()).toMatchObject({ connected: true });
  });

  test("a syntax error shows and is tried again", async () => {
    const errors = [new DeviceError("sunspec.lua:3: '=' expected", { code: "driver_invalid" })];
    plane.onOpen = () => errors.shift();
    pollsAnswer(PV(-1));
    const runner = startRunner();
    await clock.advance(0);
    expect(runner.status()).toMatchObject({ error: "sunspec.lua:3: '=' expected" });
    await clock.advance(1000);
    expect(runner.status()).toMatchObject({ connected: true });
  });

  test("a driver without driver_poll is no driver", async () => {
    plane.functions = ["driver_init"];
    const runner = startRunner();
    await clock.advance(1000);
    expect(runner.status()).toMatchObject({ error: "driver sunspec has no driver_poll" });
    expect(plane.takeJournal()).toEqual([]);
  });

  test("a quarantined driver stays out until its source changes", async () => {
    const quarantined = new DeviceError("driver sunspec is quarantined: hung", {
      code: "driver_quarantined",
    });
    pollsAnswer(quarantined, PV(-1));
    const runner = startRunner();
    await clock.advance(600_000);
    expect(plane.takeJournal()).toEqual(["open@0", "driver_init@0", "driver_poll@0", "close@0"]);
    expect(runner.status()).toMatchObject({ error: "driver sunspec is quarantined: hung" });
    find = () => ({ ...ENTRY, sha256: "b".repeat(64) });
    await clock.advance(60_000);
    expect(runner.status()).toMatchObject({ connected: true });
  });

  test("a driver whose worker was replaced in a call is initialised again", async () => {
    pollsAnswer(PV(-1), new InternalError("replaced", { code: "worker_lost", retry: "now" }), PV(-2));
    startRunner();
    await clock.advance(6000);
    expect(plane.takeJournal()).toEqual([
      "open@0",
      "driver_init@0",
      "driver_poll@0",
      "driver_poll@5000",
      "driver_init@6000",
      "driver_poll@6000",
    ]);
  });

  test("a driver whose worker was replaced between calls is initialised at once", async () => {
    pollsAnswer(PV(-1));
    startRunner();
    await clock.advance(1000);
    plane.announce({ type: "restarted", reason: "a neighbour hung" });
    await clock.advance(0);
    expect(plane.takeJournal().slice(3)).toEqual(["driver_init@1000", "driver_poll@1000"]);
  });

  test("a poll that ran in a VM without its init counts for nothing", async () => {
    plane.answer = async (fn) => {
      if (fn === "driver_poll" && plane.calls.length === 2) {
        await new Promise<void>((resolve) => clock.after(100, resolve));
      }
      return PV(-plane.calls.length);
    };
    startRunner();
    await clock.advance(50);
    plane.announce({ type: "restarted", reason: "a neighbour hung" });
    await clock.advance(1050);
    expect(plane.takeJournal().slice(2)).toEqual(["driver_poll@0", "driver_init@1100", "driver_poll@1100"]);
    // The init's own emission, none of the first poll, then those of the good init and poll.
    expect(readings.map(({ fields }) => fields)).toEqual([{ w: -1 }, { w: -3 }, { w: -4 }]);
  });

  test("a fault in this program is logged with its stack and survived", async () => {
    const bug = new TypeError("x is not a function");
    find = () => {
      throw bug;
    };
    const runner = startRunner();
    await clock.advance(0);
    expect(logger.lines.filter(({ level }) => level === "error")).toMatchObject([{ fields: { error: bug } }]);
    find = () => ENTRY;
    pollsAnswer(PV(-1));
    await clock.advance(1000);
    expect(runner.status()).toMatchObject({ connected: true });
  });
});

describe("stop", () => {
  test("interrupts a poll, cleans up, closes, and polls no more", async () => {
    plane.answer = (fn) =>
      fn === "driver_poll" ? new Promise((resolve) => clock.after(9000, () => resolve(PV(-1)))) : {};
    const runner = startRunner();
    await clock.advance(100);
    let isStopped = false;
    void runner.stop(20_000).then(() => {
      isStopped = true;
    });
    await clock.advance(9000);
    expect(isStopped).toBe(true);
    expect(plane.takeJournal().slice(2)).toEqual(["driver_poll@0", "driver_cleanup@100", "close@100"]);
    expect(plane.calls.at(-1)).toMatchObject({ options: { urgent: true } });
    expect(clock.pendingCount).toBe(0);
    expect(runner.status()).toMatchObject({ connected: false });
  });

  test("does not wait longer than it may", async () => {
    plane.answer = (fn) => (fn === "driver_cleanup" ? new Promise(() => undefined) : PV(-1));
    const runner = startRunner();
    await clock.advance(0);
    let isStopped = false;
    void runner.stop(3000).then(() => {
      isStopped = true;
    });
    await clock.advance(2999);
    expect(isStopped).toBe(false);
    await clock.advance(1);
    expect(isStopped).toBe(true);
    expect(logger.lines.at(-1)).toMatchObject({ level: "warn", message: "device did not stop in time" });
  });

  test("in a back-off ends at once; a driver that was never initialised is not cleaned up", async () => {
    find = () => {
      throw new ConfigError("no driver", { code: "driver_not_found" });
    };
    const runner = startRunner();
    await clock.advance(0);
    await runner.stop(3000);
    expect(plane.takeJournal()).toEqual([]);
    expect(clock.pendingCount).toBe(0);
  });

  test("closes a driver that was being opened", async () => {
    const runner = startRunner();
    let finishOpen = (): void => undefined;
    const open = plane.open.bind(plane);
    plane.open = async (spec) => {
      if (spec.deviceId !== DEVICE.sn) return open(spec);
      await new Promise<void>((resolve) => {
        finishOpen = resolve;
      });
      return open(spec);
    };
    await clock.advance(0);
    const stopping = runner.stop(3000);
    finishOpen();
    await clock.advance(0);
    await stopping;
    expect(plane.takeJournal()).toEqual(["open@0", "close@0"]);
  });
});
