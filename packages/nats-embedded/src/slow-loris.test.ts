import { connect as connectTcp, type Socket } from "node:net";
import { connect } from "@nats-io/transport-node";
import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { afterEach, expect, test } from "vitest";
import { NatsServer } from "./nats-server.ts";
import type { NatsServerOptions } from "./server-options.ts";
import { TestCertificates } from "./testing/certificates.ts";
import { RawClient } from "./testing/raw-client.ts";
import { waitUntil } from "./testing/wait-until.ts";

const toClose: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function startServer(options: Partial<NatsServerOptions>): Promise<NatsServer> {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, ...options });
  toClose.push(() => server.close());
  return server;
}

/** Connects and says the text one byte at a time for as long as it is listened to. */
function trickle(port: number, text: string): { socket: Socket; closed: Promise<void> } {
  const socket = connectTcp({ port, host: "127.0.0.1" });
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? "x"), 2);
  const closed = new Promise<void>((resolve) => {
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(timer);
      resolve();
    });
  });
  socket.resume();
  toClose.push(() => {
    socket.destroy();
  });
  return { socket, closed };
}

test("a stranger that says CONNECT for ever is shown the door", async () => {
  const server = await startServer({ auth: { token: "t" }, authTimeoutMs: 100 });
  await Promise.all([1, 2, 3].map(() => trickle(server.port, 'CONNECT {"name":"').closed));
  await waitUntil(() => server.stats.connections === 0);
});

test("a WebSocket request that never ends is given up", async () => {
  const server = await startServer({ webSocket: { port: 0 }, authTimeoutMs: 100 });
  const port = Number(new URL(server.webSocketUrl ?? "").port);
  await trickle(port, "GET / HTTP/1.1\r\nX: ".padEnd(100_000, "x")).closed;
});

test.skipIf(!TestCertificates.isAvailable)(
  "a TLS handshake that never ends, or is none, is given up (needs openssl)",
  async () => {
    const certificates = new TestCertificates();
    toClose.push(() => certificates.remove());
    const { key, cert } = certificates.server;
    const clock = new FakeClock();
    const server = await startServer({ tls: { key, cert }, authTimeoutMs: 100, clock });
    const hello = Buffer.from("16030100f8010000f403", "hex").toString("latin1");
    let isOver = false;
    const strangers = [trickle(server.port, hello).closed, trickle(server.port, "PING\r\n").closed];
    const over = Promise.all(strangers).then(() => {
      isOver = true;
    });
    await waitUntil(async () => {
      await clock.advance(100);
      return isOver;
    });
    await over;
    const client = await connect({ port: server.port, tls: { ca: certificates.ca } });
    await client.flush();
    await client.close();
  },
);

test("who sends a message a byte at a time holds up nobody", async () => {
  const server = await startServer({});
  trickle(server.port, "PUB a 1000000\r\n".padEnd(100_000, "x"));
  const client = await connect({ port: server.port });
  toClose.push(() => client.close());
  for (let at = 0; at < 20; at++) await client.flush();
  expect(server.stats.messagesIn).toBe(0);
});

test("many who never read cost no more than all are allowed together", async () => {
  const server = await startServer({ maxPendingBytes: 8_000_000, maxTotalPendingBytes: 10_000_000 });
  for (let at = 0; at < 8; at++) {
    const stuck = await RawClient.open(server.port);
    toClose.push(() => stuck.close());
    stuck.send('CONNECT {"verbose":false}\r\nSUB a 1\r\nPING\r\n');
    await stuck.until(() => stuck.answer.endsWith("PONG\r\n"));
    stuck.stopReading();
  }
  const publisher = await connect({ port: server.port });
  toClose.push(() => publisher.close());
  const payload = new Uint8Array(200_000);
  await waitUntil(async () => {
    publisher.publish("a", payload);
    await publisher.flush();
    return server.stats.slowConsumers >= 7;
  });
  expect(server.stats.connections).toBeLessThanOrEqual(2);
});

test("random bytes in WebSocket messages and around them harm nobody", async () => {
  const server = await startServer({ webSocket: { port: 0 } });
  const port = Number(new URL(server.webSocketUrl ?? "").port);
  const upgrade =
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  const attacks = [
    "\xff".repeat(50),
    "\x82\xfe\xff\xff",
    "\x81\x05hello",
    "\x82\x7f" + "\xff".repeat(8),
    "\r\n\r\n",
  ];
  await Promise.all(
    [...attacks.map((attack) => upgrade + attack), ...attacks].map((bytes) => {
      const socket = connectTcp({ port, host: "127.0.0.1" });
      socket.on("error", () => undefined);
      socket.end(Buffer.from(bytes, "latin1"));
      socket.resume();
      return new Promise((resolve) => socket.on("close", resolve));
    }),
  );
  const client = await connect({ port: server.port });
  await client.flush();
  await client.close();
  await waitUntil(() => server.stats.connections === 0);
});
