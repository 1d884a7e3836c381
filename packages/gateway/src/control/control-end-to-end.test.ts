import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  type GatewayEvent,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DeviceConfig } from "../device-config.ts";
import { Gateway } from "../gateway.ts";
import { Quarantine } from "../quarantine.ts";
import { StallFreeClock } from "../testing/stall-free-clock.ts";
import { CommandLedger } from "./command-ledger.ts";

const SERIAL = "hugin-e2e";
const PATIENCE = { timeout: 30_000, interval: 10 };
const TOKENS = { serial: SERIAL, deviceId: "BAT-1", derType: "battery" };
const SET_POINT = 10;
const MODE = 11;
/** Of the device, but read by a neighbour's driver: whether that is to hang. */
const HANG = 12;
const REMOTE = 1;
/** A watchdog that ends within the test, and one that does not however busy the machine is, s. */
const SHORT_S = 1;
const LONG_S = 60;

/** A battery as many are: a set-point, and a register that says whether it counts. */
const DRIVER = `
  PROTOCOL = "modbus"
  function driver_poll()
    local read = host.modbus_read(0, 2)
    if read then host.emit("battery", { W = host.decode_i16(read[1]), soc = read[2] / 100 }) end
    return 100
  end
  function driver_command(action, power_w, cmd)
    if action ~= "battery" then return false end
    host.modbus_write(${SET_POINT}, math.floor(power_w) & 0xFFFF)
    host.modbus_write(${MODE}, ${REMOTE})
    return true
  end
  function driver_default_mode(der_type) return host.modbus_write(${MODE}, 0) end
`;
/** When told to, its poll takes time exponential in the length, inside one C function that no hook reaches. */
const HANGS = `
  PROTOCOL = "modbus"
  function driver_poll()
    if host.modbus_read(${HANG}, 1)[1] ~= 0 then return (("a"):rep(40)):find(("a-"):rep(20) .. "b") end
    return 100
  end
`;

/** What was opened, closed after each test in the opposite order. */
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

let natsUrl: string;
let dataDir: string;
let bank: RegisterBank;
let device: ModbusServer;
let master: Bus;
let acks: ControlAck[];
let events: GatewayEvent[];

beforeEach(async () => {
  const nats = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => nats.close());
  natsUrl = `nats://127.0.0.1:${nats.port}`;
  dataDir = await mkdtemp(join(tmpdir(), "control-"));
  closers.push(() => rm(dataDir, { recursive: true }));
  await writeFile(join(dataDir, "battery.lua"), DRIVER);
  await writeFile(join(dataDir, "hangs.lua"), HANGS);
  // A device that a gateway left under remote control when it died.
  bank = new RegisterBank({ holding: { 0: [1500, 55], [SET_POINT]: 3000, [MODE]: REMOTE, [HANG]: 0 } });
  device = new ModbusServer({ units: { 1: bank } });
  await device.listen();
  closers.push(() => device.close());
  master = await connectBus({ url: natsUrl, name: "nova", clock: systemClock, logger: silentLogger });
  closers.push(() => master.close());
  acks = [];
  events = [];
  master.subscribe(buildSubject("controlAck", TOKENS), ({ data }) => {
    const decoded = decodeMessage("controlAck", data);
    if (decoded.ok) acks.push(decoded.message);
  });
  master.subscribe(buildSubject("events", { serial: SERIAL }), ({ data }) => {
    const decoded = decodeMessage("gatewayEvent", data);
    if (decoded.ok) events.push(decoded.message);
  });
});

interface NodeParts {
  readonly watchdogS?: number;
  /** Devices beside the battery. */
  readonly others?: readonly DeviceConfig[];
}

/** A node as the program makes it, over one data directory; `kill` ends it without a word to its device. */
async function startNode({ watchdogS = LONG_S, others = [] }: NodeParts = {}) {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  closers.push(close);
  const bus = await connectBus({ url: natsUrl, name: "gateway", clock: systemClock, logger: silentLogger });
  opened.push(() => bus.close());
  const clock = new StallFreeClock();
  opened.push(async () => clock.stop());
  const own = { clock, logger: silentLogger };
  const ledger = await CommandLedger.open({ directory: join(dataDir, "control"), ...own });
  opened.push(() => ledger.close());
  const quarantine = await Quarantine.open({ directory: join(dataDir, "quarantine"), ...own });
  opened.push(() => quarantine.close());
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  opened.push(() => plane.close());
  const battery: DeviceConfig = {
    sn: "BAT-1",
    register_map: "battery",
    host: "127.0.0.1",
    port: device.port,
    ders: [{ type: "battery", enabled: true }],
    // The device is on this thread, which a busy machine may hold up.
    modbus: { timeout_ms: 3_000 },
    control: { watchdog_s: watchdogS },
  };
  const gateway = new Gateway({
    serial: SERIAL,
    version: "0.1.0",
    platform: "linux-amd64",
    bus,
    plane,
    store: await DriverStore.load([dataDir]),
    devices: [battery, ...others],
    control: { bus, ledger, quarantine },
    ...own,
  });
  opened.push(() => gateway.stop());
  gateway.start();
  await bus.flush();
  const kill = async () => {
    await plane.close();
    await close();
  };
  return { gateway, close, kill };
}

function command(id: string, powerW = 2000, src = "nova"): void {
  const message = { id, v: 1, ts: Date.now(), src, action: "battery", power_w: powerW };
  master.publish(buildSubject("controlCommand", TOKENS), encodeMessage(message));
}

function heartbeat(): void {
  const message = { id: "h", v: 1, ts: Date.now(), src: "nova" };
  master.publish(buildSubject("controlHeartbeat", TOKENS), encodeMessage(message));
}

const answers = (ref: string) => acks.filter((ack) => ack.ref === ref).map(({ status }) => status);

/** Sends one command after the other until one is executed, after a heartbeat where `isHeard`. */
async function takeControl({ powerW = 2000, isHeard = false } = {}): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const id = `take-${Date.now()}-${attempt}`;
    if (isHeard) heartbeat();
    command(id, powerW);
    await vi.waitFor(
      () => expect(answers(id)).toContainEqual(expect.stringMatching(/executed|failed/)),
      PATIENCE,
    );
    if (answers(id).includes("executed")) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no command was executed");
}

/** Where a device ends up, and stays: what was written last. */
const mode = () => bank.holding.get(MODE);

describe("over real sockets", () => {
  test("default mode comes first, a command reaches the registers, silence brings default mode back", async () => {
    await startNode({ watchdogS: SHORT_S });
    const written = () =>
      device.requests.flatMap(({ request }) =>
        request?.action === "write-registers" ? [[request.address, request.values[0]]] : [],
      );
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    device.clearRequests();
    await takeControl({ powerW: -2000.5 });
    expect(written().slice(0, 2)).toEqual([
      [SET_POINT, 0x1_0000 - 2001],
      [MODE, REMOTE],
    ]);
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    await vi.waitFor(
      () => expect(events.map(({ type }) => type)).toEqual(["failsafe_entered", "default_confirmed"]),
      PATIENCE,
    );
    command("too-soon");
    await vi.waitFor(() => expect(answers("too-soon")).toEqual(["failed"]), PATIENCE);
    expect(mode()).toBe(0);
    device.clearRequests();
    heartbeat();
    command("in-time");
    await vi.waitFor(() => expect(answers("in-time")).toEqual(["ack", "executed"]), PATIENCE);
    expect(written().slice(0, 2)).toEqual([
      [SET_POINT, 2000],
      [MODE, REMOTE],
    ]);
  });

  test("heartbeats hold what was commanded for longer than the watchdog", async () => {
    await startNode({ watchdogS: SHORT_S });
    await takeControl();
    for (let n = 0; n < 10; n++) {
      heartbeat();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(mode()).toBe(REMOTE);
    expect(events).toEqual([]);
  });

  test("a device that dies in the middle of a command is brought into default mode when it is back", async () => {
    await startNode();
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    await takeControl();
    // The set-point is taken; from then on nothing is answered.
    let isDead = false;
    device.faults.forRequest = ({ request }) => {
      const isSetPoint = request?.address === SET_POINT;
      const wasDead = isDead;
      isDead ||= isSetPoint;
      return wasDead ? { action: "drop" } : undefined;
    };
    command("dies", 4000);
    await vi.waitFor(() => expect(answers("dies")).toEqual(["ack", "failed"]), PATIENCE);
    expect(acks.find(({ ref, code }) => ref === "dies" && code !== undefined)?.code).toBe("write_failed");
    expect([bank.holding.get(SET_POINT), mode()]).toEqual([4000, REMOTE]);
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain("default_unconfirmed"), PATIENCE);
    command("meanwhile");
    await vi.waitFor(() => expect(answers("meanwhile")).toEqual(["failed"]), PATIENCE);
    device.faults.clear();
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain("default_confirmed"), PATIENCE);
  });

  test("a worker that is killed because a neighbour hangs leaves default mode behind", async () => {
    const bad: DeviceConfig = { sn: "BAD", register_map: "hangs", host: "127.0.0.1", port: device.port };
    const { gateway } = await startNode({ others: [bad] });
    await takeControl();
    const feeding = setInterval(heartbeat, 100);
    closers.push(async () => clearInterval(feeding));
    expect(mode()).toBe(REMOTE);
    bank.holding.set(HANG, 1);
    await vi.waitFor(() => expect(gateway.snapshot()[1]?.error).toContain("quarantined"), PATIENCE);
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    // Its master never fell silent, so that there is nothing to wait for.
    await takeControl();
    expect(events.map(({ type }) => type)).toEqual(["default_confirmed"]);
  });

  test("a driver that hangs itself has its device brought into default mode, and is out", async () => {
    await writeFile(join(dataDir, "battery.lua"), DRIVER + HANGS.replace('PROTOCOL = "modbus"', ""));
    const { gateway } = await startNode();
    await takeControl();
    expect(mode()).toBe(REMOTE);
    const feeding = setInterval(heartbeat, 100);
    closers.push(async () => clearInterval(feeding));
    bank.holding.set(HANG, 1);
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(["default_confirmed"]), PATIENCE);
    expect(gateway.snapshot()[0]?.error).toContain("quarantined");
    command("later");
    await vi.waitFor(() => expect(answers("later")).toEqual(["failed"]), PATIENCE);
    expect(mode()).toBe(0);
  });

  test("a driver that hangs in its default mode too is given up, aloud", async () => {
    const hanging = HANGS.replace('PROTOCOL = "modbus"', "");
    const both = `${hanging} function driver_default_mode() return driver_poll() and host.modbus_write(${MODE}, 0) end`;
    await writeFile(join(dataDir, "battery.lua"), DRIVER + both);
    await startNode();
    await takeControl();
    bank.holding.set(HANG, 1);
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(["default_unconfirmed"]), PATIENCE);
    expect(events[0]?.reason).toContain("quarantined");
    expect(mode()).toBe(REMOTE);
  });

  test("a node that died in control begins with default mode; one that died in failsafe resumes it", async () => {
    const first = await startNode();
    await takeControl();
    await first.kill();
    expect(mode()).toBe(REMOTE);
    const second = await startNode({ watchdogS: SHORT_S });
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    await takeControl();
    await vi.waitFor(() => expect(mode()).toBe(0), PATIENCE);
    await second.kill();
    await startNode();
    command("unheard");
    await vi.waitFor(() => expect(answers("unheard")).toEqual(["failed"]), PATIENCE);
    await takeControl({ isHeard: true });
  });

  test("a command runs once, however often it comes and across a restart", async () => {
    const first = await startNode();
    await takeControl();
    command("once", 777);
    command("once", 777);
    await vi.waitFor(() => expect(answers("once")).toContain("executed"), PATIENCE);
    await first.close();
    expect(mode()).toBe(0);
    device.clearRequests();
    const { gateway } = await startNode();
    await vi.waitFor(() => expect(gateway.snapshot()[0]?.connected).toBe(true), PATIENCE);
    const before = answers("once").length;
    for (let n = 0; n < 20; n++) command("once", 777);
    await vi.waitFor(() => expect(answers("once")).toHaveLength(before + 20), PATIENCE);
    expect(new Set(answers("once").slice(before))).toEqual(new Set(["executed"]));
    expect(device.requests.some(({ request }) => request?.address === SET_POINT)).toBe(false);
  });

  test("a ledger that is deleted under a running node costs no memory of what was run", async () => {
    const { gateway, close } = await startNode();
    await vi.waitFor(() => expect(gateway.snapshot()[0]?.connected).toBe(true), PATIENCE);
    await takeControl();
    command("once", 777);
    await vi.waitFor(() => expect(answers("once")).toContain("executed"), PATIENCE);
    await rm(join(dataDir, "control"), { recursive: true });
    // The first command that is refused because of it, or none when it was noticed before.
    await takeControl({ isHeard: true });
    await vi.waitFor(
      async () => expect(await readdir(join(dataDir, "control"))).toContain("cursors"),
      PATIENCE,
    );
    await takeControl({ isHeard: true });
    await close();
    device.clearRequests();
    const again = await startNode();
    await vi.waitFor(() => expect(again.gateway.snapshot()[0]?.connected).toBe(true), PATIENCE);
    const before = answers("once").length;
    command("once", 777);
    await vi.waitFor(() => expect(answers("once").slice(before)).toEqual(["executed"]), PATIENCE);
    expect(device.requests.some(({ request }) => request?.address === SET_POINT)).toBe(false);
  });

  test("a node that stops leaves its device in default mode", async () => {
    const { close } = await startNode();
    await takeControl();
    expect(mode()).toBe(REMOTE);
    await close();
    expect(mode()).toBe(0);
  });
});
