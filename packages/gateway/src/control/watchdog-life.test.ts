import { DeviceError } from "@sourceful/domain";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ControlSite } from "../testing/control-site.ts";

const WRITE = { address: 40_100, values: [1], ok: true };
const HOUR = 3_600_000;

let site: ControlSite;
beforeEach(async () => {
  site = await ControlSite.create();
});
afterEach(() => site.stop());

/** Default mode is refused by the device so often, then works. */
function defaultFails(times: number): void {
  let left = times;
  site.plane.answer = (fn) => {
    if (fn !== "driver_default_mode") return {};
    left -= 1;
    return left >= 0 ? { returned: [false] } : {};
  };
}

/** Brings the DER into failsafe. */
async function expire(): Promise<void> {
  await site.command();
  await site.clock.advance(60_000);
  site.takeCalls();
}

describe("at the start", () => {
  test("default mode is called once after init and before the first poll, then commands are taken", async () => {
    await site.start();
    expect(site.plane.journal.slice(0, 4)).toEqual([
      "open@0",
      "driver_init@0",
      "driver_default_mode@0",
      "driver_poll@0",
    ]);
    expect(site.plane.calls[1]).toMatchObject({
      args: ["battery"],
      options: { deadlineMs: 5_000, writes: "bounded", urgent: true },
    });
    expect(await site.told()).toEqual({ der: "battery", state: "idle", default_confirmed: true });
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
    expect(site.events()).toEqual([]);
  });

  test("no command is taken until it is confirmed; it is tried after 100 ms doubling to 30 s", async () => {
    defaultFails(12);
    await site.start();
    expect(site.acks(await site.command())).toMatchObject([
      {
        status: "failed",
        code: "not_ready",
        error: "its default mode is not confirmed yet: driver returned false",
      },
    ]);
    await site.clock.advance(200_000);
    const times = site.plane.journal
      .filter((entry) => entry.startsWith("driver_default_mode"))
      .map((entry) => Number(entry.split("@")[1]));
    const pauses = times.slice(1).map((ms, index) => ms - (times[index] ?? 0));
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000, 30_000]);
    expect(site.events().map(({ type }) => type)).toEqual(["default_unconfirmed", "default_confirmed"]);
    expect(site.events()[0]).toMatchObject({
      v: 1,
      device: "BAT-1",
      der: "battery",
      reason: "driver returned false",
    });
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
  });

  test("a write of the default mode that failed leaves it unconfirmed, whatever it returns", async () => {
    site.plane.answer = (fn) =>
      fn === "driver_default_mode"
        ? { returned: [true], writes: [{ ...WRITE, ok: false, error: "refused" }] }
        : {};
    await site.start();
    expect(await site.told()).toMatchObject({
      state: "unguarded",
      default_confirmed: false,
      problem: "write to register 40100 failed: refused",
    });
  });
});

describe("the watchdog", () => {
  beforeEach(async () => {
    await site.start();
    site.takeCalls();
  });

  test("is armed by the first command and ends 60 s later to the millisecond", async () => {
    await site.clock.advance(HOUR);
    expect(site.takeCalls()).toEqual([]);
    await site.command();
    expect((await site.told()).expires_in_ms).toBe(60_000);
    await site.clock.advance(58_999);
    expect(site.takeCalls()).toEqual(["battery 1000"]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect(await site.told()).toMatchObject({ state: "failsafe", default_confirmed: true });
    expect(site.events()).toMatchObject([
      { type: "failsafe_entered", device: "BAT-1", der: "battery", src: "nova" },
      { type: "default_confirmed" },
    ]);
  });

  test("takes its time from devices.json", async () => {
    await site.stop();
    site.devices = site.devices.map((device) => ({ ...device, control: { watchdog_s: 2.5 } }));
    await site.start();
    await site.command();
    site.takeCalls();
    await site.clock.advance(2_499);
    expect(site.takeCalls()).toEqual([]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
  });

  test("is fed by heartbeats of the holder and by its commands", async () => {
    await site.command();
    for (let n = 0; n < 5; n++) {
      await site.clock.advance(50_000);
      await site.heartbeat();
    }
    await site.clock.advance(50_000);
    await site.command();
    await site.clock.advance(59_999);
    expect(site.takeCalls().filter((call) => call.startsWith("default"))).toEqual([]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
  });

  test.each<[string, (ms: number) => Promise<void> | void]>([
    ["a heartbeat of another master", () => site.heartbeat("other")],
    ["a heartbeat that is two minutes old", () => site.heartbeat("nova", site.clock.nowMs() - 120_000)],
    ["a heartbeat that was seen before", (ms) => site.heartbeat("nova", site.clock.nowMs() - ms)],
    ["bytes that are none", () => site.post("BAT-1/battery", "heartbeat", Buffer.from("x"))],
    ["an empty message", () => site.post("BAT-1/battery", "heartbeat", new Uint8Array())],
    ["a heartbeat without sender", () => site.post("BAT-1/battery", "heartbeat", Buffer.from('{"ts":1}'))],
    ["a command of another master", () => site.command({ src: "other" }).then(() => undefined)],
    ["a command that is refused", () => site.command({ expires_at: 1 }).then(() => undefined)],
    ["a command that cannot be read", () => site.command({ power_w: "x" }).then(() => undefined)],
  ])("is not fed by %s", async (_, feed) => {
    await site.command();
    await site.heartbeat();
    const atMs = site.clock.monotonicMs();
    for (let n = 0; n < 5; n++) {
      await site.clock.advance(10_000);
      await feed(site.clock.monotonicMs() - atMs);
    }
    site.takeCalls();
    await site.clock.advance(10_000);
    expect(site.takeCalls()).toEqual(["default battery"]);
  });

  test("is fed by anybody's heartbeats when the command that armed it named no sender", async () => {
    await site.command({ src: "" });
    for (let n = 0; n < 5; n++) {
      await site.clock.advance(30_000);
      await site.heartbeat("ems");
    }
    site.takeCalls();
    await site.clock.advance(59_999);
    expect(site.takeCalls()).toEqual([]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
    await site.heartbeat("ems");
    expect(site.answers(await site.command({ src: "" }))).toEqual(["ack", "executed"]);
  });

  test("malformed heartbeats are kept in quarantine, as few as a flood deserves", async () => {
    for (let n = 0; n < 500; n++) site.post("BAT-1/battery", "heartbeat", Buffer.from(`${n}`));
    await site.clock.advance(10_000);
    site.post("BAT-1/battery", "heartbeat", Buffer.from("last"));
    await site.clock.advance(0);
    const kept = await site.quarantine.newest(1000);
    expect(kept).toHaveLength(51);
    expect(kept[0]).toMatchObject({ code: "message_invalid", unkept: 450 });
  });

  test.each([
    ["forward", 6 * HOUR],
    ["back", -6 * HOUR],
  ])("our wall clock going %s neither ends it nor feeds it", async (_, jumpMs) => {
    await site.command();
    await site.heartbeat();
    const senderMs = (): number => site.clock.monotonicMs() + Date.UTC(2026, 0, 1);
    await site.clock.advance(10_000);
    site.clock.jumpWallClockTo(site.clock.nowMs() + jumpMs);
    for (let n = 0; n < 12; n++) {
      await site.clock.advance(10_000);
      await site.heartbeat("nova", senderMs());
    }
    expect(site.takeCalls()).toEqual(["battery 1000"]);
    // Silence: it ends by the monotonic clock.
    await site.clock.advance(59_999);
    expect(site.takeCalls()).toEqual([]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
  });

  test.each([
    ["forward", 50_000],
    ["back", -50_000],
  ])("the master's clock going %s by less than a minute does not end it", async (_, offMs) => {
    await site.command();
    await site.heartbeat();
    for (let n = 0; n < 8; n++) {
      await site.clock.advance(19_999);
      await site.heartbeat("nova", site.clock.nowMs() + offMs);
    }
    expect(site.takeCalls()).toEqual(["battery 1000"]);
  });

  test.each([
    ["forward", 2 * HOUR],
    ["back", -2 * HOUR],
  ])("a master whose clock goes %s by hours is not believed any more", async (_, offMs) => {
    await site.command();
    await site.heartbeat();
    site.takeCalls();
    for (let n = 0; n < 5; n++) {
      await site.clock.advance(10_000);
      await site.heartbeat("nova", site.clock.nowMs() + offMs);
    }
    await site.clock.advance(10_000);
    expect(site.takeCalls()).toEqual(["default battery"]);
  });
});

describe("failsafe", () => {
  beforeEach(() => site.start());

  test("is left by a heartbeat and then a command, in that order", async () => {
    await expire();
    expect(site.acks(await site.command())).toMatchObject([{ status: "failed", code: "failsafe" }]);
    await site.heartbeat();
    expect((await site.told()).state).toBe("listening");
    expect(site.answers(await site.command({ src: "other" }))).toEqual(["failed:failsafe"]);
    expect(site.takeCalls()).toEqual([]);
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
    expect(site.events().map(({ type, src }) => [type, src])).toEqual([
      ["failsafe_entered", "nova"],
      ["default_confirmed", undefined],
      ["failsafe_left", "nova"],
    ]);
  });

  test("goes on when the heartbeats end again before a command came", async () => {
    await expire();
    await site.heartbeat();
    await site.clock.advance(60_000);
    expect(site.answers(await site.command())).toEqual(["failed:failsafe"]);
  });

  test("default mode is tried until it is confirmed, and no command runs before", async () => {
    await site.command();
    site.takeCalls();
    defaultFails(3);
    await site.clock.advance(60_000);
    expect(site.takeCalls()).toEqual(["default battery"]);
    await site.heartbeat();
    expect(site.answers(await site.command())).toEqual(["failed:failsafe"]);
    expect(await site.told()).toMatchObject({
      state: "failsafe",
      default_confirmed: true,
    });
    expect(site.takeCalls()).toEqual(Array(3).fill("default battery"));
    expect(site.events().map(({ type }) => type)).toEqual([
      "failsafe_entered",
      "default_unconfirmed",
      "default_confirmed",
    ]);
  });

  test.each([
    ["stopped and started", () => site.stop().then(() => site.start())],
    ["cut off and started", () => site.crash()],
    [
      "cut off in the middle of default mode",
      async () => {
        await site.heartbeat();
        await site.command();
        site.plane.answer = (fn) => (fn === "driver_default_mode" ? new Promise(() => undefined) : {});
        await site.clock.advance(60_000);
        site.plane.answer = () => ({});
        await site.crash();
      },
    ],
  ])("is resumed by a gateway that was %s", async (_, restart) => {
    await expire();
    await restart();
    expect(site.takeCalls().at(-1)).toBe("default battery");
    expect(await site.told()).toMatchObject({ state: "failsafe", default_confirmed: true });
    expect(site.answers(await site.command())).toEqual(["failed:failsafe"]);
    await site.heartbeat();
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
  });

  /** From now on the disk keeps every write waiting, until it is let go. */
  function holdDisk(): () => void {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    site.disk.beforeDatasync = () => held;
    return letGo;
  }

  test("is not told of before it is on disk, and default mode does not wait for that", async () => {
    await site.command();
    site.takeCalls();
    const letGo = holdDisk();
    await site.clock.advance(60_000);
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect(await site.told()).toMatchObject({ state: "controlled", holder: "nova" });
    expect(site.events()).toEqual([]);
    // Killed in between, it knows at the next start no less than anybody was told.
    const crashing = site.crash();
    letGo();
    await crashing;
    expect((await site.told()).state).toBe("idle");
  });

  test("is resumed by a gateway that was cut off in the moment it told of it", async () => {
    await site.command();
    site.bus.isLost = ({ subject }) => {
      // Nothing survives of what is not stored yet.
      if (subject.endsWith(".events")) site.disk = site.disk.cutPower(() => 0.6);
      return false;
    };
    await site.clock.advance(60_000);
    expect(site.events()[0]).toMatchObject({ type: "failsafe_entered" });
    site.bus.isLost = () => false;
    await site.stop();
    await site.start();
    expect((await site.told()).state).toBe("failsafe");
  });

  test.each<[string, () => () => void, RegExp]>([
    [
      "refuses to keep",
      () => {
        site.disk.fail("datasync", "EIO");
        return () => site.disk.heal();
      },
      /for 60000 ms; not on disk: .*cannot be written/,
    ],
    ["does not answer for", holdDisk, /for 60000 ms; not on disk: the disk has not answered for 2000 ms/],
  ])("that the disk %s is told with the reason", async (_, breakDisk, reason) => {
    await site.command();
    const mend = breakDisk();
    await site.clock.advance(62_000);
    expect(site.events()).toMatchObject([
      { type: "failsafe_entered", src: "nova", reason: expect.stringMatching(reason) },
      { type: "default_confirmed" },
    ]);
    expect((await site.told()).state).toBe("failsafe");
    mend();
  });

  test("that the disk refuses to keep is offered to it again", async () => {
    await site.command();
    site.disk.fail("datasync", "ENOSPC");
    site.disk.fail("create", "ENOSPC");
    await site.clock.advance(61_000);
    expect((await site.told()).state).toBe("failsafe");
    site.disk.heal();
    await site.clock.advance(60_000);
    await site.crash();
    expect((await site.told()).state).toBe("failsafe");
    expect(site.answers(await site.command())).toEqual(["failed:failsafe"]);
  });

  test("of a ledger that could not be read outlives what the ledger says, once it can", async () => {
    await site.command();
    await site.clock.advance(61_000);
    await site.heartbeat();
    await site.command();
    await site.command({ action: "deinit" });
    await site.stop();
    site.disk.fail("create", "EROFS");
    site.disk.fail("open", "EIO");
    await site.start();
    site.disk.heal();
    await site.clock.advance(60_000);
    await site.crash();
    expect((await site.told()).state).toBe("failsafe");
  });

  test("is not resumed once it was left", async () => {
    await expire();
    await site.heartbeat();
    await site.command();
    await site.crash();
    expect((await site.told()).state).toBe("idle");
  });

  test("outlives a change of the device's configuration", async () => {
    await expire();
    const [device] = site.devices;
    if (!device) throw new Error("there is a device");
    const store = { find: () => undefined } as never;
    const changed = [{ ...device, port: 1502 }];
    const following = site.gateway.follow({ devices: changed, store });
    await site.clock.advance(3_000);
    await following;
    expect((await site.told()).state).toMatch(/expired|failsafe/);
  });
});

describe("two masters", () => {
  beforeEach(async () => {
    await site.start();
    await site.command();
    site.takeCalls();
  });

  test("the second is refused with the name of the first, and told of once", async () => {
    const refused = await site.command({ src: "other" });
    expect(site.acks(refused)).toMatchObject([
      { status: "failed", code: "held", error: 'it is held by "nova"' },
    ]);
    await site.command({ src: "other" });
    expect(site.takeCalls()).toEqual([]);
    expect(site.events()).toMatchObject([{ type: "master_refused", src: "other", holder: "nova" }]);
    expect((await site.told()).holder).toBe("nova");
  });

  test.each<[string, () => Promise<unknown>]>([
    ["gave it back", () => site.command({ action: "deinit" })],
    [
      "let its duration end",
      async () => {
        await site.command({ duration_ms: 5_000 });
        await site.clock.advance(5_000);
      },
    ],
  ])("the second may command when the first %s", async (_, release) => {
    await release();
    expect(site.takeCalls().at(-1)).toBe("default battery");
    expect(await site.told()).toMatchObject({ state: "idle", default_confirmed: true });
    expect(site.answers(await site.command({ src: "other" }))).toEqual(["ack", "executed"]);
    expect((await site.told()).holder).toBe("other");
  });

  test("the second may command after the first fell silent, once it has said a heartbeat", async () => {
    await site.clock.advance(60_000);
    expect(site.answers(await site.command({ src: "other" }))).toEqual(["failed:failsafe"]);
    await site.heartbeat("other");
    expect(site.answers(await site.command({ src: "other" }))).toEqual(["ack", "executed"]);
  });

  test("one whose first command failed without a write holds nothing", async () => {
    await site.command({ action: "deinit" });
    site.plane.answer = (fn) => (fn === "driver_command" ? { returned: [false] } : {});
    await site.command({ action: "chrage" });
    site.plane.answer = () => ({});
    expect((await site.told()).state).toBe("idle");
    expect(site.answers(await site.command({ src: "other" }))).toEqual(["ack", "executed"]);
  });
});

describe("the site guard", () => {
  const guardCommand = (id: string, parts: object = {}) =>
    site.gateway.command("BAT-1", "battery", {
      id,
      src: "site-guard",
      action: "battery",
      power_w: 0,
      ...parts,
    });
  beforeEach(() => site.start());

  test("takes a DER from its master, keeps it while it speaks, and gives it back", async () => {
    await site.command();
    expect(await guardCommand("g1")).toEqual({ status: "executed" });
    expect(await site.told()).toMatchObject({ state: "guarded", holder: "site-guard" });
    expect(site.acks(await site.command())).toMatchObject([
      { code: "held", error: 'it is held by "site-guard"' },
    ]);
    await site.clock.advance(50_000);
    await guardCommand("g2");
    site.takeCalls();
    await site.clock.advance(50_000);
    expect(site.takeCalls()).toEqual([]);
    await guardCommand("g3", { action: "deinit" });
    await site.clock.advance(0);
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
  });

  test("may command in failsafe, which goes on when it has done", async () => {
    await expire();
    expect(await guardCommand("g1")).toEqual({ status: "executed" });
    await guardCommand("g2", { action: "deinit" });
    await site.clock.advance(0);
    expect(site.takeCalls()).toEqual(["battery 0", "deinit 0", "default battery"]);
    expect((await site.told()).state).toBe("failsafe");
    expect(site.answers(await site.command())).toEqual(["failed:failsafe"]);
  });

  test("may not command while default mode is not confirmed", async () => {
    defaultFails(Number.POSITIVE_INFINITY);
    await site.command({ action: "deinit" });
    expect(await guardCommand("g1")).toMatchObject({ code: "reverting" });
  });

  test("that falls silent itself leaves default mode behind", async () => {
    await guardCommand("g1");
    site.takeCalls();
    await site.clock.advance(60_000);
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect((await site.told()).state).toBe("idle");
  });

  test("is asked about nobody's commands but others'", async () => {
    await site.stop();
    await site.start({ guard: { refuse: () => ({ code: "fuse", reason: "over" }) } });
    expect(await guardCommand("g1")).toEqual({ status: "executed" });
  });
});

describe("durations", () => {
  beforeEach(async () => {
    await site.start();
    site.takeCalls();
  });

  test("end in default mode, however well the watchdog is fed", async () => {
    await site.command({ duration_ms: 90_000 });
    await site.clock.advance(50_000);
    await site.heartbeat();
    await site.clock.advance(39_999);
    expect(site.takeCalls()).toEqual(["battery 1000"]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect((await site.told()).state).toBe("idle");
    expect(site.events().map(({ type }) => type)).toEqual(["default_confirmed"]);
  });

  test("are replaced by that of the next command", async () => {
    await site.command({ duration_ms: 10_000 });
    await site.command();
    await site.clock.advance(50_000);
    expect(site.takeCalls()).toEqual(["battery 1000", "battery 1000"]);
  });

  test("go on when a later command fails before it wrote, and end at once when they ended meanwhile", async () => {
    await site.command({ duration_ms: 10_000 });
    site.plane.answer = (fn) => (fn === "driver_command" ? { returned: [false] } : {});
    await site.command();
    await site.command({ duration_ms: 1_000 });
    site.takeCalls();
    await site.clock.advance(9_999);
    expect(site.takeCalls()).toEqual([]);
    await site.clock.advance(1);
    expect(site.takeCalls()).toEqual(["default battery"]);
    site.plane.answer = () => ({});
    await site.command({ duration_ms: 10_000 });
    let refuse = (): void => undefined;
    site.plane.answer = (fn) =>
      fn === "driver_command"
        ? new Promise((resolve) => (refuse = () => resolve({ returned: [false] })))
        : {};
    await site.command();
    await site.clock.advance(11_000);
    site.takeCalls();
    refuse();
    await site.clock.advance(0);
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect((await site.told()).state).toBe("idle");
  });

  test("of weeks do not end at once", async () => {
    const month = 30 * 24 * HOUR;
    await site.command({ duration_ms: month });
    site.takeCalls();
    expect((await site.told()).state).toBe("controlled");
  });
});

describe("what nobody knows", () => {
  beforeEach(async () => {
    await site.start();
    site.takeCalls();
  });

  test.each([
    ["fails after a write", { returned: [false], writes: [WRITE] }],
    [
      "raises after a write",
      { ok: false, error: { code: "driver_failed" as const, message: "x" }, writes: [WRITE] },
    ],
  ])("a command that %s leaves default mode behind", async (_, report) => {
    site.plane.answer = (fn) => (fn === "driver_command" ? report : {});
    await site.command();
    expect(site.takeCalls()).toEqual(["battery 1000", "default battery"]);
    expect((await site.told()).state).toBe("idle");
  });

  test("a later command that fails before it wrote leaves the earlier one in force", async () => {
    await site.command();
    site.plane.answer = (fn) => (fn === "driver_command" ? { returned: [false] } : {});
    await site.command();
    expect(site.takeCalls()).toEqual(["battery 1000", "battery 1000"]);
    expect(await site.told()).toMatchObject({ state: "controlled", holder: "nova" });
  });

  test("a worker that was replaced has default mode called when its driver is initialised again", async () => {
    await site.command();
    site.takeCalls();
    site.plane.announce({ type: "restarted", reason: "a neighbour hung" });
    await site.clock.advance(0);
    expect(site.plane.journal.slice(-3).map((entry) => entry.split("@")[0])).toEqual([
      "driver_init",
      "driver_default_mode",
      "driver_poll",
    ]);
    expect(await site.told()).toMatchObject({ state: "idle" });
  });

  test("a driver that is put out has its default mode called as soon as one is back", async () => {
    await site.command();
    site.plane.announce({ type: "quarantined", reason: "it hung" });
    site.takeCalls();
    expect(site.answers(await site.command())).toEqual(["failed:device_not_connected"]);
    await site.clock.advance(60_000);
    expect(site.takeCalls()).toEqual([]);
    expect(await site.told()).toMatchObject({ state: "expired", default_confirmed: false });
    site.plane.announce({ type: "restarted", reason: "the driver was changed" });
    await site.clock.advance(0);
    expect(site.takeCalls()).toContain("default battery");
    expect((await site.told()).state).toBe("failsafe");
  });
});

describe("a driver that hangs its worker", () => {
  const hung = new DeviceError("driver battery is quarantined: its event loop hung", {
    code: "driver_quarantined",
  });
  /** From now on it hangs in these functions. */
  const hangsIn = (...names: string[]): void => {
    site.plane.answer = (fn) => (names.includes(fn) ? hung : {});
  };
  const fnsSince = () => site.plane.takeJournal().map((entry) => entry.split("@")[0]);
  beforeEach(async () => {
    await site.start();
    await site.command();
    site.plane.takeJournal();
    site.takeCalls();
  });

  test("has its default mode called once apart from other devices, and takes no command any more", async () => {
    hangsIn("driver_poll");
    await site.clock.advance(10_000);
    expect(fnsSince()).toEqual([
      "driver_poll",
      "close",
      "open",
      "driver_init",
      "driver_default_mode",
      "close",
    ]);
    expect(site.plane.specs.map(({ isSuspect }) => isSuspect)).toEqual([undefined, true]);
    expect(await site.told()).toMatchObject({ state: "idle", default_confirmed: true });
    expect(site.events().map(({ type }) => type)).toEqual(["default_confirmed"]);
    expect(site.answers(await site.command())).toEqual(["failed:device_not_connected"]);
    await site.clock.advance(HOUR);
    expect(site.plane.specs).toHaveLength(2);
  });

  test.each([
    ["its default mode", ["driver_poll", "driver_default_mode"]],
    ["its initialisation", ["driver_poll", "driver_init", "driver_default_mode"]],
  ])("and hangs in %s again is given up, aloud", async (_, names) => {
    hangsIn(...names);
    await site.clock.advance(10_000);
    expect(await site.told()).toMatchObject({ state: "reverting", default_confirmed: false });
    expect(site.events()).toMatchObject([
      { type: "default_unconfirmed", reason: expect.stringContaining("quarantined") },
    ]);
    expect(site.logger.lines).toContainEqual(
      expect.objectContaining({ level: "error", message: "default mode is not confirmed; trying again" }),
    );
    await site.clock.advance(HOUR);
    expect(site.plane.specs).toHaveLength(2);
    expect((await site.told()).state).toBe("reverting");
  });

  test("in a command leaves default mode behind", async () => {
    hangsIn("driver_command", "driver_poll");
    expect(site.answers(await site.command())).toEqual(["ack", "failed:outcome_unknown"]);
    await site.clock.advance(10_000);
    expect(await site.told()).toMatchObject({ state: "idle", default_confirmed: true });
  });

  test("and is held by the site guard stays as it is, because nothing could hold it again", async () => {
    const hold = { id: "g-1", src: "site-guard", action: "battery", power_w: 500 };
    expect(await site.gateway.command("BAT-1", "battery", hold)).toEqual({ status: "executed" });
    site.takeCalls();
    hangsIn("driver_poll");
    await site.clock.advance(10_000);
    expect(site.takeCalls()).toEqual([]);
    expect(site.plane.specs).toHaveLength(1);
    expect((await site.told()).state).toBe("guarded");
  });

  test("and is in default mode already is not called again", async () => {
    await site.command({ action: "deinit" });
    site.plane.takeJournal();
    hangsIn("driver_poll");
    await site.clock.advance(HOUR);
    expect(fnsSince()).toEqual(["driver_poll", "close"]);
  });

  test("takes no command while its default mode is on its way", async () => {
    let finish = (): void => undefined;
    site.plane.answer = (fn) => {
      if (fn === "driver_poll") return hung;
      return fn === "driver_default_mode" ? new Promise((resolve) => (finish = () => resolve({}))) : {};
    };
    await site.clock.advance(10_000);
    expect(site.answers(await site.command())).toEqual(["failed:device_not_connected"]);
    expect((await site.told()).state).toBe("reverting");
    finish();
    expect((await site.told()).state).toBe("idle");
  });

  test("and a gateway that stops meanwhile is not held up, nor is anything tried later", async () => {
    let finish = (): void => undefined;
    site.plane.answer = (fn) => {
      if (fn === "driver_poll") return hung;
      return fn === "driver_init" ? new Promise((resolve) => (finish = () => resolve({}))) : {};
    };
    await site.clock.advance(10_000);
    const { clock } = site;
    await site.stop();
    site.takeCalls();
    finish();
    await clock.advance(0);
    expect(site.takeCalls()).toEqual([]);
    expect(clock.pendingCount).toBe(0);
  });
});

test.each([
  ["reads only", ["driver_init", "driver_poll"]],
  ["has no default mode", ["driver_init", "driver_poll", "driver_command"]],
])("a driver that %s and hangs its worker is put out, and nothing else", async (_, functions) => {
  site.plane.functions = functions;
  await site.start();
  site.plane.answer = (fn) =>
    fn === "driver_poll" ? new DeviceError("quarantined", { code: "driver_quarantined" }) : {};
  site.takeCalls();
  await site.clock.advance(HOUR);
  expect(site.takeCalls()).toEqual([]);
  expect(site.plane.specs).toHaveLength(1);
  expect(site.events()).toEqual([]);
  expect((await site.told()).state).toBe("unguarded");
});

describe("the end", () => {
  test("a DER that is commanded is brought into default mode before its driver cleans up", async () => {
    site.plane.functions = [...site.plane.functions, "driver_cleanup"];
    await site.start();
    await site.command();
    site.plane.takeJournal();
    await site.stop();
    expect(site.plane.journal.map((entry) => entry.split("@")[0])).toEqual([
      "driver_default_mode",
      "driver_cleanup",
      "close",
    ]);
  });

  test("one that is in default mode already is left alone", async () => {
    await site.start();
    site.takeCalls();
    await site.stop();
    expect(site.takeCalls()).toEqual([]);
  });

  test("default mode is tried again and again while there is time, and cleanup still runs", async () => {
    site.plane.functions = [...site.plane.functions, "driver_cleanup"];
    await site.start();
    await site.command();
    defaultFails(3);
    site.takeCalls();
    site.plane.takeJournal();
    await site.stop();
    expect(site.takeCalls()).toHaveLength(4);
    expect(site.plane.journal.at(-2)).toMatch("driver_cleanup");
    expect(site.clock.pendingCount).toBe(0);
  });

  test("a driver that does not come back does not hold it up", async () => {
    await site.start();
    await site.command();
    site.plane.answer = () => new Promise(() => undefined);
    await site.stop();
    expect(site.logger.lines.map(({ message }) => message)).toContain(
      "default mode is not confirmed at the end",
    );
  });

  test("commands that wait are answered", async () => {
    await site.start();
    let finish = (): void => undefined;
    site.plane.answer = (fn) =>
      fn === "driver_command" ? new Promise((resolve) => (finish = () => resolve({}))) : {};
    await site.command();
    const waiting = await site.command();
    const stopping = site.stop();
    finish();
    await stopping;
    expect(site.answers(waiting)).toEqual(["ack", "failed:shutting_down"]);
  });

  test("commands that come while it stops are answered, and not run when they come again after the next start", async () => {
    await site.start();
    await site.command();
    defaultFails(2);
    const stopping = site.stop();
    const late = await site.command();
    await stopping;
    expect(site.answers(late)).toEqual(["failed:shutting_down"]);
    await site.start();
    site.takeCalls();
    await site.command({ id: late });
    expect(site.answers(late)).toEqual(["failed:shutting_down", "failed:shutting_down"]);
    expect(site.takeCalls()).toEqual([]);
  });

  test("a device that leaves the configuration is brought into default mode first", async () => {
    await site.start();
    await site.command();
    site.takeCalls();
    const following = site.gateway.follow({ devices: [], store: {} as never });
    await site.clock.advance(3_000);
    await following;
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect(site.answers(await site.command())).toEqual(["failed:device_unknown"]);
  });
});

test("two DERs of one device are watched over by themselves, and told apart", async () => {
  site.devices = site.devices.map((device) => ({
    ...device,
    ders: ["battery", "pv", "meter", "battery"].map((type) => ({ type, enabled: true })),
  }));
  await site.start();
  expect(site.takeCalls()).toEqual(["default battery", "default pv"]);
  await site.command({ src: "nova" });
  expect(site.answers(await site.command({ src: "curtailer", action: "curtail" }, "BAT-1/pv"))).toEqual([
    "ack",
    "executed",
  ]);
  await site.clock.advance(30_000);
  await site.heartbeat("nova");
  site.takeCalls();
  await site.clock.advance(30_000);
  expect(site.takeCalls()).toEqual(["default pv"]);
  expect((await site.told(0)).state).toBe("controlled");
  expect((await site.told(1)).state).toBe("failsafe");
});
