import { once } from "node:events";
import { createServer } from "node:net";
import { connect } from "@nats-io/transport-node";
import { ConfigError, silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, expect, test } from "vitest";
import { NatsServer } from "./nats-server.ts";
import type { NatsServerOptions } from "./server-options.ts";
import { RawClient } from "./testing/raw-client.ts";

const toClose: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function listen(options: Partial<NatsServerOptions> = {}): Promise<NatsServer> {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, ...options });
  toClose.push(() => server.close());
  return server;
}

async function open(
  { port }: NatsServer,
  greeting = 'CONNECT {"verbose":false,"headers":true}\r\n',
): Promise<RawClient> {
  const client = await RawClient.open(port);
  toClose.push(() => client.close());
  client.send(`${greeting}PING\r\n`);
  await client.until(() => client.answer.endsWith("PONG\r\n"));
  return client;
}

test("introduces itself", async () => {
  const server = await listen({ serverName: "the house", maxPayloadBytes: 5_000, auth: { token: "t" } });
  const client = await RawClient.open(server.port);
  toClose.push(() => client.close());
  expect(client.info).toEqual({
    server_id: expect.stringMatching(/^N[0-9A-F]{40}$/) as unknown,
    server_name: "the house",
    version: "2.9.10",
    proto: 1,
    host: "127.0.0.1",
    port: server.port,
    headers: true,
    auth_required: true,
    max_payload: 5_000,
    client_id: 1,
    client_ip: "127.0.0.1",
  });
});

test("counts what goes through", async () => {
  const server = await listen();
  const client = await open(server);
  client.send("SUB a 1\r\nSUB > 2\r\nPUB a 3\r\nabc\r\nPUB b 2\r\nab\r\nPING\r\n");
  await client.until(() => client.answer.split("PONG").length === 3);
  expect(server.stats).toEqual({
    connections: 1,
    totalConnections: 1,
    subscriptions: 2,
    messagesIn: 2,
    bytesIn: 5,
    messagesOut: 3,
    bytesOut: 8,
    slowConsumers: 0,
  });
});

test("names a taken port and what to do about it", async () => {
  const other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  toClose.push(() => new Promise((resolve) => other.close(resolve)));
  const { port } = other.address() as { port: number };
  const failure = await NatsServer.listen({ port, logger: silentLogger }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(failure).toMatchObject({
    code: "address_in_use",
    message: `NATS cannot listen on 127.0.0.1:${port}: another program has that port. Stop it, choose another port, or use port 0 for a free one.`,
  });
});

test.each([
  [{ port: 70_000 }, /127\.0\.0\.1:70000/],
  [{ host: "192.0.2.1" }, /192\.0\.2\.1:0: .*EADDRNOTAVAIL/],
  [{ maxPayloadBytes: 0, maxPingsOut: 1.5 }, /maxPayloadBytes is 0, maxPingsOut is 1\.5/],
  [{ auth: { users: [] } }, /nobody could connect/],
])("refuses to listen with %j", async (options, message) => {
  const listening = listen(options);
  await expect(listening).rejects.toThrow(message);
  await expect(listening).rejects.toMatchObject({ code: "config_invalid" });
});

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["0.0.0.0", "127.0.0.1"],
])("listening on %s, sends local clients to %s", async (host, reachable) => {
  const server = await listen({ host });
  expect(server.url).toBe(`nats://${reachable}:${server.port}`);
  const client = await connect({ servers: server.url });
  await client.flush();
  await client.close();
});

test("turns away who comes when it is full, and takes the next when one has gone", async () => {
  const server = await listen({ maxConnections: 1 });
  const first = await open(server);
  const second = await RawClient.open(server.port);
  await second.untilClosed();
  expect(second.answer).toBe("-ERR 'maximum connections exceeded'\r\n");
  await first.close();
  // The server hears of it in its own time.
  for (let isIn = false; !isIn; ) {
    const next = await RawClient.open(server.port);
    next.send("PING\r\n");
    isIn = await next
      .until(() => next.answer === "PONG\r\n")
      .then(
        () => true,
        () => false,
      );
    await next.close();
  }
});

test("drops a subscriber that stops reading, while the others get everything", async () => {
  const logger = new RecordingLogger();
  const server = await listen({ maxPendingBytes: 262_144, logger });
  const stuck = await open(server, 'CONNECT {"verbose":false,"name":"stuck"}\r\nSUB a 1\r\n');
  stuck.stopReading();
  const subscriber = await connect({ port: server.port });
  const publisher = await connect({ port: server.port });
  toClose.push(() => subscriber.close());
  toClose.push(() => publisher.close());
  let heard = 0;
  subscriber.subscribe("a", { callback: () => void heard++ });
  await subscriber.flush();
  const payload = new Uint8Array(60_000);
  let sent = 0;
  while (server.stats.slowConsumers === 0) {
    publisher.publish("a", payload);
    await publisher.flush();
    sent++;
  }
  await subscriber.flush();
  expect(heard).toBe(sent);
  expect(logger.lines.filter(({ level }) => level === "warn").map(({ fields }) => fields)).toMatchObject([
    { reason: "slow consumer", name: "stuck" },
  ]);
});

test("closing delivers what is queued, disconnects everyone and frees the port", async () => {
  const server = await listen();
  const clients = await Promise.all([open(server), open(server), open(server)]);
  const [publisher, subscriber] = clients;
  subscriber.send("SUB a 1\r\nPING\r\n");
  await subscriber.until(() => subscriber.answer.endsWith("PONG\r\nPONG\r\n"));
  publisher.send(`PUB a 200000\r\n${"x".repeat(200_000)}\r\nPING\r\n`);
  await publisher.until(() => publisher.answer.endsWith("PONG\r\nPONG\r\n"));
  await server.close();
  await Promise.all(clients.map((client) => client.untilClosed()));
  expect(subscriber.answer).toHaveLength("PONG\r\nPONG\r\nMSG a 1 200000\r\n\r\n".length + 200_000);
  expect(server.stats.connections).toBe(0);
  await server.close();
  const next = await listen({ port: server.port });
  expect(next.port).toBe(server.port);
});

test("closing does not wait for a client that never reads", async () => {
  const clock = new FakeClock();
  const server = await listen({ clock });
  const stuck = await open(server, 'CONNECT {"verbose":false}\r\nSUB a 1\r\n');
  stuck.stopReading();
  const publisher = await open(server);
  // More than a paused socket reads ahead, so that it never comes to the end.
  publisher.send(`PUB a 200000\r\n${"x".repeat(200_000)}\r\nPING\r\n`);
  await publisher.until(() => publisher.answer.endsWith("PONG\r\nPONG\r\n"));
  await publisher.finish();
  let isClosed = false;
  const closing = server.close().then(() => {
    isClosed = true;
  });
  await clock.advance(999);
  expect([isClosed, server.stats.connections]).toEqual([false, 1]);
  await clock.advance(1);
  await closing;
  expect(server.stats.connections).toBe(0);
});

test("no password or token reaches the log", async () => {
  const logger = new RecordingLogger();
  const server = await listen({ logger, auth: { users: [{ user: "ann", password: "s3cret" }] } });
  for (const password of ["s3cret", "wr0ng"]) {
    const client = await RawClient.open(server.port);
    client.send(
      `CONNECT {"user":"ann","pass":"${password}","auth_token":"t0ken","verbose":true}\r\nNONSENSE\r\n`,
    );
    await client.untilClosed();
  }
  const log = JSON.stringify(logger.lines);
  expect(log).toContain("ann");
  expect(log).not.toMatch(/s3cret|wr0ng|t0ken/);
});

test("in lame duck mode lets its clients go, then closes", async () => {
  const server = await listen({ webSocket: { port: 0 } });
  const clients = await Promise.all([
    open(server, 'CONNECT {"verbose":false,"protocol":1}\r\n'),
    open(server, 'CONNECT {"verbose":false,"protocol":0}\r\n'),
  ]);
  await server.enterLameDuck({ graceMs: 20, durationMs: 20 });
  await Promise.all(clients.map((client) => client.untilClosed()));
  expect(clients.map((client) => client.answer.includes('"ldm":true'))).toEqual([true, false]);
  expect(server.stats.connections).toBe(0);
});

test("closing cuts lame duck mode short", async () => {
  const server = await listen();
  const client = await open(server);
  const left = server.enterLameDuck();
  await server.close();
  await Promise.all([left, client.untilClosed()]);
});

test.each([
  [{ tls: { key: "x", cert: "y" } }, "TLS key or certificate cannot be used"],
  [{ tls: { key: "x", cert: "y", requiresClientCertificate: true } }, "needs the authorities"],
  [{ auth: { users: [{ nkey: "UNONSENSE" }] } }, "no user's public key"],
  [
    { auth: { users: [{ user: "a", password: "b", permissions: { publish: { allow: ["a..b"] } } }] } },
    'what is no subject: "a..b"',
  ],
  [{ webSocket: { port: 70_000 } }, "127.0.0.1:70000"],
])("refuses to listen with what makes no sense: %j", async (options, message) => {
  const listening = listen(options);
  await expect(listening).rejects.toThrow(message);
  await expect(listening).rejects.toMatchObject({ code: "config_invalid" });
});
