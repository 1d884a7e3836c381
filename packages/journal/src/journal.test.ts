import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Journal } from "./journal.ts";
import type { JournalPosition } from "./journal-position.ts";
import type { JournalRecord } from "./journal-record.ts";
import { type JournalOptions, openJournal } from "./open-journal.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

const clock = new FakeClock();

function open(disk: SimulatedDisk, options: Partial<JournalOptions> = {}): Promise<Journal> {
  return openJournal({ directory: "/j", clock, logger: silentLogger, fileSystem: disk, ...options });
}

function text(value: string | number): Uint8Array {
  return Buffer.from(String(value));
}

async function collect(records: AsyncIterable<JournalRecord>): Promise<string[]> {
  const found: string[] = [];
  for await (const { seq, payload } of records) found.push(`${seq}:${Buffer.from(payload).toString()}`);
  return found;
}

async function appendMany(journal: Journal, from: number, to: number): Promise<void> {
  for (let value = from; value <= to; value++) await journal.append(text(value));
}

test("numbers records from 1 and reads them forward, backward and in part", async () => {
  const journal = await open(new SimulatedDisk());
  const positions = await Promise.all([
    journal.append(text("a")),
    journal.append(text("b")),
    journal.append(text("c")),
  ]);
  expect(positions).toEqual([1, 2, 3].map((seq) => ({ epoch: journal.epoch, seq })));
  expect(await collect(journal.read())).toEqual(["1:a", "2:b", "3:c"]);
  expect(await collect(journal.read({ newestFirst: true }))).toEqual(["3:c", "2:b", "1:a"]);
  expect(await collect(journal.read({ fromSeq: 2, toSeq: 2 }))).toEqual(["2:b"]);
  expect(await collect(journal.read({ fromSeq: 4 }))).toEqual([]);
  await journal.close();
});

test("keeps the time that was given, and the clock's when none was", async () => {
  const journal = await open(new SimulatedDisk());
  await journal.append(text("a"), { atMs: 1_700_000_000_123.9 });
  await journal.append(text("b"));
  const times: number[] = [];
  for await (const { atMs } of journal.read()) times.push(atMs);
  expect(times).toEqual([1_700_000_000_123, clock.nowMs()]);
  await journal.close();
});

test("reads across segments in both directions", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk, { segmentBytes: 200 });
  await appendMany(journal, 1, 20);
  expect(journal.stats().segments).toBeGreaterThan(5);
  const expected = Array.from({ length: 20 }, (_, at) => `${at + 1}:${at + 1}`);
  expect(await collect(journal.read())).toEqual(expected);
  expect(await collect(journal.read({ newestFirst: true }))).toEqual(expected.toReversed());
  expect(await collect(journal.read({ fromSeq: 7, toSeq: 12, newestFirst: true }))).toEqual(
    expected.slice(6, 12).toReversed(),
  );
  await journal.close();
});

test("reads a segment of many marks in both directions, also after a restart", async () => {
  const disk = new SimulatedDisk();
  const before = await open(disk);
  const payload = Buffer.alloc(3_000, 7);
  for (let round = 0; round < 20; round++)
    await Promise.all(Array.from({ length: 10 }, () => before.append(payload)));
  await before.close();
  const journal = await open(disk);
  const seqs: number[] = [];
  for await (const { seq } of journal.read({ newestFirst: true, fromSeq: 3, toSeq: 199 })) seqs.push(seq);
  expect(seqs).toEqual(Array.from({ length: 197 }, (_, at) => 199 - at));
  await journal.close();
});

test("begins a new epoch when told to, between two records, and goes on in it after a restart", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  const first = await journal.append(text(1));
  // One that is on its way keeps the name it was given.
  disk.beforeDatasync = () => Promise.resolve(journal.beginEpoch());
  const second = await journal.append(text(2));
  disk.beforeDatasync = () => Promise.resolve();
  const third = await journal.append(text(3));
  expect(third.epoch).not.toBe(first.epoch);
  expect([second, third.seq]).toEqual([{ epoch: first.epoch, seq: 2 }, 3]);
  const names: JournalPosition[] = [];
  for await (const { epoch, seq } of journal.read()) names.push({ epoch, seq });
  expect(names).toEqual([first, second, third]);
  await journal.close();
  const again = await open(disk);
  expect(await again.append(text(4))).toEqual({ epoch: third.epoch, seq: 4 });
  expect(await again.verify()).toMatchObject({ isIntact: true, records: 4 });
  await again.close();
});

test("goes on in the same segment and epoch after a restart", async () => {
  const disk = new SimulatedDisk();
  const before = await open(disk);
  await appendMany(before, 1, 3);
  await before.close();
  const journal = await open(disk);
  expect(await journal.append(text(4))).toEqual({ epoch: before.epoch, seq: 4 });
  expect(journal.stats()).toMatchObject({ segments: 1, firstSeq: 1, lastSeq: 4 });
  expect(await journal.verify()).toMatchObject({ isIntact: true, records: 4 });
  await journal.close();
});

test("lets appends that come while the disk is busy share one sync", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  let release = () => {};
  disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
  const first = journal.append(text(0));
  await new Promise((resolve) => setImmediate(resolve));
  const others = Promise.all(Array.from({ length: 100 }, (_, at) => journal.append(text(at + 1))));
  expect(journal.stats().pending).toBe(101);
  disk.beforeDatasync = () => Promise.resolve();
  release();
  await first;
  const datasyncs = disk.datasyncs;
  await others;
  expect(disk.datasyncs - datasyncs).toBe(1);
  await journal.close();
});

test("takes no more than its bound while the disk is busy", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk, { maxPendingBytes: 200 });
  let release = () => {};
  disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
  const taken = [journal.append(text("a")), journal.append(text("b")), journal.append(text("c"))];
  await expect(journal.append(text("d"))).rejects.toMatchObject({
    code: "journal_backlogged",
    retry: "later",
  });
  await new Promise((resolve) => setImmediate(resolve));
  disk.beforeDatasync = () => Promise.resolve();
  release();
  await Promise.all(taken);
  expect(await journal.append(text("e"))).toMatchObject({ seq: 4 });
  await journal.close();
});

test("refuses what is no record", async () => {
  const journal = await open(new SimulatedDisk());
  await expect(journal.append(Buffer.alloc(1024 * 1024 + 1))).rejects.toMatchObject({
    code: "value_out_of_range",
  });
  await expect(journal.append(text("a"), { atMs: Number.NaN })).rejects.toMatchObject({
    code: "value_out_of_range",
  });
  await expect(journal.append(text("a"), { atMs: -1 })).rejects.toMatchObject({ code: "value_out_of_range" });
  expect(await journal.append(Buffer.alloc(0))).toMatchObject({ seq: 1 });
  await journal.close();
  await expect(journal.append(text("a"))).rejects.toMatchObject({ code: "journal_closed" });
});

test("closing waits for appends under way", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  const appended = journal.append(text("a"));
  await journal.close();
  expect(await appended).toMatchObject({ seq: 1 });
});

test("says when something new is durable", async () => {
  const journal = await open(new SimulatedDisk());
  const waiting = journal.waitBeyond(0);
  await journal.append(text("a"));
  await waiting;
  await journal.waitBeyond(0);
  const abort = new AbortController();
  const aborted = journal.waitBeyond(1, abort.signal);
  abort.abort(new Error("enough"));
  await expect(aborted).rejects.toThrow("enough");
  const closed = journal.waitBeyond(1);
  closed.catch(() => undefined);
  await journal.close();
  await expect(closed).rejects.toMatchObject({ code: "journal_closed" });
});

test("drops the oldest segments over its size, and counts what a cursor had not passed", async () => {
  const disk = new SimulatedDisk();
  const logger = new RecordingLogger();
  const journal = await open(disk, { segmentBytes: 200, retention: { maxBytes: 1_000 }, logger });
  const cursor = await journal.cursor("upstream");
  await appendMany(journal, 1, 10);
  await cursor.advance(4);
  await appendMany(journal, 11, 60);
  await journal.enforceRetention();
  const { dropped, firstSeq, bytes } = journal.stats();
  expect(bytes).toBeLessThanOrEqual(1_000);
  expect(dropped).toMatchObject({ throughSeq: (firstSeq ?? 0) - 1, records: (firstSeq ?? 0) - 1 });
  expect(dropped.unreadRecords).toBe(dropped.records - 4);
  expect(
    logger.lines.filter(({ message }) => message === "journal dropped unread records").length,
  ).toBeGreaterThan(0);
  expect((await collect(journal.read()))[0]).toBe(`${firstSeq}:${firstSeq}`);
  expect((await journal.verify()).isIntact).toBe(true);
  await journal.close();
  const reopened = await open(disk, { segmentBytes: 200, retention: { maxBytes: 1_000 } });
  expect(reopened.stats()).toMatchObject({ dropped, firstSeq, lastSeq: 60 });
  await reopened.close();
});

test("drops what is too old, but not what was recorded before the clock was set", async () => {
  const disk = new SimulatedDisk();
  const at = new FakeClock(1_000);
  const journal = await open(disk, { clock: at, segmentBytes: 150, retention: { maxAgeMs: 60_000 } });
  await appendMany(journal, 1, 6);
  at.jumpWallClockTo(Date.UTC(2026, 5, 1));
  await appendMany(journal, 7, 12);
  await at.advance(30_000);
  await appendMany(journal, 13, 18);
  await journal.enforceRetention();
  expect(journal.stats()).toMatchObject({ firstSeq: 1, dropped: { records: 0 } });
  await journal.close();

  const young = await open(new SimulatedDisk(), {
    clock: at,
    segmentBytes: 150,
    retention: { maxAgeMs: 60_000 },
  });
  await appendMany(young, 1, 6);
  await at.advance(40_000);
  await appendMany(young, 7, 8);
  await at.advance(40_000);
  await young.enforceRetention();
  expect(young.stats().firstSeq).toBeGreaterThan(4);
  expect(young.stats().dropped.unreadRecords).toBe(0);
  await young.close();
});

test("finishes at the next start what retention had begun, and counts it once", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk, { segmentBytes: 150 });
  await appendMany(journal, 1, 10);
  await journal.close();
  const limited = await open(disk, { segmentBytes: 150, retention: { maxBytes: 300 } });
  disk.fail("remove", "EIO", { path: /segment$/, times: 1 });
  await expect(limited.enforceRetention()).rejects.toMatchObject({ code: "EIO" });
  const { dropped } = limited.stats();
  await limited.close();
  const segments = () => disk.paths.filter((path) => path.endsWith(".segment")).length;
  const before = segments();
  const again = await open(disk, { segmentBytes: 150, retention: { maxBytes: 300 } });
  expect(segments()).toBeLessThan(before);
  expect(again.stats().dropped).toEqual(dropped);
  expect(again.stats().firstSeq).toBe(dropped.throughSeq + 1);
  await again.close();
});

test("a segment ends after a twelfth of the age kept", async () => {
  const at = new FakeClock();
  const journal = await open(new SimulatedDisk(), { clock: at, retention: { maxAgeMs: 120_000 } });
  await journal.append(text(1));
  await at.advance(9_000);
  await journal.append(text(2));
  expect(journal.stats().segments).toBe(1);
  await at.advance(2_000);
  await journal.append(text(3));
  expect(journal.stats().segments).toBe(2);
  await journal.close();
});

describe("records that say their own name", () => {
  const saying = ({ seq }: JournalPosition) => text(`I am ${seq}`);
  const fails = () => {
    throw new Error("no words");
  };

  test("get the one they say, among others", async () => {
    const journal = await open(new SimulatedDisk());
    await Promise.all([
      journal.append(text("a")),
      journal.appendNamed(saying, { mostBytes: 20 }),
      journal.append(text("b")),
      journal.appendNamed(saying, { mostBytes: 20 }),
    ]);
    expect(await collect(journal.read())).toEqual(["1:a", "2:I am 2", "3:b", "4:I am 4"]);
    await journal.close();
  });

  test("one that cannot be made, or is larger than announced, is rejected alone and costs no number", async () => {
    const journal = await open(new SimulatedDisk(), { maxPendingBytes: 400 });
    for (let round = 0; round < 3; round++) {
      const outcomes = await Promise.allSettled([
        journal.appendNamed(fails, { mostBytes: 50 }),
        journal.appendNamed(saying, { mostBytes: 50 }),
        journal.appendNamed(() => Buffer.alloc(51), { mostBytes: 50 }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
    }
    await expect(journal.appendNamed(fails, { mostBytes: 50 })).rejects.toThrow("no words");
    expect(await collect(journal.read())).toEqual(["1:I am 1", "2:I am 2", "3:I am 3"]);
    expect(journal.stats().pending).toBe(0);
    await journal.close();
  });

  test("a name the disk did not take is the next one's, and nobody has it twice, also after power cuts", async () => {
    const anyStep = fc.constantFrom("append", "append", "fail", "restart", "cut");
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 30 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (steps, chance) => {
          let disk = new SimulatedDisk();
          let journal = await open(disk, { retryMs: 0 });
          const kept: string[] = [];
          for (const step of steps) {
            if (step === "fail")
              disk.fail(chance.next().value < 0.5 ? "write" : "datasync", "EIO", { times: 1 });
            if (step === "restart") await journal.close();
            if (step === "cut") disk = disk.cutPower(() => chance.next().value);
            if (step === "restart" || step === "cut") journal = await open(disk, { retryMs: 0 });
            const outcomes = await Promise.allSettled(
              [1, 2].map(() => journal.appendNamed(saying, { mostBytes: 20 })),
            );
            for (const each of outcomes) if (each.status === "fulfilled") kept.push(`${each.value.seq}`);
          }
          const found = await collect(journal.read());
          for (const each of found) expect(each).toMatch(/^(\d+):I am \1$/);
          expect(new Set(kept).size).toBe(kept.length);
          expect(found.map((each) => each.split(":")[0])).toEqual(expect.arrayContaining(kept));
          await journal.close();
        },
      ),
      { numRuns: 100 },
    );
  });
});
