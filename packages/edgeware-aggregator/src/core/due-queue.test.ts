import fc from "fast-check";
import { expect, test } from "vitest";
import { DueQueue } from "./due-queue.ts";

test("gives out each name once, soonest first, by name where times are equal", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.integer({ min: 0, max: 9 })), {
        maxLength: 40,
      }),
      (entries) => {
        const queue = new DueQueue();
        const earliest = new Map<string, number>();
        for (const [name, atMs] of entries) {
          queue.schedule(name, atMs);
          earliest.set(name, Math.min(atMs, earliest.get(name) ?? Number.POSITIVE_INFINITY));
        }
        const expected = [...earliest].toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
        const taken: string[] = [];
        for (let name = queue.take(9); name !== undefined; name = queue.take(9)) taken.push(name);
        expect(taken).toEqual(expected.map(([name]) => name));
      },
    ),
  );
});

test("keeps what is not due yet, and what never is out", () => {
  const queue = new DueQueue();
  queue.schedule("later", 100);
  queue.schedule("never", Number.POSITIVE_INFINITY);
  expect(queue.take(99)).toBeUndefined();
  expect(queue.take(100)).toBe("later");
  expect(queue.take(1e15)).toBeUndefined();
});
