import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { openJournal } from "@sourceful/journal";
import { SimulatedDisk } from "@sourceful/journal/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { CommandLedger } from "./command-ledger.ts";
import type { FinalAck } from "./ledger-entry.ts";

const DER = "BAT-1/battery";
const DAY = 24 * 3_600_000;
const DONE: FinalAck = { id: "ack-1", ts: 1, status: "executed" };

let clock: FakeClock;
let disk: SimulatedDisk;
let logger: RecordingLogger;
beforeEach(() => {
  clock = new FakeClock();
  disk = new SimulatedDisk();
  logger = new RecordingLogger();
});

const open = () => CommandLedger.open({ directory: "/control", clock, logger, fileSystem: disk });

/** The ledger after a power cut, with what the disk had stored. */
async function cut(ledger: CommandLedger): Promise<CommandLedger> {
  disk = disk.cutPower(() => 0.9);
  await ledger.close();
  return open();
}

test("what was taken is known after a power cut, and what became of it", async () => {
  const first = await open();
  await first.take(DER, "a");
  await first.take(DER, "b");
  await first.take("BAT-2/battery", "a");
  first.finish(DER, "b", DONE);
  await first.close();
  const again = await cut(await open());
  expect(again.find(DER, "a")).toMatchObject({ ack: undefined });
  expect(again.find(DER, "b")).toMatchObject({ ack: DONE });
  expect(again.find("BAT-2/battery", "a")).toMatchObject({ ack: undefined });
  expect(again.find("BAT-2/battery", "b")).toBeUndefined();
  await again.close();
});

test("failsafe is known after a restart until it is left", async () => {
  const first = await open();
  expect(first.isFailsafe(DER)).toBe(false);
  await first.setFailsafe(DER, true);
  await first.setFailsafe("BAT-2/battery", true);
  await first.setFailsafe("BAT-2/battery", false);
  await first.close();
  const again = await open();
  expect([again.isFailsafe(DER), again.isFailsafe("BAT-2/battery")]).toEqual([true, false]);
  await again.close();
});

test("of a flood of refusals only so many are written as a disk can bear", async () => {
  const ledger = await open();
  for (let n = 0; n < 500; n++) ledger.finish(DER, `r${n}`, { id: "", ts: 0, status: "failed" });
  expect(ledger.find(DER, "r499")).toBeDefined();
  await ledger.close();
  const again = await open();
  expect([again.find(DER, "r199"), again.find(DER, "r200")]).toEqual([expect.anything(), undefined]);
  await again.close();
});

test("a command the disk does not take was not taken", async () => {
  const ledger = await open();
  disk.fail("datasync", "EIO");
  await expect(ledger.take(DER, "a")).rejects.toMatchObject({ code: "journal_unwritable" });
  expect(ledger.find(DER, "a")).toBeUndefined();
  expect(ledger.failure).toContain("cannot be written");
  disk.heal();
  await clock.advance(1_000);
  await ledger.take(DER, "a");
  expect(ledger.failure).toBeUndefined();
  await ledger.close();
});

test("a day's commands and the last 10,000 are remembered, older ones are forgotten", async () => {
  const ledger = await open();
  const take = (from: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => ledger.take(DER, `c${from + n}`)));
  await take(0, 12_000);
  expect(ledger.find(DER, "c0")).toBeDefined();
  await clock.advance(DAY + 1);
  expect(ledger.find(DER, "c0")).toBeDefined();
  await take(12_000, 1);
  expect(ledger.find(DER, "c2000")).toBeUndefined();
  expect(ledger.find(DER, "c2001")).toBeDefined();
  await ledger.close();
  const again = await open();
  expect(again.find(DER, "c2001")).toBeDefined();
  expect(again.find(DER, "c12000")).toBeDefined();
  await again.close();
});

test("a clock that jumps a year ahead forgets no more than what is beyond the last 10,000", async () => {
  const ledger = await open();
  await Promise.all(Array.from({ length: 50 }, (_, n) => ledger.take(DER, `c${n}`)));
  clock.jumpWallClockTo(clock.nowMs() + 365 * DAY);
  await ledger.take(DER, "later");
  expect(ledger.find(DER, "c0")).toBeDefined();
  await ledger.close();
});

test("what is remembered is written anew before the disk drops it", async () => {
  const small = () =>
    CommandLedger.open({ directory: "/control", clock, logger, fileSystem: disk, maxBytes: 2 ** 19 });
  const ledger = await small();
  await ledger.take(DER, "the first");
  await ledger.setFailsafe(DER, true);
  // Several times what the journal keeps; of refusals the last 1000 are remembered.
  for (let n = 0; n < 8_000; n++) {
    ledger.finish("BAT-2/battery", `r${n}`, { id: "", ts: 0, status: "failed", error: "x".repeat(100) });
    if (n % 50 === 0) await clock.advance(10_000);
  }
  await ledger.close();
  const journal = await openJournal({ directory: "/control", clock, logger, fileSystem: disk });
  expect(journal.stats().bytes).toBeLessThan(2 ** 20);
  expect(journal.stats().dropped.records).toBeGreaterThan(4_000);
  await journal.close();
  const again = await small();
  expect(again.find(DER, "the first")).toBeDefined();
  expect(again.isFailsafe(DER)).toBe(true);
  await again.close();
});

describe("a ledger that is taken away while it is in use", () => {
  /** What a process finds that starts now. */
  async function restarted(ledger: CommandLedger): Promise<CommandLedger> {
    await ledger.close();
    return open();
  }
  async function removeAll(): Promise<void> {
    for (const path of disk.paths) await disk.remove(path);
  }

  test("is written anew within 10 s, although nothing is written meanwhile", async () => {
    const ledger = await open();
    await ledger.take(DER, "run");
    await ledger.take(DER, "done");
    ledger.finish(DER, "done", DONE);
    ledger.finish(DER, "refused", { id: "ack-2", ts: 2, status: "failed" });
    await ledger.setFailsafe("BAT-2/battery", true);
    await clock.advance(0);
    await removeAll();
    await clock.advance(10_000);
    expect(ledger.failure).toBeUndefined();
    expect(logger.lines).toContainEqual(
      expect.objectContaining({
        level: "error",
        message: "command ledger was removed or replaced: it is written anew from memory",
        fields: expect.objectContaining({ directory: "/control" }) as object,
      }),
    );
    const again = await restarted(ledger);
    expect(again.find(DER, "run")).toMatchObject({ ack: undefined, isOurs: false });
    expect(again.find(DER, "done")).toMatchObject({ ack: DONE });
    expect(again.find(DER, "refused")).toMatchObject({ ack: { status: "failed" } });
    expect([again.isFailsafe(DER), again.isFailsafe("BAT-2/battery")]).toEqual([false, true]);
    await again.close();
  });

  test("takes no command that would be forgotten, and then takes them again", async () => {
    const ledger = await open();
    await ledger.take(DER, "before");
    await removeAll();
    await clock.advance(1_000);
    await expect(ledger.take(DER, "lost")).rejects.toMatchObject({ code: "journal_unwritable" });
    expect(ledger.find(DER, "lost")).toBeUndefined();
    await clock.advance(0);
    await ledger.take(DER, "after");
    const again = await restarted(ledger);
    expect(["before", "lost", "after"].map((id) => again.find(DER, id) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    await again.close();
  });

  test("and replaced by an older one says nothing of what was left since", async () => {
    const ledger = await open();
    await ledger.setFailsafe(DER, true);
    await ledger.take(DER, "before");
    const older = disk.paths.map((path) => [path, disk.contentOf(path)] as const);
    await ledger.setFailsafe(DER, false);
    await ledger.take(DER, "since");
    for (const [path, content] of older) disk.overwrite(path, content);
    await clock.advance(10_000);
    const again = await restarted(ledger);
    expect(again.isFailsafe(DER)).toBe(false);
    expect(again.find(DER, "since")).toBeDefined();
    await again.close();
  });

  test("is not in failsafe for a device that is configured in the meantime, and takes nothing while the disk refuses", async () => {
    const ledger = await open();
    await ledger.take(DER, "before");
    await removeAll();
    disk.fail("create", "EROFS");
    await clock.advance(30_000);
    expect(ledger.isFailsafe(DER)).toBe(false);
    expect(ledger.failure).toContain("EROFS");
    await expect(ledger.take(DER, "lost")).rejects.toMatchObject({ code: "data_dir_unusable" });
    disk.heal();
    await clock.advance(10_000);
    await ledger.take(DER, "after");
    const again = await restarted(ledger);
    expect(again.find(DER, "before")).toBeDefined();
    await again.close();
  });
});
