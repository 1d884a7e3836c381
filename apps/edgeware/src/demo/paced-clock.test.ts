import { systemClock } from "@sourceful/domain";
import { expect, test } from "vitest";
import { PacedClock } from "./paced-clock.ts";

test("time begins where it is told to, in whole milliseconds, and runs so many times as fast", async () => {
  const clock = new PacedClock(1_000_000.5, 1000);
  const fromMs = systemClock.monotonicMs();
  const before = clock.monotonicMs();
  await new Promise<void>((resolve) => clock.after(20_000, resolve));
  const tookMs = systemClock.monotonicMs() - fromMs;
  expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(19_000);
  expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(900 * tookMs);
  expect(Number.isInteger(clock.nowMs())).toBe(true);
  expect(clock.nowMs()).toBeGreaterThan(1_000_000);
});
