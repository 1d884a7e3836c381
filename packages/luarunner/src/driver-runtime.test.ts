import { DeviceError, TimeoutError } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { ModbusException, type ModbusUnit } from "@sourceful/modbus";
import { describe, expect, test } from "vitest";
import { openRuntime } from "./testing/open-runtime.ts";

const words = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
};

const illegalAddress = () => new ModbusException({ exceptionCode: 2, functionCode: 3 });

function unitOf(parts: Partial<ModbusUnit>): { unit: Partial<ModbusUnit> } {
  return { unit: { ...parts } };
}

describe("modbus_read", () => {
  test("gives a 1-based table of words and is recorded", async () => {
    const { call, close } = await openRuntime(
      "function f() local r = host.modbus_read(100, 2) return r[1], r[2], #r end",
      unitOf({ readRegisters: () => Promise.resolve(words(7, 65535)) }),
    );
    const report = await call("f");
    expect(report.returned).toEqual([7, 65535, 2]);
    expect(report.reads).toEqual([{ kind: "holding", address: 100, count: 2, ok: true }]);
    expect(report.readOutcome).toEqual({ succeeded: 1, refused: 0, failed: 0 });
    await close();
  });

  test("raises a text that pcall catches, and tells a refusal from a failure", async () => {
    const errors = [
      illegalAddress(),
      new TimeoutError("no answer", { code: "modbus_timeout", retry: "later" }),
    ];
    const { call, close } = await openRuntime(
      `function f()
        local ok1, e1 = pcall(host.modbus_read, 1, 1, "input")
        local ok2, e2 = pcall(host.modbus_read, 2, 1, "input")
        return ok1, type(e1), ok2, e2
      end`,
      unitOf({ readRegisters: () => Promise.reject(errors.shift()) }),
    );
    const report = await call("f");
    expect(report.returned).toEqual([false, "string", false, "no answer"]);
    expect(report.readOutcome).toEqual({ succeeded: 0, refused: 1, failed: 1 });
    await close();
  });

  test("reads bits as zeros and ones", async () => {
    const { call, close } = await openRuntime(
      'function f() return host.modbus_read(0, 3, "coil") end',
      unitOf({ readBits: () => Promise.resolve([true, false, true]) }),
    );
    expect((await call("f")).returned).toEqual([[1, 0, 1]]);
    await close();
  });

  test("without a host raises, a write answers a text", async () => {
    const { call, close } = await openRuntime(
      "function f() return pcall(host.modbus_read, 1, 1), host.write(1, 2) end function g() return host.write(1, 2) end",
    );
    expect((await call("g")).returned).toEqual(["modbus: the device has no host configured"]);
    expect((await call("f")).readOutcome.failed).toBe(0);
    await close();
  });
});

describe("writes", () => {
  test("answer nothing on success and a text on failure, and are counted as the host saw them", async () => {
    const written: unknown[] = [];
    const { call, close } = await openRuntime(
      `function f()
        local a = host.modbus_write(10, -1)
        local b = host.write_registers(20, { 1, 2.9 })
        local c = host.write(30, 5)
        return a, b, c
      end`,
      unitOf({
        writeRegister: (address, value) => {
          written.push([address, value]);
          return address === 30
            ? Promise.reject(new DeviceError("busy", { code: "modbus_exception" }))
            : Promise.resolve();
        },
        writeRegisters: (address, values) => {
          written.push([address, [...values]]);
          return Promise.resolve();
        },
      }),
    );
    const report = await call("f");
    expect(report.returned).toEqual([null, null, "busy"]);
    expect(written).toEqual([
      [10, 65535],
      [20, [1, 2]],
      [30, 5],
    ]);
    expect(report.writes.map(({ ok }) => ok)).toEqual([true, true, false]);
    await close();
  });

  test("a value that does not fit a register is never sent", async () => {
    const { call, close } = await openRuntime(
      "function f() return host.modbus_write(1, 70000), host.modbus_write(1, 0/0), host.modbus_write_multi(1, { 1, nil, 3 }) end",
      unitOf({
        writeRegister: () => Promise.reject(new Error("sent")),
        writeRegisters: () => Promise.reject(new Error("sent")),
      }),
    );
    const { returned, writes } = await call("f");
    expect(writes).toEqual([]);
    expect(returned[0]).toMatch(/70000 does not fit/);
    expect(returned[1]).toMatch(/does not fit/);
    expect(returned[2]).toMatch(/dense array/);
    await close();
  });
});

describe("faults of a driver", () => {
  test("a raised error is one line with the driver's name; its traceback goes to the debug log", async () => {
    const { call, logs, close } = await openRuntime("function f()\n error('broken')\nend");
    const report = await call("f");
    expect(report).toMatchObject({
      ok: false,
      error: { code: "driver_failed", message: "test.lua:2: broken" },
    });
    expect(logs.at(-1)).toMatchObject({
      level: "debug",
      message: expect.stringContaining("traceback") as string,
    });
    await close();
  });

  test.each([
    ["error({ code = 5 })", '(error object: {"code":5})'],
    ["error()", "(error object: null)"],
    ["error(print)", "a value that is not text was raised"],
    ["nothing()", "test.lua:1: attempt to call a nil value (global 'nothing')"],
  ])("%s becomes text", async (statement, message) => {
    const { call, close } = await openRuntime(`function f() ${statement} end`);
    expect((await call("f")).error?.message).toBe(message);
    await close();
  });

  test("a function that is not there is an error, not a crash", async () => {
    const { call, close } = await openRuntime("x = 1");
    expect((await call("driver_command")).error?.message).toBe('function "driver_command" not defined');
    await close();
  });

  test("a source that does not compile is refused with its line", async () => {
    await expect(openRuntime("x = = 1")).rejects.toThrow("test.lua:1: unexpected symbol near '='");
  });

  test.each([
    ["an endless loop", "while true do end"],
    ["an endless loop that catches errors", "while true do pcall(function() end) end"],
    ["an endless loop inside a sort comparator", "table.sort({ 1, 2 }, function() while true do end end)"],
    ["an endless recursion through pcall", "local function r() pcall(r) end while true do r() end"],
  ])("%s ends at its budget, and the VM goes on", async (_name, body) => {
    const { call, close } = await openRuntime(`function f() ${body} end function g() return 1 end`, {
      limits: { callInstructions: 2_000_000 },
    });
    expect((await call("f")).error?.code).toBe("driver_over_budget");
    expect((await call("g")).returned).toEqual([1]);
    await close();
  });

  test("a heap over its limit is an error of the driver, and the VM goes on", async () => {
    const { call, close } = await openRuntime(
      `function f() local s = ("x"):rep(100000000) return #s end
       function h() local t = {} for i = 1, 1e7 do t[i] = { i } end end
       function g() return 1 end`,
      { limits: { memoryBytes: 2_000_000 } },
    );
    expect((await call("f")).error?.message).toMatch(/not enough memory/);
    expect((await call("h")).error?.message).toMatch(/not enough memory/);
    expect((await call("g")).returned).toEqual([1]);
    await close();
  });

  test("an answer larger than the heap limit does not break the module", async () => {
    const { call, close } = await openRuntime(
      "local keep = {} function f() for i = 1, 1000 do keep[i] = host.modbus_read(0, 125) end end function g() return #keep end",
      {
        limits: { memoryBytes: 400_000 },
        ...unitOf({ readRegisters: () => Promise.resolve(Buffer.alloc(250)) }),
      },
    );
    expect((await call("f")).error?.message).toMatch(/not enough memory/);
    expect((await call("g")).ok).toBe(true);
    await close();
  });
});

describe("calls", () => {
  test("time out where they wait, by the clock", async () => {
    const clock = new FakeClock();
    const { runtime, close } = await openRuntime("function f() host.sleep(60000) end", { clock });
    const calling = runtime.call("f", [], { deadlineMs: 10_000 });
    await clock.advance(10_000);
    expect((await calling).error).toEqual({
      code: "driver_over_budget",
      message: "f took longer than 10000 ms",
    });
    await close();
  });

  test("do not start once their time has passed, however long they had to wait", async () => {
    const clock = new FakeClock();
    const { runtime, close } = await openRuntime(
      "ran = 0 function f() host.sleep(1000) end function g() ran = ran + 1 return ran end",
      { clock },
    );
    const first = runtime.call("f", [], { deadlineMs: 10_000, urgent: true });
    const expiresAtMs = clock.nowMs() + 999;
    const late = runtime.call("g", [], { deadlineMs: 10_000, urgent: true, expiresAtMs });
    const inTime = runtime.call("g", [], { deadlineMs: 10_000, urgent: true, expiresAtMs: expiresAtMs + 1 });
    await clock.advance(1000);
    await first;
    expect(await late).toMatchObject({
      ok: false,
      error: { code: "command_expired", message: "command expired" },
    });
    expect((await inTime).returned).toEqual([1]);
    await close();
  });

  test("run one after another, urgent ones first, and an urgent one interrupts a poll", async () => {
    const clock = new FakeClock();
    const { runtime, close } = await openRuntime(
      `order = {}
       function driver_poll() order[#order + 1] = "poll" host.sleep(1000) order[#order + 1] = "poll ends" host.emit("pv", { W = 0 }) end
       function driver_command(name) order[#order + 1] = name host.sleep(10) end
       function get() return order end`,
      { clock },
    );
    const poll = runtime.call("driver_poll", [], { deadlineMs: 10_000 });
    const nextPoll = runtime.call("driver_poll", [], { deadlineMs: 10_000 });
    const first = runtime.call("driver_command", ["first"], { deadlineMs: 10_000, urgent: true });
    const second = runtime.call("driver_command", ["second"], { deadlineMs: 10_000, urgent: true });
    await clock.advance(1_020);
    expect((await poll).error).toMatchObject({ code: "driver_cancelled" });
    expect((await poll).emits).toEqual([]);
    expect((await first).ok && (await second).ok && (await nextPoll).ok).toBe(true);
    const order = (await runtime.call("get", [], { deadlineMs: 1_000 })).returned[0];
    expect(order).toEqual(["poll", "first", "second", "poll", "poll ends"]);
    await close();
  });

  test("that are announced find no poll under way, and hold polls up no longer than was said", async () => {
    const clock = new FakeClock();
    const { runtime, close } = await openRuntime(
      `order = {}
       function driver_poll() order[#order + 1] = "poll" host.sleep(1000) end
       function driver_command(name) order[#order + 1] = name host.sleep(10) end
       function get() return order end`,
      { clock },
    );
    const poll = () => runtime.call("driver_poll", [], { deadlineMs: 10_000 });
    const order = async () =>
      (await runtime.call("get", [], { deadlineMs: 1_000, urgent: true })).returned[0];
    const first = poll();
    runtime.makeWay(500);
    expect((await first).error).toMatchObject({ code: "driver_cancelled" });
    const second = poll();
    await clock.advance(100);
    const command = runtime.call("driver_command", ["command"], { deadlineMs: 10_000, urgent: true });
    await clock.advance(1_010);
    expect((await command).ok && (await second).ok).toBe(true);
    expect(await order()).toEqual(["poll", "command", "poll"]);
    // Announced while nothing runs, and never come.
    runtime.makeWay(500);
    const third = poll();
    runtime.makeWay(400);
    await clock.advance(399);
    expect(clock.pendingCount).toBe(1);
    await clock.advance(1_001);
    expect((await third).ok).toBe(true);
    expect(clock.pendingCount).toBe(0);
    await close();
  });

  test("a driver that is closed while it makes way is closed at once", async () => {
    const clock = new FakeClock();
    const { runtime, close } = await openRuntime("function driver_poll() end", { clock });
    runtime.makeWay(500);
    const poll = runtime.call("driver_poll", [], { deadlineMs: 10_000 });
    await close();
    expect((await poll).error).toMatchObject({ code: "driver_cancelled" });
    expect(clock.pendingCount).toBe(0);
  });

  test("a write under way is waited for even when the call is cancelled", async () => {
    let finishWrite = () => undefined as void;
    const { runtime, close } = await openRuntime(
      "function f() host.modbus_write(1, 2) host.modbus_write(3, 4) end function g() end",
      unitOf({ writeRegister: () => new Promise<void>((resolve) => (finishWrite = resolve)) }),
    );
    const writing = runtime.call("f", [], { deadlineMs: 10_000 });
    await new Promise((resolve) => setImmediate(resolve));
    const urgent = runtime.call("g", [], { deadlineMs: 10_000, urgent: true });
    finishWrite();
    const report = await writing;
    expect(report.error?.code).toBe("driver_cancelled");
    expect(report.writes).toEqual([{ address: 1, values: [2], ok: true }]);
    expect((await urgent).ok).toBe(true);
    await close();
  });

  test("many of them leave no memory behind", async () => {
    const { call, runtime, close } = await openRuntime(
      'function f() host.emit("meter", { W = 1, name = ("x"):rep(100) }) return pcall(host.modbus_read, 0, 10) end',
      unitOf({ readRegisters: () => Promise.resolve(Buffer.alloc(20)) }),
    );
    for (let round = 0; round < 300; round++) await call("f");
    const before = runtime.memoryBytes;
    for (let round = 0; round < 3_000; round++) await call("f");
    expect(runtime.memoryBytes).toBeLessThan(before * 2);
    await close();
  });
});

test("what a driver says of its device is kept as far as a name is long", async () => {
  const { call, close } = await openRuntime(
    'local long = string.rep("x", 1000) function f() host.set_make(long) host.set_device_fault(true, long) end',
  );
  const { identity, settings } = await call("f");
  expect([identity.make?.length, settings.fault?.length]).toEqual([256, 256]);
  await close();
});

test("what a call returns, and why it failed, is bounded as what it emits", async () => {
  const { call, close } = await openRuntime(
    `function much() local all = {} for i = 1, 5000 do all[i] = i end return all end
     function long() return string.rep("x", 1000000) end
     function wrong() error(string.rep("x", 1000000)) end
     function enough() return string.rep("x", 1000) end`,
  );
  const reason = (name: string) => `${name} returned more than 4096 values`;
  for (const name of ["much", "long"])
    expect(await call(name)).toMatchObject({ ok: false, returned: [], error: { message: reason(name) } });
  expect((await call("wrong")).error?.message).toHaveLength(1024);
  expect(await call("enough")).toMatchObject({ ok: true, returned: ["x".repeat(1000)] });
  await close();
});
