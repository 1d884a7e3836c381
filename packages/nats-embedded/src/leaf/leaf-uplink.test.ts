import { createUser } from "@nats-io/nkeys";
import { connect, headers, type NatsConnection } from "@nats-io/transport-node";
import { silentLogger } from "@sourceful/domain";
import { afterEach, describe, expect, test } from "vitest";
import { NatsServer } from "../nats-server.ts";
import { ReferenceServer, type ReferenceSettings } from "../testing/reference-server.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { LeafOptions } from "./leaf-options.ts";
import type { LeafUplink } from "./leaf-uplink.ts";

const EVERYTHING = { exports: [">"], imports: [">"] };
const check = test.skipIf(!ReferenceServer.isAvailable);
const toClose: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function startHub(settings: ReferenceSettings = {}): Promise<ReferenceServer> {
  const hub = await ReferenceServer.start({ leafnodes: { port: -1 }, ...settings });
  toClose.push(() => hub.close());
  return hub;
}

async function startServer(): Promise<NatsServer> {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, serverName: "the house" });
  toClose.push(() => server.close());
  return server;
}

async function clientOf({ port }: { port: number }): Promise<NatsConnection> {
  const client = await connect({ port, reconnectTimeWait: 20, maxReconnectAttempts: -1 });
  toClose.push(() => client.close());
  return client;
}

function join(server: NatsServer, options: LeafOptions): LeafUplink {
  return server.connectLeaf({ reconnectMs: 50, ...options });
}

const isUp = (uplink: LeafUplink) => waitUntil(() => uplink.state.status === "connected");

/** A hub, our server joined to it, and a client at each. */
async function startPair(options: Partial<LeafOptions> = EVERYTHING, settings: ReferenceSettings = {}) {
  const hub = await startHub(settings);
  const server = await startServer();
  const uplink = join(server, { url: `nats://127.0.0.1:${hub.leafPort}`, ...EVERYTHING, ...options });
  await isUp(uplink);
  return { hub, server, uplink, above: await clientOf(hub), below: await clientOf(server) };
}

/** What the client hears on the subject, as `subject payload`. */
function hear(client: NatsConnection, subject: string, queue?: string): string[] {
  const heard: string[] = [];
  client.subscribe(subject, {
    callback: (_error, message) => void heard.push(`${message.subject} ${message.string()}`),
    ...(queue !== undefined && { queue }),
  });
  return heard;
}

/** Publishes until it is heard: interest travels in its own time. Then everything heard so far is forgotten. */
async function settle(publisher: NatsConnection, subject: string, ...heard: string[][]): Promise<void> {
  const isHeard = (text: string) => heard.every((list) => list.includes(`${subject} ${text}`));
  await waitUntil(async () => {
    publisher.publish(subject, "settle");
    await publisher.flush();
    return isHeard("settle");
  });
  // Whatever is still on its way comes before this.
  publisher.publish(subject, "settled");
  await waitUntil(() => isHeard("settled"));
  for (const list of heard) list.length = 0;
}

/** Resolves when nothing more has come for a moment. */
async function quiet(...heard: string[][]): Promise<void> {
  for (let before = -1; before !== heard.flat().length; ) {
    before = heard.flat().length;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

describe("a leaf uplink to a real server (needs nats-server)", () => {
  check("carries messages both ways, byte for byte", async () => {
    const { above, below } = await startPair();
    const up = hear(above, "up.>");
    const down = hear(below, "down.>");
    await Promise.all([above.flush(), below.flush()]);
    await settle(below, "up.settle", up);
    await settle(above, "down.settle", down);
    const large = "x".repeat(300_000);
    below.publish("up.a", "ä\r\nPING\r\n");
    below.publish("up.b", large);
    above.publish("down.a", "");
    above.publish("down.b", large);
    await waitUntil(() => up.length === 2 && down.length === 2);
    expect(up).toEqual(["up.a ä\r\nPING\r\n", `up.b ${large}`]);
    expect(down).toEqual(["down.a ", `down.b ${large}`]);
  });

  check("carries headers and reply subjects", async () => {
    const { above, below } = await startPair();
    for (const [asker, answerer] of [
      [above, below],
      [below, above],
    ] as const) {
      const service = answerer.subscribe("service", {
        callback: (_error, message) =>
          void message.respond(`${message.headers?.get("Unit")} ${message.string()}`),
      });
      await answerer.flush();
      const sent = headers();
      sent.set("Unit", "W");
      const answer = await waitUntil(() =>
        asker.request("service", "5", { headers: sent, timeout: 500 }).catch(() => undefined),
      );
      expect(answer.string()).toBe("W 5");
      await service.drain();
    }
  });

  check("keeps a message from coming back", async () => {
    const { above, below } = await startPair();
    const up = hear(above, "x");
    const own = hear(below, "x");
    await Promise.all([above.flush(), below.flush()]);
    await settle(below, "x", up, own);
    below.publish("x", "1");
    above.publish("x", "2");
    await waitUntil(() => up.length === 2 && own.length === 2);
    await quiet(up, own);
    expect([up.toSorted(), own.toSorted()]).toEqual([
      ["x 1", "x 2"],
      ["x 1", "x 2"],
    ]);
  });

  check("gives each message to one member of a queue group, nearby members first", async () => {
    const { above, below } = await startPair();
    const jobsAbove = hear(above, "job", "workers");
    const allAbove = hear(above, "job");
    await above.flush();
    await settle(below, "job", jobsAbove, allAbove);
    for (let at = 0; at < 20; at++) below.publish("job", "far");
    await waitUntil(() => allAbove.length === 20 && jobsAbove.length === 20);
    await quiet(jobsAbove);
    expect(jobsAbove).toHaveLength(20);
    const jobsBelow = hear(below, "job", "workers");
    for (let at = 0; at < 20; at++) below.publish("job", "near");
    await waitUntil(() => allAbove.length === 40 && jobsBelow.length === 20);
    await quiet(jobsAbove, jobsBelow);
    expect([jobsAbove.length, jobsBelow.length]).toEqual([20, 20]);
  });

  check("tells the weight of its queue groups, and serves them for the other server", async () => {
    const { above, below } = await startPair();
    const first = hear(below, "work", "crew");
    const second = hear(below, "work", "crew");
    const plain = hear(below, "work");
    await below.flush();
    await settle(above, "work", plain);
    await waitUntil(() => [...first, ...second].includes("work settled"));
    for (const list of [first, second]) list.length = 0;
    for (let at = 0; at < 100; at++) above.publish("work", String(at));
    await waitUntil(() => plain.length === 100 && first.length + second.length >= 100);
    await quiet(first, second);
    expect(first.length + second.length).toBe(100);
    expect(Math.min(first.length, second.length)).toBeGreaterThan(10);
  });

  check("lets only the given subjects out, and answers to what came from over there", async () => {
    const { above, below, uplink } = await startPair({
      exports: ["gateways.g1.>"],
      imports: ["gateways.g1.>", "_INBOX.>"],
    });
    const up = hear(above, ">");
    const down = hear(below, "gateways.>");
    below.subscribe("gateways.g1.probe", { callback: (_error, message) => void message.respond("pong") });
    await Promise.all([above.flush(), below.flush()]);
    await settle(below, "gateways.g1.state", up);
    await settle(above, "gateways.g1.hello", down);
    below.publish("gateways.g2.state", "secret");
    below.publish("private", "secret");
    below.publish("gateways.g1.state", "mine");
    above.publish("gateways.g2.hello", "not yours");
    above.publish("gateways.g1.hello", "yours");
    await waitUntil(
      () => up.some((text) => text.endsWith("mine")) && down.some((text) => text.endsWith("yours")),
    );
    await quiet(up, down);
    expect(up.filter((text) => !text.includes(".hello"))).toEqual(["gateways.g1.state mine"]);
    expect(down.filter((text) => text.endsWith("yours"))).toEqual(["gateways.g1.hello yours"]);
    const answer = await above.request("gateways.g1.probe", "ping", { timeout: 30_000 });
    expect(answer.string()).toBe("pong");
    expect(uplink.state.messagesDropped).toBe(0);
  });

  check("takes interest back when the last subscriber goes", async () => {
    const { above, below, uplink } = await startPair();
    const subscriptions = [below.subscribe("s"), below.subscribe("s")];
    await below.flush();
    await waitUntil(async () => {
      above.publish("s", "");
      await above.flush();
      return uplink.state.messagesIn > 0;
    });
    for (const subscription of subscriptions) subscription.unsubscribe();
    await below.flush();
    const fence = hear(below, "fence");
    await below.flush();
    await settle(above, "fence", fence);
    const before = uplink.state.messagesIn;
    above.publish("s", "");
    above.publish("fence", "done");
    await waitUntil(() => fence.length === 1);
    expect(uplink.state.messagesIn).toBe(before + 1);
  });

  check("comes back by itself, with everyone's subscriptions", async () => {
    const { hub, server, uplink, below } = await startPair();
    const down = hear(below, "down");
    await below.flush();
    const { leafPort } = hub;
    await hub.close();
    await waitUntil(() => uplink.state.status !== "connected");
    expect(uplink.state.failure).toMatchObject({
      kind: expect.stringMatching(/lost|unreachable/) as unknown,
    });
    const next = await startHub({ leafnodes: { port: leafPort } });
    await isUp(uplink);
    const above = await clientOf(next);
    await settle(above, "down", down);
    expect(server.stats.connections).toBe(1);
  });

  check("proves itself with a name and password, from options or the URL", async () => {
    const authorization = { user: "leaf", password: "p@ss" };
    const hub = await startHub({ leafnodes: { port: -1, authorization } });
    const place = `127.0.0.1:${hub.leafPort}`;
    const server = await startServer();
    await isUp(join(server, { url: `nats://${place}`, auth: authorization, ...EVERYTHING }));
    const other = await startServer();
    await isUp(join(other, { url: `nats://leaf:p%40ss@${place}`, ...EVERYTHING }));
    const third = await startServer();
    const refused = join(third, { url: `nats://leaf:wrong@${place}`, ...EVERYTHING });
    await waitUntil(() => refused.state.failure !== undefined);
    expect(refused.state.failure).toMatchObject({ kind: "refused", message: "Authorization Violation" });
    expect(JSON.stringify(refused.state)).not.toContain("wrong");
  });

  check("proves itself with a key pair", async () => {
    const pair = createUser();
    const nkey = pair.getPublicKey();
    const hub = await startHub({ authorization: { users: [{ nkey }] } });
    const server = await startServer();
    const nkeySeed = new TextDecoder().decode(pair.getSeed());
    const url = `nats://127.0.0.1:${hub.leafPort}`;
    await isUp(join(server, { url, auth: { nkeySeed }, ...EVERYTHING }));
  });

  check("keeps to what the other server permits", async () => {
    const permissions = {
      publish: { allow: ["up.ok"] },
      subscribe: { allow: ["down.ok", "_INBOX.>"] },
    };
    const users = [
      { user: "leaf", password: "p", permissions },
      { user: "boss", password: "p" },
    ];
    const hub = await startHub({ authorization: { users } });
    const server = await startServer();
    const url = `nats://127.0.0.1:${hub.leafPort}`;
    const uplink = join(server, { url, auth: { user: "leaf", password: "p" }, ...EVERYTHING });
    await isUp(uplink);
    const above = await connect({ port: hub.port, user: "boss", pass: "p" });
    toClose.push(() => above.close());
    const below = await clientOf(server);
    const up = hear(above, "up.*");
    const down = hear(below, "down.*");
    hear(below, "elsewhere");
    await Promise.all([above.flush(), below.flush()]);
    await settle(below, "up.ok", up);
    await settle(above, "down.ok", down);
    below.publish("up.no", "no");
    below.publish("up.ok", "yes");
    above.publish("down.no", "no");
    above.publish("down.ok", "yes");
    await waitUntil(() => up.length > 0 && down.length > 0);
    await quiet(up, down);
    expect([up, down]).toEqual([["up.ok yes"], ["down.ok yes"]]);
    expect(uplink.state).toMatchObject({ status: "connected", attempts: 0 });
  });

  check("notices that servers are connected in a circle, and waits", async () => {
    const first = await startHub({ server_name: "first" });
    const second = await startHub({
      server_name: "second",
      leafnodes: { port: -1, remotes: [{ url: `nats://127.0.0.1:${first.leafPort}` }] },
    });
    const server = await startServer();
    const uplinks = [first, second].map((hub) =>
      join(server, { url: `nats://127.0.0.1:${hub.leafPort}`, ...EVERYTHING }),
    );
    await waitUntil(() => uplinks.some((uplink) => uplink.state.failure?.kind === "loop"));
    const looped = uplinks.find((uplink) => uplink.state.failure?.kind === "loop");
    await waitUntil(() => looped?.state.status === "waiting");
  });

  check("goes over WebSocket", async () => {
    const hub = await startHub({ websocket: { port: -1, no_tls: true } });
    const server = await startServer();
    const uplink = join(server, { url: `ws://127.0.0.1:${hub.webSocketPort}`, ...EVERYTHING });
    await isUp(uplink);
    const above = await clientOf(hub);
    const below = await clientOf(server);
    const up = hear(above, "up");
    const down = hear(below, "down");
    await Promise.all([above.flush(), below.flush()]);
    await settle(below, "up", up);
    await settle(above, "down", down);
    const large = "x".repeat(200_000);
    below.publish("up", large);
    above.publish("down", large);
    await waitUntil(() => up.length === 1 && down.length === 1);
    expect([up[0]?.length, down[0]?.length]).toEqual([200_003, 200_005]);
  });

  check("says that a port is not for leaf nodes", async () => {
    const hub = await startHub();
    const server = await startServer();
    const uplink = join(server, { url: `nats://127.0.0.1:${hub.port}`, ...EVERYTHING });
    await waitUntil(() => uplink.state.failure !== undefined);
    expect(uplink.state.failure).toMatchObject({
      kind: "protocol",
      message: "that port is not for leaf nodes",
    });
  });
});

test("keeps trying where nobody answers, and can be closed meanwhile", async () => {
  const server = await startServer();
  const states: string[] = [];
  const uplink = server.connectLeaf({
    url: "nats://127.0.0.1:1",
    ...EVERYTHING,
    reconnectMs: 5,
    maxReconnectMs: 10,
    onState: ({ status }) => void states.push(status),
  });
  await waitUntil(() => uplink.state.attempts >= 3);
  expect(uplink.state.failure).toMatchObject({ kind: "unreachable" });
  await uplink.close();
  expect(uplink.state.status).toBe("closed");
  expect(states.slice(0, 4)).toEqual(["connecting", "waiting", "connecting", "waiting"]);
  expect(states.at(-1)).toBe("closed");
});

test("local clients are served while the other server is away", async () => {
  const server = await startServer();
  server.connectLeaf({ url: "nats://127.0.0.1:1", ...EVERYTHING });
  const client = await clientOf(server);
  const heard = hear(client, "here");
  client.publish("here", "1");
  await client.flush();
  expect(heard).toEqual(["here 1"]);
});
