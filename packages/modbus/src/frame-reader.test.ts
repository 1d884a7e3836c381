import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameReader } from "./frame-reader.ts";

const frame = fc
  .record({
    transactionId: fc.integer({ min: 0, max: 0xffff }),
    afterLength: fc.uint8Array({ minLength: 3, maxLength: 254 }),
  })
  .map(({ transactionId, afterLength }) => {
    const header = Buffer.alloc(6);
    header.writeUInt16BE(transactionId, 0);
    header.writeUInt16BE(afterLength.length, 4);
    return Buffer.concat([header, afterLength]);
  });

test("frames come out whole, however the stream is cut", () => {
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
      (frames, sizes) => {
        const stream = Buffer.concat(frames);
        const reader = new FrameReader();
        const out: string[] = [];
        for (let at = 0, n = 0; at < stream.length; n++) {
          const size = sizes[n % sizes.length]!;
          for (const cut of reader.push(stream.subarray(at, at + size)))
            out.push(Buffer.from(cut).toString("hex"));
          at += size;
        }
        expect(out).toEqual(frames.map((bytes) => bytes.toString("hex")));
      },
    ),
  );
});

test.each([
  ["a foreign protocol", "0001 0001 0006 01 03", "protocol id 1 instead of 0"],
  ["a length without a function", "0001 0000 0001 01", "impossible length 1"],
  ["a length no frame has", "0001 0000 0100 01", "impossible length 256"],
  ["HTTP", Buffer.from("HTTP/1.1 400 Bad Request\r\n").toString("hex"), "protocol id 21584 instead of 0"],
])("%s is refused at once", (_name, hex, reason) => {
  const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
  expect(() => new FrameReader().push(bytes)).toThrow(reason);
});
