import { TimeoutError } from "@sourceful/domain";
import { connectAsync } from "mqtt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MqttBroker } from "./mqtt-broker.ts";

let broker: MqttBroker;
let url: string;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  broker = new MqttBroker();
  url = `mqtt://127.0.0.1:${await broker.listen()}`;
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await broker.close();
});

/** A client, and everything it is told. */
async function connectClient() {
  const client = await connectAsync(url, { reconnectPeriod: 0 }, false);
  closers.push(() => client.endAsync(true));
  const messages: [string, string][] = [];
  client.on("message", (topic, payload) => messages.push([topic, payload.toString("latin1")]));
  return { client, messages };
}

test.each([
  ["a/b", "a/b", true],
  ["a/+/c", "a/b/c", true],
  ["a/+", "a/b/c", false],
  ["a/#", "a", true],
  ["a/#", "a/b/c", true],
  ["#", "$SYS/x", false],
  ["a/b", "a/c", false],
])("a subscription to %s and a message on %s: %s", async (filter, topic, isTold) => {
  const { client, messages } = await connectClient();
  await client.subscribeAsync(filter);
  const sent = broker.publish(topic, Buffer.from("1"), { withinMs: isTold ? 30_000 : 100 });
  if (isTold) await sent;
  else await expect(sent).rejects.toThrow(TimeoutError);
  expect(messages).toEqual(isTold ? [[topic, "1"]] : []);
});

test("publish resolves once the client has the message, byte for byte, however long it is", async () => {
  const { client, messages } = await connectClient();
  await client.subscribeAsync("t");
  const payload = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at & 0xff));
  await broker.publish("t", payload, { withinMs: 30_000 });
  expect(messages).toEqual([["t", payload.toString("latin1")]]);
});

test("a message waits for its subscriber", async () => {
  const { client, messages } = await connectClient();
  const sent = broker.publish("later", Buffer.from("x"), { withinMs: 30_000 });
  await client.subscribeAsync("later");
  await sent;
  expect(messages).toEqual([["later", "x"]]);
});

test.each([0, 1] as const)(
  "what a client publishes with QoS %i reaches the others and is kept",
  async (qos) => {
    const [from, to] = [await connectClient(), await connectClient()];
    await to.client.subscribeAsync("set/+");
    const told = new Promise((resolve) => to.client.once("message", resolve));
    await from.client.publishAsync("set/power", Buffer.from([0, 255]), { qos });
    await told;
    expect(to.messages).toEqual([["set/power", "\u0000\u00ff"]]);
    expect(broker.received).toEqual([{ topic: "set/power", payload: Buffer.from([0, 255]) }]);
  },
);

test("an unsubscribed client is told nothing more", async () => {
  const { client } = await connectClient();
  await client.subscribeAsync("t");
  await client.unsubscribeAsync("t");
  await expect(broker.publish("t", Buffer.from("x"), { withinMs: 50 })).rejects.toThrow(TimeoutError);
});
