import { connect, type NatsConnection } from "@nats-io/transport-node";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, expect, test } from "vitest";
import { NatsServer } from "../nats-server.ts";
import { ScriptedHub } from "../testing/scripted-hub.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { LeafOptions } from "./leaf-options.ts";

const toClose: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function startJoined(options: Partial<LeafOptions> = {}) {
  const hub = await ScriptedHub.open();
  toClose.push(() => hub.close());
  const logger = new RecordingLogger();
  const server = await NatsServer.listen({ port: 0, logger, serverName: "house", maxPayloadBytes: 5_000 });
  toClose.push(() => server.close());
  const uplink = server.connectLeaf({
    url: hub.url,
    exports: [">"],
    imports: [">"],
    reconnectMs: 5,
    maxReconnectMs: 5,
    ...options,
  });
  await hears(hub, "LS+ $LDS.");
  const client = await connect({ port: server.port });
  toClose.push(() => client.close());
  return { hub, server, uplink, client, logger };
}

const hears = (hub: ScriptedHub, text: string) => waitUntil(() => hub.heard.includes(text));

async function subscribed(client: NatsConnection, subject: string, queue?: string): Promise<string[]> {
  const heard: string[] = [];
  client.subscribe(subject, {
    callback: (_error, message) => void heard.push(`${message.subject} ${message.string()}`),
    ...(queue !== undefined && { queue }),
  });
  await client.flush();
  return heard;
}

test("introduces itself and declines compression", async () => {
  const { hub, uplink } = await startJoined();
  const connectLine = /^CONNECT (.*)\r\n/.exec(hub.heard)?.[1] ?? "";
  expect(JSON.parse(connectLine)).toEqual({
    version: "2.9.10",
    tls_required: false,
    server_id: expect.stringMatching(/^N[0-9A-F]{40}$/) as unknown,
    name: "house",
    headers: true,
  });
  expect(uplink.state).toMatchObject({ status: "connected", remoteServer: "hub" });
});

test("tells each subject once, and a queue group with the number of its members", async () => {
  const { hub, client } = await startJoined();
  const before = hub.heard.length;
  const first = client.subscribe("a");
  const second = client.subscribe("a");
  const third = client.subscribe("a", { queue: "q" });
  const fourth = client.subscribe("a", { queue: "q" });
  await client.flush();
  for (const subscription of [first, second, third, fourth]) {
    subscription.unsubscribe();
    await client.flush();
  }
  await hears(hub, "LS- a q");
  expect(hub.heard.slice(before)).toBe(
    ["LS+ a", "LS+ a q 1", "LS+ a q 2", "LS- a", "LS+ a q 1", "LS- a q", ""].join("\r\n"),
  );
});

test("takes interest back when a client is gone, though nothing else happens", async () => {
  const { hub, client } = await startJoined();
  client.subscribe("gone");
  await client.flush();
  await client.close();
  await hears(hub, "LS- gone\r\n");
});

test("narrows what is wanted to what may come in", async () => {
  const { hub, client } = await startJoined({ imports: ["gateways.g1.>", "_INBOX.>"] });
  const before = hub.heard.length;
  for (const subject of [">", "gateways.*.state", "gateways.g1.a", "other"]) client.subscribe(subject);
  client.subscribe("last.one");
  client.subscribe("gateways.g1.last");
  await client.flush();
  await hears(hub, "LS+ gateways.g1.last\r\n");
  expect(hub.heard.slice(before).trimEnd().split("\r\n").toSorted()).toEqual(
    [
      "LS+ gateways.g1.>",
      "LS+ _INBOX.>",
      "LS+ gateways.g1.state",
      "LS+ gateways.g1.a",
      "LS+ gateways.g1.last",
    ].toSorted(),
  );
});

test("lets nothing in that it did not ask for", async () => {
  const { hub, client, uplink } = await startJoined({ imports: ["gateways.g1.>"] });
  const heard = await subscribed(client, ">");
  hub.say("LMSG other 1\r\nx\r\nLMSG gateways.g2.a 1\r\nx\r\nLMSG gateways.g1.a 1\r\ny\r\n");
  await waitUntil(() => heard.length > 0);
  expect([heard, uplink.state.messagesIn]).toEqual([["gateways.g1.a y"], 1]);
});

test("sends a message once, with the queue groups that are served over there", async () => {
  const { hub, client, server } = await startJoined();
  await subscribed(client, "job", "here");
  hub.say("LS+ job\r\nLS+ job here 1\r\nLS+ job there 2\r\nLS+ *.b\r\nPING\r\n");
  await hears(hub, "PONG\r\n");
  const before = hub.heard.length;
  client.publish("job", "1");
  client.publish("job", "2", { reply: "r" });
  client.publish("a.b", "3", { reply: "r" });
  await client.flush();
  await hears(hub, "\r\n3\r\n");
  expect(hub.heard.slice(before)).toBe(
    "LMSG job | there 1\r\n1\r\nLMSG job + r there 1\r\n2\r\nLMSG a.b r 1\r\n3\r\n",
  );
  expect(server.stats.messagesOut).toBe(5);
});

test("delivers to plain subscribers and to the queue groups that are named", async () => {
  const { hub, client, uplink } = await startJoined();
  const plain = await subscribed(client, "x");
  const named = await subscribed(client, "x", "q");
  const other = await subscribed(client, "x", "w");
  hub.say("LMSG x 1\r\n1\r\nLMSG x | q 1\r\n2\r\nLMSG x + r q 1\r\n3\r\n");
  await waitUntil(() => plain.length === 3);
  expect([plain, named, other]).toEqual([["x 1", "x 2", "x 3"], ["x 2", "x 3"], []]);
  expect(uplink.state.messagesIn).toBe(3);
});

test("drops and counts what is too large for the other server, and passes over what is too large for us", async () => {
  const { hub, client, uplink, logger } = await startJoined();
  const heard = await subscribed(client, "in");
  hub.say("LS+ out\r\nPING\r\n");
  await hears(hub, "PONG\r\n");
  client.publish("out", new Uint8Array(1_001));
  client.publish("out", "small");
  await hears(hub, "LMSG out 5\r\nsmall\r\n");
  expect(uplink.state).toMatchObject({ messagesDropped: 1, messagesOut: 1 });
  hub.say(`LMSG in 6000\r\n${"x".repeat(6_000)}\r\nLMSG in 1\r\ny\r\n`);
  await waitUntil(() => heard.length === 1);
  expect(heard).toEqual(["in y"]);
  expect(logger.lines.some(({ message }) => message.includes("too large"))).toBe(true);
});

test("knows itself in what comes back, says so and stays away", async () => {
  const { hub, uplink } = await startJoined();
  const own = /LS\+ (\$LDS\.\S+)/.exec(hub.heard)?.[1] ?? "";
  hub.say(`LS+ $LDS.someoneelse\r\nLS+ ${own}\r\n`);
  await hears(hub, '-ERR \'Loop detected for leafnode account="$G"');
  await waitUntil(() => uplink.state.status === "waiting");
  expect(uplink.state.failure).toMatchObject({ kind: "loop" });
});

test.each([
  ["-ERR 'Authorization Violation'\r\n", "refused"],
  ["-ERR 'Permissions Violation for Publish to \"a\"'\r\n", "permissions"],
  ["-ERR 'Loop detected for leafnode account=\"$G\"'\r\n", "loop"],
  ["NONSENSE\r\n", "protocol"],
  ["INFO []\r\n", "protocol"],
])("after %j its state says %s", async (said, kind) => {
  const { hub, uplink } = await startJoined();
  hub.say(said);
  if (said.startsWith("-ERR")) {
    hub.say("PING\r\n");
    await hears(hub, "PONG\r\n");
    hub.hangUp();
  }
  await waitUntil(() => uplink.state.failure !== undefined);
  expect(uplink.state.failure).toMatchObject({ kind });
});

test("keeps to permissions that change while it is connected", async () => {
  const { hub, client } = await startJoined();
  client.subscribe("a");
  client.subscribe("b.*");
  await client.flush();
  await hears(hub, "LS+ b.*\r\n");
  const before = hub.heard.length;
  hub.say('INFO {"import":{"allow":["b.c","d"]},"export":{"allow":["e"]}}\r\nLS+ e\r\nLS+ f\r\nPING\r\n');
  await hears(hub, "PONG\r\n");
  client.publish("f", "no");
  client.publish("e", "yes");
  await hears(hub, "yes\r\n");
  expect(hub.heard.slice(before).split("\r\n").toSorted()).toEqual(
    ["LS- a", "LS- b.*", "LS+ b.c", "PONG", "LMSG e 3", "yes", ""].toSorted(),
  );
});
