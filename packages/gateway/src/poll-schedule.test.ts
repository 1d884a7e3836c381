import fc from "fast-check";
import { expect, test } from "vitest";
import { failurePauseMs, nextPoll, pollIntervalMs, startDelayMs } from "./poll-schedule.ts";

const intervals: [string, unknown, number | undefined, number][] = [
  ["nothing said", null, undefined, 5000],
  ["no return value", undefined, undefined, 5000],
  ["a number", 1000, undefined, 1000],
  ["the shortest", 100, undefined, 100],
  ["a fraction is cut", 250.9, undefined, 250],
  ["below the shortest", 99.9, undefined, 5000],
  ["the longest", 60_000, undefined, 60_000],
  ["above the longest", 60_001, undefined, 5000],
  ["NaN", Number.NaN, undefined, 5000],
  ["infinity", Number.POSITIVE_INFINITY, undefined, 5000],
  ["a number as text", "1000", undefined, 5000],
  ["true", true, undefined, 5000],
  ["set by the driver", null, 1000, 1000],
  ["set to three minutes, and returned as three minutes", 180_000, 180_000, 180_000],
  ["set to more", null, 180_001, 5000],
  ["returned and set", 2000, 1000, 2000],
  ["returned out of bounds and set", 50, 200, 200],
];

test.each(intervals)("interval: %s", (_name, returned, setMs, expected) => {
  expect(pollIntervalMs(returned, setMs)).toBe(expected);
});

test("the first device begins at once, few are 200 ms apart, many share 5 s", () => {
  expect([0, 1, 2].map((index) => startDelayMs(index, 3))).toEqual([0, 200, 400]);
  expect(startDelayMs(0, 1)).toBe(0);
  expect(startDelayMs(99, 100)).toBe(4950);
});

test("pauses grow from 1 s to 60 s and jitter downwards", () => {
  const without = (failures: number) => failurePauseMs(failures, () => 0);
  expect([1, 2, 3, 6, 7, 1000].map(without)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
  expect(failurePauseMs(1, () => 0.5)).toBe(750);
});

test("the next poll is due one interval after the one before was due, however late that began", () => {
  expect(nextPoll(10_000, 1000, 10_000)).toEqual({ dueMs: 11_000, skipped: 0 });
  expect(nextPoll(10_000, 1000, 10_990)).toEqual({ dueMs: 11_000, skipped: 0 });
  expect(nextPoll(10_000, 1000, 11_000)).toEqual({ dueMs: 11_000, skipped: 0 });
});

test("polls whose time has passed are left out and counted", () => {
  expect(nextPoll(10_000, 1000, 11_001)).toEqual({ dueMs: 12_000, skipped: 1 });
  expect(nextPoll(10_000, 1000, 13_000)).toEqual({ dueMs: 13_000, skipped: 2 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 100, max: 180_000 }),
      fc.integer({ min: 0, max: 1e7 }),
      (due, interval, passed) => {
        const next = nextPoll(due, interval, due + passed);
        expect(next.dueMs).toBeGreaterThanOrEqual(due + passed);
        expect(next.dueMs - interval).toBeLessThan(due + Math.max(passed, 1));
        expect(next.dueMs).toBe(due + interval * (next.skipped + 1));
      },
    ),
  );
});
