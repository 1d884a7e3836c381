import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteRing } from "./byte-ring.ts";

test("gives the stream back in any pieces, without what did not fit", () => {
  const step = fc.oneof(
    fc.record({ push: fc.uint8Array({ maxLength: 12 }) }),
    fc.record({ take: fc.integer({ min: 1, max: 12 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (steps, capacity) => {
      const ring = new ByteRing(capacity);
      let waiting: number[] = [];
      let dropped = 0;
      for (const one of steps) {
        if ("push" in one) {
          waiting.push(...one.push);
          dropped += Math.max(0, waiting.length - capacity);
          waiting = waiting.slice(-capacity);
        } else {
          const taken = ring.take(one.take);
          expect([...taken.bytes]).toEqual(waiting.slice(0, one.take));
          expect(taken.dropped).toBe(dropped);
          waiting = waiting.slice(one.take);
          dropped = 0;
          continue;
        }
        ring.push(one.push);
        expect(ring.length).toBe(waiting.length);
      }
    }),
  );
});
