import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { WebSocketTarget } from "../driver-grants.ts";
import { type OpenedRuntime, openRuntime } from "../testing/open-runtime.ts";
import { TlsCertificate } from "../testing/tls-certificate.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of opened.splice(0).toReversed()) await item.close();
});

const DRIVER = `
function open(url, headers) return host.ws_open(url, headers) end
function send(text) return host.ws_send(text) end
function send_bytes() return host.ws_send("a\\0\\xff") end
function messages() return host.ws_messages() end
function first_bytes() local m = host.ws_messages()[1] return #m, m:byte(1), m:byte(#m) end
function is_open() return host.ws_is_open() end
function close() return host.ws_close() end
`;

interface Peer {
  port: number;
  /** Sockets in the order they came, with the requests that opened them. */
  clients: { socket: WebSocket; request: IncomingMessage; received: { data: Buffer; isBinary: boolean }[] }[];
}

async function startPeer(tls?: { key: string; cert: string }): Promise<Peer> {
  const server = tls ? createHttpsServer(tls) : createHttpServer();
  const sockets = new WebSocketServer({ server });
  const peer: Peer = { port: 0, clients: [] };
  sockets.on("connection", (socket, request) => {
    const client = { socket, request, received: [] as { data: Buffer; isBinary: boolean }[] };
    peer.clients.push(client);
    socket.on("message", (data, isBinary) => client.received.push({ data: data as Buffer, isBinary }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  peer.port = (server.address() as AddressInfo).port;
  opened.push({
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
      await once(server, "close");
    },
  });
  return peer;
}

async function openDriver(grant: Partial<WebSocketTarget> = {}): Promise<OpenedRuntime> {
  const driver = await openRuntime(DRIVER, {
    grants: { websocket: { allowedHosts: ["127.0.0.1"], ...grant } },
  });
  opened.push(driver);
  return driver;
}

async function receive({ call }: OpenedRuntime, count: number): Promise<unknown[]> {
  const messages: unknown[] = [];
  await vi.waitFor(async () => {
    const { returned } = await call("messages");
    if (Array.isArray(returned[0])) messages.push(...(returned[0] as unknown[]));
    expect(messages.length).toBeGreaterThanOrEqual(count);
  }, PATIENCE);
  return messages;
}

test("opens with headers and a subprotocol, and passes texts both ways in order", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  const headers = { "Sec-WebSocket-Protocol": "graphql-transport-ws", "User-Agent": "edge" };
  const report = await driver.call("open", `ws://127.0.0.1:${peer.port}/live?token=1`, headers);
  expect(report.returned).toEqual([true]);
  expect(report.exchanges).toEqual([
    { protocol: "ws", action: "open", target: `ws://127.0.0.1:${peer.port}/live`, ok: true },
  ]);
  const [client] = peer.clients;
  expect(client?.socket.protocol).toBe("graphql-transport-ws");
  expect(client?.request.headers["user-agent"]).toBe("edge");
  expect((await driver.call("send", "hello")).returned).toEqual([true]);
  await vi.waitFor(
    () => expect(client?.received).toEqual([{ data: Buffer.from("hello"), isBinary: false }]),
    PATIENCE,
  );
  for (const text of ["1", "", "2", "å"]) client?.socket.send(text);
  expect(await receive(driver, 3)).toEqual(["1", "2", "å"]);
  expect(driver.runtime.link?.status).toBe("connected");
});

test("keeps the bytes of binary messages", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `ws://127.0.0.1:${peer.port}`);
  await driver.call("send_bytes");
  await vi.waitFor(
    () => expect(peer.clients[0]?.received).toEqual([{ data: Buffer.from([97, 0, 255]), isBinary: true }]),
    PATIENCE,
  );
  peer.clients[0]?.socket.send(Buffer.from([254, 0, 0, 255]));
  await vi.waitFor(async () => {
    const { ok, returned } = await driver.call("first_bytes");
    expect(ok && returned).toEqual([4, 254, 255]);
  }, PATIENCE);
});

test("opening again keeps the connection; after its end it makes one with an empty queue", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  const url = `ws://127.0.0.1:${peer.port}`;
  await driver.call("open", url);
  await driver.call("open", url);
  expect(peer.clients).toHaveLength(1);
  peer.clients[0]?.socket.send("old");
  peer.clients[0]?.socket.close(1001, "bye");
  await vi.waitFor(
    () =>
      expect(driver.runtime.link).toMatchObject({ status: "down", error: "closed by the peer: 1001 bye" }),
    PATIENCE,
  );
  expect((await driver.call("is_open")).returned).toEqual([false]);
  expect((await driver.call("send", "x")).returned).toEqual([null, "ws: not open"]);
  expect((await driver.call("open", url)).returned).toEqual([true]);
  expect((await driver.call("messages")).returned).toEqual([{}]);
  expect((await driver.call("is_open")).returned).toEqual([true]);
  expect(peer.clients).toHaveLength(2);
});

test("the end of the stream is an empty text after the last message, once", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `ws://127.0.0.1:${peer.port}`);
  peer.clients[0]?.socket.send("last");
  peer.clients[0]?.socket.terminate();
  expect(await receive(driver, 2)).toEqual(["last", ""]);
  expect((await driver.call("messages")).returned).toEqual([{}]);
});

test("closing says goodbye and is no end of stream", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `ws://127.0.0.1:${peer.port}`);
  const gone = once(peer.clients[0]?.socket as WebSocket, "close");
  await driver.call("close");
  expect((await gone)[0]).toBe(1005);
  expect((await driver.call("messages")).returned).toEqual([{}]);
  expect(driver.runtime.link?.status).toBe("idle");
});

test("a message larger than 1 MiB ends the connection", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `ws://127.0.0.1:${peer.port}`);
  peer.clients[0]?.socket.send("x".repeat(1024 * 1024 + 1));
  await vi.waitFor(() => expect(driver.runtime.link?.error).toMatch(/payload size exceeded/), PATIENCE);
});

test("a flood drops the oldest messages and counts them", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `ws://127.0.0.1:${peer.port}`);
  for (let index = 0; index < 1_200; index++) peer.clients[0]?.socket.send(`${index}`);
  peer.clients[0]?.socket.close();
  await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
  const report = await driver.call("messages");
  expect(report.dropped).toEqual({ messages: 201, bytes: 0 });
  expect((report.returned[0] as string[]).slice(-2)).toEqual(["1199", ""]);
});

test.skipIf(!TlsCertificate.isAvailable)(
  "takes a pinned certificate and no other (needs openssl)",
  async () => {
    const { key, cert, sha256 } = TlsCertificate.create();
    const peer = await startPeer({ key, cert });
    const url = `wss://127.0.0.1:${peer.port}`;
    const trusting = await openDriver({ tlsPinSha256: sha256 });
    expect((await trusting.call("open", url)).returned).toEqual([true]);
    const misled = await openDriver({ tlsPinSha256: "00".repeat(32) });
    expect((await misled.call("open", url)).returned[1]).toMatch(/is not the pinned one/);
    const strict = await openDriver();
    expect((await strict.call("open", url)).returned[1]).toMatch(/self.signed certificate/);
    expect(peer.clients).toHaveLength(1);
  },
);

test("answers nil and a text for a host that is not allowed, a refusal, and what is no WebSocket", async () => {
  const server = createHttpServer((_request, response) => response.writeHead(404).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const driver = await openDriver({ allowedHosts: [`127.0.0.1:${port}`] });
  expect((await driver.call("open", `ws://127.0.0.1:${port}`)).returned).toEqual([
    null,
    "ws: Unexpected server response: 404",
  ]);
  const { returned, exchanges } = await driver.call("open", "ws://127.0.0.1:1/secret");
  expect(returned[1]).toMatch(/^ws: host 127.0.0.1:1 is not among/);
  expect(exchanges).toMatchObject([{ ok: false, target: "ws://127.0.0.1:1/secret" }]);
  expect((await driver.call("open", "http://127.0.0.1")).returned[1]).toBe("ws: not a ws or wss URL");
  server.close();
  await once(server, "close");
  expect((await driver.call("open", `ws://127.0.0.1:${port}`)).returned[1]).toMatch(/ECONNREFUSED/);
});

test("without a grant every function answers a text, and none is open", async () => {
  const driver = await openRuntime(DRIVER);
  opened.push(driver);
  const text = "ws: the device has no WebSocket host configured";
  expect((await driver.call("open", "ws://127.0.0.1")).returned).toEqual([null, text]);
  expect((await driver.call("send", "x")).returned).toEqual([null, text]);
  expect((await driver.call("messages")).returned).toEqual([null, text]);
  expect((await driver.call("is_open")).returned).toEqual([false]);
});
