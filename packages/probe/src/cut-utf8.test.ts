import fc from "fast-check";
import { expect, test } from "vitest";
import { cutUtf8 } from "./cut-utf8.ts";

test("no character is cut in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(40), (text, maxBytes) => {
      const cut = cutUtf8(Buffer.from(text), maxBytes);
      expect(
        Buffer.from(text).toString("utf8").startsWith(cut) ||
          cut.startsWith("\uFEFF") ||
          text.startsWith("\uFEFF"),
      ).toBe(true);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(Math.max(maxBytes, 0));
    }),
  );
  expect(cutUtf8(Buffer.from("aä"), 2)).toBe("a");
  expect(cutUtf8(Buffer.from("aä"), 3)).toBe("aä");
});
