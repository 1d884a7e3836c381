import { randomBytes } from "node:crypto";
import {
  type ConnectionOptions,
  connect,
  headers,
  type Msg,
  type NatsConnection,
  type Subscription,
} from "@nats-io/transport-node";
import { afterEach, describe, expect, test } from "vitest";
import { SERVER_KINDS, type ServerSettings, type ServerUnderTest } from "./testing/server-under-test.ts";

describe.each(SERVER_KINDS)("the official client with $name", ({ isAvailable, start }) => {
  const check = test.skipIf(!isAvailable);
  const toClose: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const close of toClose.splice(0).reverse()) await close();
  });

  async function startServer(settings?: ServerSettings): Promise<ServerUnderTest> {
    const server = await start(settings);
    toClose.push(() => server.close());
    return server;
  }

  async function connectTo(
    { port }: { port: number },
    options: ConnectionOptions = {},
  ): Promise<NatsConnection> {
    const client = await connect({ port, reconnectTimeWait: 20, ...options });
    toClose.push(() => client.close());
    return client;
  }

  async function startWith(clients: number): Promise<NatsConnection[]> {
    const server = await startServer();
    return Promise.all(Array.from({ length: clients }, () => connectTo(server)));
  }

  check("brings messages in order and byte for byte, whatever their size", async () => {
    const [publisher, subscriber] = (await startWith(2)) as [NatsConnection, NatsConnection];
    const sizes = [0, 1, 23, 24, 25, 255, 256, 16_383, 16_384, 65_535, 65_536, 200_000, 1_048_576];
    const payloads = [...sizes, ...sizes.toReversed()].map((size) => new Uint8Array(randomBytes(size)));
    const arriving = collect(subscriber.subscribe("data.>"), payloads.length);
    await subscriber.flush();
    for (const payload of payloads) publisher.publish("data.here", payload);
    const arrived = await arriving;
    const isEqual = (at: number) =>
      Buffer.compare(arrived[at]?.data as Uint8Array, payloads[at] as Uint8Array) === 0;
    expect(payloads.map((payload, at) => [payload.length, isEqual(at)])).toEqual(
      payloads.map(({ length }) => [length, true]),
    );
  });

  check("keeps the order of many small messages", async () => {
    const [publisher, subscriber] = (await startWith(2)) as [NatsConnection, NatsConnection];
    const count = 20_000;
    const arriving = collect(subscriber.subscribe("n"), count);
    await subscriber.flush();
    for (let at = 0; at < count; at++) publisher.publish("n", String(at));
    expect((await arriving).map((message) => Number(message.string()))).toEqual(
      Array.from({ length: count }, (_, at) => at),
    );
  });

  check("matches wildcards", async () => {
    const [publisher, subscriber] = (await startWith(2)) as [NatsConnection, NatsConnection];
    const heard: string[] = [];
    for (const pattern of ["a.b", "a.*", "*.b", "a.>", ">", "a.*.c", "b.*"]) {
      subscriber.subscribe(pattern, {
        callback: (_error, { subject }) => void heard.push(`${pattern} ${subject}`),
      });
    }
    await subscriber.flush();
    for (const subject of ["a", "a.b", "a.b.c"]) publisher.publish(subject);
    await roundTrip(publisher, subscriber);
    expect(heard.toSorted()).toEqual(
      [
        "> a",
        "> a.b",
        "> a.b.c",
        "a.b a.b",
        "a.* a.b",
        "*.b a.b",
        "a.> a.b",
        "a.> a.b.c",
        "a.*.c a.b.c",
      ].toSorted(),
    );
  });

  check("gives each message to one member of a queue group and to every plain subscriber", async () => {
    const [publisher, first, second] = (await startWith(3)) as [
      NatsConnection,
      NatsConnection,
      NatsConnection,
    ];
    const counts = { first: 0, second: 0, other: 0, plain: 0 };
    const count = (name: keyof typeof counts) => ({ callback: () => void counts[name]++ });
    first.subscribe("job", { queue: "workers", ...count("first") });
    second.subscribe("job.>", { queue: "workers", ...count("other") });
    second.subscribe("job", { queue: "workers", ...count("second") });
    second.subscribe("*", { queue: "auditors", ...count("other") });
    second.subscribe("job", count("plain"));
    await Promise.all([first.flush(), second.flush()]);
    for (let at = 0; at < 400; at++) publisher.publish("job");
    await roundTrip(publisher, first);
    await roundTrip(publisher, second);
    expect(counts.first + counts.second).toBe(400);
    expect(Math.min(counts.first, counts.second)).toBeGreaterThan(100);
    expect(counts).toMatchObject({ other: 400, plain: 400 });
  });

  check("carries headers, with and without a reply subject", async () => {
    const [publisher, subscriber] = (await startWith(2)) as [NatsConnection, NatsConnection];
    const arriving = collect(subscriber.subscribe("h"), 2);
    await subscriber.flush();
    const sent = headers();
    sent.append("Unit", "W");
    sent.append("Unit", "Wh");
    sent.set("Trace", "å");
    publisher.publish("h", "one", { headers: sent });
    publisher.publish("h", "two", { headers: sent, reply: "answers" });
    const arrived = await arriving;
    expect(
      arrived.map((message) => [message.string(), message.reply ?? "", message.headers?.values("Unit")]),
    ).toEqual([
      ["one", "", ["W", "Wh"]],
      ["two", "answers", ["W", "Wh"]],
    ]);
    expect(arrived[0]?.headers?.get("Trace")).toBe("å");
  });

  check("answers each of many requests with its own reply", async () => {
    const [asker, responder] = (await startWith(2)) as [NatsConnection, NatsConnection];
    responder.subscribe("double", {
      callback: (_error, message) => void message.respond(String(Number(message.string()) * 2)),
    });
    await responder.flush();
    const questions = Array.from({ length: 300 }, (_, at) => at);
    const ask = async (n: number, noMux: boolean) => {
      const answer = await asker.request("double", String(n), {
        timeout: 30_000,
        ...(noMux && { noMux, reply: `own.${n}` }),
      });
      return Number(answer.string());
    };
    const answers = await Promise.all(questions.map((n) => ask(n, n % 3 === 0)));
    expect(answers).toEqual(questions.map((n) => n * 2));
  });

  check("says at once that nobody answers a request", async () => {
    const [asker] = (await startWith(1)) as [NatsConnection];
    await expect(asker.request("nobody", "", { timeout: 15_000 })).rejects.toThrow("no responders: 'nobody'");
    await expect(asker.request("nobody", "", { timeout: 15_000, noMux: true })).rejects.toThrow(
      "no responders",
    );
  });

  check("keeps a client's own messages from it when it asks for no echo", async () => {
    const server = await startServer();
    const silent = await connectTo(server, { noEcho: true });
    const other = await connectTo(server);
    const heard: string[] = [];
    silent.subscribe("x", { callback: (_error, message) => void heard.push(message.string()) });
    await silent.flush();
    silent.publish("x", "mine");
    await silent.flush();
    other.publish("x", "theirs");
    await roundTrip(other, silent);
    expect(heard).toEqual(["theirs"]);
  });

  check("ends a subscription after its maximum", async () => {
    const [publisher, subscriber] = (await startWith(2)) as [NatsConnection, NatsConnection];
    const subscription = subscriber.subscribe("few", { max: 3 });
    await subscriber.flush();
    for (let at = 0; at < 10; at++) publisher.publish("few", String(at));
    const heard: string[] = [];
    for await (const message of subscription) heard.push(message.string());
    expect(heard).toEqual(["0", "1", "2"]);
  });

  check("follows subscriptions that come and go between messages", async () => {
    const [publisher, subscriber] = (await startWith(2)) as [NatsConnection, NatsConnection];
    const heard: string[] = [];
    const listen = (pattern: string) =>
      subscriber.subscribe(pattern, {
        callback: (_error, { subject }) => void heard.push(`${pattern} ${subject}`),
      });
    const publish = async () => {
      publisher.publish("c.d");
      await roundTrip(publisher, subscriber);
      return heard.splice(0).toSorted();
    };
    const wild = listen("c.*");
    await subscriber.flush();
    expect(await publish()).toEqual(["c.* c.d"]);
    const exact = listen("c.d");
    await subscriber.flush();
    expect(await publish()).toEqual(["c.* c.d", "c.d c.d"]);
    wild.unsubscribe();
    await subscriber.flush();
    expect(await publish()).toEqual(["c.d c.d"]);
    exact.unsubscribe();
    await subscriber.flush();
    expect(await publish()).toEqual([]);
  });

  check("reaches every one of many clients", async () => {
    const clients = await startWith(12);
    const arriving = clients.map((client) => collect(client.subscribe("all"), 200));
    await Promise.all(clients.map((client) => client.flush()));
    for (let at = 0; at < 200; at++)
      (clients[at % clients.length] as NatsConnection).publish("all", String(at));
    const everyone = await Promise.all(arriving);
    const expected = Array.from({ length: 200 }, (_, at) => at);
    for (const heard of everyone) {
      expect(heard.map((message) => Number(message.string())).toSorted((a, b) => a - b)).toEqual(expected);
    }
  });

  check("tells the client its largest payload, which then refuses more", async () => {
    const server = await startServer({ maxPayloadBytes: 1_000 });
    const client = await connectTo(server);
    expect(client.info?.max_payload).toBe(1_000);
    expect(() => client.publish("x", new Uint8Array(1_001))).toThrow("max_payload");
    client.publish("x", new Uint8Array(1_000));
    await client.flush();
  });

  check("lets in who has the password and nobody else", async () => {
    const server = await startServer({ auth: { user: "ann", password: "secret" } });
    const client = await connectTo(server, { user: "ann", pass: "secret" });
    await client.flush();
    await expect(connectTo(server, { user: "ann", pass: "wrong", reconnect: false })).rejects.toThrow(
      "Authorization Violation",
    );
    await expect(connectTo(server, { reconnect: false })).rejects.toThrow("Authorization Violation");
  });

  check("lets in who has the token and nobody else", async () => {
    const server = await startServer({ auth: { token: "t0ken" } });
    const client = await connectTo(server, { token: "t0ken" });
    await client.flush();
    await expect(connectTo(server, { token: "other", reconnect: false })).rejects.toThrow(
      "Authorization Violation",
    );
  });

  check("serves verbose and pedantic clients", async () => {
    const server = await startServer();
    const client = await connectTo(server, { verbose: true, pedantic: true });
    const arriving = collect(client.subscribe("v"), 2);
    client.publish("v", "1");
    client.publish("v", "2");
    expect((await arriving).map((message) => message.string())).toEqual(["1", "2"]);
  });

  check("measures round trips and drains", async () => {
    const [client] = (await startWith(1)) as [NatsConnection];
    expect(await client.rtt()).toBeGreaterThanOrEqual(0);
    const arriving = collect(client.subscribe("d"), 50);
    for (let at = 0; at < 50; at++) client.publish("d");
    await client.drain();
    expect(await arriving).toHaveLength(50);
    expect(client.isClosed()).toBe(true);
  });

  check("gets its subscriptions back when the server restarts", async () => {
    const first = await start();
    const client = await connectTo(first, { maxReconnectAttempts: -1 });
    const arriving = collect(client.subscribe("back"), 1);
    await client.flush();
    await first.close();
    const second = await startServer({ port: first.port });
    const other = await connectTo(second);
    let isHeard = false;
    void arriving.then(() => {
      isHeard = true;
    });
    // The client comes back by itself; until it has, what is published reaches nobody.
    while (!isHeard) {
      other.publish("back");
      await other.flush();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await arriving).toHaveLength(1);
  });
});

async function collect(subscription: Subscription, count: number): Promise<Msg[]> {
  const messages: Msg[] = [];
  for await (const message of subscription) {
    messages.push(message);
    if (messages.length === count) break;
  }
  return messages;
}

/** Resolves when everything `publisher` has published so far has come to `subscriber`. */
async function roundTrip(publisher: NatsConnection, subscriber: NatsConnection): Promise<void> {
  await publisher.flush();
  await subscriber.flush();
}
