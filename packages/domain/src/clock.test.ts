import { afterEach, expect, test, vi } from "vitest";
import { backoffMs, sleep, systemClock } from "./index.ts";
import { FakeClock } from "./testing.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("a timer of weeks goes off when they are over, and not at once", () => {
  vi.useFakeTimers();
  const fired: string[] = [];
  systemClock.after(2 ** 31 + 10, () => fired.push("kept"));
  const cancelled = systemClock.after(2 ** 31, () => fired.push("cancelled"));
  vi.advanceTimersByTime(2 ** 31 - 1);
  cancelled.cancel();
  vi.advanceTimersByTime(10);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual(["kept"]);
});

test("the fake clock runs due timers in order and no others", async () => {
  const clock = new FakeClock();
  const fired: string[] = [];
  clock.after(20, () => fired.push("b"));
  clock.after(10, () => fired.push("a"));
  clock.after(30, () => fired.push("c")).cancel();
  clock.after(21, () => fired.push("late"));
  await clock.advance(20);
  expect(fired).toEqual(["a", "b"]);
});

test("a wall clock jump moves no timer", async () => {
  const clock = new FakeClock(1_000_000);
  let fired = false;
  clock.after(100, () => {
    fired = true;
  });
  clock.jumpWallClockTo(9_000_000);
  await clock.advance(99);
  expect(fired).toBe(false);
  expect(clock.nowMs()).toBe(9_000_099);
});

test("sleep ends at its time, or with the signal's reason", async () => {
  await expect(sleep(systemClock, 1)).resolves.toBeUndefined();
  const abort = new AbortController();
  const clock = new FakeClock();
  const sleeping = sleep(clock, 1000, abort.signal);
  abort.abort(new Error("stop"));
  await expect(sleeping).rejects.toThrow("stop");
  expect(clock.pendingCount).toBe(0);
});

test("back-off doubles up to its limit and jitters downwards only", () => {
  const options = { firstMs: 100, maxMs: 1000, jitter: 0.5 };
  const without = { ...options, random: () => 0 };
  expect([0, 1, 2, 3, 4, 500].map((n) => backoffMs(n, without))).toEqual([100, 200, 400, 800, 1000, 1000]);
  expect(backoffMs(3, { ...options, random: () => 0.999999 })).toBe(400);
});
