import { silentLogger } from "@sourceful/domain";
import { DevicePlane } from "@sourceful/luarunner";
import { HttpDevice, ModbusServer, MqttBroker, RegisterBank } from "@sourceful/simulator";
import { afterEach, describe, expect, test } from "vitest";
import { TestSite, type TestSiteOptions } from "./testing/test-site.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function openSite(options: TestSiteOptions = {}): TestSite {
  const site = new TestSite(options);
  closers.push(() => site.close());
  return site;
}

async function openServer(): Promise<ModbusServer> {
  const server = new ModbusServer({ units: { 1: new RegisterBank({ holding: { 0: [1500, 5] } }) } });
  await server.listen();
  closers.push(() => server.close());
  return server;
}

const host = "127.0.0.1";

const METER = `
PROTOCOL = "modbus"
function driver_init(config)
  host.set_make("ACME")
  host.log("unit " .. tostring(config.unit_id) .. " of " .. tostring(config.gateway_serial))
end
function driver_poll()
  local words = host.modbus_read(0, 2)
  host.emit("meter", { W = words[1], L1_V = "oops", Hz = words[2] / 0 })
  host.emit("battery", { w = 100, soc = 1.5 })
  host.emit_metric("boiler_c", 61.5, "°C")
  host.modbus_write(0, 7)
  return 1000
end
function driver_cleanup() host.log("bye") end
`;

describe("run_driver", () => {
  test("shows what production would publish and what it would drop, and writes nothing", async () => {
    const server = await openServer();
    const site = openSite();
    const result = await site.result("run_driver", { source: METER, host, port: server.port });
    expect(Object.keys(result).slice(0, 5)).toEqual(["success", "emissions", "logs", "errors", "duration"]);
    expect(result).toMatchObject({
      success: true,
      errors: [],
      logs: ["[info] unit 1 of hugin-test", "[info] bye"],
      duration: expect.stringMatching(/^\d+(\.\d+)?m?s$/),
      identity: { make: "ACME" },
      requests: 1,
      writes_refused: 1,
      left_out: 0,
    });
    expect(result["emissions"]).toMatchObject([
      { der_type: "meter", data: { W: 1500 } },
      { der_type: "battery", data: { w: 100, soc: 1.5 } },
    ]);
    expect(result["telemetry"]).toMatchObject([
      { type: "meter", make: "ACME", W: 1500 },
      { type: "battery", make: "ACME", W: 100 },
    ]);
    expect(result["dropped"]).toContainEqual(expect.objectContaining({ kind: "battery", field: "soc" }));
    expect(result["metrics"]).toMatchObject([{ make: "ACME" }]);
    expect(server.requests.every(({ functionCode }) => functionCode === 3)).toBe(true);
    expect(site.progress.map(({ status }) => status)).toEqual([
      "initializing Lua VM...",
      `running driver against 127.0.0.1:${server.port}...`,
      "driver OK: 2 emissions",
    ]);
  });

  test("a driver that fails is a failure, with everything it did", async () => {
    const server = await openServer();
    const site = openSite();
    const ask = (source: string) => site.ask("run_driver", { source, host, port: server.port });
    expect(await ask("x = = 1")).toMatchObject({
      success: false,
      error: "load driver: probe.lua:1: unexpected symbol near '='",
      result: { success: false, emissions: [], logs: [], errors: [expect.stringContaining("load driver: ")] },
    });
    expect(await ask("function driver_init() end")).toMatchObject({
      error: "load driver: it has no driver_poll",
    });
    const failing = `host.log("loaded") function driver_init() error("no id block") end function driver_poll() end`;
    expect(await ask(failing)).toMatchObject({
      success: false,
      code: "driver_failed",
      error: "driver_init: probe.lua:1: no id block",
      result: { success: false, logs: ["[info] loaded", expect.any(String)] },
    });
    expect(await ask("function driver_poll() nothing.here() end")).toMatchObject({
      error: expect.stringMatching(/^driver_poll: probe.lua:1: /),
    });
    expect(site.progress.at(-1)?.status).toMatch(/^driver error: driver_poll: /);
  });

  test("what was emitted without an answer of the device is not published", async () => {
    const server = await openServer();
    const site = openSite();
    const at = { host, port: server.port };
    const idle = await site.result("run_driver", {
      ...at,
      source: `function driver_poll() host.emit("pv", { w = -1 }) end`,
    });
    expect(idle).toMatchObject({
      success: true,
      telemetry: [],
      emissions: [{ der_type: "pv" }],
      dropped: [{ call: "driver_poll", reason: "it read nothing from the device" }],
    });
    server.faults.action = "close";
    const source = `function driver_poll() pcall(host.modbus_read, 0, 1) host.emit("pv", { w = -1 }) end`;
    const stale = await site.ask("run_driver", { ...at, source });
    expect(stale).toMatchObject({
      success: false,
      error: expect.stringContaining("driver_poll: 1 of 1 reads went unanswered"),
      result: { telemetry: [], emissions: [{ der_type: "pv" }] },
    });
  });

  test("one that never ends is stopped by its budget, one that floods is cut", async () => {
    const site = openSite();
    const endless = await site.ask("run_driver", { source: "function driver_poll() while true do end end" });
    expect(endless).toMatchObject({
      success: false,
      error: expect.stringContaining("instructions without an end"),
    });
    const floods = `PROTOCOL = "standalone"
    function driver_poll() for i = 1, 1500 do host.log(("x"):rep(5000)) host.emit("pv", { w = -i }) end end`;
    const flooded = await site.result("run_driver", { source: floods });
    expect(flooded).toMatchObject({ success: true });
    const {
      logs,
      emissions,
      left_out: leftOut,
    } = flooded as { logs: string[]; emissions: object[]; left_out: number };
    expect([logs.length, emissions.length]).toEqual([500, 500]);
    expect(logs[0]?.length).toBe(1_024);
    expect(leftOut).toBeGreaterThan(2_000);
  });

  test("one that hangs its worker is put out, and the next one runs", async () => {
    const plane = new DevicePlane({ logger: silentLogger, workers: 1, hungAfterMs: 2_000 });
    closers.push(() => plane.close());
    const site = openSite({ plane });
    const hangs = `PROTOCOL = "standalone"
    function driver_poll() return (("a"):rep(40)):find(("a-"):rep(20) .. "b") end`;
    expect(await site.ask("run_driver", { source: hangs })).toMatchObject({
      success: false,
      error: expect.stringContaining("is quarantined"),
    });
    const works = `PROTOCOL = "standalone" function driver_poll() host.emit("pv", { w = -1 }) end`;
    expect(await site.result("run_driver", { source: works })).toMatchObject({ success: true });
  });

  test("reaches its own device and nothing else", async () => {
    const device = new HttpDevice({ answer: () => ({ body: "{}" }) });
    const port = await device.listen();
    closers.push(() => device.close());
    const site = openSite();
    const source = `PROTOCOL = "http"
    function driver_poll() local body, err = host.http_get("http://127.0.0.1:${port}/") host.log(body or err) end`;
    const without = await site.result("run_driver", { source });
    expect((without["logs"] as string[])[0]).toContain("http");
    expect(device.requests.length).toBe(0);
    expect(await site.result("run_driver", { source, host, port })).toMatchObject({ success: true });
    expect(device.requests.length).toBe(1);
    const refused = await openSite({ policy: {} }).ask("run_driver", { source, host, port });
    expect(refused).toMatchObject({ success: false, code: "target_refused" });
  });

  test("passes settings on, and says when they are none", async () => {
    const source = `PROTOCOL = "standalone"
    function driver_init(config) host.log(config.sn .. config.mode .. config.password) end
    function driver_poll() end`;
    const params = { source, sn: "S1", password: "pw", config: '{"mode":"eco"}' };
    const site = openSite();
    expect(await site.result("run_driver", params)).toMatchObject({ logs: ["[info] S1ecopw"] });
    expect(await site.ask("run_driver", { source, config: "[]" })).toMatchObject({
      error: "config must be an object",
    });
    expect(await site.ask("run_driver", {})).toMatchObject({ error: "source is required" });
  });

  test("keeps no secret of the driver's", async () => {
    const source = `PROTOCOL = "standalone"
    function driver_poll() host.log(select(2, host.persist_secret("token", "abc"))) end`;
    expect(await openSite().result("run_driver", { source })).toMatchObject({
      logs: ["[info] nothing is kept for this driver"],
    });
  });

  test("waits for what a broker sends, and stops when it has come; it publishes nothing", async () => {
    const broker = new MqttBroker();
    const port = await broker.listen();
    closers.push(() => broker.close());
    const source = `PROTOCOL = "mqtt"
    function driver_init() host.mqtt_subscribe("meter") host.mqtt_publish("meter", "1") end
    function driver_poll()
      for _, message in ipairs(host.mqtt_messages()) do host.emit("meter", { w = tonumber(message.payload) }) end
    end`;
    const running = openSite().result("run_driver", { source, host, port });
    await broker.publish("meter", Buffer.from("250"), { withinMs: 30_000 });
    expect(await running).toMatchObject({
      success: true,
      emissions: [{ der_type: "meter", data: { w: 250 } }],
      telemetry: [{ type: "meter", W: 250 }],
    });
    expect(broker.received).toEqual([]);
  });
});
