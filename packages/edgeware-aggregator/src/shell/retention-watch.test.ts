import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { Keyring } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AlarmEffect } from "../core/community-effect.ts";
import { MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { CommunityNode } from "./community-node.ts";
import { replayLog } from "./replay-log.ts";
import { RetentionWatch } from "./retention-watch.ts";

const DAY_MS = 86_400_000;
let directory: string;
let clock: FakeClock;
let logger: RecordingLogger;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "retention-watch-"));
  clock = new FakeClock(MIDSUMMER_MS);
  logger = new RecordingLogger();
});

afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true, force: true });
});

async function stop(): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
}

async function open(maxBytes: number): Promise<{ node: CommunityNode; watch: RetentionWatch }> {
  const topology = street({ houses: 2 });
  const keyring = new Keyring("street");
  const node = await CommunityNode.open({
    directory,
    topology,
    keyring,
    maxBytes,
    clock,
    logger: silentLogger,
  });
  closers.push(() => node.close());
  const watch = RetentionWatch.start({ node, clock, logger });
  closers.push(() => watch.close());
  return { node, watch };
}

/** Lets so many days pass, with a message that nobody can read on each. */
async function live(node: CommunityNode, days: number): Promise<void> {
  const data = new Uint8Array(2000);
  for (let day = 0; day < days; day++) {
    await node.receive({ subject: "x", data });
    for (let hour = 0; hour < 24; hour++) await clock.advance(DAY_MS / 24);
  }
}

async function alarmsOf(node: CommunityNode): Promise<AlarmEffect[]> {
  const alarms: AlarmEffect[] = [];
  for await (const { effects } of node.audit.records()) {
    alarms.push(...effects.filter((effect): effect is AlarmEffect => effect.type === "alarm"));
  }
  return alarms;
}

test("a log that will be full before its time raises one alarm, before anything is removed", async () => {
  const { node, watch } = await open(100_000);
  await live(node, 3);
  expect(watch.problem).toBeUndefined();
  await live(node, 4);
  expect(watch.problem).toMatch(/^the log has room for \d\d of 400 days; --log-gb gives it more$/);
  await live(node, 20);
  expect(await node.log.message(2)).toBeDefined();
  expect((await alarmsOf(node)).filter(({ about }) => about === "log")).toEqual([
    expect.objectContaining({ severity: "SEV-2", code: "retention_too_short" }),
  ]);
  await live(node, 60);
  expect(await node.log.message(2)).toBeUndefined();
  const told = logger.lines.filter(({ fields }) => String(fields?.problem).startsWith("the log"));
  expect(told.map(({ level }) => level)).toEqual(["error"]);
});

test("more room ends it, and the alarm replays as it was", async () => {
  const first = await open(100_000);
  await live(first.node, 8);
  expect(first.watch.problem).toContain("the log has room");
  await stop();
  const { node, watch } = await open(1_000_000_000);
  await live(node, 1);
  expect(watch.problem).toBeUndefined();
  await stop();
  const replay = await replayLog({ directory, clock, logger: silentLogger });
  expect(replay.divergence).toBeUndefined();
  expect(replay.decisions).toBeGreaterThan(0);
});

test("a community whose room does says nothing", async () => {
  const { node, watch } = await open(64 * 1024 ** 3);
  await live(node, 10);
  expect(watch.problem).toBeUndefined();
  expect(await alarmsOf(node)).toEqual([]);
});
