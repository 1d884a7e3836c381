import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { StateSchedule } from "./state-schedule.ts";

function schedule() {
  const clock = new FakeClock();
  const told: number[] = [];
  const state = new StateSchedule(clock, () => void told.push(clock.monotonicMs()));
  return { clock, told, state };
}

test("tells at once and then every 15 s", async () => {
  const { clock, told, state } = schedule();
  state.start();
  await clock.advance(45_000);
  expect(told).toEqual([0, 15_000, 30_000, 45_000]);
});

test("tells a change at once, and the next period runs from there", async () => {
  const { clock, told, state } = schedule();
  state.start();
  await clock.advance(5000);
  state.changed();
  await clock.advance(15_000);
  expect(told).toEqual([0, 5000, 20_000]);
});

test("tells changes within a second of the last message together", async () => {
  const { clock, told, state } = schedule();
  state.start();
  for (let count = 0; count < 9; count++) {
    await clock.advance(300);
    state.changed();
  }
  await clock.advance(1000);
  expect(told).toEqual([0, 1000, 2000, 3000]);
});

test("says nothing after stop, nor before start", async () => {
  const { clock, told, state } = schedule();
  state.changed();
  await clock.advance(20_000);
  expect(told).toEqual([]);
  state.start();
  state.stop();
  state.changed();
  await clock.advance(60_000);
  expect(told).toEqual([20_000]);
  expect(clock.pendingCount).toBe(0);
});
