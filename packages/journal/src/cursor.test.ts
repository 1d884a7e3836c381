import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import type { Journal } from "./journal.ts";
import { openJournal } from "./open-journal.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

function open(disk: SimulatedDisk): Promise<Journal> {
  return openJournal({ directory: "/j", clock: new FakeClock(), logger: silentLogger, fileSystem: disk });
}

async function withRecords(disk: SimulatedDisk, count: number): Promise<Journal> {
  const journal = await open(disk);
  await Promise.all(Array.from({ length: count }, (_, at) => journal.append(Buffer.from([at]))));
  return journal;
}

test("stands where it was advanced to, after a power cut too", async () => {
  const disk = new SimulatedDisk();
  const journal = await withRecords(disk, 5);
  const cursor = await journal.cursor("upstream");
  expect(cursor.seq).toBe(0);
  await cursor.advance(3);
  await cursor.advance(2);
  expect(cursor.seq).toBe(3);
  const reopened = await open(disk.cutPower(() => 0));
  expect((await reopened.cursor("upstream")).seq).toBe(3);
  expect(reopened.stats().cursors).toEqual({ upstream: 3 });
});

test("calls made while the disk is busy share a write", async () => {
  const disk = new SimulatedDisk();
  const journal = await withRecords(disk, 50);
  const cursor = await journal.cursor("upstream");
  const datasyncs = disk.datasyncs;
  await Promise.all(Array.from({ length: 50 }, (_, at) => cursor.advance(at + 1)));
  expect(cursor.seq).toBe(50);
  expect(disk.datasyncs - datasyncs).toBe(2);
  await journal.close();
});

test("goes to the furthest of calls that overtake each other", async () => {
  const journal = await withRecords(new SimulatedDisk(), 5);
  const cursor = await journal.cursor("upstream");
  await Promise.all([cursor.advance(1), cursor.advance(5), cursor.advance(3)]);
  expect(cursor.seq).toBe(5);
  await journal.close();
});

test("cannot be ahead of its journal", async () => {
  const journal = await withRecords(new SimulatedDisk(), 2);
  const cursor = await journal.cursor("upstream");
  await expect(cursor.advance(3)).rejects.toMatchObject({ code: "value_out_of_range" });
  await expect(cursor.advance(1.5)).rejects.toMatchObject({ code: "value_out_of_range" });
  await journal.close();
});

test("stays where the disk says it is when a write fails", async () => {
  const disk = new SimulatedDisk();
  const journal = await withRecords(disk, 2);
  const cursor = await journal.cursor("upstream");
  await cursor.advance(1);
  disk.fail("rename", "EIO", { times: 1 });
  await expect(cursor.advance(2)).rejects.toMatchObject({ code: "EIO" });
  expect(cursor.seq).toBe(1);
  await cursor.advance(2);
  expect(cursor.seq).toBe(2);
  await journal.close();
});

test("is read again from the start when its file is damaged", async () => {
  const disk = new SimulatedDisk();
  const journal = await withRecords(disk, 2);
  await (await journal.cursor("upstream")).advance(2);
  await journal.close();
  disk.overwrite("/j/cursors/upstream.cursor", Buffer.from("{"));
  const reopened = await open(disk);
  expect((await reopened.cursor("upstream")).seq).toBe(0);
  await reopened.close();
});

test("has a name that is safe as a file name", async () => {
  const journal = await open(new SimulatedDisk());
  for (const name of ["", "..", "a/b", "A", "-a", "a".repeat(64)]) {
    await expect(journal.cursor(name)).rejects.toMatchObject({ code: "value_out_of_range" });
  }
  await journal.close();
});

test("numbers a cursor has passed are not given again when the records are gone", async () => {
  const disk = new SimulatedDisk();
  const journal = await withRecords(disk, 5);
  await (await journal.cursor("upstream")).advance(5);
  await journal.close();
  for (const path of disk.paths) if (path.endsWith(".segment")) await disk.remove(path);
  const reopened = await open(disk);
  expect(await reopened.append(Buffer.from("a"))).toEqual({ epoch: reopened.epoch, seq: 6 });
  expect(reopened.epoch).not.toBe(journal.epoch);
  await reopened.close();
});
