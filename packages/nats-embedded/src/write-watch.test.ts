import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import { WriteWatch } from "./write-watch.ts";

function startWatch() {
  const clock = new FakeClock();
  let stuck = 0;
  const watch = new WriteWatch({ clock, deadlineMs: 100, onStuck: () => void stuck++ });
  return { clock, watch, isStuck: () => stuck > 0 };
}

test("gives up on a client that takes nothing", async () => {
  const { clock, watch, isStuck } = startWatch();
  watch.noteWrite();
  await clock.advance(99);
  expect(isStuck()).toBe(false);
  await clock.advance(1);
  expect(isStuck()).toBe(true);
});

test("leaves one alone that takes a little from time to time", async () => {
  const { clock, watch, isStuck } = startWatch();
  for (let at = 0; at < 20; at++) {
    watch.noteWrite();
    watch.noteWrite();
    watch.noteTaken();
    await clock.advance(90);
  }
  expect(isStuck()).toBe(false);
  await clock.advance(200);
  expect(isStuck()).toBe(true);
});

test("keeps no timer for a client that waits for nothing", async () => {
  const { clock, watch, isStuck } = startWatch();
  watch.noteWrite();
  watch.noteTaken();
  await clock.advance(100);
  expect([isStuck(), clock.pendingCount]).toEqual([false, 0]);
  watch.noteWrite();
  watch.stop();
  expect(clock.pendingCount).toBe(0);
});
