import fc from "fast-check";
import { expect, test } from "vitest";
import { MessageBuffer } from "./message-buffer.ts";

test("gives each message once, in order", () => {
  const buffer = new MessageBuffer<string>();
  buffer.push("a", 1);
  buffer.push("b", 1);
  expect(buffer.drain()).toEqual({ messages: ["a", "b"], dropped: 0 });
  expect(buffer.drain()).toEqual({ messages: [], dropped: 0 });
});

test("a message larger than the buffer is dropped alone", () => {
  const buffer = new MessageBuffer<string>({ messages: 10, bytes: 100 });
  buffer.push("old", 10);
  buffer.push("huge", 101);
  buffer.push("new", 10);
  expect(buffer.drain()).toEqual({ messages: ["old", "new"], dropped: 1 });
});

test("keeps the newest within both limits and counts every other one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 40 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 100 }),
      (sizes, messages, bytes) => {
        const buffer = new MessageBuffer<number>({ messages, bytes });
        for (const [index, size] of sizes.entries()) buffer.push(index, size);
        const kept = buffer.drain();
        expect(kept.messages.length + kept.dropped).toBe(sizes.length);
        // The longest tail of what fits by itself that is within both limits.
        const fitting = [...sizes.entries()].filter(([, size]) => size <= bytes);
        const isWithin = (tail: typeof fitting) =>
          tail.length <= messages && tail.reduce((sum, [, size]) => sum + size, 0) <= bytes;
        while (!isWithin(fitting)) fitting.shift();
        expect(kept.messages).toEqual(fitting.map(([index]) => index));
      },
    ),
  );
});
