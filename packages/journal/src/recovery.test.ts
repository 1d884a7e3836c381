import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inspectJournal } from "./inspect-journal.ts";
import type { Journal } from "./journal.ts";
import { type JournalOptions, openJournal } from "./open-journal.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

const clock = new FakeClock();

function open(disk: SimulatedDisk, options: Partial<JournalOptions> = {}): Promise<Journal> {
  return openJournal({ directory: "/j", clock, logger: silentLogger, fileSystem: disk, ...options });
}

function payloadOf(seq: number): string {
  return `record ${seq} ${"x".repeat(seq % 40)}`;
}

/** Every record's payload by its seq; fails when one is not what was written, or order is broken. */
async function readAll(journal: { read: Journal["read"] }): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  let lastSeq = 0;
  for await (const { seq, payload } of journal.read()) {
    expect(seq).toBeGreaterThan(lastSeq);
    lastSeq = seq;
    found.set(seq, Buffer.from(payload).toString());
  }
  return found;
}

async function written(count: number, options: Partial<JournalOptions> = {}): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  const journal = await open(disk, options);
  for (let seq = 1; seq <= count; seq++) await journal.append(Buffer.from(payloadOf(seq)));
  await journal.close();
  return disk;
}

function lastSegment(disk: SimulatedDisk): string {
  return disk.paths.filter((path) => path.endsWith(".segment")).at(-1) as string;
}

test("a tail cut anywhere costs the records that were cut, and no more", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2_000), async (cutBytes) => {
      const disk = await written(20);
      const path = lastSegment(disk);
      const whole = disk.contentOf(path);
      const left = Math.max(0, whole.length - cutBytes);
      disk.overwrite(path, Buffer.from(whole.subarray(0, left)));
      let end = 8;
      let expected = 0;
      for (let seq = 1; seq <= 20; seq++) {
        end += 56 + payloadOf(seq).length;
        if (end <= left) expected = seq;
      }
      const journal = await open(disk);
      const found = await readAll(journal);
      expect([...found]).toEqual(Array.from({ length: expected }, (_, at) => [at + 1, payloadOf(at + 1)]));
      expect(await journal.append(Buffer.from("next"))).toEqual({ epoch: journal.epoch, seq: expected + 1 });
      await journal.close();
      const again = await open(disk);
      expect((await readAll(again)).get(expected + 1)).toBe("next");
      expect((await again.verify()).isIntact).toBe(true);
      await again.close();
    }),
    { numRuns: 60 },
  );
});

test("flipped bits cost the records they hit: never a wrong one, never one that is whole", async () => {
  const flips = fc.array(fc.tuple(fc.nat(3_000), fc.nat(7)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(flips, async (places) => {
      const disk = await written(30);
      const path = lastSegment(disk);
      const bytes = disk.contentOf(path);
      for (const [place, bit] of places)
        bytes.writeUInt8(bytes.readUInt8(place % bytes.length) ^ (1 << bit), place % bytes.length);
      const changed = new Set<number>();
      const original = disk.contentOf(path);
      let start = 8;
      for (let seq = 1; seq <= 30; seq++) {
        const end = start + 56 + payloadOf(seq).length;
        if (Buffer.compare(bytes.subarray(start, end), original.subarray(start, end)) !== 0) changed.add(seq);
        start = end;
      }
      disk.overwrite(path, bytes);
      const before = await inspectJournal({ directory: "/j", logger: silentLogger, fileSystem: disk });
      const journal = await open(disk);
      for (const records of [await readAll(before), await readAll(journal)]) {
        for (let seq = 1; seq <= 30; seq++) {
          expect(records.get(seq)).toBe(changed.has(seq) ? undefined : payloadOf(seq));
        }
      }
      const { epoch, seq } = await journal.append(Buffer.from("next"));
      // A number that was given to a record that is gone is only given again under another epoch.
      const oldEpoch = (await journal.verify()).epochs[0]?.epoch;
      if (seq <= 30) expect(epoch).not.toBe(oldEpoch);
      expect((await readAll(journal)).get(seq)).toBe("next");
      await journal.close();
    }),
    { numRuns: 60 },
  );
});

test("garbage of any kind in the last segment is survived", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.nat(1_200), async (garbage, place) => {
      const disk = await written(10);
      const path = lastSegment(disk);
      const bytes = disk.contentOf(path);
      const at = Math.min(place, bytes.length);
      disk.overwrite(path, Buffer.concat([bytes.subarray(0, at), garbage, bytes.subarray(at)]));
      const journal = await open(disk);
      for (const [seq, payload] of await readAll(journal)) expect(payload).toBe(payloadOf(seq));
      const { seq } = await journal.append(Buffer.from("next"));
      expect((await readAll(journal)).get(seq)).toBe("next");
      await journal.close();
    }),
    { numRuns: 60 },
  );
});

test("after a power cut everything acknowledged is there, in order, and nothing that was never appended", async () => {
  const step = fc.record({
    appends: fc.integer({ min: 1, max: 12 }),
    settles: fc.boolean(),
    chance: fc.nat(10),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat(999)),
      async (steps, dice) => {
        const random = () => dice.next().value / 1000;
        let disk = new SimulatedDisk();
        const acknowledged = new Map<string, string>();
        const appended = new Set<string>();
        let value = 0;
        for (const { appends, settles, chance } of steps) {
          const journal = await open(disk, { segmentBytes: 400, retryMs: 0 });
          for (const [name, payload] of acknowledged) {
            expect((await readNamed(journal)).get(name)).toBe(payload);
          }
          if (chance === 0) disk.fail("datasync", "EIO", { times: 1, path: /segment$/ });
          if (chance === 1) disk.fail("syncDirectory", "EIO", { times: 1 });
          const running = Array.from({ length: appends }, () => {
            const payload = `value ${value++}`;
            appended.add(payload);
            return journal
              .append(Buffer.from(payload))
              .then(({ epoch, seq }) => acknowledged.set(`${epoch}/${seq}`, payload));
          });
          if (settles) await Promise.allSettled(running);
          else for (let turn = 0; turn < chance * 4; turn++) await Promise.resolve();
          const after = disk.cutPower(random);
          const outcomes = Promise.allSettled(running);
          // What was acknowledged before the cut is in the map by now; nothing is after it.
          await outcomes;
          disk = after;
        }
        const journal = await open(disk, { segmentBytes: 400 });
        const found = await readNamed(journal);
        for (const [name, payload] of acknowledged) expect(found.get(name)).toBe(payload);
        const values = [...found.values()].map((payload) => Number(payload.split(" ")[1]));
        expect(values).toEqual(values.toSorted((a, b) => a - b));
        for (const payload of found.values()) expect(appended).toContain(payload);
        expect((await journal.verify()).isIntact).toBe(true);
        await journal.close();
      },
    ),
    { numRuns: 150 },
  );
});

async function readNamed(journal: Journal): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { epoch, seq, payload } of journal.read()) {
    found.set(`${epoch}/${seq}`, Buffer.from(payload).toString());
  }
  return found;
}

test("damage in an older segment is said, and what follows is read", async () => {
  const disk = await written(30, { segmentBytes: 400 });
  const [path] = disk.paths.filter((name) => name.endsWith(".segment"));
  const bytes = disk.contentOf(path as string);
  bytes.fill(0, 70);
  disk.overwrite(path as string, bytes);
  const logger = new RecordingLogger();
  const journal = await open(disk, { logger });
  const found = await readAll(journal);
  expect(found.has(30)).toBe(true);
  const missing = Array.from({ length: 30 }, (_, at) => at + 1).filter((seq) => !found.has(seq));
  expect(missing.length).toBeGreaterThan(0);
  const damage = { fromSeq: missing[0], toSeq: missing.at(-1) };
  expect(logger.lines).toMatchObject([
    { level: "error", message: "journal records damaged", fields: damage },
  ]);
  expect(await journal.verify()).toMatchObject({ isIntact: false, damages: [damage], chainBreaks: [] });
  await journal.close();
});

test("a record rewritten with a crc that fits breaks the chain", async () => {
  const disk = await written(3);
  const forged = new SimulatedDisk();
  const journal = await open(forged);
  for (const text of [payloadOf(1), payloadOf(2).replace("record", "forged"), payloadOf(3)]) {
    await journal.append(Buffer.from(text));
  }
  await journal.close();
  const bytes = disk.contentOf(lastSegment(disk));
  const start = 8 + 56 + payloadOf(1).length;
  const end = start + 56 + payloadOf(2).length;
  // Epoch and the hash before it differ too; only that its own crc fits counts here.
  forged.contentOf(lastSegment(forged)).copy(bytes, start, start, end);
  disk.overwrite(lastSegment(disk), bytes);
  const reopened = await open(disk);
  expect(await reopened.verify()).toMatchObject({
    isIntact: false,
    records: 3,
    chainBreaks: [2, 3],
    damages: [],
  });
  await reopened.close();
});

test("a record nobody synced before the process died is synced before it is read", async () => {
  const disk = new SimulatedDisk();
  const killed = await open(disk);
  disk.beforeDatasync = () => new Promise(() => undefined);
  void killed.append(Buffer.from("whole"));
  await new Promise((resolve) => setImmediate(resolve));
  disk.beforeDatasync = () => Promise.resolve();
  const journal = await open(disk);
  expect([...(await readAll(journal)).values()]).toEqual(["whole"]);
  const reopened = await open(disk.cutPower(() => 0.6));
  expect([...(await readAll(reopened)).values()]).toEqual(["whole"]);
});

test("a number cut off the end is not given again under its epoch, however often nothing is appended", async () => {
  for (const left of [-1, -70, 60, 20]) {
    const disk = await written(3);
    const path = lastSegment(disk);
    disk.overwrite(path, Buffer.from(disk.contentOf(path).subarray(0, left)));
    const cut = await inspectJournal({ directory: "/j", logger: silentLogger, fileSystem: disk });
    const logger = new RecordingLogger();
    for (let start = 0; start < 3; start++) await (await open(disk, { logger })).close();
    expect(logger.lines.filter(({ level }) => level === "warn").length).toBe(3);
    const journal = await open(disk);
    const { epoch, seq } = await journal.append(Buffer.from("next"));
    expect(seq).toBe(cut.stats.lastSeq + 1);
    expect(epoch).not.toBe(cut.stats.epoch);
    await journal.close();
    const reopened = await open(disk, { logger });
    expect(reopened.epoch).toBe(epoch);
    expect(logger.lines.filter(({ level }) => level === "warn").length).toBe(3);
    expect(await reopened.verify()).toMatchObject({ isIntact: true, records: seq });
    await reopened.close();
  }
});

test("a segment whose every record is damaged ends the epoch", async () => {
  const disk = await written(12, { segmentBytes: 400 });
  const segments = disk.paths.filter((path) => path.endsWith(".segment"));
  const path = segments.at(-1) as string;
  const { stats } = await inspectJournal({ directory: "/j", logger: silentLogger, fileSystem: disk });
  disk.overwrite(path, Buffer.alloc(disk.contentOf(path).length, 1));
  await (await open(disk)).close();
  const journal = await open(disk);
  expect(journal.lastSeq).toBeLessThan(12);
  const { epoch } = await journal.append(Buffer.from("next"));
  expect(epoch).not.toBe(stats.epoch);
  await journal.close();
  const again = await open(disk);
  expect(again.epoch).toBe(epoch);
  expect(disk.paths.filter((name) => name.endsWith(".damaged"))).toEqual([]);
  await again.close();
});

test("a copy of an older record in the middle is not read as one", async () => {
  const disk = await written(5);
  const path = lastSegment(disk);
  const bytes = disk.contentOf(path);
  const size = 56 + payloadOf(1).length;
  const copied = Buffer.concat([
    bytes.subarray(0, 8 + size),
    bytes.subarray(8, 8 + size),
    bytes.subarray(8 + size),
  ]);
  disk.overwrite(path, copied);
  const journal = await open(disk);
  expect((await readAll(journal)).size).toBe(5);
  await journal.close();
});

test("an inspection sees what there is and writes nothing", async () => {
  const disk = await written(5);
  disk.fail("write", "EROFS");
  disk.fail("create", "EROFS");
  disk.fail("truncate", "EROFS");
  const seen = await inspectJournal({ directory: "/j", logger: silentLogger, fileSystem: disk });
  expect(seen.stats).toMatchObject({ firstSeq: 1, lastSeq: 5, segments: 1 });
  expect((await readAll(seen)).size).toBe(5);
  expect(await seen.verify()).toMatchObject({ isIntact: true, records: 5, lastSeq: 5 });
  const nothing = await inspectJournal({ directory: "/none", logger: silentLogger, fileSystem: disk });
  expect(nothing.stats).toMatchObject({ lastSeq: 0, segments: 0 });
});
