import {
  HttpDevice,
  ModbusServer,
  MqttBroker,
  RegisterBank,
  SunspecPlant,
  type SunspecSite,
} from "@sourceful/simulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NodeStand, STAND_BUSES } from "../testing/node-stand.ts";
import type { OutsidePeer } from "../testing/outside-peer.ts";

const PROBE = "gateways.gw-1.hugin.probe";
const RESPONSES = "gateways.gw-1.hugin.responses";
const HOST = "127.0.0.1";

/** A driver as Hugin sends one: in the words of the contract, 6. */
const DRIVER = `
PROTOCOL = "modbus"
function driver_init(config)
  host.set_make("Fresh")
  host.log("unit " .. tostring(config.unit_id))
end
function driver_poll()
  local read = host.modbus_read(100, 2, "holding")
  host.emit("meter", { w = read[1], hz = read[2] / 100, frac = 0.5 })
  return 1000
end
function driver_cleanup() end
`;

/** What the contract, 7, says a response is. */
interface Answer {
  id: string;
  success: boolean;
  result?: Record<string, unknown>;
  error?: string;
}

for (const bus of STAND_BUSES) {
  describe.skipIf(!bus.isAvailable)(`Hugin on ${bus.name}`, () => {
    let plant: SunspecSite;
    let device: ModbusServer;
    let web: HttpDevice;
    let broker: MqttBroker;
    let stand: NodeStand;
    let hugin: OutsidePeer;
    let webUrl: string;
    let brokerPort: number;
    let count = 0;

    beforeAll(async () => {
      plant = await new SunspecPlant({ seed: 5, startLocalHour: 12 }).serve();
      const bank = new RegisterBank({ holding: { 100: [1500, 5001] }, input: { 7: [9] }, unset: "zero" });
      device = new ModbusServer({ units: { 1: bank } });
      await device.listen();
      web = new HttpDevice({
        answer: ({ path }) => (path === "/status" ? { body: "é".repeat(3_000) } : undefined),
      });
      webUrl = `http://${HOST}:${await web.listen()}`;
      broker = new MqttBroker();
      brokerPort = await broker.listen();
      const at = { host: HOST, port: plant.port, unit_id: 1 };
      stand = await NodeStand.open(bus, {
        // Everything of this test is on the loopback; a site's devices are on a private network, which is open.
        "probe.json": { targets: { loopback: true }, requests_per_minute: 6_000 },
        "devices.json": {
          devices: [
            { sn: "INV-1", register_map: "sunspec", ...at, config: { poll_ms: 500 } },
            { sn: "NEW-1", register_map: "fresh", host: HOST, port: device.port },
          ],
        },
      });
      hugin = await stand.start();
      const telemetry = "gateways.gw-1.devices.INV-1.ders.meter.telemetry.json.v1";
      await hugin.until(({ heard }) => heard.find(({ subject }) => subject === telemetry));
    });
    afterAll(async () => {
      await stand?.close();
      for (const closing of [plant, device, web, broker]) await closing?.close();
    });

    /** Asks with a reply subject of NATS; the answer's text holds the contract's keys in the contract's order. */
    async function ask(method: string, params?: object): Promise<Answer> {
      const id = `q-${++count}`;
      const text = await hugin.ask(PROBE, { id, method, ...(params && { params }) });
      const answer = JSON.parse(text) as Answer;
      expect(answer.id).toBe(id);
      expect(text).toMatch(/^\{"id":"q-\d+","success":(true|false)[,}]/);
      return answer;
    }

    /** The result of a method that ran. */
    async function result(method: string, params?: object): Promise<Record<string, unknown>> {
      const answer = await ask(method, params);
      expect(answer.error).toBeUndefined();
      expect(answer.success).toBe(true);
      return answer.result ?? {};
    }

    const statuses = (subject: string) => hugin.on<{ status: string }>(subject).map(({ status }) => status);

    test("list_devices tells what there is and how it is doing", async () => {
      const { count: number, devices } = await result("list_devices");
      expect(number).toBe(2);
      const where = { host: HOST, port: plant.port };
      expect(devices).toMatchObject([
        { sn: "INV-1", driver: "sunspec", ...where, connected: true, make: "Sourceful" },
        {
          sn: "NEW-1",
          driver: "fresh",
          connected: false,
          last_error: expect.stringMatching(/fresh/) as string,
        },
      ]);
    });

    test("tcp_test tells open from closed", async () => {
      const closed = await new SunspecPlant({ seed: 1 }).serve();
      await closed.close();
      expect(await result("tcp_test", { host: HOST, port: brokerPort })).toMatchObject({
        host: HOST,
        open: true,
        port: brokerPort,
      });
      expect(await result("tcp_test", { host: HOST, port: plant.port })).toMatchObject({ open: true });
      expect(await result("tcp_test", { host: HOST, port: closed.port })).toMatchObject({ open: false });
    });

    test("detect_device finds out what a polled device is, and what is not one", async () => {
      expect(await result("detect_device", { host: HOST, port: plant.port, slave_id: 1 })).toMatchObject({
        host: HOST,
        port: plant.port,
        slave_id: 1,
        detected: true,
        sunspec: true,
        vendor: "Sourceful",
        model: "Simulated plant",
      });
      expect(await result("detect_device", { host: HOST, port: device.port })).toMatchObject({
        detected: true,
        sunspec: false,
      });
      const closed = await new SunspecPlant({ seed: 1 }).serve();
      await closed.close();
      expect(await result("detect_device", { host: HOST, port: closed.port })).toMatchObject({
        detected: false,
        error: expect.stringContaining("port not open") as string,
      });
    });

    test("read_registers reads holding and input registers, of a polled device too", async () => {
      const { port } = device;
      expect(
        await hugin.ask(PROBE, {
          id: "r",
          method: "read_registers",
          params: { host: HOST, port, address: 100, count: 2 },
        }),
      ).toBe(
        `{"id":"r","success":true,"result":{"address":100,"host":"${HOST}","port":${port},"register_type":"holding","values":[1500,5001]}}`,
      );
      const input = { register_type: "input", values: [9] };
      expect(
        await result("read_registers", { host: HOST, port, address: 7, register_type: "input" }),
      ).toMatchObject(input);
      expect(await result("read_registers", { host: HOST, port, address: 7, holding: false })).toMatchObject(
        input,
      );
      // "SunS"
      const polled = { host: HOST, port: plant.port, unit_id: 1, address: 40_000, count: 2 };
      expect(await result("read_registers", polled)).toMatchObject({ values: [0x5375, 0x6e53] });
      expect(await ask("read_registers", { ...polled, address: 1 })).toMatchObject({
        success: false,
        error: expect.stringMatching(/\S/) as string,
      });
    });

    test("scan_register_range finds what is not zero, and tells how far it is", async () => {
      hugin.hear("_INBOX.hugin.scan");
      await hugin.flush();
      hugin.say(PROBE, {
        id: "scan",
        method: "scan_register_range",
        params: { host: HOST, port: device.port, start: 50, end: 160 },
        reply_to: RESPONSES,
        progress_to: "_INBOX.hugin.scan",
      });
      const { result: found } = await hugin.until(() =>
        hugin.on<Answer>(RESPONSES).find(({ id }) => id === "scan"),
      );
      expect(found).toMatchObject({
        count: 2,
        non_zero: [
          { address: 100, values: [1500] },
          { address: 101, values: [5001] },
        ],
        register_type: "holding",
        scanned_range: "50-160",
      });
      expect(statuses("_INBOX.hugin.scan")).toEqual([
        expect.stringMatching(/^read holding 50-99 \[1\/3\] 0 found/) as string,
        expect.stringMatching(/^read holding 100-149 \[2\/3\] 0 found/) as string,
        expect.stringMatching(/^read holding 150-160 \[3\/3\] 2 found/) as string,
      ]);
    });

    test("network_scan finds open ports", async () => {
      const progress = "gateways.gw-1.hugin.progress.net";
      hugin.say(PROBE, {
        id: "net",
        method: "network_scan",
        params: {
          subnet: "127.0.0",
          ports: [device.port, brokerPort],
          start_ip: 1,
          end_ip: 1,
          timeout_ms: 5_000,
        },
        reply_to: RESPONSES,
        progress_to: progress,
      });
      const { result: found } = await hugin.until(() =>
        hugin.on<Answer>(RESPONSES).find(({ id }) => id === "net"),
      );
      expect(found).toMatchObject({ count: 2, ports: [device.port, brokerPort], subnet: "127.0.0.0/24" });
      expect(found?.["found"]).toEqual(
        expect.arrayContaining([
          { host: HOST, port: device.port },
          { host: HOST, port: brokerPort },
        ]),
      );
      expect(statuses(progress)).toEqual([
        expect.stringMatching(/^found 127\.0\.0\.1:\d+ \(1 total\)$/) as string,
        expect.stringMatching(/^found 127\.0\.0\.1:\d+ \(2 total\)$/) as string,
      ]);
      expect(await ask("network_scan", { subnet: "127.0.0" })).toMatchObject({
        success: false,
        error: "subnet and ports required",
      });
    });

    test("rest_fetch and rest_inspect read pages, and a bad URL is an error", async () => {
      const page = await result("rest_fetch", { url: `${webUrl}/status` });
      expect(page).toMatchObject({ status_code: 200, body: "é".repeat(2_048) });
      expect(await result("rest_fetch", { url: `${webUrl}/nothing`, method: "GET" })).toMatchObject({
        status_code: 404,
      });
      expect(await ask("rest_fetch", {})).toMatchObject({ success: false, error: "url required" });
      expect(await ask("rest_fetch", { url: "http://[::1" })).toMatchObject({ success: false });
      expect(await ask("rest_fetch", { url: webUrl, method: "NO SUCH" })).toMatchObject({ success: false });
      expect(await result("rest_inspect", { base_url: `${webUrl}/` })).toMatchObject({
        base_url: webUrl,
        endpoints: [{ path: "/status", status_code: 200, body: "é".repeat(512) }],
        responding: 1,
      });
      expect(await ask("rest_inspect", {})).toMatchObject({ success: false, error: "base_url required" });
    });

    test("mqtt_connect and mqtt_subscribe look at a broker", async () => {
      expect(await result("mqtt_connect", { broker: HOST, port: brokerPort })).toEqual({
        broker: `tcp://${HOST}:${brokerPort}`,
        connected: true,
      });
      expect(await ask("mqtt_connect", {})).toMatchObject({ success: false, error: "broker required" });
      const asked = { broker: HOST, port: brokerPort, topic: "solar/#", duration_secs: 3 };
      const [found] = await Promise.all([
        result("mqtt_subscribe", asked),
        broker.publish("solar/w", Buffer.from("42"), { withinMs: 30_000 }),
      ]);
      expect(found).toMatchObject({
        message_count: 1,
        sample_messages: [{ topic: "solar/w", payload: "42" }],
        topic_pattern: "solar/#",
      });
      expect(await ask("mqtt_subscribe", { broker: HOST })).toMatchObject({
        success: false,
        error: "broker and topic required",
      });
    });

    test("run_driver tries a driver out", async () => {
      const progress = "gateways.gw-1.hugin.progress.run";
      hugin.say(PROBE, {
        id: "run",
        method: "run_driver",
        params: { source: DRIVER, host: HOST, port: device.port, slave_id: 1 },
        reply_to: RESPONSES,
        progress_to: progress,
      });
      const answer = await hugin.until(() => hugin.on<Answer>(RESPONSES).find(({ id }) => id === "run"));
      expect(answer.success).toBe(true);
      expect(Object.keys(answer.result ?? {}).slice(0, 5)).toEqual([
        "success",
        "emissions",
        "logs",
        "errors",
        "duration",
      ]);
      expect(answer.result).toMatchObject({
        success: true,
        emissions: [{ der_type: "meter", data: { w: 1500, hz: 50.01, frac: 0.5 } }],
        logs: [expect.stringContaining("unit 1") as string],
        errors: [],
        duration: expect.stringMatching(/^[\d.]+m?s$/) as string,
      });
      expect(statuses(progress)).toEqual([
        "initializing Lua VM...",
        `running driver against ${HOST}:${device.port}...`,
        "driver OK: 1 emissions",
      ]);
      expect(await ask("run_driver", {})).toMatchObject({ success: false, error: "source is required" });
      const failed = await ask("run_driver", { source: "x = = 1", host: HOST, port: device.port });
      expect(failed).toMatchObject({ success: false, result: { success: false, emissions: [] } });
      expect(failed.result?.["errors"]).toEqual([expect.stringMatching(/^load driver: /) as string]);
      // Without a host, nothing is reached.
      const alone = await ask("run_driver", { source: DRIVER });
      expect(alone.result).toMatchObject({ success: false, emissions: [] });
    });

    test("deploy_driver brings a waiting device to life, and an update follows", async () => {
      const manifest = JSON.stringify({ version: "1.0.0", protocol: "modbus", ders: ["meter"] });
      const deployed = { name: "fresh", status: "deployed" };
      expect(await result("deploy_driver", { name: "fresh", source: DRIVER, manifest })).toMatchObject(
        deployed,
      );
      const telemetry = "gateways.gw-1.devices.NEW-1.ders.meter.telemetry.json.v1";
      const first = await hugin.until(() => hugin.on(telemetry)[0]);
      expect(first).toMatchObject({ type: "meter", make: "Fresh", W: 1500, Hz: 50.01 });
      const source = DRIVER.replace('"Fresh"', '"Fresher"');
      const newer = { version: "1.1.0", protocol: "modbus", ders: ["meter"] };
      expect(await result("deploy_driver", { name: "fresh", source, manifest: newer })).toMatchObject(
        deployed,
      );
      await hugin.until(() => hugin.on(telemetry).find(({ make }) => make === "Fresher"));
      for (const params of [{}, { name: "x" }, { source: "return" }]) {
        expect(await ask("deploy_driver", params)).toMatchObject({
          success: false,
          error: "name and source required",
        });
      }
      for (const name of ["../evil", "a/b", "", "..", "UP"]) {
        expect(await ask("deploy_driver", { name, source: DRIVER })).toMatchObject({ success: false });
      }
      expect(await ask("deploy_driver", { name: "broken", source: "x = = 1" })).toMatchObject({
        success: false,
      });
    });

    test("what cannot be read is answered, what is not known is named", async () => {
      for (const text of ["", "{", "[]", '{"id":{},"method":"list_devices"}']) {
        const answer = JSON.parse(await hugin.ask(PROBE, text)) as Answer;
        expect(answer, text).toMatchObject({ id: "", success: false });
        expect(answer.error, text).toMatch(/^invalid request/);
      }
      expect(await ask("reboot")).toMatchObject({ success: false, error: "unknown method: reboot" });
      const params = JSON.parse(
        await hugin.ask(PROBE, '{"id":"p","method":"list_devices","params":null}'),
      ) as Answer;
      expect(params).toMatchObject({ id: "p", success: true });
    });

    test("what a Go program sends for what it does not set counts as not set", async () => {
      const { port } = device;
      const read = { host: HOST, port, unit_id: 1, address: 100, count: 0, register_type: "", holding: null };
      expect(await result("read_registers", read)).toMatchObject({
        register_type: "holding",
        values: [1500],
      });
      const scan = { host: HOST, port, unit_id: 1, start: 0, end: 0, register_type: "" };
      expect(await result("scan_register_range", scan)).toMatchObject({ scanned_range: "0-0", non_zero: [] });
      const net = { subnet: "127.0.0", ports: [port], start_ip: 0, end_ip: 0, timeout_ms: 0 };
      expect(await result("network_scan", net)).toMatchObject({ count: 1, found: [{ host: HOST, port }] });
      expect(await result("rest_fetch", { url: `${webUrl}/status`, method: "" })).toMatchObject({
        status_code: 200,
      });
      const broken = { broker: HOST, port: brokerPort, username: "", password: "" };
      expect(await result("mqtt_connect", broken)).toMatchObject({ connected: true });
      const run = { source: DRIVER, host: HOST, port, slave_id: 0, username: "", password: "" };
      expect(await ask("run_driver", run)).toMatchObject({ result: { logs: [expect.any(String)] } });
      expect(await ask("network_scan", { subnet: "", ports: null })).toMatchObject({
        success: false,
        error: "subnet and ports required",
      });
      expect(await ask("detect_device", { host: "", port: 0 })).toMatchObject({ success: false });
    });

    test("a slow question holds up nobody", async () => {
      const slow = hugin.ask(PROBE, {
        id: "slow",
        method: "mqtt_subscribe",
        params: { broker: HOST, port: brokerPort, topic: "nothing", duration_secs: 30 },
      });
      let isSlowOver = false;
      void slow.then(() => {
        isSlowOver = true;
      });
      const answers = await Promise.all(
        Array.from({ length: 12 }, () =>
          result("read_registers", { host: HOST, port: device.port, address: 100 }),
        ),
      );
      expect(isSlowOver).toBe(false);
      expect(answers.map(({ values }) => values)).toEqual(answers.map(() => [1500]));
      expect(await result("cancel", { id: "slow" })).toMatchObject({ cancelled: 1 });
      expect(JSON.parse(await slow)).toMatchObject({ id: "slow", success: false });
    });

    test("speaks on no subject that is none for answers", async () => {
      const commands = "gateways.gw-1.devices.INV-1.ders.battery.control.ems.commands";
      for (const reply_to of [commands, "gateways.gw-2.hugin.responses", "somewhere.else"]) {
        hugin.hear(reply_to);
        hugin.say(PROBE, { id: "astray", method: "list_devices", reply_to });
      }
      await result("list_devices");
      expect(hugin.heard.filter(({ text }) => text.includes('"id":"astray","success"'))).toEqual([]);
    });
  });
}
