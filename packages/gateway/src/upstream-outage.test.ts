import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { inspectJournal } from "@sourceful/journal";
import {
  type Bus,
  type BusMessage,
  buildSubject,
  connectBus,
  readUpstreamRecord,
  UpstreamReceiver,
  type UpstreamRecord,
} from "@sourceful/messaging";
import { TestNatsServer } from "@sourceful/messaging/testing";
import { afterEach, expect, test, vi } from "vitest";
import { decodeUpstreamPayload, UpstreamJournal } from "./index.ts";

const SERIAL = "hugin-1";
const PV = buildSubject("telemetry", { serial: SERIAL, deviceId: "INV-1", derType: "pv" });
const METER = buildSubject("telemetry", { serial: SERIAL, deviceId: "INV-1", derType: "meter" });
const PATIENCE = { timeout: 30_000, interval: 20 };

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function openBus(port: number, name: string): Promise<Bus> {
  const url = `nats://127.0.0.1:${port}`;
  const bus = await connectBus({ url, name, clock: systemClock, logger: silentLogger });
  closers.push(() => bus.close());
  return bus;
}

test.skipIf(!TestNatsServer.isAvailable)(
  "after ten minutes without its server the upstream's record is the journal's (needs nats-server)",
  async () => {
    const directory = await mkdtemp(join(tmpdir(), "upstream-"));
    closers.push(() => rm(directory, { recursive: true }));
    const server = await TestNatsServer.start();
    closers.push(() => server.stop());
    const clock = new FakeClock();
    const bus = await openBus(server.port, "gateway");
    const upstream = await UpstreamJournal.open({
      serial: SERIAL,
      directory,
      bus,
      clock,
      logger: silentLogger,
    });
    closers.push(() => upstream.close());
    const peer = await openBus(server.port, "peer");
    const plain: BusMessage[] = [];
    peer.subscribe("gateways.*.devices.>", (message) => void plain.push(message));
    const stored: UpstreamRecord[] = [];
    const receiver = new UpstreamReceiver({
      bus: peer,
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
    await peer.flush();

    let sent = 0;
    const poll = async () => {
      for (const subject of [PV, METER]) upstream.send(subject, Buffer.from(JSON.stringify({ n: ++sent })));
      // The disk is a real one.
      await vi.waitFor(() => expect(upstream.state.last_seq).toBe(sent), PATIENCE);
      await clock.advance(5_000);
    };
    await poll();
    await vi.waitFor(() => expect(stored).toHaveLength(sent), PATIENCE);

    await server.kill();
    await vi.waitFor(() => expect([bus.status, peer.status]).toEqual(["connecting", "connecting"]), PATIENCE);
    for (let at = 0; at < 600 / 5; at++) await poll();
    expect(stored).toHaveLength(2);
    await server.restart();
    await vi.waitFor(() => expect([bus.status, peer.status]).toEqual(["connected", "connected"]), PATIENCE);
    await peer.flush();
    await bus.flush();
    await poll();
    await vi.waitFor(() => expect(stored).toHaveLength(sent), PATIENCE);

    const journal = await inspectJournal({ directory, logger: silentLogger });
    const written: object[] = [];
    for await (const { epoch, seq, atMs, payload } of journal.read()) {
      const { subject, data } = decodeUpstreamPayload(payload);
      written.push({ epoch, seq, atMs, subject, text: Buffer.from(data).toString() });
    }
    const received = stored.map(({ epoch, seq, atMs, subject, data }) => ({
      epoch,
      seq,
      atMs,
      subject,
      text: Buffer.from(data).toString(),
    }));
    expect(received).toEqual(written);
    expect(written).toHaveLength(sent);
    // Who knows nothing of this saw plain telemetry, none of it twice and none of it late.
    const seqs = plain.map((message) => readUpstreamRecord(message)?.seq);
    expect(seqs).toEqual([1, 2, sent - 1, sent]);
    await vi.waitFor(
      () => expect(upstream.state.receivers).toEqual([{ name: "edgeware", seq: sent }]),
      PATIENCE,
    );
  },
);
