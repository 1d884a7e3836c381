import fc from "fast-check";
import { expect, test } from "vitest";
import { WorldClock } from "./world-clock.ts";

test("events come in the order of their time, and of their planning where times are equal", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 60 }), async (delays) => {
      const clock = new WorldClock(1000);
      const seen: [number, number][] = [];
      for (const [i, delayMs] of delays.entries()) clock.after(delayMs, () => seen.push([clock.nowMs(), i]));
      await clock.run(1050, () => true);
      const wanted = delays.map((delayMs, i): [number, number] => [1000 + delayMs, i]);
      expect(seen).toEqual(wanted.toSorted(([a, i], [b, j]) => a - b || i - j));
    }),
  );
});

test("what follows from an event without waiting has happened when it is looked at", async () => {
  const clock = new WorldClock(0);
  let isDone = false;
  clock.after(5, () => {
    void (async () => {
      for (let i = 0; i < 1000; i++) await Promise.resolve();
      isDone = true;
    })();
  });
  const looks: boolean[] = [];
  await clock.run(10, () => looks.push(isDone) > 0);
  expect(looks).toEqual([true]);
  expect(clock.nowMs()).toBe(10);
});

test("what is cancelled does not happen, and a world can end early", async () => {
  const clock = new WorldClock(0);
  const seen: string[] = [];
  clock.after(1, () => seen.push("cancelled")).cancel();
  clock.after(2, () => seen.push("first"));
  clock.after(3, () => seen.push("second"));
  await clock.run(10, () => false);
  expect(seen).toEqual(["first"]);
});
