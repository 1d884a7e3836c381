import { createUser } from "@nats-io/nkeys";
import {
  type ConnectionOptions,
  connect,
  type NatsConnection,
  nkeyAuthenticator,
  wsconnect,
} from "@nats-io/transport-node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { TestCertificates } from "./testing/certificates.ts";
import { RawClient } from "./testing/raw-client.ts";
import { SERVER_KINDS, type ServerSettings, type ServerUnderTest } from "./testing/server-under-test.ts";
import { waitUntil } from "./testing/wait-until.ts";

let certificates: TestCertificates;

beforeAll(() => {
  if (TestCertificates.isAvailable) certificates = new TestCertificates();
});

afterAll(() => certificates?.remove());

describe.each(SERVER_KINDS)("$name", ({ isAvailable, start }) => {
  const check = test.skipIf(!isAvailable);
  const checkTls = test.skipIf(!isAvailable || !TestCertificates.isAvailable);
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
    const client = await connect({ port, reconnect: false, timeout: 30_000, ...options });
    toClose.push(() => client.close());
    return client;
  }

  async function connectByWebSocket(port: number, ca?: string): Promise<NatsConnection> {
    const client = await wsconnect({
      servers: `${ca === undefined ? "ws" : "wss"}://localhost:${port}`,
      reconnect: false,
      wsFactory: (url) =>
        Promise.resolve({
          socket: new WebSocket(url, ca === undefined ? {} : { ca }) as unknown as globalThis.WebSocket,
          encrypted: ca !== undefined,
        }),
    });
    toClose.push(() => client.close());
    return client;
  }

  async function expectEcho(client: NatsConnection, bytes = 100_000): Promise<void> {
    const payload = new Uint8Array(bytes).fill(120);
    const arriving = new Promise<number>((resolve) => {
      client.subscribe("echo", { max: 1, callback: (_error, { data }) => resolve(data.length) });
    });
    client.publish("echo", payload);
    expect(await arriving).toBe(bytes);
  }

  check("lets in who holds the key, and nobody who only knows its public half", async () => {
    const pair = createUser();
    const other = createUser();
    const server = await startServer({ auth: { users: [{ nkey: pair.getPublicKey() }] } });
    await expectEcho(await connectTo(server, { authenticator: nkeyAuthenticator(pair.getSeed()) }));
    await expect(connectTo(server, { authenticator: nkeyAuthenticator(other.getSeed()) })).rejects.toThrow(
      "Authorization Violation",
    );
    const impostor = (nonce?: string) => ({
      nkey: pair.getPublicKey(),
      sig: Buffer.from(other.sign(new TextEncoder().encode(nonce))).toString("base64"),
    });
    await expect(connectTo(server, { authenticator: impostor })).rejects.toThrow("Authorization Violation");
  });

  checkTls("speaks TLS (openssl)", async () => {
    const server = await startServer({ tls: { certificates, verifiesClients: false } });
    const client = await connectTo(server, { tls: { ca: certificates.ca } });
    expect(client.info).toMatchObject({ tls_required: true });
    await expectEcho(client, 1_000_000);
    await expect(connectTo(server, { tls: {} })).rejects.toThrow(/certificate/);
  });

  checkTls("asks clients for a certificate of its authority (openssl)", async () => {
    const server = await startServer({ tls: { certificates, verifiesClients: true } });
    const { ca, client } = certificates;
    await expectEcho(await connectTo(server, { tls: { ca, key: client.key, cert: client.cert } }));
    await expect(connectTo(server, { tls: { ca } })).rejects.toThrow();
  });

  checkTls("hears nothing in clear where TLS is required (openssl)", async () => {
    const server = await startServer({ tls: { certificates, verifiesClients: false } });
    const client = await RawClient.open(server.port);
    client.send('CONNECT {"verbose":false}\r\nPING\r\n');
    await client.untilClosed();
    expect(client.answer).not.toContain("PONG");
  });

  check("serves clients over WebSocket beside those over TCP", async () => {
    const server = await startServer({ hasWebSocket: true });
    const browser = await connectByWebSocket(server.webSocketPort);
    await expectEcho(browser, 1_000_000);
    const meter = await connectTo(server);
    const heard: string[] = [];
    browser.subscribe("meter", { callback: (_error, message) => void heard.push(message.string()) });
    await browser.flush();
    for (let at = 0; at < 500; at++) meter.publish("meter", String(at));
    await waitUntil(() => heard.length === 500);
    expect(heard).toEqual(Array.from({ length: 500 }, (_, at) => String(at)));
  });

  checkTls("serves WebSocket over TLS (openssl)", async () => {
    const server = await startServer({ hasWebSocket: true, tls: { certificates, verifiesClients: false } });
    await expectEcho(await connectByWebSocket(server.webSocketPort, certificates.ca));
  });

  check("says that it is about to go, and takes nobody new", async () => {
    const server = await startServer();
    const client = await connectTo(server);
    const announced = (async () => {
      for await (const status of client.status()) if (status.type === "ldm") return true;
      return false;
    })();
    server.enterLameDuck();
    expect(await announced).toBe(true);
    await expectEcho(client);
    await expect(connectTo(server)).rejects.toThrow();
  });
});
