import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeIdentification } from "./device-identification.ts";

const ascii = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
});

function encode(objects: readonly (readonly [number, string])[], next?: number): Uint8Array {
  const parts = objects.map(([id, text]) => Buffer.from([id, text.length, ...Buffer.from(text, "latin1")]));
  const head = [2, 0x82, next === undefined ? 0 : 0xff, next ?? 0, objects.length];
  return Buffer.concat([Buffer.from(head), ...parts]);
}

test("every object comes back as it was sent", () => {
  const objects = fc.uniqueArray(fc.tuple(fc.nat(255), ascii), { maxLength: 7, selector: ([id]) => id });
  fc.assert(
    fc.property(objects, fc.option(fc.nat(255), { nil: undefined }), (sent, next) => {
      const { objects: got, nextObjectId } = decodeIdentification(encode(sent, next));
      expect([...got]).toEqual(sent);
      expect(nextObjectId).toBe(next);
    }),
  );
});

test("padding at the end of a text is no part of it", () => {
  expect(decodeIdentification(encode([[0, "ACME \0\0"]])).objects.get(0)).toBe("ACME");
});

test("an answer that is cut anywhere is no answer", () => {
  const whole = encode([
    [0, "ACME"],
    [1, "X1"],
  ]);
  for (let length = 0; length < whole.length; length++) {
    expect(() => decodeIdentification(whole.subarray(0, length))).toThrow("device identification");
  }
});
