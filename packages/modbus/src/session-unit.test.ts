import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModbusException } from "./modbus-exception.ts";
import type { ModbusRequest } from "./modbus-request.ts";
import type { ModbusUnit } from "./modbus-unit.ts";
import { SessionUnit } from "./session-unit.ts";
import { unitSettings } from "./unit-options.ts";

/** A unit whose register n holds n and whose coil n is on when n is odd; keeps what it was asked. */
function unitOf(maxRegisters = 125): { unit: ModbusUnit; asked: ModbusRequest[] } {
  const asked: ModbusRequest[] = [];
  const unit = new SessionUnit(unitSettings({ unitId: 1, maxRegisters }), (request, _options, onSent) => {
    asked.push(request);
    onSent();
    if (!("count" in request)) return Promise.resolve(new Uint8Array(0));
    const { address, count, functionCode } = request;
    const data = Buffer.alloc(functionCode > 2 ? 2 * count : Math.ceil(count / 8));
    for (let i = 0; i < count; i++) {
      if (functionCode > 2) data.writeUInt16BE(address + i, 2 * i);
      else if ((address + i) % 2 === 1) data[i >> 3]! |= 1 << (i & 7);
    }
    return Promise.resolve(data);
  });
  return { unit, asked };
}

test("a read longer than the device takes is split and joined", async () => {
  const count = fc.integer({ min: 1, max: 125 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 65_411 }),
      count,
      count,
      async (address, length, maxRegisters) => {
        const { unit, asked } = unitOf(maxRegisters);
        const bytes = Buffer.from(await unit.readRegisters("holding", address, length));
        expect(Array.from({ length }, (_, i) => bytes.readUInt16BE(2 * i))).toEqual(
          Array.from({ length }, (_, i) => address + i),
        );
        expect(bytes.length).toBe(2 * length);
        expect(asked.length).toBe(Math.ceil(length / maxRegisters));
        expect(unit.requests).toBe(asked.length);
        for (const request of asked) {
          expect("count" in request && request.count <= maxRegisters).toBe(true);
        }
      },
    ),
  );
});

test("a split read stops at the first part that fails", async () => {
  let parts = 0;
  const unit = new SessionUnit(unitSettings({ unitId: 1, maxRegisters: 10 }), () => {
    parts += 1;
    return parts === 2 ? Promise.reject(new Error("no")) : Promise.resolve(new Uint8Array(20));
  });
  await expect(unit.readRegisters("input", 0, 50)).rejects.toThrow("no");
  expect(parts).toBe(2);
});

test("bits come as booleans, as many as asked for", async () => {
  const { unit, asked } = unitOf();
  expect(await unit.readBits("coil", 3, 10)).toEqual(Array.from({ length: 10 }, (_, i) => i % 2 === 0));
  expect(await unit.readBits("discrete", 0, 1)).toEqual([false]);
  expect(asked.map(({ functionCode }) => functionCode)).toEqual([1, 2]);
});

test("each function has its code", async () => {
  const { unit, asked } = unitOf();
  await unit.readRegisters("holding", 0, 1);
  await unit.readRegisters("input", 65_535, 1);
  await unit.writeRegister(1, 65_535);
  await unit.writeRegisters(2, [1, 2]);
  await unit.writeCoil(3, true);
  await unit.writeCoils(4, [true, false]);
  expect(asked).toEqual([
    { functionCode: 3, address: 0, count: 1 },
    { functionCode: 4, address: 65_535, count: 1 },
    { functionCode: 6, address: 1, value: 65_535 },
    { functionCode: 16, address: 2, values: [1, 2] },
    { functionCode: 5, address: 3, value: true },
    { functionCode: 15, address: 4, values: [true, false] },
  ]);
});

test("values changed after the call are not sent", async () => {
  const { unit, asked } = unitOf();
  const values = [1, 2];
  const writing = unit.writeRegisters(0, values);
  values[0] = 9;
  await writing;
  expect(asked).toEqual([{ functionCode: 16, address: 0, values: [1, 2] }]);
});

describe("what Modbus cannot carry is refused before anything is sent", () => {
  test.each<[string, (unit: ModbusUnit) => Promise<unknown>, string]>([
    [
      "126 registers",
      (unit) => unit.readRegisters("holding", 0, 126),
      "modbus: quantity '126' must be between '1' and '125',",
    ],
    [
      "no register",
      (unit) => unit.readRegisters("input", 0, 0),
      "modbus: quantity '0' must be between '1' and '125',",
    ],
    [
      "2001 bits",
      (unit) => unit.readBits("coil", 0, 2001),
      "quantity '2001' must be between '1' and '2000',",
    ],
    [
      "124 values",
      (unit) => unit.writeRegisters(0, Array<number>(124).fill(0)),
      "quantity '124' must be between '1' and '123',",
    ],
    ["no values", (unit) => unit.writeRegisters(0, []), "quantity '0' must be between '1' and '123',"],
    ["no coils", (unit) => unit.writeCoils(0, []), "quantity '0' must be between '1' and '1968',"],
    [
      "a negative address",
      (unit) => unit.writeCoil(-1, true),
      "address '-1' must be between '0' and '65535'",
    ],
    ["half an address", (unit) => unit.writeRegister(0.5, 1), "address '0.5' must be between"],
    [
      "a block past the end",
      (unit) => unit.readRegisters("holding", 65_535, 2),
      "address '65535' must be between '0' and '65534'",
    ],
    ["a value too large", (unit) => unit.writeRegister(0, 65_536), "value '65536' must be between"],
    ["a negative value", (unit) => unit.writeRegisters(0, [0, -1]), "value '-1' must be between"],
    ["a value that is no number", (unit) => unit.writeRegister(0, Number.NaN), "value 'NaN' must be between"],
  ])("%s", async (_name, call, message) => {
    const { unit, asked } = unitOf();
    await expect(call(unit)).rejects.toMatchObject({
      name: "RejectedError",
      code: "value_out_of_range",
      message: expect.stringContaining(message),
    });
    expect(asked).toEqual([]);
  });
});

describe("identification", () => {
  const answer = (level: number, next: number | undefined, id: number, text: string) =>
    Buffer.from([
      level,
      2,
      next === undefined ? 0 : 0xff,
      next ?? 0,
      1,
      id,
      text.length,
      ...Buffer.from(text),
    ]);

  test("a device that refuses the regular objects is asked for the basic ones", async () => {
    const levels: number[] = [];
    const unit = new SessionUnit(unitSettings({ unitId: 1 }), (request) => {
      if (request.functionCode !== 43) throw new Error("something else was asked");
      levels.push(request.level);
      if (request.level === 2) throw new ModbusException({ functionCode: 43, exceptionCode: 3 });
      return Promise.resolve(answer(1, undefined, 0, "ACME"));
    });
    expect([...(await unit.readIdentification())]).toEqual([[0, "ACME"]]);
    expect(levels).toEqual([2, 1]);
  });

  test("a device without the function is not asked again", async () => {
    let asked = 0;
    const unit = new SessionUnit(unitSettings({ unitId: 1 }), () => {
      asked += 1;
      throw new ModbusException({ functionCode: 43, exceptionCode: 1 });
    });
    await expect(unit.readIdentification()).rejects.toMatchObject({ exceptionCode: 1 });
    expect(asked).toBe(1);
  });

  test("a device that says that more follows, but never goes on, is not asked for ever", async () => {
    let asked = 0;
    const unit = new SessionUnit(unitSettings({ unitId: 1 }), () => {
      asked += 1;
      return Promise.resolve(answer(2, 0, 0, "ACME"));
    });
    expect([...(await unit.readIdentification())]).toEqual([[0, "ACME"]]);
    expect(asked).toBe(1);
  });
});
