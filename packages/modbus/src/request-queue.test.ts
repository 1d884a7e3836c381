import fc from "fast-check";
import { expect, test } from "vitest";
import type { Priority } from "./request-options.ts";
import { RequestQueue } from "./request-queue.ts";

const priority = fc.constantFrom<Priority>("control", "poll");
const step = fc.oneof(
  fc.record({ do: fc.constant("push" as const), priority }),
  fc.record({ do: fc.constant("remove" as const), nth: fc.nat(20) }),
  fc.record({ do: fc.constant("take" as const), blocked: fc.array(fc.nat(20), { maxLength: 10 }) }),
);

test("takes as a sorted list of what waits would, passing over what is blocked", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = new RequestQueue<number>();
      let model: { id: number; priority: Priority }[] = [];
      let next = 0;
      for (const one of steps) {
        if (one.do === "push") {
          queue.push(one.priority, next);
          model.push({ id: next++, priority: one.priority });
        } else if (one.do === "remove") {
          expect(queue.remove(one.nth)).toBe(model.some(({ id }) => id === one.nth));
          model = model.filter(({ id }) => id !== one.nth);
        } else {
          const sorted = [
            ...model.filter((m) => m.priority === "control"),
            ...model.filter((m) => m.priority === "poll"),
          ];
          const expected = sorted.find(({ id }) => !one.blocked.includes(id));
          const taken = queue.take((id) => (one.blocked.includes(id) ? 10 + id : 0));
          if (expected) expect(taken).toEqual({ item: expected.id });
          else if (model.length === 0) expect(taken).toBeUndefined();
          else expect(taken).toEqual({ waitMs: 10 + Math.min(...model.map(({ id }) => id)) });
          model = model.filter((m) => m !== expected);
        }
        expect(queue.size).toBe(model.length);
      }
      expect(queue.drain().toSorted((a, b) => a - b)).toEqual(model.map(({ id }) => id));
      expect(queue.size).toBe(0);
    }),
  );
});

test("is as urgent as the most urgent in it", () => {
  const queue = new RequestQueue<string>();
  queue.push("poll", "read");
  expect(queue.priority).toBe("poll");
  queue.push("control", "write");
  expect(queue.priority).toBe("control");
});
