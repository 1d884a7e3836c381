import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeRollups, type Rollup, rollupOf, type Sample } from "./rollup.ts";
import { openRollupHistory, type RollupHistory } from "./rollup-history.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const ALL = { fromMs: START, toMs: START + 3_600_000 };

async function open(disk: SimulatedDisk, clock: FakeClock): Promise<RollupHistory> {
  return openRollupHistory({ directory: "/h", clock, logger: silentLogger, fileSystem: disk });
}

/** Lets `minutes` go by with a sample every 20 s: the number of samples before it. */
async function run(history: RollupHistory, clock: FakeClock, minutes: number): Promise<void> {
  for (let at = 0; at < minutes * 3; at++) {
    history.add({ series: "w", atMs: clock.nowMs(), value: (clock.nowMs() - START) / 20_000 });
    await clock.advance(20_000);
    if (clock.nowMs() % MINUTE === 0) await history.roll();
  }
}

function longName(at: number): string {
  return `${"site/device/quantity-".repeat(12)}${at}`;
}

test("a rollup has the mean, extremes, last value and count of its samples", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
      fc.nat(),
      (values, cut) => {
        const samples = values.map((value, at): Sample => ({ series: "w", atMs: START + at, value }));
        const fold = (part: readonly Sample[]) =>
          part.map((sample) => rollupOf(sample, MINUTE)).reduce((sum, next) => mergeRollups(sum, next));
        const whole = fold(samples);
        const at = 1 + (cut % values.length);
        const halves =
          at < values.length ? mergeRollups(fold(samples.slice(0, at)), fold(samples.slice(at))) : whole;
        for (const rollup of [whole, halves]) {
          expect(rollup).toMatchObject({
            startMs: START,
            min: Math.min(...values),
            max: Math.max(...values),
            last: values.at(-1),
            count: values.length,
          });
          expect(rollup.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 4);
        }
      },
    ),
  );
});

test("keeps what ended by the minute and by the quarter", async () => {
  const clock = new FakeClock(START);
  const history = await open(new SimulatedDisk(), clock);
  await run(history, clock, 17);
  const minutes = await history.read({ series: "w", width: "1m", ...ALL });
  expect(minutes.length).toBe(17);
  expect(minutes[1]).toEqual({
    series: "w",
    startMs: START + MINUTE,
    mean: 4,
    min: 3,
    max: 5,
    last: 5,
    count: 3,
  });
  const quarters = await history.read({ series: "w", width: "15m", ...ALL });
  expect(quarters).toEqual([{ series: "w", startMs: START, mean: 22, min: 0, max: 44, last: 44, count: 45 }]);
  expect(await history.read({ series: "other", width: "1m", ...ALL })).toEqual([]);
  const part = await history.read({
    series: "w",
    width: "1m",
    fromMs: START + 2 * MINUTE,
    toMs: START + 4 * MINUTE,
  });
  expect(part.map(({ startMs }) => (startMs - START) / MINUTE)).toEqual([2, 3]);
  await history.close();
});

test("what has not ended is not written", async () => {
  const clock = new FakeClock(START);
  const history = await open(new SimulatedDisk(), clock);
  history.add({ series: "w", atMs: START, value: 1 });
  await clock.advance(MINUTE - 1);
  await history.roll();
  expect(await history.read({ series: "w", width: "1m", ...ALL })).toEqual([]);
  await clock.advance(1);
  await history.roll();
  expect(await history.read({ series: "w", width: "1m", ...ALL })).toMatchObject([{ count: 1 }]);
  expect(await history.read({ series: "w", width: "15m", ...ALL })).toEqual([]);
  await history.close();
});

test("a restart in the middle of a minute and of a quarter changes nothing", async () => {
  const disk = new SimulatedDisk();
  const clock = new FakeClock(START);
  const before = await open(disk, clock);
  await run(before, clock, 7);
  before.add({ series: "w", atMs: clock.nowMs(), value: 21 });
  await clock.advance(20_000);
  await before.close();
  const history = await open(disk, clock);
  for (const value of [22, 23]) {
    history.add({ series: "w", atMs: clock.nowMs(), value });
    await clock.advance(20_000);
  }
  await history.roll();
  await run(history, clock, 8);
  const minutes = await history.read({ series: "w", width: "1m", ...ALL });
  expect(minutes[7]).toMatchObject({ mean: 22, min: 21, max: 23, last: 23, count: 3 });
  const quarters = await history.read({ series: "w", width: "15m", ...ALL });
  expect(quarters).toEqual([{ series: "w", startMs: START, mean: 22, min: 0, max: 44, last: 44, count: 45 }]);
  await history.close();
});

test("a power cut while a quarter is written counts no sample twice", async () => {
  const disk = new SimulatedDisk();
  const clock = new FakeClock(START);
  const before = await open(disk, clock);
  await run(before, clock, 14);
  disk.fail("write", "EIO", { path: /15m/ });
  await expect(run(before, clock, 1)).rejects.toMatchObject({ code: "journal_unwritable" });
  const history = await open(
    disk.cutPower(() => 0.6),
    clock,
  );
  await history.roll();
  await history.roll();
  const quarters = await history.read({ series: "w", width: "15m", ...ALL });
  expect(quarters).toMatchObject([{ count: 45, mean: 22 }]);
  await history.close();
});

test("holds what the disk does not take, and writes it later", async () => {
  const disk = new SimulatedDisk();
  const clock = new FakeClock(START);
  const history = await open(disk, clock);
  history.add({ series: "w", atMs: START, value: 1 });
  disk.fail("write", "ENOSPC");
  await clock.advance(MINUTE);
  await expect(history.roll()).rejects.toMatchObject({ code: "journal_unwritable" });
  history.add({ series: "w", atMs: START + 1, value: 3 });
  disk.heal();
  await clock.advance(MINUTE);
  await history.roll();
  const [rollup] = await history.read({ series: "w", width: "1m", ...ALL });
  expect(rollup).toMatchObject({ mean: 2, last: 3, count: 2 });
  await history.close();
});

test("what the disk does not take is held up to a bound, and the oldest dropped aloud", async () => {
  const disk = new SimulatedDisk();
  const clock = new FakeClock(START);
  const logger = new RecordingLogger();
  const history = await openRollupHistory({ directory: "/h", clock, logger, fileSystem: disk });
  for (let minute = 0; minute < 3; minute++) {
    for (let at = 0; at < 40_000; at++)
      history.add({ series: `s${at}`, atMs: START + minute * MINUTE, value: 1 });
  }
  disk.fail("create", "ENOSPC");
  await clock.advance(5 * MINUTE);
  await expect(history.roll()).rejects.toMatchObject({ code: "journal_unwritable" });
  expect(logger.lines).toContainEqual({
    level: "warn",
    message: "rollups dropped, the disk takes none",
    fields: { dropped: 40_000 },
  });
  await history.close().catch(() => undefined);
});

test("leaves out what is not a number, and takes thousands of series with long names", async () => {
  const clock = new FakeClock(START);
  const history = await open(new SimulatedDisk(), clock);
  for (let at = 0; at < 4_500; at++)
    history.add({ series: longName(at), atMs: START + (at % 3) * MINUTE, value: at });
  history.add({ series: "bad", atMs: START, value: Number.NaN });
  await clock.advance(16 * MINUTE);
  await history.roll();
  const of = (series: string): Promise<Rollup[]> => history.read({ series, width: "15m", ...ALL });
  expect(await of(longName(4_499))).toMatchObject([{ mean: 4_499, count: 1 }]);
  expect(await of(longName(0))).toMatchObject([{ mean: 0 }]);
  expect(await of("bad")).toEqual([]);
  await history.close();
});
