import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOST_FUNCTIONS } from "../host-operations.ts";
import { evaluate, openRuntime } from "../testing/open-runtime.ts";

describe("sandbox", () => {
  test("leaves a driver nothing that reaches outside", async () => {
    const names = [
      "io",
      "debug",
      "package",
      "coroutine",
      "load",
      "loadstring",
      "loadfile",
      "dofile",
      "require",
    ];
    const rest = ["collectgarbage", "setfenv", "getfenv", "module", "newproxy"];
    const [values] = await evaluate(`{${[...names, ...rest].map((name) => `type(${name})`).join(",")}}`);
    expect(values).toEqual([...names, ...rest].map(() => "nil"));
  });

  test("gives exactly the documented host functions, in a table a driver may change", async () => {
    const opened = await openRuntime(`
      host.modbus_write = function() return "refused by driver" end
      function list() local names = {} for name in pairs(host) do names[#names + 1] = name end return names end
      function overwritten() return host.modbus_write(1, 2) end`);
    const [names] = (await opened.call("list")).returned;
    expect((names as string[]).toSorted()).toEqual(HOST_FUNCTIONS);
    expect((await opened.call("overwritten")).returned).toEqual(["refused by driver"]);
    await opened.close();
  });

  test("keeps two drivers apart", async () => {
    const first = await openRuntime("shared = 1 string.rep = nil function get() return shared end");
    const second = await openRuntime("function get() return shared, type(string.rep) end");
    expect((await second.call("get")).returned).toEqual([null, "function"]);
    await Promise.all([first.close(), second.close()]);
  });

  test("names the driver's line when an argument is wrong", async () => {
    const opened = await openRuntime(
      '\nfunction bad()\n  host.decode_i16("x")\nend\nfunction nothing() host.emit("pv") end',
    );
    expect((await opened.call("bad")).error?.message).toBe(
      "test.lua:3: bad argument #1 to decode_i16 (number expected, got string)",
    );
    expect((await opened.call("nothing")).error?.message).toMatch(/^test.lua:5: bad argument #2 to emit/);
    await opened.close();
  });
});

describe("decode helpers", () => {
  const vectors: [string, number | string][] = [
    ["host.decode_i16(65535)", -1],
    ["host.decode_u16(-1)", 65535],
    ["host.decode_u32(1, 2)", 65538],
    ["host.decode_u32_be(1, 2)", 65538],
    ["host.decode_u32_le(1, 2)", 131073],
    ["host.decode_i32(65535, 65535)", -1],
    ["host.decode_i32_le(0, 0x8000)", -2147483648],
    ["host.decode_f32(0x4366, 0x4000)", 230.25],
    ["host.decode_f32_be(0x4366, 0x4000)", 230.25],
    ["host.decode_u64(1, 2, 3, 4)", 281483566841860],
    ["host.decode_u64(0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF)", 2 ** 64],
    ["host.scale(2305, -1)", 230.5],
    ["host.scale(7, -32768)", 7],
    ["host.scale(3, -5)", 3 * 1e-5],
    ["host.decode_u16(70000)", 4464],
    ["host.decode_u16(3.9)", 3],
    ["host.decode_string({0x4142, 0x4300, 0}, 1, 3)", "ABC"],
    ["host.decode_string({0x4142, 0x2020})", "AB"],
    ["host.decode_string({0x4142, 0x4344}, 2, 1)", "CD"],
  ];

  test.each(vectors)("%s is %s", async (expression, expected) => {
    expect(await evaluate(expression)).toEqual([expected]);
  });

  test("keeps whole numbers whole, so that they read as such in text", async () => {
    expect(await evaluate('"" .. host.decode_u32_be(0x15CF, 0x00C6)')).toEqual(["365887686"]);
  });

  test("agrees with a DataView on any two words", async () => {
    const { call, close } = await openRuntime(`
      function all(a, b) return host.decode_u32_be(a, b), host.decode_i32_be(a, b), host.decode_u32_le(a, b), host.decode_i32_le(a, b) end`);
    const word = fc.integer({ min: 0, max: 65535 });
    await fc.assert(
      fc.asyncProperty(word, word, async (a, b) => {
        const view = new DataView(new ArrayBuffer(8));
        view.setUint16(0, a);
        view.setUint16(2, b);
        view.setUint16(4, b);
        view.setUint16(6, a);
        const report = await call("all", a, b);
        expect(report.returned).toEqual([
          view.getUint32(0),
          view.getInt32(0),
          view.getUint32(4),
          view.getInt32(4),
        ]);
      }),
      { numRuns: 50 },
    );
    await close();
  });
});

describe("string.format", () => {
  test.each([
    ['string.format("%d", 1234.5)', "1234"],
    ['string.format("%d", -1234.5)', "-1234"],
    ['("%d W"):format(7.9)', "7 W"],
    ['string.format("%5.1f|%x|%X|%o|%c", 2.25, 255.9, 255, 8, 65.2)', "  2.2|ff|FF|10|A"],
    ['string.format("%u", 3.0)', "3"],
    ['string.format("100%% %s %d", "of", 2.5)', "100% of 2"],
    ['string.format("%d", 0/0)', "-9223372036854775808"],
    ['string.format("%d", "3.7")', "3"],
    ['string.format("%-5d|%05d", 1.5, 2.5)', "1    |00002"],
  ])("%s is %s", async (expression, expected) => {
    expect(await evaluate(expression)).toEqual([expected]);
  });
});

describe("json", () => {
  test("brings whole numbers as integers, null as nil, arrays from 1", async () => {
    expect(await evaluate('"" .. host.json_decode("[1, 2.5, 3.0]")[3]')).toEqual(["3"]);
    expect(await evaluate('host.json_decode("{\\"a\\": null, \\"b\\": [true]}").a')).toEqual([null]);
    expect(await evaluate('host.json_decode("{\\"b\\": [true]}").b[1]')).toEqual([true]);
    expect(await evaluate('host.json_decode("1e20") > 1e19')).toEqual([true]);
  });

  test("answers nil and a text for what is not JSON, and never raises", async () => {
    const [value, problem] = await evaluate('host.json_decode("{not json")');
    expect(value).toBeNull();
    expect(problem).toMatch(/JSON/);
    const [nested] = await evaluate('host.json_decode(("["):rep(5000) .. ("]"):rep(5000))');
    expect(nested).toBeNull();
  });

  test("encodes what it can, and says what it cannot", async () => {
    expect(await evaluate('host.json_encode({ a = { 1, 2 }, s = "å" })')).toEqual(['{"a":[1,2],"s":"å"}']);
    expect((await evaluate("host.json_encode({ a = 0/0 })"))[0]).toBeNull();
    expect((await evaluate("host.json_encode({ f = print })"))[0]).toBeNull();
  });

  test("keeps a field called __proto__ a field", async () => {
    const [text] = await evaluate('host.json_encode(host.json_decode("{\\"__proto__\\": {\\"x\\": 1}}"))');
    expect(text).toBe('{"__proto__":{"x":1}}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe("identity, settings and logs", () => {
  test("are in the report of every later call", async () => {
    const { call, close } = await openRuntime(`
      function driver_init() host.set_make("ACME") host.set_rated_w(5000) host.set_poll_interval(1000) host.set_device_fault(true, "hot") end
      function driver_poll() host.set_sn(12345) host.set_device_fault(false, "") end`);
    expect(await call("driver_init")).toMatchObject({
      identity: { make: "ACME", ratedPowerW: 5000 },
      settings: { pollIntervalMs: 1000, fault: "hot" },
    });
    const { identity, settings } = await call("driver_poll");
    expect(identity).toEqual({ make: "ACME", ratedPowerW: 5000, sn: "12345" });
    expect(settings).toEqual({ pollIntervalMs: 1000 });
    await close();
  });

  test("log takes one argument or two, print goes there too", async () => {
    const { call, close } = await openRuntime(
      'function f() host.log("only") host.log("warn", "two") host.log("odd", 3) print("a", 1, nil) end',
    );
    expect((await call("f")).logs).toEqual([
      { level: "info", message: "only" },
      { level: "warn", message: "two" },
      { level: "info", message: "3" },
      { level: "info", message: "a\t1\tnil" },
    ]);
    await close();
  });

  test("persist_secret answers true, or false and why", async () => {
    const secrets = new Map<string, string>();
    expect(await evaluate('host.persist_secret("token", "abc")', { secrets })).toEqual([true]);
    expect(secrets.get("token")).toBe("abc");
    expect(await evaluate('host.persist_secret("token", "abc")')).toEqual([false, "no store"]);
  });
});

describe("emit", () => {
  test("takes numbers, texts, booleans and tables, and answers nothing", async () => {
    const { call, close } = await openRuntime(
      'function f() return host.emit("pv", { W = -5, status = "on", ok = true, mppts = { { v = 600 }, { v = 610 } } }) end',
    );
    const { emits, returned } = await call("f");
    expect(emits).toMatchObject([
      { der: "pv", fields: { W: -5, status: "on", ok: true, mppts: [{ v: 600 }, { v: 610 }] } },
    ]);
    expect(returned).toEqual([]);
    await close();
  });

  test("answers a text for an unknown kind or a value that is no data", async () => {
    expect(await evaluate('host.emit("heatpump", { W = 1 })')).toEqual(['emit: unknown DER type "heatpump"']);
    const [problem] = await evaluate('host.emit("pv", { W = print })');
    expect(problem).toMatch(/function/);
  });

  test("refuses a metric that is not a number that can be", async () => {
    const [problem] = await evaluate('host.emit_metric("x", 1/0)');
    expect(problem).toBe("emit_metric: x is Infinity");
  });
});

test("strings cross byte for byte", async () => {
  const [length, first, last] = await evaluate(
    '#host.json_decode("\\"a\\\\u0000b\\""), ("\\255\\0"):byte(1, 2)',
  );
  expect([length, first, last]).toEqual([3, 255, 0]);
});
