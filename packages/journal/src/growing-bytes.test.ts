import fc from "fast-check";
import { expect, test } from "vitest";
import { GrowingBytes } from "./growing-bytes.ts";

test("reads as a file would, whatever was written and cut off", () => {
  const change = fc.oneof(
    fc.record({ at: fc.nat(60), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
    fc.record({ size: fc.nat(80) }),
  );
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const grown = new GrowingBytes();
      let naive = Buffer.alloc(0);
      for (const made of changes) {
        if ("size" in made) {
          grown.truncate(made.size);
          naive = Buffer.concat([naive.subarray(0, made.size)], made.size);
        } else {
          grown.write(made.bytes, made.at);
          naive = Buffer.concat([naive], Math.max(naive.length, made.at + made.bytes.length));
          naive.set(made.bytes, made.at);
        }
        expect(grown.view.equals(naive)).toBe(true);
      }
    }),
  );
});
