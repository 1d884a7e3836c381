import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import type { Journal } from "./journal.ts";
import { type JournalOptions, openJournal } from "./open-journal.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

const clock = new FakeClock();

function open(disk: SimulatedDisk, options: Partial<JournalOptions> = {}): Promise<Journal> {
  return openJournal({ directory: "/j", clock, logger: silentLogger, fileSystem: disk, ...options });
}

async function payloads(journal: Journal): Promise<string[]> {
  const found: string[] = [];
  for await (const { payload } of journal.read()) found.push(Buffer.from(payload).toString());
  return found;
}

test("a failed sync rejects everything unacknowledged, and the file that failed is not written again", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  await journal.append(Buffer.from("kept"));
  const [first] = disk.paths.filter((path) => path.endsWith(".segment"));
  disk.fail("datasync", "EIO", { times: 1 });
  const lost = await Promise.allSettled([journal.append(Buffer.from("x")), journal.append(Buffer.from("y"))]);
  expect(lost.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(journal.stats()).toMatchObject({ lastSeq: 1, failure: "EIO: simulated", pending: 0 });
  const sealed = disk.contentOf(first as string);
  await clock.advance(1_000);
  expect(await journal.append(Buffer.from("again"))).toEqual({ epoch: journal.epoch, seq: 2 });
  expect(disk.contentOf(first as string)).toEqual(sealed);
  expect(await payloads(journal)).toEqual(["kept", "again"]);
  expect(journal.stats().failure).toBeUndefined();
  await journal.close();
  const reopened = await open(disk.cutPower(() => 0.6));
  expect(await payloads(reopened)).toEqual(["kept", "again"]);
  expect(await reopened.verify()).toMatchObject({ isIntact: true, records: 2 });
});

test("appends that waited behind a failed sync are rejected with it, untried", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  let release = () => {};
  disk.beforeDatasync = () => new Promise((resolve) => (release = resolve));
  const first = journal.append(Buffer.from("a"));
  await new Promise((resolve) => setImmediate(resolve));
  const second = journal.append(Buffer.from("b"));
  disk.beforeDatasync = () => Promise.resolve();
  disk.fail("datasync", "EIO", { times: 1 });
  release();
  const outcomes = await Promise.allSettled([first, second]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(disk.datasyncs).toBe(0);
  await journal.close();
});

test("a rejected append does not come back after a restart", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  await journal.append(Buffer.from("kept"));
  disk.fail("datasync", "EIO", { times: 1 });
  await expect(journal.append(Buffer.from("rejected"))).rejects.toMatchObject({ code: "journal_unwritable" });
  await journal.close();
  const reopened = await open(disk);
  expect(await payloads(reopened)).toEqual(["kept"]);
  await reopened.close();
});

test("records of a failed append that could not be cut off are not read", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  await journal.append(Buffer.from("kept"));
  disk.fail("datasync", "EIO", { times: 1 });
  disk.fail("truncate", "EIO", { times: 1 });
  await expect(journal.append(Buffer.from("stray"))).rejects.toMatchObject({ code: "journal_unwritable" });
  await clock.advance(1_000);
  await journal.append(Buffer.from("true"));
  await journal.close();
  const reopened = await open(disk);
  expect(await payloads(reopened)).toEqual(["kept", "true"]);
  expect(await reopened.verify()).toMatchObject({ isIntact: true, records: 2 });
  await reopened.close();
});

test("while the disk is bad appends are rejected at once, and it is tried again after a while", async () => {
  const disk = new SimulatedDisk();
  const logger = new RecordingLogger();
  const journal = await open(disk, { logger });
  disk.fail("create", "EROFS", { path: /segment$/ });
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(journal.append(Buffer.from("a"))).rejects.toMatchObject({
      code: "journal_unwritable",
      retry: "later",
      message: expect.stringContaining("EROFS"),
    });
  }
  await clock.advance(1_000);
  await expect(journal.append(Buffer.from("a"))).rejects.toMatchObject({ code: "journal_unwritable" });
  disk.heal();
  await expect(journal.append(Buffer.from("a"))).rejects.toMatchObject({ code: "journal_unwritable" });
  await clock.advance(1_000);
  expect(await journal.append(Buffer.from("b"))).toMatchObject({ seq: 1 });
  expect(logger.lines.map(({ message }) => message)).toEqual([
    "journal unwritable",
    "journal writable again",
  ]);
  await journal.close();
});

test("a full disk takes nothing half: what fits of a batch is cut off again", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  await journal.append(Buffer.from("kept"));
  disk.freeBytes = 100;
  const refused = await Promise.allSettled(["a", "b", "c"].map((text) => journal.append(Buffer.from(text))));
  expect(refused.every(({ status }) => status === "rejected")).toBe(true);
  expect(journal.stats().failure).toContain("ENOSPC");
  disk.heal();
  await clock.advance(1_000);
  expect(await journal.append(Buffer.from("after"))).toMatchObject({ seq: 2 });
  expect(await payloads(journal)).toEqual(["kept", "after"]);
  await journal.close();
});

test("a sync of the directory that fails leaves no segment anybody counts on", async () => {
  const disk = new SimulatedDisk();
  const journal = await open(disk);
  disk.fail("syncDirectory", "EIO", { times: 1 });
  await expect(journal.append(Buffer.from("a"))).rejects.toMatchObject({ code: "journal_unwritable" });
  await clock.advance(1_000);
  expect(await journal.append(Buffer.from("b"))).toMatchObject({ seq: 1 });
  const reopened = await open(disk.cutPower(() => 0.1));
  expect(await payloads(reopened)).toEqual(["b"]);
});

test("a directory that cannot be made is the operator's to mend", async () => {
  const disk = new SimulatedDisk();
  disk.fail("create", "EROFS");
  await expect(open(disk)).rejects.toMatchObject({
    name: "ConfigError",
    code: "data_dir_unusable",
    message: expect.stringContaining("/j"),
  });
});
