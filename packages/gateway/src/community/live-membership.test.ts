import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveMembership } from "./live-membership.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const QUIET_MS = 10;

let folder: string;
let file: string;
let live: LiveMembership;
let logger: RecordingLogger;
let clock: FakeClock;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  folder = await mkdtemp(join(tmpdir(), "membership-"));
  file = join(folder, "community.json");
  await writeFile(file, '{ "community": "erl" }');
  logger = new RecordingLogger();
  clock = new FakeClock();
  live = await LiveMembership.start({
    member: {
      follow: ({ control_level: level }) => void heard.push(`follow ${level}`),
      fail: (problem) => void heard.push(`fail ${problem.replaceAll(file, "F")}`),
    },
    membership: { community: "erl" },
    membershipFile: file,
    quietMs: QUIET_MS,
    lookEveryMs: 3_600_000,
    clock,
    logger,
  });
});
afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

/** Lets time pass, now that the file is written, until that much was heard. */
async function hears(count: number): Promise<void> {
  await vi.waitFor(async () => {
    await clock.advance(QUIET_MS);
    expect(heard).toHaveLength(count);
  }, PATIENCE);
}

test("a change is followed; one with problems, or no file at all, leaves the one before in force", async () => {
  await writeFile(file, '{ "community": "erl", "control_level": "advisory" }');
  await hears(1);
  expect(heard).toEqual(["follow advisory"]);
  await writeFile(file, '{ "community": "erl", "phases": 0, "sample_s": 0 }');
  await hears(2);
  expect(heard[1]).toMatch(/^fail F has 2 problems: phases .*; sample_s /);
  await rm(file);
  await hears(3);
  expect(heard[2]).toBe("fail F is gone: the community is left at the next start");
  expect(logger.lines.filter(({ level }) => level === "error")).toHaveLength(2);
});
