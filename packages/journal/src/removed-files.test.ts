import { copyFile, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openJournal } from "./open-journal.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "removed-files-"));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

test("a directory that is removed under a journal takes nothing more, a second later at most", async () => {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const journal = await openJournal({ directory, clock, logger });
  await journal.append(Buffer.from("kept"));
  await rm(directory, { recursive: true });
  await clock.advance(1000);
  for (let second = 0; second < 3; second++) {
    await expect(journal.append(Buffer.from("lost"))).rejects.toMatchObject({ code: "journal_unwritable" });
    await clock.advance(1000);
  }
  expect(journal.lastSeq).toBe(1);
  expect(logger.lines.map(({ message }) => message)).toContain("journal unwritable");
  await journal.close();
});

test("a file that is removed alone is told of, and the journal goes on in another", async () => {
  const clock = new FakeClock();
  const journal = await openJournal({ directory, clock, logger: new RecordingLogger() });
  await journal.append(Buffer.from("gone"));
  for (const name of await readdir(directory)) {
    if (name.endsWith(".segment")) await rm(join(directory, name));
  }
  await clock.advance(1000);
  await expect(journal.append(Buffer.from("lost"))).rejects.toMatchObject({ code: "journal_unwritable" });
  await clock.advance(1000);
  expect(await journal.append(Buffer.from("kept"))).toMatchObject({ seq: 2 });
  await journal.close();
});

test("a file that was replaced by a copy of it is told of at the second append after it", async () => {
  const clock = new FakeClock();
  const journal = await openJournal({ directory, clock, logger: new RecordingLogger() });
  await journal.append(Buffer.from("in both"));
  for (const name of await readdir(directory)) {
    if (!name.endsWith(".segment")) continue;
    await copyFile(join(directory, name), join(directory, "copy"));
    await rename(join(directory, "copy"), join(directory, name));
  }
  await expect(journal.checkFiles()).resolves.toBeUndefined();
  await journal.append(Buffer.from("in ours alone"));
  await expect(journal.checkFiles()).rejects.toMatchObject({ code: "journal_unwritable" });
  await clock.advance(1000);
  await expect(journal.append(Buffer.from("lost"))).rejects.toMatchObject({ code: "journal_unwritable" });
  await journal.close();
});

test("a look at the files misses one that was removed, and none that retention took", async () => {
  const clock = new FakeClock();
  const journal = await openJournal({
    directory,
    clock,
    logger: new RecordingLogger(),
    segmentBytes: 1,
    retention: { maxBytes: 1_000 },
  });
  await journal.checkFiles();
  for (let n = 0; n < 20; n++) await journal.append(Buffer.alloc(100));
  await journal.enforceRetention();
  expect(journal.stats().dropped.records).toBeGreaterThan(0);
  await journal.checkFiles();
  const [oldest] = (await readdir(directory)).filter((name) => name.endsWith(".segment")).toSorted();
  await rm(join(directory, oldest ?? ""));
  await expect(journal.checkFiles()).rejects.toThrow("was removed while it was in use");
  await journal.append(Buffer.from("goes on"));
  await journal.close();
});
