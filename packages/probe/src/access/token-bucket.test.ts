import { FakeClock } from "@sourceful/domain/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

test("gives a minute's worth at once, then one every so often, and says how long to wait", async () => {
  const clock = new FakeClock();
  const bucket = new TokenBucket(6, clock);
  expect(Array.from({ length: 7 }, () => bucket.take())).toEqual([true, true, true, true, true, true, false]);
  expect(bucket.waitMs()).toBe(10_000);
  await clock.advance(9_999);
  expect(bucket.take()).toBe(false);
  await clock.advance(1);
  expect(bucket.take()).toBe(true);
});

test("setting the wall clock gives nothing", () => {
  const clock = new FakeClock();
  const bucket = new TokenBucket(1, clock);
  bucket.take();
  clock.jumpWallClockTo(clock.nowMs() + 86_400_000);
  expect(bucket.take()).toBe(false);
});

test("never gives more than two minutes' worth in any minute, whatever the pauses", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }),
      async (perMinute, pauses) => {
        const clock = new FakeClock();
        const bucket = new TokenBucket(perMinute, clock);
        const takenAtMs: number[] = [];
        for (const pauseMs of pauses) {
          while (bucket.take()) takenAtMs.push(clock.monotonicMs());
          await clock.advance(pauseMs);
        }
        const lastMs = takenAtMs.at(-1) ?? 0;
        expect(takenAtMs.filter((atMs) => atMs > lastMs - 60_000).length).toBeLessThanOrEqual(2 * perMinute);
        expect(takenAtMs.length).toBeLessThanOrEqual(perMinute + (lastMs * perMinute) / 60_000 + 1e-6);
      },
    ),
    { numRuns: 30 },
  );
});

test("a lower limit holds at once", () => {
  const bucket = new TokenBucket(100, new FakeClock());
  bucket.setRate(2);
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false]);
});
