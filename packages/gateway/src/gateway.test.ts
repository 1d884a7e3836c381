import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RejectedError } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { DriverStore } from "@sourceful/drivers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { DeviceConfig } from "./index.ts";
import { Gateway, type GatewayOptions, type TelemetryEvent, UplinkHealth } from "./index.ts";
import { FakePlane } from "./testing/fake-plane.ts";

const STATE = "gateways.hugin-1.state.json.v1";
const FRESH = { readOutcome: { succeeded: 1, refused: 0, failed: 0 } };

let folder: string;
let store: DriverStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  await writeFile(join(folder, "sunspec.lua"), "-- lua");
  store = await DriverStore.load([folder]);
});
afterAll(() => rm(folder, { recursive: true }));

/** A bus that keeps what is published, or refuses it. */
class FakeBus {
  readonly sent: { subject: string; message: Record<string, unknown>; atMs: number }[] = [];
  isConnected = true;
  error: Error | undefined;
  listener: Parameters<GatewayOptions["bus"]["onStatus"]>[0] = () => undefined;

  publish(subject: string, payload: Uint8Array): boolean {
    if (this.error) throw this.error;
    const message = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    if (this.isConnected) this.sent.push({ subject, message, atMs: clock.monotonicMs() });
    return this.isConnected;
  }

  onStatus(listener: FakeBus["listener"]): () => void {
    this.listener = listener;
    return () => {
      this.listener = () => undefined;
    };
  }

  states() {
    return this.sent.filter(({ subject }) => subject === STATE);
  }
}

let clock: FakeClock;
let bus: FakeBus;
let plane: FakePlane;
let logger: RecordingLogger;

beforeEach(() => {
  clock = new FakeClock();
  bus = new FakeBus();
  plane = new FakePlane(clock);
  logger = new RecordingLogger();
  plane.answer = (fn) =>
    fn === "driver_poll"
      ? { ...FRESH, emits: [{ der: "pv", fields: { W: -1500 }, atMs: clock.nowMs() }] }
      : {};
});

function gateway(devices: DeviceConfig[], options: Partial<GatewayOptions> = {}): Gateway {
  return new Gateway({
    serial: "hugin-1",
    version: "0.1.0",
    platform: "linux-amd64",
    bus,
    plane,
    store,
    devices,
    clock,
    logger,
    random: () => 0,
    ...options,
  });
}

const device = (sn: string, parts: Partial<DeviceConfig> = {}): DeviceConfig => ({
  sn,
  register_map: "sunspec",
  host: "10.0.0.9",
  ...parts,
});

test("without devices it says so at once and every 15 s", async () => {
  const building = gateway([]);
  building.start();
  await clock.advance(15_000);
  expect(bus.sent.map(({ message }) => message)).toEqual(
    [0, 15].map((seconds) => ({
      devices: [],
      platform: "linux-amd64",
      serial: "hugin-1",
      timestamp: Date.UTC(2026, 0, 1) / 1000 + seconds,
      version: "0.1.0",
    })),
  );
  await building.stop();
});

test("publishes telemetry on its subject and gives it to listeners, with a connection or without", async () => {
  const building = gateway([device("INV-1")]);
  const heard: TelemetryEvent[] = [];
  const stopHearing = building.onTelemetry((event) => heard.push(event));
  building.start();
  await clock.advance(0);
  const subject = "gateways.hugin-1.devices.INV-1.ders.pv.telemetry.json.v1";
  const message = {
    type: "pv",
    timestamp: Date.UTC(2026, 0, 1) / 1000,
    read_time_ms: 12,
    make: "",
    W: -1500,
  };
  expect(bus.sent.filter((sent) => sent.subject === subject)).toMatchObject([{ message }]);
  expect(heard).toEqual([{ subject, message }]);
  bus.isConnected = false;
  await clock.advance(5000);
  expect(heard).toHaveLength(2);
  stopHearing();
  await clock.advance(5000);
  expect(heard).toHaveLength(2);
  await building.stop();
});

test("tells within a second when a device comes and goes, devices in order of sn", async () => {
  const building = gateway([device("B", { ders: [{ type: "pv", enabled: true }] }), device("A")]);
  building.start();
  await clock.advance(1000);
  expect(bus.states().map(({ atMs }) => atMs)).toEqual([0, 1000]);
  expect(bus.states().at(-1)?.message.devices).toEqual([
    {
      sn: "A",
      connected: true,
      ders: [],
      driver: "sunspec",
      poll_interval_ms: 5000,
      poll_ms: 12,
      lateness_ms: 0,
      polls_skipped: 0,
      last_fresh_s: Date.UTC(2026, 0, 1) / 1000,
      violations: 0,
    },
    expect.objectContaining({ sn: "B", connected: true, ders: ["pv"] }),
  ]);
  expect(bus.states().at(-1)?.message.polls).toEqual({ lateness_p50_ms: 0, lateness_p99_ms: 0, skipped: 0 });
  plane.answer = () => ({
    ok: false,
    error: { code: "driver_failed", message: "sunspec.lua:9: boom\nstack" },
  });
  await clock.advance(4500);
  expect(bus.states().map(({ atMs }) => atMs)).toEqual([0, 1000, 5000]);
  await clock.advance(1000);
  expect(bus.states().at(-1)).toMatchObject({
    atMs: 6000,
    message: {
      devices: [
        { sn: "A", connected: false, error: "sunspec.lua:9: boom" },
        { sn: "B", connected: false, error: "sunspec.lua:9: boom" },
      ],
    },
  });
  await building.stop();
});

test("tells what a driver set and found, and a fault it declares", async () => {
  plane.answer = () => ({
    ...FRESH,
    identity: { make: "Deye", ratedPowerW: 12_000 },
    settings: { fault: "grid code 12", warmupS: 0, watchdogTimeoutS: 90, pollIntervalMs: 2000 },
  });
  const building = gateway([device("A")]);
  building.start();
  await clock.advance(3000);
  expect(bus.states().at(-1)?.message.devices).toMatchObject([
    {
      make: "Deye",
      fault: "grid code 12",
      rated_power_w: 12_000,
      warmup_s: 0,
      watchdog_timeout_s: 90,
      poll_interval_ms: 2000,
    },
  ]);
  await building.stop();
});

test("with an upstream journal, telemetry and metrics go through it, the state does not but tells of it", async () => {
  plane.answer = () => ({
    ...FRESH,
    emits: [{ der: "pv", fields: { W: -1500 }, atMs: clock.nowMs() }],
    metrics: [{ name: "hp_power", value: 1.5, unit: "kW" }],
  });
  const sent: string[] = [];
  let listener = () => undefined as void;
  const upstream = {
    send: (subject: string) => void sent.push(subject),
    state: { last_seq: 7, unkept: 0, receivers: [] },
    onChange: (given: () => void) => {
      listener = given;
      return () => undefined;
    },
  };
  const building = gateway([device("A")], { upstream });
  building.start();
  await clock.advance(3_000);
  expect(sent).toContain("gateways.hugin-1.devices.A.ders.pv.telemetry.json.v1");
  expect(sent).toContain("gateways.hugin-1.devices.A.metrics.json.v1");
  expect(bus.sent.every(({ subject }) => subject === STATE)).toBe(true);
  expect(bus.states().at(-1)?.message.journal).toEqual(upstream.state);
  const told = bus.states().length;
  listener();
  await clock.advance(1_000);
  expect(bus.states()).toHaveLength(told + 1);
  await building.stop();
});

test("metrics go out on a subject of their own", async () => {
  plane.answer = () => ({ ...FRESH, metrics: [{ name: "hp_power", value: 1.5, unit: "kW" }] });
  const building = gateway([device("HP-1")]);
  building.start();
  await clock.advance(0);
  const sent = bus.sent.filter(({ subject }) => subject === "gateways.hugin-1.devices.HP-1.metrics.json.v1");
  // Its driver measures in driver_init and in driver_poll.
  const metrics = [{ name: "hp_power", value: 1500, unit: "W" }];
  expect(sent.map(({ message }) => message.metrics)).toEqual([metrics, metrics]);
  await building.stop();
});

test("a device whose driver is missing shows it, the others run", async () => {
  const building = gateway([device("A", { register_map: "sunspek" }), device("B")]);
  building.start();
  await clock.advance(1000);
  expect(building.snapshot()).toMatchObject([
    { sn: "A", connected: false, error: expect.stringContaining('did you mean "sunspec"?') },
    { sn: "B", connected: true, ders: [{ kind: "pv", fields: { w: -1500 } }] },
  ]);
  await building.stop();
});

test("first polls are spread", async () => {
  const building = gateway(Array.from({ length: 4 }, (_, index) => device(`D${index}`)));
  building.start();
  await clock.advance(1000);
  expect(plane.journal.filter((entry) => entry.startsWith("driver_poll"))).toEqual(
    [0, 200, 400, 600].map((ms) => `driver_poll@${ms}`),
  );
  await building.stop();
});

test("tells its state when the bus connects", async () => {
  bus.isConnected = false;
  const building = gateway([]);
  building.start();
  await clock.advance(3000);
  bus.isConnected = true;
  bus.listener("connected", undefined);
  await clock.advance(0);
  expect(bus.states().map(({ atMs }) => atMs)).toEqual([3000]);
  await building.stop();
});

test("tells how the uplink is, and again when that changes", async () => {
  const uplink = new UplinkHealth({ kind: "leaf", url: "nats://up:7422", clock, logger });
  const building = gateway([], { uplink });
  building.start();
  await clock.advance(3000);
  uplink.observe({ connected: true, server: "hub" });
  await clock.advance(0);
  const told = bus.states().map(({ atMs, message }) => ({ atMs, uplink: message["uplink"] }));
  expect(told).toMatchObject([
    { atMs: 0, uplink: { kind: "leaf", url: "nats://up:7422", connected: false } },
    { atMs: 3000, uplink: { connected: true, server: "hub", since_s: Date.UTC(2026, 0, 1) / 1000 + 3 } },
  ]);
  await building.stop();
  expect(clock.pendingCount).toBe(0);
});

test("a message the bus refuses is logged and lost, nothing else", async () => {
  bus.error = new RejectedError("larger than the server takes", { code: "value_out_of_range" });
  const building = gateway([device("A")]);
  building.start();
  await clock.advance(5000);
  expect(building.snapshot()).toMatchObject([{ connected: true }]);
  expect(logger.lines.filter(({ message }) => message === "message cannot be sent").length).toBeGreaterThan(
    1,
  );
  await building.stop();
});

test("stop cleans up every device, tells a last state, and leaves nothing running", async () => {
  const building = gateway([device("A"), device("B")]);
  building.start();
  await clock.advance(1000);
  await Promise.all([building.stop(), building.stop()]);
  expect(plane.journal.slice(-4).toSorted()).toEqual([
    "close@1000",
    "close@1000",
    "driver_cleanup@1000",
    "driver_cleanup@1000",
  ]);
  expect(bus.states().at(-1)).toMatchObject({
    atMs: 1000,
    message: { devices: [{ connected: false }, { connected: false }] },
  });
  expect(clock.pendingCount).toBe(0);
});

test("refuses a serial or sn that cannot be part of a subject", () => {
  expect(() => gateway([], { serial: "a.b" })).toThrow(RejectedError);
  expect(() => gateway([device("a b")])).toThrow(RejectedError);
});
