import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeRequest } from "./encode-request.ts";
import type { ModbusRequest } from "./modbus-request.ts";

// Worked examples of the Modbus Application Protocol V1.1b3, sections 6.1 to 6.12, unit 17.
test.each<[ModbusRequest, string]>([
  [{ functionCode: 1, address: 0x13, count: 0x13 }, "01 0013 0013"],
  [{ functionCode: 2, address: 0xc4, count: 0x16 }, "02 00c4 0016"],
  [{ functionCode: 3, address: 0x6b, count: 3 }, "03 006b 0003"],
  [{ functionCode: 4, address: 8, count: 1 }, "04 0008 0001"],
  [{ functionCode: 5, address: 0xac, value: true }, "05 00ac ff00"],
  [{ functionCode: 5, address: 0xac, value: false }, "05 00ac 0000"],
  [{ functionCode: 6, address: 1, value: 3 }, "06 0001 0003"],
  [
    {
      functionCode: 15,
      address: 0x13,
      values: [true, false, true, true, false, false, true, true, true, false],
    },
    "0f 0013 000a 02 cd01",
  ],
  [{ functionCode: 16, address: 1, values: [10, 258] }, "10 0001 0002 04 000a 0102"],
])("%j is as the standard shows it", (request, pduHex) => {
  const pdu = Buffer.from(pduHex.replaceAll(" ", ""), "hex");
  const header = Buffer.from([0x12, 0x34, 0, 0, 0, pdu.length + 1, 17]);
  expect(encodeRequest(0x1234, 17, request)).toEqual(Buffer.concat([header, pdu]));
});

test("no register of a long write is cut off", () => {
  const values = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 123 });
  fc.assert(
    fc.property(values, (written) => {
      const frame = encodeRequest(1, 1, { functionCode: 16, address: 0, values: written });
      expect(frame.readUInt16BE(4)).toBe(frame.length - 6);
      expect(frame.readUInt16BE(10)).toBe(written.length);
      expect(frame.readUInt8(12)).toBe(2 * written.length);
      expect(written.map((_, i) => frame.readUInt16BE(13 + 2 * i))).toEqual(written);
    }),
  );
});

test("coils are packed low bit first", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 1968 }), (values) => {
      const frame = encodeRequest(1, 1, { functionCode: 15, address: 0, values });
      expect(frame.length).toBe(13 + Math.ceil(values.length / 8));
      expect(values.map((_, i) => ((frame[13 + (i >> 3)]! >> (i & 7)) & 1) === 1)).toEqual(values);
    }),
  );
});
