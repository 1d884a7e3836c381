import { encodeMessage } from "@sourceful/messaging";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ControlSite } from "../testing/control-site.ts";

const WRITE = { address: 40_100, values: [1], ok: true };

let site: ControlSite;
beforeEach(async () => {
  site = await ControlSite.create();
});
afterEach(() => site.stop());

describe("a command", () => {
  beforeEach(async () => {
    await site.start();
    site.takeCalls();
  });

  test("is acknowledged, run and answered, with the keys of the contract in their order", async () => {
    const id = await site.command({ power_w: 1234.5, duration_ms: 5000, max_amps_per_phase: 16 });
    expect(site.answers(id)).toEqual(["ack", "executed"]);
    expect(site.acks(id).map((ack) => Object.keys(ack))).toEqual([
      ["id", "v", "ts", "src", "ref", "status"],
      ["id", "v", "ts", "src", "ref", "status"],
    ]);
    expect(site.acks(id)[0]).toMatchObject({ v: 1, ts: site.clock.nowMs(), src: "hugin-gateway" });
    const [first, second] = site.acks(id);
    expect(first?.id).not.toBe(second?.id);
    const call = site.plane.calls.find(({ fn }) => fn === "driver_command");
    expect(call?.args).toEqual([
      "battery",
      1234.5,
      {
        id,
        source: "nova",
        duration_ms: 5000,
        expires_at: 0,
        der_type: "battery",
        max_amps_per_phase: 16,
      },
    ]);
    expect(call?.options).toEqual({ deadlineMs: 10_000, writes: "bounded", urgent: true });
  });

  test("its driver gets nothing of what it says beside numbers, flags and short texts", async () => {
    const long = "x".repeat(513);
    await site.command({
      offset: 2,
      is_on: true,
      mode: "eco",
      deep: { a: [1] },
      long,
      list: [1],
      none: null,
    });
    const table = site.plane.argumentsOfLast[2];
    expect(table).toMatchObject({ offset: 2, is_on: true, mode: "eco" });
    for (const key of ["deep", "long", "list", "none"]) expect(table).not.toHaveProperty(key);
  });

  test("that has expired is answered once and not run", async () => {
    const expired = await site.command({ expires_at: site.clock.nowMs() - 1 });
    expect(site.acks(expired)).toMatchObject([
      { status: "failed", error: "command expired", code: "command_expired" },
    ]);
    const inTime = await site.command({ expires_at: site.clock.nowMs() });
    expect(site.answers(inTime)).toEqual(["ack", "executed"]);
    expect(site.takeCalls()).toEqual(["battery 1000"]);
  });

  test("that expires while it waits for the one before is not run", async () => {
    let finish = (): void => undefined;
    site.plane.answer = (fn) =>
      fn === "driver_command" ? new Promise((resolve) => (finish = () => resolve({}))) : {};
    await site.command();
    const waiting = await site.command({ power_w: 2, expires_at: site.clock.nowMs() + 500 });
    await site.clock.advance(501);
    finish();
    await site.clock.advance(0);
    expect(site.answers(waiting)).toEqual(["ack", "failed:command_expired"]);
    expect(site.takeCalls()).toEqual(["battery 1000"]);
  });

  test("is told when it expires, so that the worker can look once more", async () => {
    await site.command({ expires_at: site.clock.nowMs() + 500 });
    const options = site.plane.calls.at(-1)?.options;
    expect(options).toMatchObject({ expiresAtMs: site.clock.nowMs() + 500 });
    site.plane.answer = () => ({
      ok: false,
      error: { code: "command_expired", message: "command expired" },
    });
    const late = await site.command({ expires_at: site.clock.nowMs() + 500 });
    expect(site.answers(late)).toEqual(["ack", "failed:command_expired"]);
  });

  test.each([
    ["returns false", { returned: [false] }, "driver_refused", "driver returned false"],
    ["returns a text", { returned: ["SoC too low"] }, "driver_refused", "SoC too low"],
    [
      "says true while its write failed",
      { returned: [true], writes: [{ ...WRITE, ok: false, error: "no answer" }] },
      "write_failed",
      "write to register 40100 failed: no answer",
    ],
    [
      "raises",
      { ok: false, error: { code: "driver_failed" as const, message: "b.lua:7: boom\nstack traceback:" } },
      "driver_failed",
      "b.lua:7: boom",
    ],
  ])("whose driver %s has failed", async (_, report, code, error) => {
    site.plane.answer = (fn) => (fn === "driver_command" ? report : {});
    const id = await site.command();
    expect(site.acks(id)).toMatchObject([{ status: "ack" }, { status: "failed", code, error }]);
  });

  test("whose worker dies under it has an outcome nobody knows", async () => {
    site.plane.answer = (fn) => (fn === "driver_command" ? new Error("the worker was replaced") : {});
    const id = await site.command();
    expect(site.answers(id)).toEqual(["ack", "failed:outcome_unknown"]);
    expect(site.takeCalls()).toEqual(["battery 1000", "default battery"]);
  });

  test("to a device or DER that is not there is answered", async () => {
    expect(site.answers(await site.command({}, "NOBODY/battery"))).toEqual(["failed:device_unknown"]);
    expect(site.answers(await site.command({}, "BAT-1/pv"))).toEqual(["failed:der_not_controllable"]);
    expect(site.answers(await site.command({}, "BAT-1/meter"))).toEqual(["failed:der_not_controllable"]);
  });

  test.each(["battery", "v2x_charger", "ev", "pv", "inverter"])(
    "to a %s is run, once it is enabled",
    async (type) => {
      const enabled = async (isEnabled: boolean) => {
        await site.stop();
        site.devices = site.devices.map((device) => ({ ...device, ders: [{ type, enabled: isEnabled }] }));
        await site.start();
        return site.answers(await site.command({}, `BAT-1/${type}`));
      };
      expect(await enabled(true)).toEqual(["ack", "executed"]);
      expect(await enabled(false)).toEqual(["failed:der_not_controllable"]);
    },
  );

  test("of the site guard is taken from inside only", async () => {
    expect(site.answers(await site.command({ src: "site-guard" }))).toEqual(["failed:source_reserved"]);
    expect(site.takeCalls()).toEqual([]);
  });

  test("runs one after another, and the newest overtakes none", async () => {
    const finishers: (() => void)[] = [];
    site.plane.answer = (fn) =>
      fn === "driver_command" ? new Promise((resolve) => finishers.push(() => resolve({}))) : {};
    for (const power_w of [1, 2, 3]) await site.command({ power_w });
    expect(site.takeCalls()).toEqual(["battery 1"]);
    for (const next of ["battery 2", "battery 3"]) {
      finishers.shift()?.();
      await site.clock.advance(0);
      expect(site.takeCalls()).toEqual([next]);
    }
    finishers.shift()?.();
    await site.clock.advance(0);
  });

  test("a storm of them is bounded: what is too much is refused, what was taken is run", async () => {
    const sent = Array.from({ length: 1000 }, (_, n) => `storm-${n}`);
    for (const id of sent) {
      const data = Buffer.from(JSON.stringify({ id, src: "nova", action: "battery", power_w: 1 }));
      site.post("BAT-1/battery", "commands", data);
    }
    await site.clock.advance(0);
    const finals = sent.map((id) => site.answers(id).at(-1));
    expect(finals.every((answer) => answer === "executed" || answer === "failed:busy")).toBe(true);
    expect(site.takeCalls()).toHaveLength(finals.filter((answer) => answer === "executed").length);
    expect(finals.slice(0, 16).every((answer) => answer === "executed")).toBe(true);
    expect(finals.filter((answer) => answer === "failed:busy").length).toBeGreaterThan(0);
    // And when it is over, all is as before.
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
  });
});

describe("a command that cannot be read", () => {
  beforeEach(() => site.start());

  test.each<[string, string, string | undefined]>([
    ["no JSON", "{", undefined],
    ["nothing", "", undefined],
    ["null", "null", undefined],
    ["{}", "{}", undefined],
    ["an id that is a number", '{"id":7,"action":"battery"}', undefined],
    ["no action", '{"id":"a"}', "a"],
    ["an empty action", '{"id":"b","action":""}', "b"],
    ["a power that is text", '{"id":"c","action":"battery","power_w":"1"}', "c"],
    ["a power without end", '{"id":"d","action":"battery","power_w":1e999}', "d"],
    ["no number, as Python writes it", '{"id": "n\\u00e9", "power_w": NaN}', "né"],
    ["no end", '{"action":"battery","id":"cut","power_w":', "cut"],
    ["no JSON, and an id that is not its own", '{"a":{"id":"inner"},"x":NaN', undefined],
    ["no JSON, and an id inside a text", '{"a":"\\"id\\":\\"x\\"","b":NaN}', undefined],
    ["no JSON, and an id that is a number", '{"id":7,"x":NaN}', undefined],
    ["keys in the case of a Go program", '{"ID":"f","Action":"battery","power_w":"1"}', "f"],
    ["an id beside one in other case", '{"ID":"x","id":"g"}', "g"],
    ["an id that is null beside one in other case", '{"Id":"h","id":null}', "h"],
    ["an id that is too long to keep", JSON.stringify({ id: "e".repeat(300), action: "x" }), "e".repeat(300)],
  ])("%s: is answered when it has an id, kept in quarantine, and not run", async (_, text, id) => {
    site.takeCalls();
    site.post("BAT-1/battery", "commands", Buffer.from(text));
    await site.clock.advance(0);
    expect(site.acks()).toMatchObject(
      id === undefined
        ? []
        : [{ ref: id, status: "failed", code: "message_invalid", error: /\S/ }].map((ack) => ({
            ...ack,
            error: expect.stringMatching(/\S/),
          })),
    );
    const [record] = await site.quarantine.newest(5);
    expect(record).toMatchObject({
      subject: "gateways.hugin-1.devices.BAT-1.ders.battery.control.ems.commands",
      code: "message_invalid",
      reason: expect.stringMatching(/\S/),
      size: text.length,
      data: Buffer.from(text).toString("base64"),
    });
    expect(site.takeCalls()).toEqual([]);
  });
});

test("a flood of commands is answered, and of the answers no more are kept than the record bears", async () => {
  const kept: string[] = [];
  const upstream = {
    send: (subject: string) => void kept.push(subject),
    state: { last_seq: 0, unkept: 0, receivers: [] },
    onChange: () => () => undefined,
  };
  await site.start({ upstream });
  const acksKept = () => kept.filter((subject) => subject.endsWith(".control.ems.ack")).length;
  for (let n = 0; n < 2_000; n++)
    site.post("BAT-9/battery", "commands", encodeMessage({ id: `f${n}`, action: "x" }));
  await site.clock.advance(0);
  expect([acksKept(), site.acks().length]).toEqual([500, 1_500]);
  await site.clock.advance(10_000);
  site.post("BAT-9/battery", "commands", encodeMessage({ id: "later", action: "x" }));
  await site.clock.advance(0);
  expect(acksKept()).toBe(501);
});

describe("an id", () => {
  beforeEach(() => site.start());

  test("is used once: the same ack comes again, and nothing is run", async () => {
    const id = await site.command();
    site.takeCalls();
    await site.command({ id, power_w: 9 });
    const [, final, again] = site.acks(id);
    expect(again).toEqual(final);
    expect(site.acks(id)).toHaveLength(3);
    expect(site.takeCalls()).toEqual([]);
  });

  test("that is being run is acknowledged again, and answered once", async () => {
    let finish = (): void => undefined;
    site.plane.answer = (fn) =>
      fn === "driver_command" ? new Promise((resolve) => (finish = () => resolve({}))) : {};
    const id = await site.command();
    await site.command({ id });
    finish();
    await site.clock.advance(0);
    expect(site.answers(id)).toEqual(["ack", "ack", "executed"]);
  });

  test("that was refused stays refused", async () => {
    const id = await site.command({ expires_at: 1 });
    await site.command({ id });
    expect(site.answers(id)).toEqual(["failed:command_expired", "failed:command_expired"]);
    expect(site.acks(id)[0]).toEqual(site.acks(id)[1]);
  });

  test("is known after a restart", async () => {
    const id = await site.command();
    await site.stop();
    await site.start();
    site.takeCalls();
    await site.command({ id });
    const [, final, again] = site.acks(id);
    expect(again).toEqual(final);
    expect(site.takeCalls()).toEqual([]);
  });

  test("whose outcome a crash took is never run again", async () => {
    site.plane.answer = (fn) => (fn === "driver_command" ? new Promise(() => undefined) : {});
    const id = await site.command();
    expect(site.takeCalls()).toContain("battery 1000");
    site.plane.answer = () => ({});
    await site.crash();
    site.takeCalls();
    await site.command({ id });
    await site.command({ id });
    expect(site.answers(id)).toEqual(["ack", "failed:outcome_unknown", "failed:outcome_unknown"]);
    expect(site.takeCalls()).toEqual([]);
  });

  test("is on disk before the driver is called", async () => {
    let isSynced = false;
    site.disk.beforeDatasync = async () => {
      await Promise.resolve();
      isSynced = true;
    };
    let wasSynced: boolean | undefined;
    site.plane.answer = (fn) => {
      if (fn === "driver_command") wasSynced = isSynced;
      return {};
    };
    await site.command();
    expect(wasSynced).toBe(true);
  });

  test("polls make way for it while the disk takes its id", async () => {
    let sync = () => undefined as void;
    const synced = new Promise<void>((resolve) => {
      sync = resolve;
    });
    site.disk.beforeDatasync = () => synced;
    const commanded = site.command();
    await site.clock.advance(0);
    expect(site.plane.waysMadeAtMs).toEqual([site.clock.monotonicMs()]);
    expect(site.takeCalls()).not.toContain("battery 1000");
    sync();
    await commanded;
    await site.clock.advance(0);
    expect(site.takeCalls()).toContain("battery 1000");
    // A command that is refused at once is none to make way for.
    await site.command({ expires_at: site.clock.nowMs() - 1 });
    expect(site.plane.waysMadeAtMs).toHaveLength(1);
  });

  test("that the disk refuses is not run, and default mode works all the same", async () => {
    site.takeCalls();
    site.disk.fail("datasync", "EIO");
    site.disk.fail("create", "ENOSPC");
    const refused = await site.command();
    expect(site.answers(refused)).toEqual(["failed:not_durable"]);
    expect(site.takeCalls()).toEqual([]);
    expect((await site.told()).problem).toContain("journal cannot be written");
    site.disk.heal();
    await site.clock.advance(2_000);
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
    site.disk.fail("datasync", "EIO");
    await site.clock.advance(60_000);
    expect(site.takeCalls()).toEqual(["battery 1000", "default battery"]);
  });
});

test("a ledger that cannot be read refuses commands and takes every DER for one in failsafe", async () => {
  site.disk.fail("create", "EROFS");
  site.disk.fail("open", "EIO");
  await site.start();
  expect(site.takeCalls()).toEqual(["default battery"]);
  expect((await site.told()).state).toBe("failsafe");
  await site.heartbeat();
  expect(site.answers(await site.command())).toEqual(["failed:not_durable"]);
  site.disk.heal();
  await site.clock.advance(60_000);
  await site.heartbeat();
  expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
});

describe("limits and guards", () => {
  test("power outside what is rated or configured is refused with both numbers", async () => {
    site.devices = site.devices.map((device) => ({
      ...device,
      control: { limits_w: { battery: { min: -3000, max: 4000 } } },
    }));
    site.plane.answer = (fn) => (fn === "driver_init" ? { identity: { ratedPowerW: 3500 } } : {});
    await site.start();
    expect(site.acks(await site.command({ power_w: 4001 }))).toMatchObject([
      { code: "power_out_of_range", error: "power_w is 4001 W, above the configured 4000 W" },
    ]);
    expect(site.acks(await site.command({ power_w: 3501 }))).toMatchObject([
      { code: "power_out_of_range", error: "power_w is 3501 W, beyond the rated 3500 W" },
    ]);
    expect(site.acks(await site.command({ power_w: 400, voltage: 23 }))).toMatchObject([
      {
        code: "power_out_of_range",
        error: "voltage is 23 V, with which power_w would be another power",
      },
    ]);
    expect(site.answers(await site.command({ power_w: -3000, voltage: 230 }))).toEqual(["ack", "executed"]);
  });

  test("a device that its driver declares faulty is not commanded until it is well", async () => {
    let fault: string | undefined = "grid code 12";
    site.plane.answer = () => ({ settings: fault === undefined ? {} : { fault } });
    await site.start();
    expect(site.acks(await site.command())).toMatchObject([
      { status: "failed", code: "device_faulty", error: "grid code 12" },
    ]);
    fault = undefined;
    await site.clock.advance(5_000);
    expect(site.answers(await site.command())).toEqual(["ack", "executed"]);
  });

  test("a guard is asked at the arrival of a command and again right before it is run", async () => {
    const asked: unknown[] = [];
    let refusals = 0;
    const guard = {
      refuse: (command: unknown) => {
        asked.push(command);
        return asked.length > refusals ? undefined : { code: "fuse", reason: "31.2 A of 25 A" };
      },
    };
    await site.start({ guard });
    expect(site.answers(await site.command({ max_amps_per_phase: 16 }))).toEqual(["ack", "executed"]);
    expect(asked).toEqual(
      [1, 2].map(() => ({
        deviceId: "BAT-1",
        derType: "battery",
        action: "battery",
        powerW: 1000,
        keys: expect.objectContaining({ max_amps_per_phase: 16 }),
      })),
    );
    asked.length = 0;
    refusals = 1;
    const id = await site.command();
    expect(site.acks(id)).toMatchObject([{ status: "failed", code: "fuse", error: "31.2 A of 25 A" }]);
  });

  test("a guard that says no while a command waits keeps it from being run", async () => {
    let finish = (): void => undefined;
    let isOver = false;
    site.plane.answer = (fn) =>
      fn === "driver_command" ? new Promise((resolve) => (finish = () => resolve({}))) : {};
    await site.start({
      guard: { refuse: () => (isOver ? { code: "fuse", reason: "over" } : undefined) },
    });
    await site.command();
    const waiting = await site.command();
    site.takeCalls();
    isOver = true;
    finish();
    await site.clock.advance(0);
    expect(site.answers(waiting)).toEqual(["ack", "failed:fuse"]);
    expect(site.takeCalls()).toEqual([]);
  });
});

describe("the door for this process", () => {
  test("a command takes the same life, is answered there, and says nothing on the bus", async () => {
    await site.start();
    const command = { id: "inside-1", src: "edgeware", action: "battery", power_w: 5 };
    expect(await site.gateway.command("BAT-1", "battery", command)).toEqual({ status: "executed" });
    expect(await site.gateway.command("BAT-1", "battery", command)).toEqual({ status: "executed" });
    expect(site.takeCalls()).toEqual(["default battery", "battery 5"]);
    expect(site.acks()).toEqual([]);
    expect((await site.gateway.command("X", "battery", command)).code).toBe("device_unknown");
  });
});

describe("drivers that cannot be controlled", () => {
  test.each([
    [
      "driver_default_mode",
      "no_default_mode",
      "driver battery needs a function driver_default_mode to control anything",
    ],
    ["driver_command", "no_driver_command", 'function "driver_command" not defined'],
  ])("without %s they are told so, and nothing is called", async (missing, code, error) => {
    site.plane.functions = site.plane.functions.filter((fn) => fn !== missing);
    await site.start();
    expect(site.acks(await site.command())).toMatchObject([{ status: "failed", code, error }]);
    expect(site.takeCalls()).toEqual([]);
    expect((await site.told()).problem).toBe(error);
  });

  test("a device whose driver does not load answers at once", async () => {
    site.plane.onOpen = () => new Error("no such port");
    await site.start();
    expect(site.answers(await site.command())).toEqual(["failed:device_not_connected"]);
  });

  test("a device whose connection is down answers at once", async () => {
    await site.start();
    site.plane.link = { status: "down", error: "refused", sinceMs: 0 };
    expect(site.answers(await site.command())).toEqual(["failed:device_not_connected"]);
  });
});

describe("the second version of commands", () => {
  test("gets the whole command; what it does not declare goes to the first", async () => {
    site.plane.functions = [...site.plane.functions, "driver_command_v2"];
    site.plane.answer = (fn, [command]) => {
      if (fn !== "driver_command_v2") return {};
      return (command as { command: string }).command === "battery"
        ? { returned: [{ status: "applied", code: "ok" }], writes: [WRITE] }
        : { returned: [{ status: "rejected", code: "undeclared_command" }] };
    };
    await site.start();
    const nowMs = site.clock.nowMs();
    const id = await site.command({ power_w: -500, expires_at: nowMs + 5_000 });
    expect(site.answers(id)).toEqual(["ack", "executed"]);
    expect(site.plane.calls.at(-1)).toMatchObject({ fn: "driver_command_v2" });
    expect(site.plane.argumentsOfLast[0]).toEqual({
      schema_version: "sourceful.driver-command/v1",
      id,
      command: "battery",
      source: "nova",
      issued_at: new Date(nowMs).toISOString(),
      expires_at: new Date(nowMs + 5_000).toISOString(),
      attempt: 1,
      lease: { id, expires_at: new Date(nowMs + 60_000).toISOString(), heartbeat_interval_ms: 60_000 },
      inputs: { power_w: -500 },
      der_type: "battery",
    });
    site.takeCalls();
    expect(site.answers(await site.command({ action: "curtail" }))).toEqual(["ack", "executed"]);
    expect(site.takeCalls()).toEqual(["curtail 1000"]);
  });

  test("whose time is over while the driver still says that it does not know it, is not run after default mode", async () => {
    site.plane.functions = [...site.plane.functions, "driver_command_v2"];
    let reject = (): void => undefined;
    const undeclared = { returned: [{ status: "rejected", code: "undeclared_command" }] };
    site.plane.answer = (fn) =>
      fn === "driver_command_v2" ? new Promise((resolve) => (reject = () => resolve(undeclared))) : {};
    await site.start();
    site.takeCalls();
    const id = await site.command({ duration_ms: 1 });
    await site.clock.advance(1);
    reject();
    await site.clock.advance(0);
    expect(site.takeCalls()).toEqual(["default battery"]);
    expect(site.answers(id)).toEqual(["ack", "failed:reverting"]);
    expect((await site.told()).state).toBe("idle");
  });
});
