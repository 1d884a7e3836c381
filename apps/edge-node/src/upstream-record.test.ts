import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { decodeUpstreamPayload } from "@sourceful/gateway";
import { inspectJournal } from "@sourceful/journal";
import {
  type BusMessage,
  connectBus,
  readUpstreamRecord,
  type UpstreamPosition,
  UpstreamReceiver,
  type UpstreamRecord,
} from "@sourceful/messaging";
import { findFreePort, TestNatsServer } from "@sourceful/messaging/testing";
import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProgramRun } from "./testing/program-run.ts";

const PATIENCE = { timeout: 30_000, interval: 50 };
const METER = `
PROTOCOL = "modbus"
function driver_init(config) host.set_make("ACME") end
local n = 0
function driver_poll()
  host.modbus_read(100, 2)
  n = n + 1
  host.emit("meter", { W = n })
  host.emit("pv", { W = -n })
  return 200
end
function driver_command() end
function driver_default_mode() end
function driver_cleanup() end
`;

let dataDir: string;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "edge-node-"));
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(dataDir, { recursive: true, force: true });
});

async function writeSite(): Promise<void> {
  const server = new ModbusServer({ units: { 1: new RegisterBank({ holding: { 100: [1, 2] } }) } });
  closers.push(() => server.close());
  const device = { sn: "SN-1", register_map: "acme", host: "127.0.0.1", port: await server.listen() };
  await mkdir(join(dataDir, "drivers"));
  await writeFile(join(dataDir, "drivers", "acme.lua"), METER);
  await writeFile(join(dataDir, "devices.json"), JSON.stringify({ devices: [device] }));
}

function startNode(port: number): ProgramRun {
  return runNode("--nats-url", `nats://127.0.0.1:${port}`);
}

function runNode(...args: string[]): ProgramRun {
  const node = new ProgramRun(["--data-dir", dataDir, "--serial", "gw-1", ...args]);
  closers.push(() => node.process.kill("SIGKILL"));
  return node;
}

async function kill(node: ProgramRun): Promise<void> {
  node.process.kill("SIGKILL");
  await node.ended();
}

async function openJournal() {
  return inspectJournal({ directory: join(dataDir, "journal"), logger: silentLogger });
}

/** Waits until so many more records are on the node's disk. */
async function grows(by: number): Promise<void> {
  const before = (await openJournal()).stats.lastSeq;
  await vi.waitFor(
    async () => expect((await openJournal()).stats.lastSeq).toBeGreaterThanOrEqual(before + by),
    PATIENCE,
  );
}

test.skipIf(!TestNatsServer.isAvailable)(
  "kills of node and server, and a receiver that restarts: what it stored is the node's journal (needs nats-server)",
  async () => {
    await writeSite();
    const server = await TestNatsServer.start();
    closers.push(() => server.stop());
    const bus = await connectBus({
      url: `nats://127.0.0.1:${server.port}`,
      name: "peer",
      clock: systemClock,
      logger: silentLogger,
    });
    closers.push(() => bus.close());
    const live: BusMessage[] = [];
    bus.subscribe("gateways.*.devices.>", (message) => void live.push(message));

    const stored: UpstreamRecord[] = [];
    let position: UpstreamPosition | undefined;
    const receive = () => {
      const receiver = new UpstreamReceiver({
        bus,
        name: "edgeware",
        positions: new Map(position ? [["gw-1", position]] : []),
        store: ({ records, missing, through }) => {
          expect(missing).toEqual([]);
          stored.push(...records);
          position = through;
          return Promise.resolve();
        },
        clock: systemClock,
        logger: silentLogger,
      });
      receiver.start();
      closers.push(() => receiver.close());
      return receiver;
    };

    const receiver = receive();
    let node = startNode(server.port);
    await vi.waitFor(() => expect(stored.length).toBeGreaterThan(4), PATIENCE);
    await kill(node);
    node = startNode(server.port);
    await grows(6);
    await server.kill();
    await grows(6);
    await kill(node);
    node = startNode(server.port);
    await grows(6);
    await receiver.close();
    await server.restart();
    await grows(6);
    await kill(node);
    node = startNode(server.port);
    await grows(6);
    receive();
    await grows(6);
    node.interrupt();
    expect(await node.ended()).toMatchObject({ exitCode: 0 });

    const journal = await openJournal();
    // The last word of a node is its state, which says how much there is; it was gone when asked for it.
    node = startNode(server.port);
    await vi.waitFor(() => expect(position?.seq).toBeGreaterThan(journal.stats.lastSeq), PATIENCE);
    const written: object[] = [];
    for await (const { epoch, seq, atMs, payload } of journal.read()) {
      const { subject, data } = decodeUpstreamPayload(payload);
      written.push({ epoch, seq, atMs, subject, text: Buffer.from(data).toString() });
    }
    const received = stored.slice(0, written.length).map(({ epoch, seq, atMs, subject, data }) => {
      return { epoch, seq, atMs, subject, text: Buffer.from(data).toString() };
    });
    expect(received).toEqual(written);
    expect(written.length).toBeGreaterThan(20);
    const names = live.flatMap((message) => {
      const record = readUpstreamRecord(message);
      return record ? [`${record.epoch} ${record.seq}`] : [];
    });
    // How many came live depends on how busy the machine is; that some did, and each once, does not.
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  },
);

test.skipIf(!TestNatsServer.isAvailable)(
  "a node that is a leaf is asked for its record across the leaf connection (needs nats-server)",
  async () => {
    await writeSite();
    const leafPort = await findFreePort();
    const config = `leafnodes { listen: "127.0.0.1:${leafPort}" }`;
    const hub = await TestNatsServer.start(config);
    closers.push(() => hub.stop());
    const bus = await connectBus({
      url: `nats://127.0.0.1:${hub.port}`,
      name: "peer",
      clock: systemClock,
      logger: silentLogger,
    });
    closers.push(() => bus.close());
    const stored: UpstreamRecord[] = [];
    const receiver = new UpstreamReceiver({
      bus,
      name: "edgeware",
      store: ({ records, missing }) => {
        expect(missing).toEqual([]);
        stored.push(...records);
        return Promise.resolve();
      },
      clock: systemClock,
      logger: silentLogger,
    });
    receiver.start();
    closers.push(() => receiver.close());
    runNode("--nats-port", "0", "--nats-leaf-url", `nats://127.0.0.1:${leafPort}`);
    await vi.waitFor(() => expect(stored.length).toBeGreaterThan(4), PATIENCE);
    await hub.kill();
    await grows(10);
    const { lastSeq } = (await openJournal()).stats;
    expect(stored.length).toBeLessThan(lastSeq - 5);
    await hub.restart(config);
    const isLiveAgain = () => stored.some(({ seq, replay }) => seq > lastSeq && replay === undefined);
    await vi.waitFor(() => expect(isLiveAgain()).toBe(true), PATIENCE);
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, at) => at + 1));
    expect(stored.some(({ replay }) => replay !== undefined)).toBe(true);
  },
);
