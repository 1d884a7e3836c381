import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { type OpenedRuntime, openRuntime } from "../testing/open-runtime.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of opened.splice(0).toReversed()) await item.close();
});

const DRIVER = `
function open(address) return host.tcp_open(address) end
function receive() return host.tcp_recv() end
function measure() local s = host.tcp_recv() return #s, s:byte(1), s:byte(#s) end
function is_open() return host.tcp_is_open() end
function close() return host.tcp_close() end
`;

async function startPeer(): Promise<{ port: number; clients: Socket[] }> {
  const clients: Socket[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    clients.push(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push({
    close: async () => {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, "close");
    },
  });
  return { port: (server.address() as AddressInfo).port, clients };
}

async function openDriver(allowedHosts: string[] = ["127.0.0.1"]): Promise<OpenedRuntime> {
  const driver = await openRuntime(DRIVER, { grants: { tcp: { allowedHosts } } });
  opened.push(driver);
  return driver;
}

test("gives what has come, byte for byte, and an empty text when nothing has", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  const address = `127.0.0.1:${peer.port}`;
  expect((await driver.call("open", address)).returned).toEqual([true]);
  expect((await driver.call("receive")).returned).toEqual([""]);
  await vi.waitFor(() => expect(peer.clients).toHaveLength(1), PATIENCE);
  peer.clients[0]?.write(Buffer.from([250, 0, 255]));
  await vi.waitFor(
    async () => expect((await driver.call("measure")).returned).toEqual([3, 250, 255]),
    PATIENCE,
  );
  expect(driver.runtime.link?.status).toBe("connected");
});

test("opening again keeps the connection; another address replaces it and its bytes", async () => {
  const first = await startPeer();
  const second = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `127.0.0.1:${first.port}`);
  await driver.call("open", `127.0.0.1:${first.port}`);
  await vi.waitFor(() => expect(first.clients).toHaveLength(1), PATIENCE);
  const gone = once(first.clients[0] as Socket, "close");
  first.clients[0]?.resume();
  await driver.call("open", `127.0.0.1:${second.port}`);
  await gone;
  await vi.waitFor(() => expect(second.clients).toHaveLength(1), PATIENCE);
  second.clients[0]?.write("new");
  await vi.waitFor(async () => expect((await driver.call("receive")).returned).toEqual(["new"]), PATIENCE);
  expect(first.clients).toHaveLength(1);
});

test("what came before the end is still there after it, and is forgotten by reopening", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  const address = `127.0.0.1:${peer.port}`;
  const lose = async (text: string) => {
    peer.clients.at(-1)?.end(text);
    await vi.waitFor(async () => expect((await driver.call("is_open")).returned).toEqual([false]), PATIENCE);
    expect(driver.runtime.link).toMatchObject({ status: "down", error: "closed by the peer" });
  };
  await driver.call("open", address);
  await vi.waitFor(() => expect(peer.clients).toHaveLength(1), PATIENCE);
  await lose("kept");
  expect((await driver.call("receive")).returned).toEqual(["kept"]);
  await driver.call("open", address);
  await vi.waitFor(() => expect(peer.clients).toHaveLength(2), PATIENCE);
  await lose("forgotten");
  await driver.call("open", address);
  expect((await driver.call("receive")).returned).toEqual([""]);
  expect((await driver.call("is_open")).returned).toEqual([true]);
  await driver.call("close");
  expect((await driver.call("is_open")).returned).toEqual([false]);
  expect(driver.runtime.link?.status).toBe("idle");
});

test("keeps the newest 64 KiB and counts the rest", async () => {
  const peer = await startPeer();
  const driver = await openDriver();
  await driver.call("open", `127.0.0.1:${peer.port}`);
  await vi.waitFor(() => expect(peer.clients).toHaveLength(1), PATIENCE);
  peer.clients[0]?.end(Buffer.concat([Buffer.alloc(100_000, 1), Buffer.from([2])]));
  await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
  const report = await driver.call("measure");
  expect(report.returned).toEqual([65_536, 1, 2]);
  expect(report.dropped).toEqual({ messages: 0, bytes: 100_001 - 65_536 });
  expect(driver.logs.at(-1)?.message).toMatch(/^tcp: 34465 bytes came faster/);
});

test("answers nil and a text for another host, an address that is none, and a refusal", async () => {
  const driver = await openDriver(["127.0.0.1:1"]);
  expect((await driver.call("open", "127.0.0.1:2")).returned[1]).toMatch(/not among/);
  expect((await driver.call("open", "127.0.0.1")).returned[1]).toBe('tcp: "127.0.0.1" is not host:port');
  const { returned, exchanges } = await driver.call("open", "127.0.0.1:1");
  expect(returned).toEqual([null, expect.stringMatching(/^tcp: cannot connect .*ECONNREFUSED/)]);
  expect(exchanges).toMatchObject([{ protocol: "tcp", action: "open", target: "127.0.0.1:1", ok: false }]);
});

test("without a grant it answers a text and is never open", async () => {
  const driver = await openRuntime(DRIVER);
  opened.push(driver);
  const text = "tcp: the device has no host configured";
  expect((await driver.call("open", "127.0.0.1:1")).returned).toEqual([null, text]);
  expect((await driver.call("receive")).returned).toEqual([null, text]);
  expect((await driver.call("is_open")).returned).toEqual([false]);
});
