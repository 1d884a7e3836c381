import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { SimulatedDisk } from "@sourceful/journal/testing";
import {
  type BusMessage,
  buildingStream,
  buildSubject,
  EnvelopeSealer,
  encodeMessage,
  fetchedSealer,
  Keyring,
  MAX_ENVELOPE_BYTES,
  openEnvelope,
  signedRecord,
  type UpstreamPosition,
  UpstreamReceiver,
  type UpstreamRecord,
  upstreamHeaders,
} from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeBus } from "./testing/fake-bus.ts";
import { UpstreamJournal } from "./upstream-journal.ts";

const SERIAL = "hugin-1";
const TELEMETRY = buildSubject("telemetry", { serial: SERIAL, deviceId: "M", derType: "meter" });

const key = SigningKey.create();

let keyring: Keyring;
/** The building's, which changes in one test. */
let houseKey: SigningKey;
let clock: FakeClock;
let bus: FakeBus;
let sealer: EnvelopeSealer;
const closers: (() => Promise<void>)[] = [];

beforeEach(() => {
  clock = new FakeClock();
  bus = new FakeBus();
  houseKey = key;
  keyring = new Keyring("erl", [{ sender: SERIAL, role: "building", keyEpoch: 1, publicKey: key.publicKey }]);
  sealer = new EnvelopeSealer({ key, community: "erl", sender: SERIAL, boot: 1 });
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function openJournal(
  community: string | undefined,
  disk = new SimulatedDisk(),
): Promise<UpstreamJournal> {
  const journal = await UpstreamJournal.open({
    serial: SERIAL,
    ...(community === undefined
      ? {}
      : {
          stream: buildingStream(community),
          encodeFetched: fetchedSealer({ key: houseKey, community, serial: SERIAL, boot: 2, clock }),
        }),
    directory: "/journal",
    bus,
    clock,
    logger: silentLogger,
    fileSystem: disk,
  });
  closers.push(() => journal.close());
  return journal;
}

/** What EdgeWare has on disk. */
class Store {
  readonly records: UpstreamRecord[] = [];
  readonly unkept: BusMessage[] = [];
  readonly forged: UpstreamRecord[] = [];
  position: UpstreamPosition | undefined;

  receive(community = "erl"): UpstreamReceiver {
    const receiver = new UpstreamReceiver({
      bus,
      name: "edgeware",
      stream: buildingStream(community),
      ...(this.position ? { positions: new Map([[SERIAL, this.position]]) } : {}),
      store: ({ records, through }) => {
        this.records.push(...records);
        this.position = through;
        return Promise.resolve();
      },
      ...signedRecord((message) => openEnvelope(message, keyring)),
      onUnkept: (message) => void this.unkept.push(message),
      onForged: (record) => void this.forged.push(record),
      clock,
      logger: silentLogger,
    });
    receiver.start();
    closers.push(() => receiver.close());
    return receiver;
  }

  /** Power of each state that is stored, in order; every record has to open. */
  get powers(): (number | undefined)[] {
    return this.records.map((record) => {
      const opened = openEnvelope(record, keyring);
      if (!opened.ok) throw new Error(opened.refusal.reason);
      const { envelope } = opened;
      return envelope.schema === "community.building-state/1" ? envelope.body.samples[0]?.w : undefined;
    });
  }
}

async function report(journal: UpstreamJournal, from: number, to: number): Promise<void> {
  for (let w = from; w <= to; w++) {
    const sign = sealer.prepare("buildingState", {
      atMs: clock.nowMs(),
      dataClass: "REAL",
      sourceRef: "meter",
      validForMs: 60_000,
      body: { timestamp_source: "gateway_stamped", samples: [{ ts: clock.nowMs(), quality: "valid", w }] },
    });
    journal.sendPlaced(sign, MAX_ENVELOPE_BYTES);
    await clock.advance(5_000);
  }
}

async function beat(journal: UpstreamJournal): Promise<void> {
  const { subject, data } = sealer.seal("buildingHeartbeat", {
    atMs: clock.nowMs(),
    dataClass: "COMPUTED",
    sourceRef: "edge-node",
    validForMs: 120_000,
    body: { interval_ms: 60_000, mode: "full", uptime_s: 1, version: "0.1.0", journal: journal.state },
  });
  bus.publish(subject, data);
  await clock.advance(5_000);
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test("EdgeWare stores every report once, in order, and the building knows", async () => {
  const journal = await openJournal("erl");
  const store = new Store();
  store.receive();
  await report(journal, 1, 5);
  expect(store.powers).toEqual(range(1, 5));
  expect(journal.state.receivers).toEqual([{ name: "edgeware", seq: 5 }]);
});

test("what an outage kept away comes afterwards, still signed, with its subject and time", async () => {
  const journal = await openJournal("erl");
  const store = new Store();
  store.receive();
  await report(journal, 1, 2);
  bus.isConnected = false;
  const atMs = clock.nowMs();
  await report(journal, 3, 60);
  bus.isConnected = true;
  await beat(journal);
  expect(store.powers).toEqual(range(1, 60));
  expect(store.records[2]).toMatchObject({
    atMs,
    subject: "communities.erl.buildings.hugin-1.state.json.v1",
    replay: { index: 0 },
  });
});

test("a receiver that was away goes on where it had stored, told by a heartbeat alone", async () => {
  const journal = await openJournal("erl");
  const store = new Store();
  const first = store.receive();
  await report(journal, 1, 3);
  await first.close();
  await report(journal, 4, 6);
  store.receive();
  await beat(journal);
  expect(store.powers).toEqual(range(1, 6));
});

test("the gateway's telemetry is no part of it, nor is another community's report", async () => {
  const own = await openJournal("erl");
  const raw = await openJournal(undefined);
  const other = await openJournal("lan");
  const store = new Store();
  store.receive();
  raw.send(TELEMETRY, Buffer.from("{}"));
  const elsewhere = new EnvelopeSealer({ key, community: "lan", sender: SERIAL, boot: 1 });
  const { subject, data } = elsewhere.seal("delivery", {
    atMs: 1,
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 1,
    body: {
      dispatch_id: "d",
      baseline_method: "m@1",
      is_final: true,
      periods: [{ start: 1, end: 2, quality: "missing" }],
    },
  });
  other.send(subject, data);
  await report(own, 1, 2);
  expect(store.powers).toEqual([1, 2]);
  expect(own.state.receivers).toEqual([{ name: "edgeware", seq: 2 }]);
  expect(raw.state.receivers).toEqual([]);
  expect(other.state.receivers).toEqual([]);
});

test("the two records of one gateway are acknowledged apart", async () => {
  const own = await openJournal("erl");
  const raw = await openJournal(undefined);
  new Store().receive();
  const archive = new UpstreamReceiver({
    bus,
    name: "archive",
    store: () => Promise.resolve(),
    clock,
    logger: silentLogger,
  });
  archive.start();
  closers.push(() => archive.close());
  for (const word of ["a", "b", "c"]) raw.send(TELEMETRY, Buffer.from(word));
  await report(own, 1, 1);
  await clock.advance(5_000);
  expect(raw.state.receivers).toEqual([{ name: "archive", seq: 3 }]);
  expect(own.state.receivers).toEqual([{ name: "edgeware", seq: 1 }]);
});

test("what a failing disk does not take is heard once, and can still be opened", async () => {
  const disk = new SimulatedDisk();
  const journal = await openJournal("erl", disk);
  const store = new Store();
  store.receive();
  disk.fail("write", "ENOSPC");
  await report(journal, 1, 2);
  disk.heal();
  await report(journal, 3, 3);
  expect(store.powers).toEqual([3]);
  expect(store.unkept.map((message) => openEnvelope(message, keyring).ok)).toEqual([true, true]);
});

test("whoever sends the building's own messages again under the next numbers takes none of its record", async () => {
  const journal = await openJournal("erl");
  const store = new Store();
  store.receive();
  const at = { serial: SERIAL, subject: buildSubject("buildingState", { community: "erl", serial: SERIAL }) };
  for (let w = 1; w <= 20; w++) {
    await report(journal, w, w);
    const { epoch = 0, last_seq: seq } = journal.state;
    const { data } = bus.sent.findLast(({ subject }) => subject === at.subject) as BusMessage;
    for (const ahead of [1, 2, 50])
      bus.publish(at.subject, data, upstreamHeaders({ ...at, epoch, seq: seq + ahead, atMs: 1 }));
    bus.publish(at.subject, data, upstreamHeaders({ ...at, epoch: epoch + 1, seq: 1, atMs: 1 }));
  }
  await clock.advance(0);
  expect(store.powers).toEqual(range(1, 20));
  expect(store.forged).toHaveLength(80);
  expect(store.unkept).toEqual([]);
});

test("whoever answers for the building makes nobody believe that anything is gone, or put in its place", async () => {
  const journal = await openJournal("erl");
  const tokens = { community: "erl", serial: SERIAL, receiver: "edgeware" };
  await report(journal, 1, 3);
  const { epoch = 0 } = journal.state;
  const [first] = bus.sent;
  const heard = new Set<string>();
  bus.subscribe(buildSubject("buildingUpstreamFetch", tokens), ({ data }) => {
    const { id, after } = JSON.parse(Buffer.from(data).toString()) as {
      id: string;
      after?: UpstreamPosition;
    };
    if (heard.has(id) || heard.size === 3) return;
    heard.add(id);
    const through = { epoch, seq: 1000 };
    const missing = [{ from_seq: 1, to_seq: 999, reason: "dropped" }];
    const end = encodeMessage({ id, ...(after && { after }), records: 0, missing, through, last: through });
    bus.publish(buildSubject("buildingUpstreamFetched", tokens), end);
    for (const seq of [1, 2, 3, 4, 5]) {
      const replay = { fetchId: id, index: seq - 1 };
      const subject = first?.subject ?? "";
      const headers = upstreamHeaders({ serial: SERIAL, epoch, seq, atMs: 1, subject, replay });
      bus.publish(buildSubject("buildingUpstreamReplay", tokens), first?.data ?? Buffer.alloc(0), headers);
    }
    // The building itself is asked something else by the same name: its true answer fits nothing, either.
    const question = encodeMessage({ receiver: "edgeware", id, after: { epoch, seq: 2 }, limit: 64 });
    bus.publish(buildSubject("buildingUpstreamFetch", tokens), question);
  });
  const store = new Store();
  store.receive();
  await beat(journal);
  await clock.advance(30_000);
  await report(journal, 4, 4);
  await clock.advance(30_000);
  expect(heard.size).toBe(3);
  expect(store.powers).toEqual(range(1, 4));
});

test("what was signed with a key that is believed no more does not hold up what came after it", async () => {
  const disk = new SimulatedDisk();
  const journal = await openJournal("erl", disk);
  await report(journal, 1, 2);
  await journal.close();
  houseKey = SigningKey.create(2);
  keyring = new Keyring("erl", [
    { sender: SERIAL, role: "building", keyEpoch: 2, publicKey: houseKey.publicKey },
  ]);
  sealer = new EnvelopeSealer({ key: houseKey, community: "erl", sender: SERIAL, boot: 3 });
  const again = await openJournal("erl", disk);
  const store = new Store();
  store.receive();
  await report(again, 3, 4);
  expect(store.records.map((record) => openEnvelope(record, keyring).ok)).toEqual([false, false, true, true]);
});
