import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { FakeClock } from "@sourceful/domain/testing";
import { afterEach, expect, test, vi } from "vitest";
import type { SerialTarget } from "../driver-grants.ts";
import { type OpenedRuntime, openRuntime, type RuntimeSetup } from "../testing/open-runtime.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of opened.splice(0).toReversed()) await item.close();
});

const DRIVER = `
function read(most, timeout_ms) return host.serial_read(most, timeout_ms) end
function measure() local s = host.serial_read(2048, 5000) return #s, s:byte(1), s:byte(#s) end
`;

interface SerialServer {
  port: number;
  clients: Socket[];
  stop(): Promise<void>;
  start(): Promise<void>;
}

async function startSerialServer(): Promise<SerialServer> {
  let server: Server;
  const peer: SerialServer = {
    port: 0,
    clients: [],
    start: async () => {
      server = createServer((socket) => {
        socket.on("error", () => undefined);
        peer.clients.push(socket);
      });
      server.listen(peer.port, "127.0.0.1");
      await once(server, "listening");
      peer.port = (server.address() as AddressInfo).port;
    },
    stop: async () => {
      for (const client of peer.clients) client.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
  await peer.start();
  opened.push({ close: () => peer.stop() });
  return peer;
}

async function openDriver(serial: SerialTarget, setup: RuntimeSetup = {}): Promise<OpenedRuntime> {
  const driver = await openRuntime(DRIVER, { ...setup, grants: { serial } });
  opened.push(driver);
  return driver;
}

/** Both ends know of the connection. */
async function isUp({ runtime }: OpenedRuntime, { clients }: SerialServer): Promise<void> {
  await vi.waitFor(() => {
    expect(runtime.link?.status).toBe("connected");
    expect(clients).toHaveLength(1);
  }, PATIENCE);
}

test("gives the bytes of the line, NUL and all, at most as many as asked for", async () => {
  const peer = await startSerialServer();
  const driver = await openDriver({ kind: "tcp", host: "127.0.0.1", port: peer.port });
  await isUp(driver, peer);
  peer.clients[0]?.write(Buffer.from([0x7e, 0, 0xff]));
  expect((await driver.call("measure")).returned).toEqual([3, 0x7e, 0xff]);
  peer.clients[0]?.write("abcdef");
  expect((await driver.call("read", 4, 5_000)).returned).toEqual(["abcd"]);
  expect((await driver.call("read", 4, 5_000)).returned).toEqual(["ef"]);
  expect(driver.runtime.link?.status).toBe("connected");
});

test("waits for bytes as long as it is told, then gives an empty text", async () => {
  const clock = new FakeClock();
  const peer = await startSerialServer();
  const driver = await openDriver({ kind: "tcp", host: "127.0.0.1", port: peer.port }, { clock });
  await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("connected"), PATIENCE);
  const idle = driver.call("read", 256, 500);
  await clock.advance(499);
  const notYet = Symbol("not yet");
  expect(await Promise.race([idle, new Promise((resolve) => setImmediate(resolve, notYet))])).toBe(notYet);
  await clock.advance(1);
  expect((await idle).returned).toEqual([""]);
  const waiting = driver.call("read", 256, 500);
  await vi.waitFor(() => expect(peer.clients).toHaveLength(1), PATIENCE);
  peer.clients[0]?.write("here");
  expect((await waiting).returned).toEqual(["here"]);
});

test("a read that is interrupted leaves the bytes to the next", async () => {
  const peer = await startSerialServer();
  const driver = await openDriver({ kind: "tcp", host: "127.0.0.1", port: peer.port });
  await isUp(driver, peer);
  const reading = driver.call("read", 256, 5_000);
  await new Promise((resolve) => setImmediate(resolve));
  const urgent = driver.runtime.call("read", [1, 0], { deadlineMs: 5_000, urgent: true });
  expect((await reading).error?.code).toBe("driver_cancelled");
  await urgent;
  peer.clients[0]?.write("kept");
  expect((await driver.call("read", 256, 5_000)).returned).toEqual(["kept"]);
});

test("says why there is no line, and reopens it by itself", async () => {
  const peer = await startSerialServer();
  await peer.stop();
  const driver = await openDriver({ kind: "tcp", host: "127.0.0.1", port: peer.port });
  await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
  expect((await driver.call("read", 256, 0)).returned).toEqual([
    null,
    expect.stringMatching(/^serial: not connected: cannot connect .*ECONNREFUSED/),
  ]);
  await peer.start();
  await isUp(driver, peer);
  peer.clients[0]?.write("back");
  expect((await driver.call("read", 256, 5_000)).returned).toEqual(["back"]);
  expect(driver.logs.map(({ level }) => level)).toEqual(["warn", "info"]);
});

test("keeps the newest 64 KiB and counts the rest", async () => {
  const peer = await startSerialServer();
  const driver = await openDriver({ kind: "tcp", host: "127.0.0.1", port: peer.port });
  await isUp(driver, peer);
  peer.clients[0]?.end(Buffer.alloc(70_000));
  await vi.waitFor(() => expect(driver.runtime.link?.status).not.toBe("connected"), PATIENCE);
  expect((await driver.call("read", 1, 0)).dropped).toEqual({ messages: 0, bytes: 70_000 - 65_536 });
});

const hasPython = spawnSync("python3", ["--version"]).error === undefined;
const hasStty = spawnSync("stty", ["--version"]).error === undefined;

/** A pair of pseudo-terminals: what is written to it comes out of the port at `path`. */
class FakePort {
  readonly #process: ChildProcess;
  readonly path: string;

  static async open(): Promise<FakePort> {
    const script = `
import os, pty, sys
writer, port = pty.openpty()
print(os.ttyname(port), flush=True)
for line in sys.stdin: os.write(writer, bytes.fromhex(line))`;

    const child = spawn("python3", ["-c", script], { stdio: ["pipe", "pipe", "inherit"] });
    const [path] = (await once(child.stdout, "data")) as [Buffer];
    const port = new FakePort(child, path.toString("utf8").trim());
    opened.push(port);
    return port;
  }

  private constructor(child: ChildProcess, path: string) {
    this.#process = child;
    this.path = path;
  }

  write(bytes: Buffer): void {
    this.#process.stdin?.write(`${bytes.toString("hex")}\n`);
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, "exit");
    this.#process.stdin?.end();
    await gone;
  }
}

test.skipIf(!hasPython || !hasStty)(
  "reads a port of this machine, every byte as it came, until it is unplugged (needs python3, stty)",
  async () => {
    const port = await FakePort.open();
    const driver = await openDriver({ kind: "port", path: port.path, baudRate: 9600 });
    await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("connected"), PATIENCE);
    // Flow control, end of file, interrupt and line ends among them.
    port.write(Buffer.from([250, 0x11, 0x13, 3, 4, 10, 13, 0, 255]));
    expect((await driver.call("measure")).returned).toEqual([9, 250, 255]);
    const mode = spawnSync("stty", ["-F", port.path]).stdout.toString("utf8");
    expect(mode).toMatch(/speed 9600 baud/);
    await port.close();
    await vi.waitFor(() => expect(driver.runtime.link?.status).toBe("down"), PATIENCE);
  },
);

test("says what is wrong with a port that is none", async () => {
  const missing = await openDriver({ kind: "port", path: "/dev/no-such-port" });
  await vi.waitFor(() => expect(missing.runtime.link?.error).toMatch(/^cannot open .*ENOENT/), PATIENCE);
  const other = await openDriver({ kind: "port", path: "/dev/null" });
  await vi.waitFor(
    () => expect(other.runtime.link?.error).toMatch(/^cannot open \/dev\/null: stty: /),
    PATIENCE,
  );
});

test("without a grant it answers a text", async () => {
  const driver = await openRuntime(DRIVER);
  opened.push(driver);
  expect((await driver.call("read", 256, 500)).returned).toEqual([
    null,
    "serial: the device has no serial line configured",
  ]);
});
