import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { CommunityNode, Ingress, keysOf, topologyOf } from "@sourceful/edgeware-aggregator";
import { SigningKey } from "@sourceful/identity";
import {
  type Bus,
  buildingStream,
  buildSubjectPattern,
  connectBus,
  decodeMessage,
  encodeMessage,
  fetchedSealer,
  Keyring,
  readUpstreamRecord,
  type UpstreamPosition,
  upstreamHeaders,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { BuildingRecord, BuildingReporter, createStreet, type Street } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const PATIENCE = { timeout: 30_000, interval: 50 };
const FORGED_AT_MS = 1;
const own = { clock: systemClock, logger: silentLogger };

const closers: (() => unknown)[] = [];
let directory: string;
let server: NatsServer;
let street: Street;
/** Messages the house kept, and those EdgeWare decided for the first time, by boot and seq. */
let kept: string[];
let decided: string[];
let node: CommunityNode;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "forged-"));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  server = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => server.close());
  street = createStreet({ startMs: systemClock.nowMs(), houses: 1, hasMeters: false });
  kept = [];
  decided = [];
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function enter(name: string): Promise<Bus> {
  const bus = await connectBus({ url: server.url, name, ...own });
  closers.push(() => bus.close());
  return bus;
}

/** The house, which sends a message every 40 ms. */
async function move(): Promise<{ reporter: BuildingReporter; record: BuildingRecord }> {
  const [serial = ""] = street.houses;
  const { community } = street.config;
  const bus = await enter("house");
  const key = street.key(serial);
  const record = new BuildingRecord({ serial, community, key, clock: systemClock, epoch: 7 });
  const reporter = new BuildingReporter({
    serial,
    community,
    key,
    boot: 1,
    record,
    bus,
    clock: systemClock,
    read: () => street.read(serial),
    sampleEveryMs: 20,
    samplesPerMessage: 2,
    heartbeatMs: 100,
    onKept: (_, { boot, seq }) => void kept.push(`${boot} ${seq}`),
  });
  reporter.start();
  closers.push(() => reporter.stop());
  return { reporter, record };
}

async function startEdgeWare(): Promise<void> {
  const { config } = street;
  node = await CommunityNode.open({
    ...own,
    directory,
    topology: topologyOf(config, 1),
    keyring: new Keyring(config.community, keysOf(config)),
    onDecided: (effects, event) => {
      const isRepeated = effects.some(
        (each) => each.type === "reception" && each.reason === "it came before",
      );
      if (event.type === "message" && !isRepeated)
        decided.push(`${event.envelope.boot} ${event.envelope.seq}`);
    },
  });
  closers.push(() => node.close());
  const bus = await enter("edgeware");
  const positionsFile = join(directory, "positions.json");
  const ingress = await Ingress.open({
    ...own,
    bus,
    community: config.community,
    node,
    positionsFile,
  });
  closers.push(() => ingress.close());
  ingress.start();
  await bus.flush();
}

/** Somebody with the right to publish whatever the house may. */
async function letForgerIn(): Promise<{ tricks: () => number }> {
  const bus = await enter("forger");
  const { community } = street.config;
  const [serial = ""] = street.houses;
  const stream = buildingStream(community);
  const sign = fetchedSealer({ key: SigningKey.create(), community, serial, boot: 1, clock: systemClock });
  let tricks = 0;
  let first: { subject: string; data: Uint8Array } | undefined;
  bus.subscribe(buildSubjectPattern("buildingState", { community }), (message) => {
    const record = readUpstreamRecord(message);
    // What it sends itself it hears, too.
    if (!record || record.atMs === FORGED_AT_MS) return;
    first ??= { subject: record.subject, data: Uint8Array.from(record.data) };
    for (const ahead of [1, 2, 10]) {
      const place = { ...record, seq: Math.max(record.seq, kept.length) + ahead, atMs: FORGED_AT_MS };
      bus.publish(record.subject, record.data, upstreamHeaders(place));
    }
    const elsewhere = { ...record, epoch: record.epoch + 1, atMs: FORGED_AT_MS };
    bus.publish(record.subject, record.data, upstreamHeaders(elsewhere));
    tricks += 1;
  });
  bus.subscribe(stream.subject("fetch", {}), ({ data }) => {
    const decoded = decodeMessage("upstreamFetch", data);
    if (!decoded.ok || !first || decoded.message.receiver !== "edgeware") return;
    const { id, receiver, after } = decoded.message;
    const through: UpstreamPosition = { epoch: 7, seq: kept.length + 1000 };
    for (const seq of [1, 2, 3, kept.length]) {
      const replay = { fetchId: id, index: seq - 1 };
      const headers = upstreamHeaders({
        serial,
        epoch: 7,
        seq,
        atMs: FORGED_AT_MS,
        subject: first.subject,
        replay,
      });
      bus.publish(stream.subject("replay", { serial, receiver }), first.data, headers);
    }
    const missing = [{ from_seq: (after?.seq ?? 0) + 1, to_seq: through.seq, reason: "dropped" as const }];
    const gone = { id, ...(after && { after }), records: 0, missing, through, last: through };
    bus.publish(stream.subject("fetched", { serial, receiver }), encodeMessage(gone));
    bus.publish(stream.subject("fetched", { serial, receiver }), sign(receiver, gone));
    tricks += 1;
  });
  await bus.flush();
  return { tricks: () => tricks };
}

test("whoever may publish for a house and has no key of it takes nothing of its record away", async () => {
  const forger = await letForgerIn();
  const { reporter, record } = await move();
  await vi.waitFor(() => expect(kept.length).toBeGreaterThan(10), PATIENCE);
  await startEdgeWare();
  await vi.waitFor(() => expect(decided.length).toBeGreaterThan(30), PATIENCE);
  reporter.quieten();
  const lastSeq = kept.length;
  await vi.waitFor(
    () => expect(record.state.receivers).toEqual([{ name: "edgeware", seq: lastSeq }]),
    PATIENCE,
  );
  expect(decided).toEqual(expect.arrayContaining(kept));
  expect(new Set(decided).size).toBe(decided.length);
  expect(forger.tricks()).toBeGreaterThan(20);
  expect(node.state.data.refused.get("IDENTITY")).toBeGreaterThan(20);
});
