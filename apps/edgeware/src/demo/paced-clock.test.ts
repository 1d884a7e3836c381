import { setImmediate as nextTurn } from "node:timers/promises";
import { systemClock } from "@sourceful/domain";
import { expect, test } from "vitest";
import { PacedClock } from "./paced-clock.ts";

const START_MS = 1_000_000.5;
const waited = (clock: PacedClock, delayMs: number) =>
  new Promise<void>((resolve) => void clock.after(delayMs, resolve));

test("time begins where it is told to, in whole milliseconds, and runs at most so many times as fast", async () => {
  const clock = new PacedClock(START_MS, 1000);
  const fromMs = systemClock.monotonicMs();
  await waited(clock, 20_000);
  expect(clock.monotonicMs()).toBe(20_000);
  expect(clock.nowMs()).toBe(1_020_000);
  expect(1000 * (systemClock.monotonicMs() - fromMs)).toBeGreaterThanOrEqual(20_000 - 50);
});

test("timers run at their own time, in order, and not when they were taken back", async () => {
  const clock = new PacedClock(START_MS, 1000);
  const ran: [string, number][] = [];
  const note = (name: string) => () => void ran.push([name, clock.monotonicMs()]);
  clock.after(70, note("b"));
  clock.after(70, note("c"));
  clock.after(30, note("a"));
  clock.after(60, note("never")).cancel();
  clock.after(40, () => void clock.after(15, note("after a")));
  await waited(clock, 200);
  expect(ran).toEqual([
    ["a", 30],
    ["after a", 55],
    ["b", 70],
    ["c", 70],
  ]);
});

test("a stall of the machine is no stall of this time: what comes next sees at most a step a turn", async () => {
  const clock = new PacedClock(START_MS, 1000);
  const done = waited(clock, 3000);
  await waited(clock, 10);
  const fromMs = clock.monotonicMs();
  const stallMs = systemClock.monotonicMs() + 100;
  while (systemClock.monotonicMs() < stallMs);
  expect(clock.monotonicMs()).toBe(fromMs);
  for (let turns = 1; turns <= 4; turns++) {
    await nextTurn();
    expect(clock.monotonicMs() - fromMs).toBeLessThanOrEqual(50 * (turns + 1));
  }
  await done;
});

test("time stands still while nobody waits for it, and goes on from there", async () => {
  const clock = new PacedClock(START_MS, 1000);
  await waited(clock, 10);
  const stillMs = clock.monotonicMs();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(clock.monotonicMs() - stillMs).toBeLessThanOrEqual(50);
  await waited(clock, 100);
  expect(clock.monotonicMs()).toBeLessThanOrEqual(stillMs + 200);
});
