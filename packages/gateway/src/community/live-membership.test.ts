import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveMembership } from "./live-membership.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
let folder: string;
let file: string;
let live: LiveMembership;
let logger: RecordingLogger;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  folder = await mkdtemp(join(tmpdir(), "membership-"));
  file = join(folder, "community.json");
  await writeFile(file, '{ "community": "erl" }');
  logger = new RecordingLogger();
  live = await LiveMembership.start({
    member: {
      follow: ({ control_level: level }) => void heard.push(`follow ${level}`),
      fail: (problem) => void heard.push(`fail ${problem.replaceAll(file, "F")}`),
    },
    membershipFile: file,
    quietMs: 10,
    lookEveryMs: 50,
    clock: systemClock,
    logger,
  });
});
afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

test("a change is followed; one with problems, or no file at all, leaves the one before in force", async () => {
  await writeFile(file, '{ "community": "erl", "control_level": "advisory" }');
  await vi.waitFor(() => expect(heard).toEqual(["follow advisory"]), PATIENCE);
  await writeFile(file, '{ "community": "erl", "phases": 0, "sample_s": 0 }');
  await vi.waitFor(() => expect(heard).toHaveLength(2), PATIENCE);
  expect(heard[1]).toMatch(/^fail F has 2 problems: phases .*; sample_s /);
  await rm(file);
  await vi.waitFor(
    () => expect(heard[2]).toBe("fail F is gone: the community is left at the next start"),
    PATIENCE,
  );
  expect(logger.lines.filter(({ level }) => level === "error")).toHaveLength(2);
});
