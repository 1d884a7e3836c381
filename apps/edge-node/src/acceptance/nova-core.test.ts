import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ContractBattery, MODE, REMOTE, SET_POINT } from "../testing/contract-battery.ts";
import { Heartbeats } from "../testing/heartbeats.ts";
import { NodeStand, STAND_BUSES } from "../testing/node-stand.ts";
import type { OutsidePeer } from "../testing/outside-peer.ts";

const BATTERY = "gateways.gw-1.devices.BAT-1.ders.battery";
const TELEMETRY = `${BATTERY}.telemetry.json.v1`;
const ACK = `${BATTERY}.control.ems.ack`;
const EVENTS = "gateways.gw-1.events";
const STATE = "gateways.gw-1.state.json.v1";
/** The watchdog of the battery whose master falls silent; that of the other is not to end, s. */
const SHORT_S = 5;
/** Heartbeats with such a gap show nothing, ms. */
const GAP_MS = 2_500;
const PATIENCE = { timeout: 30_000, interval: 10 };

/** What of the node's state is waited for between tests. */
interface State {
  readonly devices: readonly {
    readonly control?: readonly { readonly state: string; readonly last_command?: { readonly id: string } }[];
  }[];
}

/** A battery as many are: a set-point, and a register that says whether it counts. */
const DRIVER = `
PROTOCOL = "modbus"
function driver_init(config) host.set_make("ACME") end
function driver_poll()
  local read = host.modbus_read(0, 2)
  if read then host.emit("battery", { w = host.decode_i16(read[1]), soc = read[2] / 100 }) end
  return 200
end
function driver_command(action, power_w, cmd)
  if action == "refuse" then return false end
  if action == "raise" then error("no such thing") end
  if action == "deinit" then return driver_default_mode() end
  if action ~= "battery" then return nil end
  host.modbus_write(${SET_POINT}, math.floor(power_w) & 0xFFFF)
  return host.modbus_write(${MODE}, ${REMOTE})
end
function driver_default_mode() return host.modbus_write(${MODE}, 0) end
`;

for (const bus of STAND_BUSES) {
  describe.skipIf(!bus.isAvailable)(`NovaCore on ${bus.name}`, () => {
    let stand: NodeStand;
    let peer: OutsidePeer;
    let nova: ContractBattery;
    let watched: ContractBattery;
    let beats: NodeJS.Timeout;

    beforeAll(async () => {
      nova = new ContractBattery("BAT-1");
      watched = new ContractBattery("BAT-2");
      const devices = [await nova.listen(), await watched.listen({ watchdogS: SHORT_S })];
      const files = { "drivers/acme.lua": DRIVER, "devices.json": { devices } };
      stand = await NodeStand.open(bus, files);
      peer = await stand.start();
      for (const battery of [nova, watched]) battery.peer = peer;
      await peer.until(({ heard }) => heard.find(({ subject }) => subject === TELEMETRY));
    });
    afterAll(async () => {
      await stand?.close();
      for (const battery of [nova, watched]) await battery?.server.close();
    });

    beforeEach(() => {
      nova.server.clearRequests();
      beats = setInterval(() => nova.heartbeat(), 200);
    });
    afterEach(async () => {
      nova.server.faults.clear();
      // Whatever happened, its master gives each battery back, as soon as it is heard again.
      await Promise.all([nova, watched].map(giveBack));
      clearInterval(beats);
    });

    /** Executed is not yet out of control: the node then calls the default mode until it is confirmed. */
    const isAfter = (id: string, state: string) =>
      peer.until((heard) =>
        heard
          .on<State>(STATE)
          .at(-1)
          ?.devices.flatMap(({ control = [] }) => control)
          .find((battery) => battery.last_command?.id === id && battery.state === state),
      );
    async function giveBack(battery: ContractBattery): Promise<void> {
      await isAfter(await battery.take(0, { action: "deinit" }), "idle");
      expect(battery.mode).toBe(0);
    }
    const statuses = (ref: string) => nova.acks(ref).map(({ status }) => status);
    const setPoint = () => nova.bank.holding.get(SET_POINT);

    test("finds the battery out of anybody's control, commands it, and is told twice", async () => {
      expect(nova.mode).toBe(0);
      const read = { type: "battery", make: "ACME", W: 1500, SoC_nom_fract: 0.55 };
      expect(peer.on(TELEMETRY)[0]).toMatchObject(read);
      const id = nova.command(-2000);
      expect(await nova.answers(id)).toEqual(["ack", "executed"]);
      expect([setPoint(), nova.mode]).toEqual([0x1_0000 - 2000, REMOTE]);
      const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
      const ack = (status: string) =>
        new RegExp(
          `^\\{"id":"${uuid}","v":1,"ts":\\d{13},"src":"hugin-gateway","ref":"${id}","status":"${status}"\\}$`,
        );
      const texts = peer.heard.filter(({ subject }) => subject === ACK).map(({ text }) => text);
      expect(texts).toEqual([
        expect.stringMatching(ack("ack")) as string,
        expect.stringMatching(ack("executed")) as string,
      ]);
      expect(new Set(nova.acks(id).map((one) => one.id)).size).toBe(2);
    });

    test.each([
      [-1500.5, 0x1_0000 - 1501],
      [0.75, 0],
      [1e3, 1000],
    ])("commands %d W, fractions too", async (power, register) => {
      expect(await nova.answers(nova.command(power))).toEqual(["ack", "executed"]);
      expect(setPoint()).toBe(register);
    });

    test("leaves out what the contract lets out, and sends null for what it does not set", async () => {
      nova.say("commands", '{"id":"bare","action":"battery"}');
      expect(await nova.answers("bare")).toEqual(["ack", "executed"]);
      expect(setPoint()).toBe(0);
      nova.say("commands", '{"id":"deinit","action":"deinit"}');
      expect(await nova.answers("deinit")).toEqual(["ack", "executed"]);
      await isAfter("deinit", "idle");
      expect(nova.mode).toBe(0);
      expect(
        await nova.answers(nova.command(100, { duration_ms: null, expires_at: null, v: null, ts: null })),
      ).toEqual(["ack", "executed"]);
    });

    test("an expired command gets one answer and does nothing", async () => {
      const id = nova.command(3000, { expires_at: Date.now() - 1 });
      await peer.until(() => nova.acks(id)[0]);
      // A command after it has been through the whole life when nothing more came of the first.
      expect(await nova.answers(nova.command(1))).toEqual(["ack", "executed"]);
      expect(nova.acks(id)).toMatchObject([{ status: "failed", error: "command expired" }]);
      expect(nova.setPoints).toEqual([1]);
    });

    test("a command that comes three times runs once", async () => {
      for (let n = 0; n < 3; n++) nova.command(777, { id: "thrice" });
      await peer.until(() => statuses("thrice").includes("executed"));
      await nova.answers(nova.command(778));
      nova.command(777, { id: "thrice" });
      await peer.until(() => statuses("thrice").at(-1) === "executed" && nova.acks("thrice").length >= 4);
      expect(nova.setPoints).toEqual([777, 778]);
    });

    test("a driver's no, error, and a device's refusal come back as failed", async () => {
      expect(await nova.answers(nova.command(0, { id: "no", action: "refuse" }))).toEqual(["ack", "failed"]);
      expect(nova.acks("no")[1]?.error).toBe("driver returned false");
      expect(await nova.answers(nova.command(0, { id: "raised", action: "raise" }))).toEqual([
        "ack",
        "failed",
      ]);
      expect(nova.acks("raised")[1]?.error).toContain("no such thing");
      expect(await nova.answers(nova.command(0, { id: "nil", action: "whatever" }))).toEqual([
        "ack",
        "executed",
      ]);
      nova.server.faults.refusedRanges = [
        { firstAddress: SET_POINT, lastAddress: SET_POINT, exceptionCode: 4 },
      ];
      expect(await nova.answers(nova.command(500, { id: "write" }))).toEqual(["ack", "failed"]);
      expect(nova.acks("write")[1]?.error).toContain(`register ${SET_POINT}`);
      await vi.waitFor(() => expect(nova.mode).toBe(0), PATIENCE);
    });

    test("what cannot be read is answered when it has an id, and harms nothing", async () => {
      const malformed = [
        "",
        "{",
        "null",
        "{}",
        "[]",
        '"x"',
        '{"id":7,"action":"battery","power_w":1}',
        "\u0000\u0001",
        `{"action":"battery","x":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
      ];
      const before = nova.acks().length;
      for (const text of malformed) nova.say("commands", text);
      nova.say("commands", '{"id":"text","action":"battery","power_w":"3000"}');
      nova.say("commands", '{"id":"inf","action":"battery","power_w":1e999}');
      nova.say("commands", '{"id":"nothing","power_w":3000}');
      for (const id of ["text", "inf", "nothing"]) {
        expect(await nova.answers(id)).toEqual(["failed"]);
        expect(nova.acks(id)[0]?.error).toMatch(/\S/);
      }
      expect(await nova.answers(nova.command(42))).toEqual(["ack", "executed"]);
      const refs = nova
        .acks()
        .slice(before)
        .map(({ ref }) => ref);
      expect(refs.slice(0, -2)).toEqual(["text", "inf", "nothing"]);
      expect(nova.setPoints).toEqual([42]);
    });

    test("heartbeats keep what was commanded; silence ends it; a heartbeat and a new command take it up again", async () => {
      const id = await Heartbeats.trial(
        () => watched.heartbeat(),
        GAP_MS,
        async () => {
          const taken = await watched.take(2000);
          await new Promise((resolve) => setTimeout(resolve, SHORT_S * 1000 + 500));
          expect(watched.mode).toBe(REMOTE);
          return taken;
        },
      );
      await watched.becomes(0);
      await isAfter(id, "failsafe");
      // Events are on disk before they are told, so they may come after the state.
      await peer.until(() => peer.on(EVENTS).find(({ type }) => type === "failsafe_entered"));
      expect(await watched.answers(watched.command(2000))).toEqual(["failed"]);
      expect(watched.mode).toBe(0);
      watched.server.clearRequests();
      watched.heartbeat();
      expect(await watched.answers(watched.command(2500))).toEqual(["ack", "executed"]);
      expect(watched.writes.slice(0, 2)).toEqual([
        [SET_POINT, 2500],
        [MODE, REMOTE],
      ]);
    });

    test("one command and silence is not held for ever, and any bytes are no heartbeat", async () => {
      watched.server.clearRequests();
      expect(await watched.answers(watched.command(2000))).toEqual(["ack", "executed"]);
      const noise = setInterval(() => {
        watched.say("heartbeat", "");
        watched.say("heartbeat", "beat");
        watched.say("heartbeat", { id: "old", v: 1, ts: Date.now() - 3_600_000, src: "nova-core" });
        watched.heartbeat("somebody else");
      }, 100);
      try {
        await vi.waitFor(() => {
          expect(watched.writes).toEqual([
            [SET_POINT, 2000],
            [MODE, REMOTE],
            [MODE, 0],
          ]);
        }, PATIENCE);
      } finally {
        clearInterval(noise);
      }
    });

    test("a duration ends by itself, also while heartbeats come", async () => {
      const entered = () => peer.on(EVENTS).filter(({ type }) => type === "failsafe_entered").length;
      const before = entered();
      const id = nova.command(2000, { duration_ms: 600 });
      expect(await nova.answers(id)).toEqual(["ack", "executed"]);
      await isAfter(id, "idle");
      expect(nova.mode).toBe(0);
      expect(entered()).toBe(before);
    });

    test("a second master is refused by the name of the first, until the first gives it back", async () => {
      expect(await nova.answers(nova.command(1000))).toEqual(["ack", "executed"]);
      expect(await nova.answers(nova.command(2000, { id: "other-1", src: "other" }))).toEqual(["failed"]);
      expect(nova.acks("other-1")[0]?.error).toContain("nova-core");
      expect(setPoint()).toBe(1000);
      expect(await nova.answers(nova.command(0, { action: "deinit" }))).toEqual(["ack", "executed"]);
      await vi.waitFor(() => expect(nova.mode).toBe(0), PATIENCE);
      await vi.waitFor(async () => {
        expect(await nova.answers(nova.command(2000, { src: "other" }))).toEqual(["ack", "executed"]);
      }, PATIENCE);
      expect(await nova.answers(nova.command(0, { src: "other", action: "deinit" }))).toEqual([
        "ack",
        "executed",
      ]);
    });
  });
}
