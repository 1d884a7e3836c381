import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SimulatedDisk } from "@sourceful/journal/testing";
import {
  buildSubject,
  encodeMessage,
  gatewayStateMessage,
  readUpstreamRecord,
  type UpstreamBatch,
  type UpstreamPosition,
  UpstreamReceiver,
  type UpstreamReceiverOptions,
  type UpstreamRecord,
} from "@sourceful/messaging";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeBus } from "./testing/fake-bus.ts";
import { UpstreamJournal, type UpstreamJournalOptions } from "./upstream-journal.ts";

const SERIAL = "hugin-1";
const PV = buildSubject("telemetry", { serial: SERIAL, deviceId: "INV-1", derType: "pv" });
const METER = buildSubject("telemetry", { serial: SERIAL, deviceId: "INV-1", derType: "meter" });

let clock: FakeClock;
let logger: RecordingLogger;
let bus: FakeBus;
let disk: SimulatedDisk;
let upstream: UpstreamJournal;
const closers: (() => Promise<void>)[] = [];

beforeEach(() => {
  clock = new FakeClock();
  logger = new RecordingLogger();
  bus = new FakeBus();
  disk = new SimulatedDisk();
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function open(options: Partial<UpstreamJournalOptions> = {}): Promise<UpstreamJournal> {
  upstream = await UpstreamJournal.open({
    serial: SERIAL,
    directory: "/journal",
    bus,
    clock,
    logger,
    fileSystem: disk,
    ...options,
  });
  const opened = upstream;
  closers.push(() => opened.close());
  return opened;
}

/** What a receiver has on disk: outlives it. */
class Store {
  readonly batches: UpstreamBatch[] = [];
  position: UpstreamPosition | undefined;
  error: Error | undefined;
  latest: UpstreamRecord[] = [];

  take(batch: UpstreamBatch): Promise<void> {
    if (this.error) return Promise.reject(this.error);
    this.batches.push(batch);
    this.position = batch.through;
    return Promise.resolve();
  }

  get records(): UpstreamRecord[] {
    return this.batches.flatMap(({ records }) => records);
  }

  get texts(): string[] {
    return this.records.map(text);
  }

  get missing() {
    return this.batches.flatMap(({ missing }) => missing);
  }
}

function receive(store: Store, options: Partial<UpstreamReceiverOptions> = {}): UpstreamReceiver {
  const receiver = new UpstreamReceiver({
    bus,
    name: "edgeware",
    ...(store.position ? { positions: new Map([[SERIAL, store.position]]) } : {}),
    store: (batch) => store.take(batch),
    onLatest: (record) => void store.latest.push(record),
    clock,
    logger,
    ...options,
  });
  receiver.start();
  closers.push(() => receiver.close());
  return receiver;
}

/** The n-th message, 5 s after the one before. */
async function send(from: number, to: number, subject = PV): Promise<void> {
  for (let at = from; at <= to; at++) {
    upstream.send(subject, Buffer.from(`m${at}`));
    await clock.advance(5_000);
  }
}

async function tellState(): Promise<void> {
  const { state: journal } = upstream;
  const about = { serial: SERIAL, version: "0.1.0", platform: "linux-amd64" };
  const message = gatewayStateMessage({ ...about, atMs: clock.nowMs(), devices: [], journal });
  bus.publish(buildSubject("gatewayState", { serial: SERIAL }), encodeMessage(message));
  await clock.advance(5_000);
}

function text({ data }: { data: Uint8Array }): string {
  return Buffer.from(data).toString();
}

function texts(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `m${from + at}`);
}

const isReplay = ({ subject }: { subject: string }) => subject.includes(".upstream.replay.");

describe("sending", () => {
  test("a message goes out once, on its own subject, with its number, when it is on disk", async () => {
    await open();
    let release = () => undefined as void;
    disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
    upstream.send(PV, Buffer.from("m1"));
    await clock.advance(500);
    expect(bus.sent).toEqual([]);
    release();
    await clock.advance(0);
    expect(bus.sent.map(({ subject }) => subject)).toEqual([PV]);
    expect(bus.sent.map(text)).toEqual(["m1"]);
    expect(bus.sent.map(readUpstreamRecord)).toMatchObject([
      { serial: SERIAL, seq: 1, atMs: clock.nowMs() - 500, subject: PV },
    ]);
  });

  test("keeps the order of what is sent at once", async () => {
    await open();
    for (const word of texts(1, 50)) upstream.send(PV, Buffer.from(word));
    await clock.advance(0);
    expect(bus.sent.map(text)).toEqual(texts(1, 50));
    expect(bus.sent.map((message) => readUpstreamRecord(message)?.seq)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    );
  });

  test("nothing is replayed when nobody asks", async () => {
    await open();
    bus.isConnected = false;
    await send(1, 10);
    bus.isConnected = true;
    await send(11, 12);
    expect(bus.sent.map(text)).toEqual(texts(11, 12));
  });

  test("close sends what waits for the disk", async () => {
    await open();
    upstream.send(PV, Buffer.from("m1"));
    await upstream.close();
    expect(bus.sent.map(text)).toEqual(["m1"]);
    expect(clock.pendingCount).toBe(0);
  });
});

describe("a message that says its own place", () => {
  const placed = (place: UpstreamPosition | undefined) => ({
    subject: PV,
    data: Buffer.from(place ? `at ${place.seq}` : "nowhere"),
  });

  test("says the one it is sent, kept and replayed with", async () => {
    await open();
    const store = new Store();
    for (let at = 0; at < 3; at++) upstream.sendPlaced(placed, 100);
    await clock.advance(0);
    expect(bus.sent.map(text)).toEqual(["at 1", "at 2", "at 3"]);
    receive(store);
    await tellState();
    expect(store.texts).toEqual(["at 1", "at 2", "at 3"]);
    expect(store.records.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test("says that it has none when the disk does not take it, and the next one gets the place", async () => {
    await open();
    disk.fail("datasync", "EIO", { times: 1 });
    upstream.sendPlaced(placed, 100);
    await clock.advance(5_000);
    upstream.sendPlaced(placed, 100);
    await clock.advance(0);
    expect(bus.sent.map(text)).toEqual(["nowhere", "at 1"]);
    expect(bus.sent.map(readUpstreamRecord)).toMatchObject([undefined, { seq: 1 }]);
  });

  test("goes out without one while the disk hangs, and is kept with it afterwards", async () => {
    await open();
    const store = new Store();
    let release = () => undefined as void;
    disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
    upstream.sendPlaced(placed, 100);
    await clock.advance(2_000);
    disk.beforeDatasync = () => Promise.resolve();
    release();
    await clock.advance(0);
    expect(bus.sent.map(text)).toEqual(["nowhere"]);
    receive(store);
    await tellState();
    expect(store.texts).toEqual(["at 1"]);
  });
});

describe("a disk that fails", () => {
  test.each([
    ["ENOSPC", "write"],
    ["EROFS", "write"],
    ["EIO", "datasync"],
  ] as const)(
    "%s: goes out without a number, loudly, and is kept again afterwards",
    async (code, operation) => {
      await open();
      let changes = 0;
      upstream.onChange(() => changes++);
      await send(1, 1);
      disk.fail(operation, code);
      await send(2, 4);
      expect(bus.sent.map(text)).toEqual(texts(1, 4));
      expect(bus.sent.map((message) => message.headers !== undefined)).toEqual([true, false, false, false]);
      expect(upstream.state).toMatchObject({
        unkept: 3,
        last_seq: 1,
        failure: expect.stringContaining(code),
      });
      expect(changes).toBe(1);
      expect(
        logger.lines.filter(({ message }) => message.startsWith("what is sent is not kept")),
      ).toHaveLength(1);
      disk.heal();
      await send(5, 5);
      expect(bus.sent.map((message) => readUpstreamRecord(message)?.seq)).toEqual([
        1,
        undefined,
        undefined,
        undefined,
        2,
      ]);
      expect(upstream.state.failure).toBeUndefined();
      expect(upstream.state.unkept).toBe(3);
      expect(changes).toBe(2);
    },
  );

  test("one that hangs holds nothing up for more than a second", async () => {
    await open();
    let release = () => undefined as void;
    disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
    upstream.send(PV, Buffer.from("m1"));
    await clock.advance(999);
    expect(bus.sent).toEqual([]);
    await clock.advance(1);
    expect(bus.sent.map(text)).toEqual(["m1"]);
    expect(bus.sent[0]?.headers).toBeUndefined();
    expect(upstream.state.failure).toContain("longer than 1000 ms");
    disk.beforeDatasync = () => Promise.resolve();
    release();
    await clock.advance(0);
    await send(2, 2);
    // What was late is in the record, and who wants it asks.
    expect(bus.sent.map((message) => readUpstreamRecord(message)?.seq)).toEqual([undefined, 2]);
    expect(upstream.state.failure).toBeUndefined();
  });

  test("one that hangs and then fails sends nothing twice", async () => {
    await open();
    let release = () => undefined as void;
    disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
    disk.fail("datasync", "EIO");
    upstream.send(PV, Buffer.from("m1"));
    await clock.advance(1_500);
    release();
    await clock.advance(0);
    expect(bus.sent.map(text)).toEqual(["m1"]);
    expect(upstream.state.unkept).toBe(1);
  });

  test("one that cannot be opened is tried again every minute", async () => {
    disk.fail("open", "EIO");
    await open();
    await send(1, 2);
    expect(bus.sent.map(text)).toEqual(texts(1, 2));
    expect(upstream.state).toMatchObject({ last_seq: 0, unkept: 2, failure: expect.stringContaining("EIO") });
    disk.heal();
    await clock.advance(60_000);
    await send(3, 3);
    expect(readUpstreamRecord(bus.sent[2] ?? { subject: "", data: new Uint8Array() })?.seq).toBe(1);
    expect(upstream.state.failure).toBeUndefined();
  });
});

describe("a receiver", () => {
  test("stores what comes live, in order, and acknowledges it", async () => {
    await open();
    const store = new Store();
    const receiver = receive(store);
    await send(1, 5);
    expect(store.texts).toEqual(texts(1, 5));
    expect(store.latest.map(text)).toEqual(expect.arrayContaining(texts(1, 5)));
    expect(upstream.state.receivers).toEqual([{ name: "edgeware", seq: 5 }]);
    expect(receiver.positions().get(SERIAL)?.seq).toBe(5);
    expect(store.missing).toEqual([]);
  });

  test("has the whole record after ten minutes without a link, with the original times", async () => {
    await open();
    const store = new Store();
    receive(store);
    await send(1, 2);
    bus.isConnected = false;
    const fromMs = clock.nowMs();
    await send(3, 122);
    bus.isConnected = true;
    await send(123, 124);
    expect(store.texts).toEqual(texts(1, 124));
    expect(store.records[2]).toMatchObject({ atMs: fromMs, subject: PV, replay: { index: 0 } });
    // Not one was sent twice without a mark.
    const unmarked = bus.sent
      .filter((message) => readUpstreamRecord(message) && !isReplay(message))
      .map(text);
    expect(new Set(unmarked).size).toBe(unmarked.length);
  });

  test("hears of what it lacks from the state, also when nothing more is measured", async () => {
    await open();
    const store = new Store();
    receive(store);
    bus.isConnected = false;
    await send(1, 20);
    bus.isConnected = true;
    await tellState();
    expect(store.texts).toEqual(texts(1, 20));
  });

  test("stores nothing that was put into an answer in place of a record: its digest says so", async () => {
    await open();
    const store = new Store();
    receive(store);
    bus.isConnected = false;
    await send(1, 5);
    bus.isConnected = true;
    let forged = 0;
    bus.isLost = (message) => {
      if (!isReplay(message) || text(message) !== "m3" || forged > 0) return false;
      forged += 1;
      bus.publish(message.subject, Buffer.from("forged"), message.headers);
      return true;
    };
    await tellState();
    await clock.advance(1_000);
    expect(forged).toBe(1);
    expect(store.texts).toEqual(texts(1, 5));
  });

  test("gets the latest of each subject first when much is missing", async () => {
    await open();
    bus.isConnected = false;
    await send(1, 1, METER);
    for (const word of texts(2, 2_500)) upstream.send(PV, Buffer.from(word));
    await clock.advance(0);
    bus.isConnected = true;
    const store = new Store();
    receive(store);
    await tellState();
    expect(store.latest.slice(0, 2).map(text)).toEqual(["m2500", "m1"]);
    expect(store.texts).toEqual(texts(1, 2_500));
  });

  test("goes on after a restart where it had stored", async () => {
    await open();
    const store = new Store();
    const first = receive(store);
    await send(1, 3);
    await first.close();
    await send(4, 6);
    receive(store);
    await tellState();
    await send(7, 7);
    expect(store.texts).toEqual(texts(1, 7));
  });

  test("what it cannot store comes again", async () => {
    await open();
    const store = new Store();
    receive(store);
    await send(1, 2);
    store.error = new Error("disk full");
    await send(3, 4);
    expect(upstream.state.receivers).toEqual([{ name: "edgeware", seq: 2 }]);
    store.error = undefined;
    await clock.advance(5_000);
    expect(store.texts).toEqual(texts(1, 4));
    expect(upstream.state.receivers).toEqual([{ name: "edgeware", seq: 4 }]);
  });

  test("stores each record once, whatever is lost or comes twice", async () => {
    await open();
    const store = new Store();
    const receiver = receive(store);
    let count = 0;
    bus.isLost = () => ++count % 3 === 0;
    await send(1, 40);
    bus.isLost = () => false;
    for (const message of bus.sent.slice()) bus.publish(message.subject, message.data, message.headers);
    await clock.advance(30_000);
    await send(41, 41);
    await clock.advance(30_000);
    expect(store.texts).toEqual(texts(1, 41));
    expect(receiver.duplicates).toBeGreaterThan(0);
  });

  test("an ack that was lost is said again", async () => {
    await open();
    const store = new Store();
    receive(store);
    bus.isLost = ({ subject }) => subject.includes(".upstream.ack.");
    await send(1, 2);
    expect(upstream.state.receivers).toEqual([]);
    bus.isLost = () => false;
    await tellState();
    expect(upstream.state.receivers).toEqual([{ name: "edgeware", seq: 2 }]);
  });

  test("two receivers each get what they lack, and nothing of the other's", async () => {
    await open();
    const early = new Store();
    receive(early);
    await send(1, 5);
    const late = new Store();
    receive(late, { name: "archive" });
    await send(6, 6);
    expect(late.texts).toEqual(texts(1, 6));
    expect(early.texts).toEqual(texts(1, 6));
    expect(bus.sent.filter(({ subject }) => subject.endsWith("replay.edgeware"))).toHaveLength(1);
  });
});

describe("asking", () => {
  async function ask(...questions: object[]): Promise<void> {
    for (const question of questions)
      bus.publish(buildSubject("upstreamFetch", { serial: SERIAL }), encodeMessage(question));
    await clock.advance(0);
  }
  const answers = (receiver: string) =>
    bus.sent
      .filter(({ subject }) => subject === buildSubject("upstreamFetched", { serial: SERIAL, receiver }))
      .map((message) => JSON.parse(text(message)) as object);

  test("any stretch can be had again, and says where it ends", async () => {
    await open();
    await send(1, 9);
    const { epoch } = upstream.state;
    await ask({ receiver: "a", id: "q", after: { epoch, seq: 3 }, limit: 2 });
    expect(bus.sent.filter(isReplay).map(text)).toEqual(["m4", "m5"]);
    expect(bus.sent.filter(isReplay).map((message) => readUpstreamRecord(message)?.replay)).toEqual([
      { fetchId: "q", index: 0 },
      { fetchId: "q", index: 1 },
    ]);
    expect(answers("a")).toEqual([
      {
        id: "q",
        after: { epoch, seq: 3 },
        records: 2,
        missing: [],
        through: { epoch, seq: 5 },
        last: { epoch, seq: 9 },
        digest: expect.stringMatching(/^[\w-]{43}$/) as string,
      },
    ]);
  });

  test("an empty journal has nothing to say, an unknown epoch is named", async () => {
    await open();
    await ask({ receiver: "a", id: "q", after: { epoch: 1, seq: 3 }, limit: 2 });
    expect(answers("a")).toEqual([
      { id: "q", after: { epoch: 1, seq: 3 }, records: 0, missing: [], is_unknown: true },
    ]);
  });

  test("a stretch is of one epoch, so that its numbers name its records", async () => {
    const first = await open();
    await send(1, 3);
    const { epoch } = first.state;
    await first.close();
    // A power cut left half a record behind the third.
    const [segment = ""] = disk.paths.filter((path) => path.endsWith(".segment"));
    disk.overwrite(segment, Buffer.concat([disk.contentOf(segment), Buffer.from("half")]));
    await open();
    await send(4, 5);
    const later = upstream.state.epoch;
    expect(later).not.toBe(epoch);
    await ask({ receiver: "a", id: "q", after: { epoch, seq: 1 }, limit: 9 });
    await ask({ receiver: "a", id: "r", after: { epoch, seq: 3 }, limit: 9 });
    expect(answers("a")).toMatchObject([
      { id: "q", records: 2, missing: [], through: { epoch, seq: 3 }, last: { epoch: later } },
      { id: "r", records: 2, through: { epoch: later } },
    ]);
  });

  test("a receiver that asks anew is not answered twice", async () => {
    await open();
    await send(1, 9);
    await ask({ receiver: "a", id: "q1", limit: 9 }, { receiver: "a", id: "q2", limit: 9 });
    expect(answers("a").map((answer) => (answer as { id: string }).id)).toEqual(["q2"]);
  });

  test("a replay keeps to its rate, live telemetry does not wait for it", async () => {
    await open({ replayPerSecond: 100 });
    const large = Buffer.alloc(16_000, "x");
    for (let at = 0; at < 40; at++) upstream.send(METER, large);
    await clock.advance(0);
    await ask({ receiver: "a", id: "q", limit: 40 });
    await clock.advance(100);
    const soFar = bus.sent.filter(isReplay).length;
    expect(soFar).toBeGreaterThan(4);
    expect(soFar).toBeLessThan(20);
    upstream.send(PV, Buffer.from("now"));
    await clock.advance(0);
    expect(bus.sent.some((message) => text(message) === "now")).toBe(true);
    expect(answers("a")).toEqual([]);
    await clock.advance(1_000);
    expect(bus.sent.filter(isReplay)).toHaveLength(40);
    expect(answers("a")).toHaveLength(1);
  });

  test("a crowd is refused beyond a number, and told so", async () => {
    await open({ replayPerSecond: 1 });
    for (let at = 0; at < 40; at++) upstream.send(METER, Buffer.alloc(16_000));
    await clock.advance(0);
    const crowd = Array.from({ length: 30 }, (_, at) => ({ receiver: `r${at}`, id: "q", limit: 40 }));
    await ask(...crowd);
    const refused = crowd.filter(({ receiver }) => answers(receiver).length > 0);
    expect(refused.length).toBeGreaterThan(10);
    expect(answers(refused[0]?.receiver ?? "")).toMatchObject([{ failure: "too many ask at once" }]);
  });

  test("nothing is sent into a link that is gone, and nothing breaks", async () => {
    await open({ replayPerSecond: 100 });
    for (let at = 0; at < 40; at++) upstream.send(METER, Buffer.alloc(16_000));
    await clock.advance(0);
    await ask({ receiver: "a", id: "q1", limit: 40 });
    bus.isConnected = false;
    await clock.advance(5_000);
    bus.isConnected = true;
    await ask({ receiver: "a", id: "q2", limit: 1 });
    expect(answers("a")).toMatchObject([{ id: "q2", records: 1 }]);
  });
});

describe("what is lost for good", () => {
  test("retention is counted in the state and told to the receiver", async () => {
    await open({ retention: { maxAgeMs: 60_000, maxBytes: 1e9 } });
    const store = new Store();
    const receiver = receive(store);
    await send(1, 2);
    await receiver.close();
    await send(3, 50);
    await clock.advance(600_000);
    await send(51, 51);
    const { dropped = 0, dropped_unread: unread = 0, first_seq: firstSeq = 0 } = upstream.state;
    expect(dropped).toBeGreaterThan(20);
    expect(unread).toBe(dropped - 2);
    receive(store);
    await tellState();
    expect(store.missing).toEqual([{ from_seq: 3, to_seq: firstSeq - 1, reason: "dropped" }]);
    expect(store.texts).toEqual([...texts(1, 2), ...texts(firstSeq, 51)]);
  });

  test("a lost journal begins a new epoch: the receiver is told, and misses nothing of the new one", async () => {
    await open();
    const store = new Store();
    receive(store);
    await send(1, 3);
    const [before] = store.records;
    await upstream.close();
    disk = new SimulatedDisk();
    await open();
    await send(4, 6);
    expect(store.texts).toEqual(texts(1, 6));
    expect(store.batches.map(({ isNewJournal }) => isNewJournal).filter(Boolean)).toEqual([true]);
    expect(store.records.map(({ seq }) => seq)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(store.records.at(-1)?.epoch).not.toBe(before?.epoch);
  });

  test("a damaged end begins a new epoch in the same journal, and the receiver goes on across it", async () => {
    await open();
    const store = new Store();
    receive(store);
    await send(1, 4);
    await upstream.close();
    const [segment = ""] = disk.paths.filter((path) => path.endsWith(".segment"));
    disk.overwrite(segment, disk.contentOf(segment).subarray(0, -3));
    bus.isConnected = false;
    await open();
    await send(5, 7);
    bus.isConnected = true;
    await tellState();
    expect(store.texts).toEqual(texts(1, 7));
    expect(store.missing).toEqual([]);
    expect(new Set(store.records.map(({ epoch }) => epoch)).size).toBe(2);
    expect(store.batches.some(({ isNewJournal }) => isNewJournal)).toBe(false);
  });

  test("a record that the server takes no more holds up nothing behind it", async () => {
    await open();
    const store = new Store();
    bus.isConnected = false;
    await send(1, 2);
    upstream.send(PV, Buffer.alloc(2_001, "x"));
    await send(3, 4);
    upstream.send(PV, Buffer.alloc(2_001, "x"));
    await clock.advance(0);
    bus.isConnected = true;
    bus.mostBytes = 2_000;
    receive(store);
    await tellState();
    expect(store.texts).toEqual(texts(1, 4));
    expect(store.missing).toEqual([
      { from_seq: 3, to_seq: 3, reason: "damaged" },
      { from_seq: 6, to_seq: 6, reason: "damaged" },
    ]);
    expect(store.position?.seq).toBe(6);
  });

  test("one that is restored after a while gives none a second time either, though nobody hears it at first", async () => {
    await open();
    const store = new Store();
    receive(store);
    await send(1, 4);
    const older = disk.copy();
    await send(5, 9);
    await upstream.close();
    disk = older;
    bus.isConnected = false;
    await clock.advance(600_000);
    await open();
    await send(10, 29);
    bus.isConnected = true;
    await tellState();
    expect(store.texts).toEqual([...texts(1, 9), ...texts(10, 29)]);
    expect(store.missing).toEqual([]);
    const { epoch } = upstream.state;
    await upstream.close();
    await open();
    await send(30, 30);
    expect(upstream.state.epoch).toBe(epoch);
  });

  test("a data directory that was restored from an older copy gives no number a second time", async () => {
    await open();
    const store = new Store();
    receive(store);
    await send(1, 4);
    await upstream.close();
    const older = disk.copy();
    await open();
    await send(5, 9);
    expect(store.texts).toEqual(texts(1, 9));
    await upstream.close();
    disk = older;
    await open();
    await tellState();
    await send(10, 13);
    expect(store.texts).toEqual(texts(1, 13));
    expect(store.missing).toEqual([]);
    const names = store.records.map(({ epoch, seq }) => `${epoch} ${seq}`);
    expect(new Set(names).size).toBe(names.length);
    expect(upstream.state.receivers).toEqual([{ name: "edgeware", seq: 8 }]);
    // It outlives a restart, and nobody can have another one begun.
    const { epoch = 0 } = upstream.state;
    const beyond = { receiver: "edgeware", epoch, seq: 99 };
    bus.publish(buildSubject("upstreamAck", { serial: SERIAL }), encodeMessage(beyond));
    await send(14, 14);
    await upstream.close();
    await open();
    await send(15, 15);
    expect(upstream.state.epoch).toBe(epoch);
    expect(store.texts).toEqual(texts(1, 15));
  });

  test("acks of an epoch that is none of ours move nothing", async () => {
    await open();
    await send(1, 3);
    const epoch = (upstream.state.epoch ?? 0) + 1;
    const ack = { receiver: "edgeware", epoch, seq: 3 };
    bus.publish(buildSubject("upstreamAck", { serial: SERIAL }), encodeMessage(ack));
    await clock.advance(0);
    expect(upstream.state.receivers).toEqual([]);
  });

  test("acks outlive a restart; only so many receivers are kept", async () => {
    await open();
    await send(1, 3);
    for (let at = 0; at < 12; at++) {
      const ack = { receiver: `r${at}`, epoch: upstream.state.epoch ?? 0, seq: 2 };
      bus.publish(buildSubject("upstreamAck", { serial: SERIAL }), encodeMessage(ack));
    }
    await clock.advance(11_000);
    const { receivers } = upstream.state;
    expect(receivers).toHaveLength(8);
    await upstream.close();
    await open();
    expect(upstream.state.receivers).toEqual(receivers);
  });

  test("a message that is not understood changes nothing", async () => {
    await open();
    await send(1, 1);
    for (const content of [
      "",
      "{}",
      '{"receiver":"a.b","id":"x","limit":1}',
      '{"receiver":"a","id":"x","limit":0}',
    ]) {
      bus.publish(buildSubject("upstreamFetch", { serial: SERIAL }), Buffer.from(content));
      bus.publish(buildSubject("upstreamAck", { serial: SERIAL }), Buffer.from(content));
    }
    await clock.advance(0);
    expect(bus.sent.filter(({ subject }) => /replay|fetched/.test(subject))).toEqual([]);
  });
});
