import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeviceError, systemClock } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { DriverStore } from "@sourceful/drivers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Gateway, LiveConfiguration, loadDevices } from "./index.ts";
import { FakePlane } from "./testing/fake-plane.ts";

const FRESH = { readOutcome: { succeeded: 1, refused: 0, failed: 0 } };

let folder: string;
let clock: FakeClock;
let plane: FakePlane;
let logger: RecordingLogger;
let closers: (() => Promise<unknown>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "live-"));
  clock = new FakeClock();
  plane = new FakePlane(clock);
  plane.answer = (fn) =>
    fn === "driver_poll"
      ? { ...FRESH, emits: [{ der: "pv", fields: { W: -1500 }, atMs: clock.nowMs() }] }
      : {};
  logger = new RecordingLogger();
  closers = [];
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  await rm(folder, { recursive: true });
});

async function writeDevices(devices: object[]): Promise<void> {
  await writeFile(join(folder, "devices.json"), JSON.stringify({ devices }));
}

function writeDriver(name: string, source: string): Promise<void> {
  return writeFile(join(folder, `${name}.lua`), source);
}

/**
 * A running building with the files as they are, followed by `reload`, or by itself when `isWatching`; `meanwhile`
 * they change, after they were read and before they are watched.
 */
async function open({ isWatching = false, meanwhile = () => Promise.resolve() } = {}) {
  const devicesFile = join(folder, "devices.json");
  const store = await DriverStore.load([folder]);
  const { devices } = await loadDevices(devicesFile, store);
  await meanwhile();
  const bus = { publish: () => true, onStatus: () => () => undefined };
  const named = { serial: "hugin-1", version: "0", platform: "linux-amd64" };
  const gateway = new Gateway({ ...named, bus, plane, store, devices, clock, logger, random: () => 0 });
  closers.push(() => gateway.stop());
  const pace = isWatching
    ? { quietMs: 20, lookEveryMs: 100 }
    : { lookEveryMs: 3_600_000, quietMs: 3_600_000 };
  const live = await LiveConfiguration.start({
    gateway,
    devicesFile,
    devices,
    store,
    clock: systemClock,
    logger,
    ...pace,
  });
  closers.push(() => live.close());
  gateway.start();
  await clock.advance(1000);
  const begun = plane.takeJournal().map((entry) => entry.split("@")[0]);
  return { gateway, live, begun };
}

const device = (sn: string, parts: object = {}) => ({
  sn,
  register_map: "inverter",
  host: "10.0.0.9",
  ...parts,
});

const problems = () =>
  logger.lines
    .filter(({ level }) => level !== "info")
    .map(({ message, fields }) => [message, fields.problem]);

describe("devices.json", () => {
  beforeEach(() => writeDriver("inverter", "-- 1"));

  test("that says the same changes nothing", async () => {
    await writeDevices([device("A")]);
    const { live } = await open();
    await writeFile(join(folder, "devices.json"), JSON.stringify({ devices: [device("A")] }, null, 4));
    expect(await live.reload()).toEqual([]);
    await clock.advance(1000);
    expect(plane.takeJournal()).toEqual([]);
  });

  test("adds, removes and restarts what it says, and nothing else", async () => {
    await writeDevices([device("A"), device("B"), device("C")]);
    const { gateway, live } = await open();
    await writeDevices([device("D"), device("C"), device("B", { host: "10.0.0.10", unit_id: 2 })]);
    expect(await live.reload()).toEqual([
      { sn: "A", change: "removed", reason: "it is not in the configuration any more" },
      { sn: "D", change: "added", reason: "it is new in the configuration" },
      { sn: "B", change: "restarted", reason: "its configuration changed: host, unit_id" },
    ]);
    await clock.advance(1000);
    expect(plane.takeJournal().map((entry) => entry.split("@")[0])).toEqual(
      "driver_cleanup driver_cleanup close close open driver_init driver_poll open driver_init driver_poll".split(
        " ",
      ),
    );
    expect(plane.specs.slice(3).map(({ deviceId, grants }) => [deviceId, grants?.modbus?.host])).toEqual([
      ["D", "10.0.0.9"],
      ["B", "10.0.0.10"],
    ]);
    expect(gateway.snapshot().map(({ sn, connected }) => [sn, connected])).toEqual([
      ["D", true],
      ["C", true],
      ["B", true],
    ]);
    const told = logger.lines.filter(({ message }) => message === "device follows the configuration");
    expect(told.map(({ fields }) => [fields.device, fields.change])).toEqual([
      ["A", "removed"],
      ["D", "added"],
      ["B", "restarted"],
    ]);
  });

  test("never tells what a password was or is", async () => {
    await writeDevices([device("A", { password: "old-secret" })]);
    const { live } = await open();
    await writeDevices([device("A", { password: "new-secret" })]);
    expect(await live.reload()).toMatchObject([{ reason: "its configuration changed: password" }]);
    expect(JSON.stringify(logger.lines)).not.toContain("secret");
  });

  test("with problems is reported once with all of them, and the one before stays in force", async () => {
    await writeDevices([device("A")]);
    const { gateway, live } = await open();
    await writeDevices([device("A", { hots: 1 }), device("A")]);
    expect(await live.reload()).toEqual([]);
    expect(await live.reload()).toEqual([]);
    expect(problems()).toEqual([
      [
        "devices.json cannot be used, the one before stays in force",
        expect.stringMatching(/hots[^]*as in devices/),
      ],
    ]);
    await writeFile(join(folder, "devices.json"), '{"devices": [');
    expect(await live.reload()).toEqual([]);
    expect(problems()).toHaveLength(2);
    await clock.advance(5000);
    expect(gateway.snapshot()).toMatchObject([{ sn: "A", connected: true }]);
    await writeDevices([device("B")]);
    expect(await live.reload()).toMatchObject([
      { sn: "A", change: "removed" },
      { sn: "B", change: "added" },
    ]);
  });

  test("that is gone is reported, and the one before stays in force", async () => {
    await writeDevices([device("A")]);
    const { gateway, live } = await open();
    await rm(join(folder, "devices.json"));
    expect(await live.reload()).toEqual([]);
    expect(problems()).toMatchObject([[expect.anything(), expect.stringContaining("is gone")]]);
    expect(gateway.snapshot()).toMatchObject([{ sn: "A", connected: true }]);
  });

  test("may come later", async () => {
    const { gateway, live } = await open();
    expect(gateway.snapshot()).toEqual([]);
    await writeDevices([device("A")]);
    expect(await live.reload()).toMatchObject([{ sn: "A", change: "added" }]);
    await clock.advance(0);
    expect(gateway.snapshot()).toMatchObject([{ sn: "A", connected: true }]);
  });
});

describe("a driver file", () => {
  beforeEach(() => writeDevices([device("A"), device("B", { register_map: "meter" })]));

  test("that changes restarts its devices, the others are not touched", async () => {
    await writeDriver("inverter", "-- 1");
    await writeDriver("meter", "-- 1");
    const { live } = await open();
    await writeDriver("inverter", "-- 2");
    expect(await live.reload()).toEqual([
      { sn: "A", change: "restarted", reason: "its driver inverter changed" },
    ]);
    await clock.advance(0);
    expect(plane.takeJournal().map((entry) => entry.split("@")[0])).toEqual([
      "driver_cleanup",
      "close",
      "open",
      "driver_init",
      "driver_poll",
    ]);
    expect(plane.specs.at(-1)).toMatchObject({ deviceId: "A", source: "-- 2" });
  });

  test("that does not load any more is reported, the loaded one goes on", async () => {
    await writeDriver("inverter", "-- 1");
    const { gateway, live } = await open();
    await writeDriver("inverter", "-- broken");
    plane.onOpen = () => new DeviceError("inverter.lua:1: '=' expected", { code: "driver_invalid" });
    expect(await live.reload()).toEqual([]);
    expect(problems()).toContainEqual([
      "changed driver cannot be used, the loaded one stays",
      "inverter.lua:1: '=' expected",
    ]);
    await clock.advance(0);
    expect(gateway.snapshot()[0]).toMatchObject({ sn: "A", connected: true });
    await writeDriver("inverter", "-- 3");
    plane.onOpen = () => undefined;
    expect(await live.reload()).toMatchObject([{ sn: "A", change: "restarted" }]);
  });

  test("that is gone or refused leaves the loaded one running", async () => {
    await writeDriver("inverter", "-- 1");
    const { gateway, live } = await open();
    await writeFile(join(folder, "inverter.yaml"), `version: "1"\nsha256: "${"0".repeat(64)}"\n`);
    expect(await live.reload()).toEqual([]);
    await rm(join(folder, "inverter.lua"));
    expect(await live.reload()).toEqual([]);
    await clock.advance(5000);
    expect(gateway.snapshot()[0]).toMatchObject({ sn: "A", connected: true });
    expect(problems().map(([message]) => message)).toContain(
      "driver cannot be used any more, the loaded one stays",
    );
  });

  test("that appears is picked up at once, however long its device has waited", async () => {
    await writeDriver("inverter", "-- 1");
    const { gateway, live } = await open();
    await clock.advance(600_000);
    plane.takeJournal();
    await writeDriver("meter", "-- 1");
    const nowMs = clock.monotonicMs();
    expect(await live.reload()).toEqual([
      { sn: "B", change: "retried", reason: "its driver meter is there" },
    ]);
    await clock.advance(0);
    expect(plane.takeJournal()).toEqual(["open", "driver_init", "driver_poll"].map((fn) => `${fn}@${nowMs}`));
    expect(gateway.snapshot()[1]).toMatchObject({ sn: "B", connected: true });
  });
});

test("changes are seen and followed without being asked, in the order they come", async () => {
  await writeDriver("inverter", "-- 1");
  await writeDevices([device("A")]);
  const { gateway } = await open({ isWatching: true });
  await writeDevices([device("A"), device("B")]);
  await vi.waitFor(() => expect(gateway.snapshot()).toHaveLength(2), { timeout: 30_000, interval: 20 });
  await writeDriver("inverter", "-- 2");
  await vi.waitFor(
    async () => {
      await clock.advance(100);
      expect(plane.specs.filter(({ source }) => source === "-- 2")).toHaveLength(2);
    },
    { timeout: 30_000, interval: 20 },
  );
});

describe("between being read and being watched", () => {
  const FOLLOWED = "device follows the configuration";
  beforeEach(async () => {
    await writeDriver("inverter", "-- 1");
    await writeDevices([device("A")]);
  });

  test("nothing changes: nothing is done", async () => {
    const { begun } = await open();
    expect(begun).toEqual(["open", "driver_init", "driver_poll"]);
    expect(logger.lines.filter(({ message }) => message === FOLLOWED)).toEqual([]);
  });

  test("devices.json changes: it is followed without another change", async () => {
    const { gateway } = await open({ meanwhile: () => writeDevices([device("B"), device("A")]) });
    expect(gateway.snapshot().map(({ sn, connected }) => [sn, connected])).toEqual([
      ["B", true],
      ["A", true],
    ]);
    expect(
      logger.lines.flatMap(({ message, fields }) => (message === FOLLOWED ? [fields.device] : [])),
    ).toEqual(["B"]);
  });

  test("devices.json goes: the one that was read stays in force, aloud", async () => {
    const { gateway } = await open({ meanwhile: () => rm(join(folder, "devices.json")) });
    expect(gateway.snapshot()).toMatchObject([{ sn: "A", connected: true }]);
    expect(problems()).toMatchObject([[expect.anything(), expect.stringContaining("is gone")]]);
  });

  test("a driver changes: its device begins with the new one", async () => {
    const { begun } = await open({ meanwhile: () => writeDriver("inverter", "-- 2") });
    expect(begun).toEqual(["open", "driver_init", "driver_poll"]);
    expect(plane.specs).toMatchObject([{ deviceId: "A", source: "-- 2" }]);
  });
});

test("nothing is followed after stop", async () => {
  await writeDriver("inverter", "-- 1");
  await writeDevices([device("A")]);
  const { gateway, live } = await open();
  await gateway.stop();
  plane.takeJournal();
  await writeDevices([device("B")]);
  expect(await live.reload()).toEqual([]);
  await clock.advance(5000);
  expect(plane.takeJournal()).toEqual([]);
});
