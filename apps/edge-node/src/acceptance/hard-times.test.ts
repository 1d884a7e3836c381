import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { TestNatsServer } from "@sourceful/messaging/testing";
import { ModbusServer } from "@sourceful/simulator";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ContractBattery, MODE, REMOTE, SET_POINT } from "../testing/contract-battery.ts";
import { Heartbeats } from "../testing/heartbeats.ts";
import { NodeStand, STAND_BUSES, type StandBus } from "../testing/node-stand.ts";

const EVENTS = "gateways.gw-1.events";
const PATIENCE = { timeout: 30_000, interval: 10 };
const [EMBEDDED, SERVER] = STAND_BUSES;

const DRIVER = `
PROTOCOL = "modbus"
function driver_poll()
  local read = host.modbus_read(0, 2)
  if read then host.emit("battery", { w = host.decode_i16(read[1]), soc = read[2] / 100 }) end
  return 200
end
function driver_command(action, power_w, cmd)
  host.modbus_write(${SET_POINT}, math.floor(power_w) & 0xFFFF)
  if action == "slow" then host.sleep(1500) end
  -- Time exponential in the length, inside one C function that nothing can interrupt.
  if action == "hang" then return (("a"):rep(40)):find(("a-"):rep(20) .. "b") end
  if action == "deinit" then return driver_default_mode() end
  return host.modbus_write(${MODE}, ${REMOTE})
end
function driver_default_mode() return host.modbus_write(${MODE}, 0) end
`;

/** A watchdog that ends within a test, of those that are about silence; the others have one that does not, s. */
const SHORT_S = 5;
/** Heartbeats with such a gap show nothing, ms. */
const GAP_MS = 2_500;

let battery: ContractBattery;
let stand: NodeStand;
const closers: (() => unknown)[] = [];

beforeEach(() => {
  battery = new ContractBattery("BAT-1");
  closers.push(() => battery.server.close());
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

interface Scene {
  readonly bus?: StandBus | undefined;
  /** Beside the battery. */
  readonly devices?: readonly object[];
  readonly files?: Readonly<Record<string, string>>;
  readonly watchdogS?: number;
  /** Before the program starts. */
  readonly prepare?: () => Promise<void>;
}

async function open(scene: Scene = {}): Promise<void> {
  const { bus = EMBEDDED, devices = [], files = {}, watchdogS = 60, prepare } = scene;
  if (!bus) throw new Error("no such bus");
  const configured = { devices: [await battery.listen({ watchdogS }), ...devices] };
  stand = await NodeStand.open(bus, { "drivers/acme.lua": DRIVER, "devices.json": configured, ...files });
  closers.push(() => stand.close());
  await prepare?.();
  battery.peer = await stand.start();
  const telemetry = "gateways.gw-1.devices.BAT-1.ders.battery.telemetry.json.v1";
  await battery.peer.until((peer) => peer.on(telemetry)[0], PATIENCE.timeout);
}

describe("a power cut", () => {
  test("in control: the battery is brought into default mode at the next start, and no command runs again", async () => {
    await open();
    await battery.take(1000);
    const done = battery.command(2000);
    const before = await battery.outcome(done);
    expect(before.status).toBe("executed");
    battery.command(3000, { id: "under-way", action: "slow" });
    await vi.waitFor(() => expect(battery.setPoints).toContain(3000), PATIENCE);
    await stand.kill();
    expect(battery.mode).toBe(REMOTE);

    battery.server.clearRequests();
    battery.peer = await stand.start();
    await battery.becomes(0);
    // The bus repeats what it had.
    for (let n = 0; n < 20; n++) {
      battery.command(2000, { id: done });
      battery.command(3000, { id: "under-way", action: "slow" });
    }
    await vi.waitFor(() => expect(battery.acks("under-way")).toHaveLength(20), PATIENCE);
    await vi.waitFor(() => expect(battery.acks(done)).toHaveLength(20), PATIENCE);
    expect(battery.acks(done)).toEqual(Array.from({ length: 20 }, () => before));
    expect(new Set(battery.acks("under-way").map(({ code }) => code))).toEqual(new Set(["outcome_unknown"]));
    expect(battery.setPoints).toEqual([]);
    // Nobody was silent, as far as the node knows: its master goes on with a new command.
    await battery.take(2500);
    expect(battery.setPoints).toEqual([2500]);
  });

  test("in failsafe: the next start goes on with it, until a heartbeat and a new command", async () => {
    await open({ watchdogS: SHORT_S });
    await battery.take(1000);
    await battery.becomes(0);
    await battery.peer?.until((peer) => peer.on(EVENTS).find(({ type }) => type === "failsafe_entered"));
    // Told is on disk.
    await stand.kill();
    battery.bank.holding.set(MODE, REMOTE);
    battery.server.clearRequests();
    battery.peer = await stand.start();
    await battery.becomes(0);
    await vi.waitFor(async () => {
      expect(await battery.outcome(battery.command(2000))).toMatchObject({
        status: "failed",
        code: "failsafe",
      });
    }, PATIENCE);
    expect(battery.setPoints).toEqual([]);
    await battery.take(2000);
    expect(battery.writes.filter(([, value]) => value !== 0).slice(0, 2)).toEqual([
      [SET_POINT, 2000],
      [MODE, REMOTE],
    ]);
  });
});

describe("a device", () => {
  test("that goes away in the middle of a command, and comes back under remote control, is brought into default mode", async () => {
    await open();
    await battery.take(1000);
    const { port } = battery.server;
    battery.server.faults.forRequest = ({ request }) =>
      request?.action === "write-registers" && request.address === MODE ? { action: "close" } : undefined;
    const dies = battery.command(2000);
    expect((await battery.outcome(dies)).status).toBe("failed");
    await battery.server.close();
    expect((await battery.outcome(battery.command(2100))).status).toBe("failed");
    expect(battery.mode).toBe(REMOTE);
    battery.server = new ModbusServer({ units: { 1: battery.bank } });
    await battery.server.listen(port);
    await battery.becomes(0);
    await battery.take(2200);
    expect(battery.mode).toBe(REMOTE);
  });
});

describe("a driver that hangs in the middle of a command", () => {
  test("is put out and told of; its device is brought into default mode, its neighbour obeys on; mended, it obeys again", async () => {
    const neighbour = new ContractBattery("BAT-2");
    closers.push(() => neighbour.server.close());
    const devices = [await neighbour.listen({ driver: "other" })];
    await open({ devices, files: { "drivers/other.lua": DRIVER } });
    neighbour.peer = battery.peer;
    await neighbour.take(500);
    await battery.take(1000);
    const beats = setInterval(() => {
      battery.heartbeat();
      neighbour.heartbeat();
    }, 200);
    closers.push(() => clearInterval(beats));
    const hangs = battery.command(2000, { action: "hang" });
    expect(await battery.outcome(hangs)).toMatchObject({ status: "failed", code: "outcome_unknown" });
    // Both share a worker, or not: either way the neighbour can be commanded at the end.
    await neighbour.take(600);
    await battery.peer?.until((peer) =>
      peer.on(EVENTS).find(({ type, device }) => type === "default_confirmed" && device === "BAT-1"),
    );
    expect(battery.mode).toBe(0);
    expect(await battery.outcome(battery.command(1))).toMatchObject({ status: "failed" });
    await stand.write("drivers/acme.lua", DRIVER.replace(/if action == "hang".*\n/, ""));
    await battery.take(2500);
    expect(battery.mode).toBe(REMOTE);
  });
});

describe("a storm", () => {
  test("of 1,000 commands: each gets one last word, what was executed is what was written, then all is as before", async () => {
    await open();
    await battery.take(1);
    battery.server.clearRequests();
    const beats = setInterval(() => battery.heartbeat(), 200);
    closers.push(() => clearInterval(beats));
    const ids = Array.from({ length: 1_000 }, (_, n) => battery.command(1_000 + n));
    const asked = new Set(ids);
    const lastWords = () => battery.acks().filter(({ ref, status }) => asked.has(ref) && status !== "ack");
    await vi.waitFor(() => expect(lastWords().length).toBeGreaterThanOrEqual(ids.length), PATIENCE);
    // Looked through once: the device is in this process, and must not be held up for long.
    const outcomes = new Map(lastWords().map((ack) => [ack.ref, ack]));
    const executed = ids.filter((id) => outcomes.get(id)?.status === "executed");
    expect(executed.length).toBeGreaterThanOrEqual(16);
    const refused = [...outcomes.values()].filter(({ status }) => status === "failed");
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["busy"]));
    expect(battery.setPoints).toEqual(executed.map((id) => 1_000 + ids.indexOf(id)));
    expect(
      lastWords()
        .map(({ ref }) => ref)
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect((await battery.outcome(battery.command(7))).status).toBe("executed");
    expect(battery.setPoints.at(-1)).toBe(7);
  });
});

describe("the node's clock", () => {
  /** Loaded before the program, in every thread of it: the wall clock is off by what the file says, ms. */
  const clock = (file: string) => `
    import { readFileSync } from "node:fs";
    const trueNow = Date.now;
    Date.now = () => trueNow() + Number(readFileSync(${JSON.stringify(file)}, "utf8"));
  `;

  test.each([
    ["a day ahead", 86_400_000],
    ["a day back", -86_400_000],
  ])("that is set %s changes nothing for a master that goes on, and no silence", async (_words, jumpMs) => {
    await open({
      watchdogS: SHORT_S,
      files: { offset: "0" },
      prepare: async () => {
        await stand.write("clock.mjs", clock(join(stand.directory, "offset")));
        stand.env = { NODE_OPTIONS: `--import=${pathToFileURL(join(stand.directory, "clock.mjs")).href}` };
      },
    });
    await Heartbeats.trial(
      () => battery.heartbeat(),
      GAP_MS,
      async () => {
        await stand.write("offset", "0");
        await battery.take(1000);
        await pause(500);
        await stand.write("offset", String(jumpMs));
        // Longer than the watchdog.
        await pause(SHORT_S * 1000 + 500);
        expect(battery.mode).toBe(REMOTE);
        const { ts, status } = await battery.outcome(battery.command(2000));
        expect(status).toBe("executed");
        // The jump did arrive.
        expect(Math.abs(ts - Date.now() - jumpMs)).toBeLessThan(60_000);
      },
    );
    await battery.becomes(0);
    await battery.peer?.until((peer) => peer.on(EVENTS).find(({ type }) => type === "failsafe_entered"));
  });
});

describe("two masters", () => {
  test("of whom one falls silent: the other takes over after failsafe, not before", async () => {
    await open({ watchdogS: SHORT_S });
    battery.server.clearRequests();
    await battery.take(1000);
    const others = setInterval(() => {
      battery.heartbeat("other");
      battery.command(4000, { src: "other" });
    }, 100);
    closers.push(() => clearInterval(others));
    await vi.waitFor(() => expect(battery.writes).toContainEqual([SET_POINT, 4000]), PATIENCE);
    await battery.becomes(REMOTE);
    expect(battery.writes.slice(0, 5)).toEqual([
      [SET_POINT, 1000],
      [MODE, REMOTE],
      [MODE, 0],
      [SET_POINT, 4000],
      [MODE, REMOTE],
    ]);
    expect((await battery.outcome(battery.command(1000))).error).toContain("other");
    await vi.waitFor(() => {
      expect(battery.peer?.on(EVENTS).map(({ type, src }) => `${type} ${src}`)).toEqual([
        "master_refused other",
        "failsafe_entered nova-core",
        "default_confirmed undefined",
        "failsafe_left other",
        "master_refused nova-core",
      ]);
    }, PATIENCE);
  });
});

describe.skipIf(!TestNatsServer.isAvailable)("a bus that goes away (needs nats-server)", () => {
  test("takes the master's heartbeats with it: default mode; what ended meanwhile is told to who asks again", async () => {
    await open({ bus: SERVER, watchdogS: SHORT_S });
    await battery.take(1000);
    const slow = battery.command(2000, { action: "slow" });
    await vi.waitFor(() => expect(battery.setPoints).toContain(2000), PATIENCE);
    await stand.broker.kill();
    await vi.waitFor(() => expect(battery.mode).toBe(0), PATIENCE);
    await stand.broker.restart();
    // It asks what became of it, as often as it takes: a bus keeps nothing for who is not there.
    await vi.waitFor(
      () => {
        battery.command(2000, { id: slow, action: "slow" });
        expect(battery.final(slow)).toMatchObject({ status: "executed" });
      },
      { ...PATIENCE, interval: 200 },
    );
    expect(battery.setPoints.filter((value) => value === 2000)).toHaveLength(1);
    await battery.take(3000);
    expect(battery.mode).toBe(REMOTE);
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
