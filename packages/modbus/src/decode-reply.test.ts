import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeReply } from "./decode-reply.ts";
import { encodeRequest } from "./encode-request.ts";
import { ModbusException } from "./modbus-exception.ts";
import type { ModbusRequest } from "./modbus-request.ts";
import { type PeerRequest, reply, rightReply } from "./testing/chaos-peer.ts";

const address = fc.integer({ min: 0, max: 60_000 });
const request: fc.Arbitrary<ModbusRequest> = fc.oneof(
  fc.record({
    functionCode: fc.constantFrom(1 as const, 2 as const),
    address,
    count: fc.integer({ min: 1, max: 2000 }),
  }),
  fc.record({
    functionCode: fc.constantFrom(3 as const, 4 as const),
    address,
    count: fc.integer({ min: 1, max: 125 }),
  }),
  fc.record({ functionCode: fc.constant(5 as const), address, value: fc.boolean() }),
  fc.record({ functionCode: fc.constant(6 as const), address, value: fc.integer({ min: 0, max: 0xffff }) }),
  fc.record({
    functionCode: fc.constant(15 as const),
    address,
    values: fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }),
  }),
  fc.record({
    functionCode: fc.constant(16 as const),
    address,
    values: fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 123 }),
  }),
);

const read3 = encodeRequest(9, 17, { functionCode: 3, address: 100, count: 2 });
const write6 = encodeRequest(9, 17, { functionCode: 6, address: 100, value: 5 });
const write5 = encodeRequest(9, 17, { functionCode: 5, address: 100, value: true });
const write16 = encodeRequest(9, 17, { functionCode: 16, address: 100, values: [1, 2] });
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

test("the right answer gives its data", () => {
  fc.assert(
    fc.property(request, (asked) => {
      const sent = encodeRequest(9, 17, asked);
      const right = rightReply(asPeerSees(sent));
      const expected = asked.functionCode <= 4 ? right.subarray(9) : Buffer.alloc(0);
      expect(Buffer.from(decodeReply(sent, right))).toEqual(expected);
    }),
  );
});

test("data does not change when the receive buffer is used again", () => {
  const right = rightReply(asPeerSees(read3));
  const data = decodeReply(read3, right);
  right.fill(0);
  expect([...data]).toEqual([0, 100, 0, 101]);
});

test("no change to what the reply must repeat goes unnoticed", () => {
  const change = fc.record({ at: fc.nat(), flip: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(request, change, (asked, { at, flip }) => {
      const sent = encodeRequest(9, 17, asked);
      const changed = rightReply(asPeerSees(sent));
      // Unit, function, and the byte count of a read or the echo of a write: bytes 6 to 8, or 6 to 11.
      const fixed = asked.functionCode <= 4 ? 3 : 6;
      changed[6 + (at % fixed)]! ^= flip;
      expect(() => decodeReply(sent, changed)).toThrow();
    }),
    { numRuns: 500 },
  );
});

test("whatever comes, the outcome is data of the length asked for or an error", () => {
  fc.assert(
    fc.property(request, fc.uint8Array({ minLength: 2, maxLength: 253 }), (asked, pdu) => {
      const sent = encodeRequest(9, 17, asked);
      let data: Uint8Array;
      try {
        data = decodeReply(sent, reply(sent, Buffer.from(pdu)));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Error);
        return;
      }
      const { functionCode } = asked;
      const count = "count" in asked ? asked.count : 0;
      expect(data.length).toBe(functionCode <= 2 ? Math.ceil(count / 8) : 2 * count);
    }),
  );
});

describe("exceptions", () => {
  test("every code, named or not, reaches the caller", () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 255 }), (asked, exceptionCode) => {
        const sent = encodeRequest(9, 17, asked);
        const refused = reply(sent, Buffer.from([asked.functionCode | 0x80, exceptionCode]));
        const thrown = catchError(() => decodeReply(sent, refused));
        expect(thrown).toBeInstanceOf(ModbusException);
        expect(thrown).toMatchObject({ exceptionCode, functionCode: asked.functionCode });
      }),
    );
  });

  test("an exception of another function is not an answer", () => {
    const thrown = catchError(() => decodeReply(read3, reply(read3, hex("84 02"))));
    expect(thrown).not.toBeInstanceOf(ModbusException);
    expect(thrown).toMatchObject({ message: "function 132 answers function 3" });
  });

  test("an exception with bytes too many is not an answer", () => {
    const thrown = catchError(() => decodeReply(read3, reply(read3, hex("83 02 00"))));
    expect(thrown).not.toBeInstanceOf(ModbusException);
  });
});

test.each([
  ["fewer registers than asked for", read3, "03 02 0064", "4 bytes instead of 6"],
  ["more registers than asked for", read3, "03 06 0064 0065 0066", "8 bytes instead of 6"],
  ["a byte count below the data", read3, "03 02 0064 0065", "byte count 2 instead of 4"],
  ["an odd byte count", read3, "03 03 0064 65", "function 3 answers function 3"],
  ["another function", read3, "04 04 0064 0065", "function 4 answers function 3"],
  ["a function jsmodbus does not know", read3, "17 04 0064 0065", "function 23 answers function 3"],
  ["another value in the echo", write6, "06 0064 0006", "the echo differs from what was written"],
  ["another address in the echo", write6, "06 0065 0005", "the echo differs from what was written"],
  [
    "a coil value that is neither on nor off",
    write5,
    "05 0064 ff01",
    "the echo differs from what was written",
  ],
  ["another quantity in the echo", write16, "10 0064 0001", "the echo differs from what was written"],
  ["an echo with bytes too many", write16, "10 0064 0002 04", "6 bytes instead of 5"],
])("%s is not an answer", (_name, sent, pdu, reason) => {
  expect(() => decodeReply(sent, reply(sent, hex(pdu)))).toThrow(reason);
});

test("an identification is what follows its function and type", () => {
  const sent = Buffer.from("000100000005112b0e0200", "hex");
  const answer = hex("2b 0e 02 82 00 00 01 00 02 4142");
  expect(Buffer.from(decodeReply(sent, reply(sent, answer))).toString("hex")).toBe("028200000100024142");
  expect(() => decodeReply(sent, reply(sent, hex("2b 0d 02")))).toThrow("identification of another kind");
  expect(() => decodeReply(sent, reply(sent, hex("2b 0e 01")))).toThrow("identification of another kind");
  expect(catchError(() => decodeReply(sent, reply(sent, hex("ab 01"))))).toMatchObject({ exceptionCode: 1 });
});

test("another unit's answer is not an answer", () => {
  const other = rightReply(asPeerSees(read3));
  other[6] = 18;
  expect(() => decodeReply(read3, other)).toThrow("unit 18 answered instead of 17");
});

function asPeerSees(frame: Buffer): PeerRequest {
  return {
    frame,
    unitId: frame.readUInt8(6),
    functionCode: frame.readUInt8(7),
    address: frame.readUInt16BE(8),
    word: frame.readUInt16BE(10),
    connection: 1,
  };
}

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}
