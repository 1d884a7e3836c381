import mqtt, { type MqttClient } from "mqtt";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { MqttTarget } from "../driver-grants.ts";
import { hasMosquitto, MosquittoBroker, type MosquittoOptions } from "../testing/mosquitto-broker.ts";
import { type OpenedRuntime, openRuntime } from "../testing/open-runtime.ts";
import { TlsCertificate } from "../testing/tls-certificate.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const needsMosquitto = test.skipIf(!hasMosquitto);
const needsBoth = test.skipIf(!hasMosquitto || !TlsCertificate.isAvailable);
const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of opened.splice(0).toReversed()) await item.close();
});

const DRIVER = `
function subscribe(filter) return host.mqtt_subscribe(filter) end
function messages() return host.mqtt_messages() end
function publish(topic, payload) return host.mqtt_publish(topic, payload) end
function publish_bytes() return host.mqtt_publish("bytes", "a\\0b\\xff\\x80") end
function echo() local m = host.mqtt_messages()[1] return host.mqtt_publish("echo", m.payload), #m.payload end
`;

async function startBroker(options: MosquittoOptions = {}): Promise<MosquittoBroker> {
  const broker = await MosquittoBroker.start(options);
  opened.push(broker);
  return broker;
}

async function openDriver(grant: Partial<MqttTarget>): Promise<OpenedRuntime> {
  const driver = await openRuntime(DRIVER, {
    grants: { mqtt: { host: "127.0.0.1", port: 1, ...grant } },
  });
  opened.push(driver);
  return driver;
}

const isConnected = (driver: OpenedRuntime) =>
  vi.waitFor(() => expect(driver.runtime.link?.status).toBe("connected"), PATIENCE);

async function openPeer({ port }: MosquittoBroker): Promise<MqttClient> {
  const peer = await mqtt.connectAsync({ host: "127.0.0.1", port });
  opened.push({ close: () => peer.endAsync(true) });
  return peer;
}

/** All messages that come, until there are `count`. */
async function receive({ call }: OpenedRuntime, count: number): Promise<unknown[]> {
  const messages: unknown[] = [];
  await vi.waitFor(async () => {
    const { returned } = await call("messages");
    if (Array.isArray(returned[0])) messages.push(...(returned[0] as unknown[]));
    expect(messages.length).toBeGreaterThanOrEqual(count);
  }, PATIENCE);
  return messages;
}

describe("a driver's MQTT connection", () => {
  needsMosquitto("passes messages both ways and answers nothing on success (needs mosquitto)", async () => {
    const broker = await startBroker();
    const driver = await openDriver({ port: broker.port });
    await isConnected(driver);
    expect((await driver.call("subscribe", "plant/+/power")).returned).toEqual([]);
    const report = await driver.call("publish", "plant/1/power", "1500");
    expect(report.returned).toEqual([]);
    expect(report.exchanges).toEqual([
      { protocol: "mqtt", action: "publish", target: "plant/1/power", ok: true },
    ]);
    await driver.call("publish", "other/1/power", "9");
    await driver.call("publish", "plant/2/power", "-3");
    expect(await receive(driver, 2)).toEqual([
      { topic: "plant/1/power", payload: "1500" },
      { topic: "plant/2/power", payload: "-3" },
    ]);
    expect((await driver.call("messages")).returned).toEqual([{}]);
  });

  needsMosquitto("keeps every byte of a payload, in and out (needs mosquitto)", async () => {
    const broker = await startBroker();
    const driver = await openDriver({ port: broker.port });
    await isConnected(driver);
    const peer = await openPeer(broker);
    const payloads: Buffer[] = [];
    peer.on("message", (_topic, payload) => payloads.push(payload));
    await peer.subscribeAsync(["bytes", "echo"]);
    await driver.call("publish_bytes");
    await vi.waitFor(() => expect(payloads[0]).toEqual(Buffer.from([97, 0, 98, 255, 128])), PATIENCE);
    await driver.call("subscribe", "raw");
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    await peer.publishAsync("raw", every);
    await vi.waitFor(async () => expect((await driver.call("echo")).returned).toEqual([null, 256]), PATIENCE);
    await vi.waitFor(() => expect(payloads[1]).toEqual(every), PATIENCE);
  });

  needsMosquitto(
    "remembers what is subscribed before there is a connection; a publish then fails (needs mosquitto)",
    async () => {
      const broker = await startBroker();
      await broker.stop();
      const driver = await openDriver({ port: broker.port });
      expect((await driver.call("subscribe", "early/#")).returned).toEqual([]);
      await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
      const report = await driver.call("publish", "early/1", "lost");
      expect(report.returned[0]).toMatch(/^mqtt: not connected: .*ECONNREFUSED/);
      expect(report.exchanges[0]).toMatchObject({ ok: false });
      await broker.start();
      await isConnected(driver);
      await driver.call("publish", "early/2", "kept");
      expect(await receive(driver, 1)).toEqual([{ topic: "early/2", payload: "kept" }]);
    },
  );

  needsMosquitto("comes back by itself and subscribes again (needs mosquitto)", async () => {
    const broker = await startBroker();
    const driver = await openDriver({ port: broker.port });
    await isConnected(driver);
    await driver.call("subscribe", "again");
    await broker.stop();
    await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
    await broker.start();
    await isConnected(driver);
    const peer = await openPeer(broker);
    await peer.publishAsync("again", "yes");
    expect(await receive(driver, 1)).toEqual([{ topic: "again", payload: "yes" }]);
    expect(driver.logs.map(({ level }) => level)).toEqual(["warn", "info"]);
    expect(driver.links.map(({ status }) => status)).toEqual(
      expect.arrayContaining(["connecting", "connected", "down"]),
    );
  });

  needsMosquitto("publishes from the first moment to the last (needs mosquitto)", async () => {
    const broker = await startBroker();
    const peer = await openPeer(broker);
    const texts: string[] = [];
    peer.on("message", (_topic, payload) => texts.push(payload.toString("utf8")));
    await peer.subscribeAsync("moment");
    const driver = await openDriver({ port: broker.port });
    expect((await driver.call("publish", "moment", "first")).returned).toEqual([]);
    expect((await driver.call("publish", "moment", "last")).returned).toEqual([]);
    await driver.close();
    await vi.waitFor(() => expect(texts).toEqual(["first", "last"]), PATIENCE);
  });

  needsMosquitto("drops the oldest of a flood, counts and logs them (needs mosquitto)", async () => {
    const broker = await startBroker();
    const driver = await openDriver({ port: broker.port });
    await isConnected(driver);
    await driver.call("subscribe", "#");
    const peer = await openPeer(broker);
    let heard = 0;
    peer.on("message", () => void heard++);
    await peer.subscribeAsync("x");
    // QoS 1, and no more at a time than a broker keeps for one client.
    for (let index = 0; index < 1_500; index += 50) {
      const batch = Array.from({ length: 50 }, (_, at) => `${index + at}`);
      await Promise.all(batch.map((text) => peer.publishAsync("flood", text, { qos: 1 })));
    }
    await driver.call("publish", "x", "x");
    await vi.waitFor(() => expect(heard).toBe(1), PATIENCE);
    // Its connection's end comes after everything it was sent.
    await broker.stop();
    await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
    const { dropped, returned } = await driver.call("messages");
    const kept = returned[0] as unknown[];
    expect([dropped.messages, kept.length]).toEqual([501, 1_000]);
    expect(kept.slice(-2)).toEqual([
      { topic: "flood", payload: "1499" },
      { topic: "x", payload: "x" },
    ]);
    expect(driver.logs).toContainEqual({
      level: "warn",
      message: "mqtt: 501 messages came faster than the driver took them and were dropped",
    });
  });

  needsMosquitto("logs in, and says so when the broker refuses (needs mosquitto)", async () => {
    const broker = await startBroker({ user: { name: "edge", password: "right" } });
    const good = await openDriver({ port: broker.port, username: "edge", password: "right" });
    await isConnected(good);
    const bad = await openDriver({ port: broker.port, username: "edge", password: "wrong" });
    await vi.waitFor(() => expect(bad.runtime.link?.status).toBe("down"), PATIENCE);
    expect(bad.runtime.link?.error).toMatch(/Not authorized/);
    expect((await bad.call("publish", "a", "b")).returned[0]).toMatch(/Not authorized/);
  });

  needsBoth("uses TLS with a trusted or pinned certificate only (needs mosquitto, openssl)", async () => {
    const { key, cert, sha256 } = TlsCertificate.create();
    const broker = await startBroker({ tls: { key, cert } });
    const tls = [{ ca: cert }, { pinSha256: sha256 }];
    for (const trust of tls) {
      const driver = await openDriver({ port: broker.port, tls: trust });
      await isConnected(driver);
    }
    const stranger = await openDriver({ port: broker.port, tls: {} });
    await vi.waitFor(() => expect(stranger.runtime.link?.error).toMatch(/self.signed certificate/), PATIENCE);
    const misled = await openDriver({ port: broker.port, tls: { pinSha256: "00".repeat(32) } });
    await vi.waitFor(() => expect(misled.runtime.link?.error).toMatch(/is not the pinned one/), PATIENCE);
  });

  needsMosquitto("gives two drivers on one broker a client id each (needs mosquitto)", async () => {
    const broker = await startBroker();
    const first = await openDriver({ port: broker.port });
    const second = await openDriver({ port: broker.port });
    await Promise.all([isConnected(first), isConnected(second)]);
    await first.call("subscribe", "both");
    await second.call("subscribe", "both");
    await first.call("publish", "both", "1");
    expect(await receive(first, 1)).toEqual([{ topic: "both", payload: "1" }]);
    expect(await receive(second, 1)).toEqual([{ topic: "both", payload: "1" }]);
  });

  test.each([
    ["a/#/b", "subscribe"],
    ["a+/b", "subscribe"],
    ["", "subscribe"],
    ["a/+", "publish"],
    ["a\0b", "publish"],
  ])("%j is refused before it reaches the broker (%s)", async (topic, action) => {
    const driver = await openDriver({});
    expect((await driver.call(action, topic, "x")).returned[0]).toMatch(/^mqtt: malformed/);
  });

  test("without a broker every function answers a text", async () => {
    const driver = await openRuntime(DRIVER);
    opened.push(driver);
    const text = "mqtt: the device has no broker configured";
    expect((await driver.call("subscribe", "a")).returned).toEqual([text]);
    expect((await driver.call("publish", "a", "b")).returned).toEqual([text]);
    expect((await driver.call("messages")).returned).toEqual([null, text]);
    expect(driver.runtime.link).toBeUndefined();
  });

  needsMosquitto("publishes nothing in a call that may not write (needs mosquitto)", async () => {
    const broker = await startBroker();
    const driver = await openDriver({ port: broker.port });
    await isConnected(driver);
    const report = await driver.runtime.call("publish", ["a", "b"], { deadlineMs: 5_000, writes: "none" });
    expect(report.returned[0]).toMatch(/^write refused/);
    expect(report.exchanges).toMatchObject([{ ok: false }]);
  });
});
