import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FileWatch, type FileWatchOptions } from "./file-watch.ts";

const PATIENCE = { timeout: 30_000, interval: 10 };
const QUIET_MS = 20;

let folder: string;
let calls: number;
let clock: FakeClock;
let logger: RecordingLogger;
let open: FileWatch[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "watch-"));
  calls = 0;
  clock = new FakeClock();
  logger = new RecordingLogger();
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((watch) => watch.close()));
  await rm(folder, { recursive: true });
});

async function watching(parts: Partial<FileWatchOptions> = {}): Promise<FileWatch> {
  const watch = await FileWatch.start({
    folders: [{ folder, isWatched: (name) => name.endsWith(".lua") }],
    onChange: () => {
      calls += 1;
      return Promise.resolve();
    },
    clock,
    logger,
    quietMs: QUIET_MS,
    lookEveryMs: 3_600_000,
    ...parts,
  });
  open.push(watch);
  return watch;
}

/** Lets time pass, now that everything is written, until so many calls were made. */
async function soonCalls(count: number): Promise<void> {
  await vi.waitFor(async () => {
    await clock.advance(QUIET_MS);
    expect(calls).toBe(count);
  }, PATIENCE);
}

test("tells of a file that is added, written, replaced and removed", async () => {
  await watching();
  const file = join(folder, "a.lua");
  await writeFile(file, "1");
  await soonCalls(1);
  await writeFile(file, "22");
  await soonCalls(2);
  await writeFile(join(folder, "a.tmp"), "33");
  await rename(join(folder, "a.tmp"), file);
  await soonCalls(3);
  await rm(file);
  await soonCalls(4);
});

test("several writes in a row are one change", async () => {
  await watching();
  for (let write = 0; write < 5; write++) await writeFile(join(folder, `${write}.lua`), "x");
  await soonCalls(1);
  await writeFile(join(folder, "5.lua"), "x");
  await soonCalls(2);
});

test("other files are none of its business", async () => {
  await watching();
  await writeFile(join(folder, "a.txt"), "x");
  await writeFile(join(folder, "a.lua"), "x");
  await soonCalls(1);
});

test("looks from time to time where the file system reports nothing", async () => {
  const later = join(folder, "later");
  await watching({ folders: [{ folder: later, isWatched: () => true }], lookEveryMs: QUIET_MS });
  await mkdir(later);
  await writeFile(join(later, "a"), "x");
  await soonCalls(1);
  await rm(later, { recursive: true });
  await soonCalls(2);
  await mkdir(later);
  await writeFile(join(later, "b"), "x");
  await soonCalls(3);
});

test("a change that comes while one is followed is told afterwards, never at the same time", async () => {
  let running = 0;
  let most = 0;
  await watching({
    onChange: async () => {
      calls += 1;
      running += 1;
      most = Math.max(most, running);
      if (calls === 1) await writeFile(join(folder, "second.lua"), "x");
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
    },
  });
  await writeFile(join(folder, "first.lua"), "x");
  await soonCalls(2);
  expect(most).toBe(1);
});

test("what following throws is logged, and the next change is told", async () => {
  await watching({
    onChange: () => {
      calls += 1;
      return Promise.reject(new Error("boom"));
    },
  });
  await writeFile(join(folder, "a.lua"), "x");
  await soonCalls(1);
  await writeFile(join(folder, "b.lua"), "x");
  await soonCalls(2);
  expect(logger.lines[0]).toMatchObject({ level: "error", fields: { error: "boom" } });
});

test("tells nothing after close", async () => {
  const watch = await watching();
  await writeFile(join(folder, "a.lua"), "x");
  await watch.close();
  const before = calls;
  await writeFile(join(folder, "b.lua"), "x");
  await new Promise((resolve) => setTimeout(resolve, 100));
  await clock.advance(QUIET_MS);
  expect(calls).toBe(before);
});
