import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SimulatedDisk } from "@sourceful/journal/testing";
import { beforeEach, expect, test } from "vitest";
import { ReadingHistory } from "./reading-history.ts";

let clock: FakeClock;
let disk: SimulatedDisk;
let logger: RecordingLogger;
beforeEach(() => {
  clock = new FakeClock();
  disk = new SimulatedDisk();
  logger = new RecordingLogger();
});

const open = () => ReadingHistory.open({ directory: "/history", clock, logger, fileSystem: disk });

async function poll(history: ReadingHistory, powers: readonly number[]): Promise<void> {
  for (const w of powers) {
    history.add("INV-1", { kind: "pv", fields: { w, status: "running" }, atMs: clock.nowMs() });
    await clock.advance(5_000);
  }
}

const read = (history: ReadingHistory, width: "1m" | "15m") =>
  history.rollups.read({ series: "INV-1/pv/w", width, fromMs: 0, toMs: clock.nowMs() + 1 });

test("keeps every number by the minute and the quarter, over a restart", async () => {
  const startMs = clock.nowMs();
  const first = await open();
  await poll(first, [-100, -200, -300]);
  await clock.advance(60_000);
  expect(await read(first, "1m")).toEqual([
    { series: "INV-1/pv/w", startMs, mean: -200, min: -300, max: -100, last: -300, count: 3 },
  ]);
  await first.close();
  expect(clock.pendingCount).toBe(0);
  const second = await open();
  await poll(second, [-400]);
  await clock.advance(16 * 60_000);
  expect(await read(second, "15m")).toEqual([
    { series: "INV-1/pv/w", startMs, mean: -250, min: -400, max: -100, last: -400, count: 4 },
  ]);
  await second.close();
});

test("a disk that takes nothing is told of once; what it missed is written later", async () => {
  const history = await open();
  disk.fail("write", "ENOSPC");
  await poll(history, [-100]);
  await clock.advance(180_000);
  expect(logger.lines.filter(({ level }) => level === "error").map(({ message }) => message)).toContain(
    "history cannot be written",
  );
  expect(logger.lines.filter(({ message }) => message === "history cannot be written")).toHaveLength(1);
  disk.heal();
  await clock.advance(120_000);
  expect(await read(history, "1m")).toMatchObject([{ last: -100, count: 1 }]);
  await history.close();
});
