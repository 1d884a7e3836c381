import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { silentLogger, systemClock } from "@sourceful/domain";
import { DriverStore } from "@sourceful/drivers";
import { DevicePlane } from "@sourceful/luarunner";
import {
  type Bus,
  buildSubject,
  type ControlAck,
  connectBus,
  decodeMessage,
  encodeMessage,
  type SiteLimit,
  type SiteLimitAck,
  type SiteState,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { EvCharger, type EvChargerSite, SunspecPlant, type SunspecSite } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommandLedger } from "../control/command-ledger.ts";
import type { DeviceConfig } from "../device-config.ts";
import { Gateway } from "../gateway.ts";
import { Quarantine } from "../quarantine.ts";
import { StallFreeClock } from "../testing/stall-free-clock.ts";
import { LiveSite } from "./live-site.ts";
import type { SiteConfig } from "./site-config.ts";
import { loadSite } from "./site-file.ts";

const DRIVERS = fileURLToPath(new URL("../../../../drivers", import.meta.url));
const SERIAL = "hugin-site";
const PATIENCE = { timeout: 30_000, interval: 20 };
/** The guard's minutes pass in seconds; everything else keeps the machine's time. */
const PACE = 30;

const SITE: SiteConfig = {
  meter: "METER-1",
  fuse: { max_a: [20, 20, 20] },
  ders: [
    { sn: "PLANT-1", type: "battery", max_w: 5000 },
    { sn: "EV-1", type: "ev", max_w: 11_040 },
  ],
  limits: { consumption: { failsafe_w: 5000 } },
};

/** What was opened, closed after each test in the opposite order. */
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

let natsUrl: string;
let dataDir: string;
let plant: SunspecSite;
let charger: EvCharger;
let station: EvChargerSite;
let peer: Bus;
let acks: ControlAck[];
let limitAcks: SiteLimitAck[];
let site: SiteState | undefined;
/** What the meter said last, W. */
let heardW: number | undefined;
let count = 0;

beforeEach(async () => {
  const nats = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => nats.close());
  natsUrl = `nats://127.0.0.1:${nats.port}`;
  dataDir = await mkdtemp(join(tmpdir(), "site-"));
  closers.push(() => rm(dataDir, { recursive: true }));
  // A house by night, whose meter sees its inverter and its charger.
  const house = new SunspecPlant({
    seed: 7,
    startLocalHour: 2,
    meanLoadW: 300,
    models: { 1: [1, 103, 120, 121, 123, 160, 124, 802], 2: [1, 203] },
  });
  charger = new EvCharger();
  house.connect(charger);
  plant = await house.serve();
  closers.push(() => plant.close());
  station = await charger.serve();
  closers.push(() => station.close());
  peer = await connectBus({ url: natsUrl, name: "peer", clock: systemClock, logger: silentLogger });
  closers.push(() => peer.close());
  acks = [];
  limitAcks = [];
  site = undefined;
  heardW = undefined;
  peer.subscribe("gateways.*.devices.METER-1.ders.meter.telemetry.json.v1", ({ data }) => {
    const decoded = decodeMessage("meter", data);
    if (decoded.ok) heardW = decoded.message.W;
  });
  peer.subscribe("gateways.*.devices.*.ders.*.control.ems.ack", ({ data }) => {
    const decoded = decodeMessage("controlAck", data);
    if (decoded.ok) acks.push(decoded.message);
  });
  peer.subscribe(buildSubject("siteLimitAck", { serial: SERIAL }), ({ data }) => {
    const decoded = decodeMessage("siteLimitAck", data);
    if (decoded.ok) limitAcks.push(decoded.message);
  });
  peer.subscribe(buildSubject("gatewayState", { serial: SERIAL }), ({ data }) => {
    const decoded = decodeMessage("gatewayState", data);
    if (decoded.ok) site = decoded.message.site;
  });
});

/** A node as the program makes it, over one data directory. */
async function startNode(config: SiteConfig | null = SITE): Promise<{ close: () => Promise<void> }> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  closers.push(close);
  const siteFile = join(dataDir, "site.json");
  if (config) await writeFile(siteFile, JSON.stringify(config));
  const own = { clock: systemClock, logger: silentLogger };
  const bus = await connectBus({ url: natsUrl, name: "gateway", ...own });
  opened.push(() => bus.close());
  const ledger = await CommandLedger.open({ directory: join(dataDir, "control"), ...own });
  opened.push(() => ledger.close());
  const quarantine = await Quarantine.open({ directory: join(dataDir, "quarantine"), ...own });
  opened.push(() => quarantine.close());
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  opened.push(() => plane.close());
  const hurried = new StallFreeClock(PACE);
  opened.push(async () => hurried.stop());
  const live = await LiveSite.open({
    serial: SERIAL,
    site: await loadSite(siteFile),
    siteFile,
    limitsFile: join(dataDir, "site", "limits.json"),
    bus,
    clock: hurried,
    logger: silentLogger,
    quietMs: 600,
  });
  const gateway = new Gateway({
    serial: SERIAL,
    version: "0.1.0",
    platform: "linux-amd64",
    bus,
    plane,
    store: await DriverStore.load([DRIVERS]),
    devices: devices(),
    control: { bus, ledger, quarantine },
    guard: live,
    site: live,
    ...own,
  });
  opened.push(() => gateway.stop());
  opened.push(() => live.close());
  await live.start(gateway);
  gateway.start();
  await bus.flush();
  return { close };
}

function devices(): DeviceConfig[] {
  // They are on this thread, which a busy machine may hold up.
  const at = { host: "127.0.0.1", modbus: { timeout_ms: 1_500 } };
  const own = { ...at, register_map: "sunspec", port: plant.port };
  return [
    {
      ...own,
      sn: "PLANT-1",
      unit_id: 1,
      ders: [{ type: "battery", enabled: true }],
      config: { poll_ms: 200, reversion_s: 30, grid_charge: true },
    },
    {
      ...own,
      sn: "METER-1",
      unit_id: 2,
      ders: [{ type: "meter", enabled: true }],
      config: { poll_ms: 100 },
    },
    {
      ...at,
      sn: "EV-1",
      register_map: "kecontact",
      port: station.port,
      unit_id: 255,
      ders: [{ type: "ev", enabled: true }],
      config: { poll_ms: 200 },
    },
  ];
}

/** Commands a DER until it is executed, as an energy management system does. */
async function command(deviceId: string, derType: string, action: string, powerW: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const answer = await tryCommand(deviceId, derType, action, powerW);
      expect(answer).toMatchObject({ status: "executed" });
    },
    { ...PATIENCE, interval: 200 },
  );
}

async function tryCommand(
  deviceId: string,
  derType: string,
  action: string,
  powerW: number,
): Promise<ControlAck> {
  count += 1;
  const id = `command-${count}`;
  const subject = buildSubject("controlCommand", { serial: SERIAL, deviceId, derType });
  peer.publish(subject, encodeMessage({ id, src: "ems", ts: Date.now(), action, power_w: powerW }));
  return vi.waitFor(() => {
    const answer = acks.find(({ ref, status }) => ref === id && status !== "ack");
    if (!answer) throw new Error(`${id} is not answered`);
    return answer;
  }, PATIENCE);
}

function heartbeat(): void {
  const subject = buildSubject("siteHeartbeat", { serial: SERIAL });
  peer.publish(subject, encodeMessage({ src: "dso", ts: Date.now() }));
}

/** An energy guard that is alive until the returned function is called. */
function beat(): () => void {
  heartbeat();
  const timer = setInterval(heartbeat, 500);
  const stop = () => clearInterval(timer);
  closers.push(async () => stop());
  return stop;
}

async function limit(parts: Partial<SiteLimit>): Promise<SiteLimitAck> {
  count += 1;
  const id = `limit-${count}`;
  const message = { id, src: "dso", ts: Date.now(), direction: "consumption", active: true, ...parts };
  peer.publish(buildSubject("siteLimit", { serial: SERIAL }), encodeMessage(message));
  return vi.waitFor(() => {
    const answer = limitAcks.find(({ ref }) => ref === id);
    if (!answer) throw new Error(`${id} is not answered`);
    return answer;
  }, PATIENCE);
}

const batteryW = () => plant.plant.state.battery?.powerW ?? 0;
const gridW = () => plant.plant.state.gridW;
const mostA = () => Math.max(...plant.plant.state.phases.map(({ gridW: w }) => w)) / 230;

async function reaches(check: () => void): Promise<void> {
  await vi.waitFor(check, PATIENCE);
}

/** Ends the start, in which the failsafe limit holds. */
async function unlimited(): Promise<() => void> {
  const stop = beat();
  await vi.waitFor(
    async () => expect(await limit({ active: false })).toMatchObject({ status: "accepted" }),
    PATIENCE,
  );
  return stop;
}

test("a charging battery meets a fuse: commands are refused, it backs off, and the fuse holds", async () => {
  await startNode();
  await unlimited();
  await command("PLANT-1", "battery", "battery", 4000);
  await command("EV-1", "ev", "ev_set_current", 4140);
  await reaches(() => expect(heardW).toBeGreaterThan(7500));
  // It asks for more than the fuse has left: refused with the numbers, and nothing happens.
  const refused = await tryCommand("EV-1", "ev", "ev_set_current", 11_040);
  expect(refused).toMatchObject({ status: "failed", code: "site_over_limit" });
  expect(refused.error).toMatch(/^it asks to take 11040 W and may take \d+ W \(fuse of grid on L\d: 20 A, /);
  expect(charger.state.offeredA).toBe(6);
  // Then a vehicle nobody controls begins to charge.
  plant.plant.connect(new EvCharger());
  await reaches(() => expect(mostA()).toBeGreaterThan(20));
  await reaches(() => {
    expect(mostA()).toBeLessThanOrEqual(20);
    expect(site?.ders.find(({ sn }) => sn === "PLANT-1")).toMatchObject({
      state: "held",
      circuit: "grid",
      reason: expect.stringMatching(/^fuse of grid on L\d: 20 A/) as string,
    });
  });
  // What is left cannot charge the vehicle, so the battery has it.
  await reaches(() => {
    expect(charger.state.isCharging).toBe(false);
    expect(batteryW()).toBeGreaterThan(1000);
    expect(mostA()).toBeLessThanOrEqual(20);
  });
});

test("a limit from outside is obeyed, silence leads to failsafe, and a restart goes on with it", async () => {
  const node = await startNode();
  const stop = await unlimited();
  await command("PLANT-1", "battery", "battery", 4000);
  await reaches(() => expect(gridW()).toBeGreaterThan(7500));
  expect(await limit({ limit_w: 6500 })).toMatchObject({
    status: "accepted",
    state: "limited",
    applied_w: 6500,
  });
  await reaches(() => expect(gridW()).toBeLessThanOrEqual(6500));
  expect(await limit({ limit_w: -1 })).toMatchObject({
    status: "refused",
    code: "limit_invalid",
    applied_w: 6500,
  });
  stop();
  await reaches(() => {
    expect(site?.limits).toMatchObject([{ state: "failsafe", applied_w: 5000, because: "failsafe" }]);
    expect(gridW()).toBeLessThanOrEqual(5000);
  });
  const since = site?.limits[0]?.since_s;
  await node.close();
  site = undefined;
  await startNode();
  await reaches(() =>
    expect(site?.limits).toMatchObject([{ state: "failsafe", applied_w: 5000, since_s: since }]),
  );
  // The devices were in their default mode in between; the limit holds them again.
  await reaches(() => expect(gridW()).toBeLessThanOrEqual(5000));
  beat();
  await vi.waitFor(
    async () => expect(await limit({ active: false })).toMatchObject({ status: "accepted" }),
    PATIENCE,
  );
  await reaches(() => expect(site?.limits).toMatchObject([{ state: "unlimited_controlled", src: "dso" }]));
});

test("a meter that falls silent stands everything down and refuses commands, until it speaks again", async () => {
  await startNode();
  await unlimited();
  await command("PLANT-1", "battery", "battery", 3000);
  await reaches(() => expect(batteryW()).toBeGreaterThan(2500));
  await command("EV-1", "ev", "ev_set_current", 4140);
  await reaches(() => expect(charger.state.isCharging).toBe(true));
  plant.server.faults.forRequest = ({ unitId }) => (unitId === 2 ? { action: "drop" } : undefined);
  await reaches(() => {
    expect(charger.state.isCharging).toBe(false);
    expect(batteryW()).toBeLessThan(100);
    expect(site).toMatchObject({
      meters: [{ circuit: "grid", sn: "METER-1", fresh: false }],
      ders: [{ state: "stood_down" }, { state: "stood_down" }],
    });
  });
  // Refused before, too, while the guard stands it down and its default mode is on its way.
  const answers: ControlAck[] = [];
  await vi.waitFor(async () => {
    answers.push(await tryCommand("PLANT-1", "battery", "battery", 500));
    expect(answers.at(-1)).toMatchObject({
      code: "site_meter_silent",
      error: "meter METER-1 of grid is silent: nobody knows what there is room for",
    });
  }, PATIENCE);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["failed"]));
  plant.server.faults.clear();
  await command("PLANT-1", "battery", "battery", 500);
});

test("a site.json that changes is followed, and one that is broken is told and changes nothing", async () => {
  await startNode();
  await unlimited();
  const siteFile = join(dataDir, "site.json");
  await writeFile(siteFile, JSON.stringify({ ...SITE, fuse: { max_import_w: 4800 } }));
  await command("PLANT-1", "battery", "battery", 100);
  await reaches(() => expect(gridW()).toBeLessThanOrEqual(4800));
  await writeFile(siteFile, JSON.stringify({ ...SITE, fuse: {}, extra: 1 }));
  await reaches(() =>
    expect(site?.problem).toMatch(
      /has 2 problems: .*extra is not a known key.*fuse must NOT have fewer than 1/,
    ),
  );
  expect(await tryCommand("PLANT-1", "battery", "battery", 4900)).toMatchObject({ code: "site_over_limit" });
});

test("a site.json that appears is guarded by at once, and one that is removed guards on and says so", async () => {
  const siteFile = join(dataDir, "site.json");
  await startNode(null);
  await command("PLANT-1", "battery", "battery", 4000);
  await reaches(() => expect(gridW()).toBeGreaterThan(4000));
  expect(site).toBeUndefined();
  await writeFile(siteFile, "{");
  await reaches(() => expect(site).toMatchObject({ meters: [], problem: expect.stringContaining(siteFile) }));
  await command("PLANT-1", "battery", "battery", 4000);
  await writeFile(siteFile, JSON.stringify({ ...SITE, fuse: { max_import_w: 2500 }, limits: {} }));
  await reaches(() => {
    expect(gridW()).toBeLessThanOrEqual(2500);
    expect(site?.problem).toBeUndefined();
    expect(site?.ders).toContainEqual(expect.objectContaining({ sn: "PLANT-1", state: "held" }));
  });
  await rm(siteFile);
  await reaches(() => expect(site?.problem).toMatch(/is gone: the guard goes on/));
  expect(await tryCommand("EV-1", "ev", "ev_set_current", 11_040)).toMatchObject({
    code: expect.stringMatching(/^(site_\w+|held)$/) as string,
  });
  await reaches(() => expect(gridW()).toBeLessThanOrEqual(2500));
});
