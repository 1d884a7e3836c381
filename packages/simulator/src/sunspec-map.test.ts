import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModbusRefusal } from "./modbus-refusal.ts";
import { SunspecMap, type SunspecModel } from "./sunspec-map.ts";

const written: Record<string, number>[] = [];

const common: SunspecModel = { id: 1, read: () => ({ Mn: "Acme", Md: "Hybrid", SN: "42", DA: 7 }) };
const mppt: SunspecModel = {
  id: 160,
  scales: { DCA_SF: -2, DCW_SF: 0 },
  repeats: 2,
  read: () => ({ Evt: 0, N: 2 }),
  readRepeat: (index) => ({ ID: index + 1, DCA: 1.5 + index, DCV: 600, DCW: 900 }),
};
const controls: SunspecModel = {
  id: 704,
  scales: { WSet_SF: 1, WMaxLimPct_SF: -1 },
  read: () => ({ WSetEna: 1, WSet: -5000 }),
  write: (values) => void written.push({ ...values }),
};

const map = new SunspecMap(40_000, [common, mppt, controls]);
const END = 40_002 + 68 + 50 + 67 + 2;

test("the chain starts with SunS, gives each model its length and ends with 0xFFFF", () => {
  expect(map.readRegisters("holding", 40_000, 4)).toEqual([0x5375, 0x6e53, 1, 66]);
  expect(map.addresses).toEqual([
    { id: 1, address: 40_002 },
    { id: 160, address: 40_070 },
    { id: 704, address: 40_120 },
  ]);
  expect(map.readRegisters("holding", 40_070, 2)).toEqual([160, 48]);
  expect(map.readRegisters("holding", 40_120, 2)).toEqual([704, 65]);
  expect(map.readRegisters("holding", END - 2, 2)).toEqual([0xffff, 0]);
});

test("points are scaled, repeated, and absent without their scale factor", () => {
  const [id, , , , , , , , , dca, dcv, dcw] = map.readRegisters("holding", 40_080, 12);
  expect([id, dca, dcv, dcw]).toEqual([1, 150, 0xffff, 900]);
  expect(map.readRegisters("holding", 40_100, 1)).toEqual([2]);
  expect(map.readRegisters("holding", 40_109, 1)).toEqual([250]);
});

test("any window shows the same registers", () => {
  const all = [
    ...map.readRegisters("holding", 40_000, 100),
    ...map.readRegisters("holding", 40_100, END - 40_100),
  ];
  fc.assert(
    fc.property(fc.nat(all.length - 1), fc.integer({ min: 1, max: 125 }), (start, wanted) => {
      const count = Math.min(wanted, all.length - start);
      expect(map.readRegisters("holding", 40_000 + start, count)).toEqual(all.slice(start, start + count));
    }),
  );
});

describe("outside the chain", () => {
  test.each([
    ["before it", 39_999, 2],
    ["behind it", END - 1, 2],
  ])("%s nothing is read", (_where, address, count) => {
    expect(() => map.readRegisters("holding", address, count)).toThrow(ModbusRefusal);
  });

  test("input registers do not exist", () => {
    expect(codeOf(() => map.readRegisters("input", 40_000, 2))).toBe(1);
  });
});

describe("writes", () => {
  const wSetMod = map.addressOf(704, "WSetMod") ?? 0;

  test("several points in one request reach the model together, scaled", () => {
    written.length = 0;
    map.writeRegisters(wSetMod, [1, 0xffff, 0xfe0c]);
    expect(written).toEqual([{ WSetMod: 1, WSet: -5000 }]);
  });

  const refused: [string, number, number[], number][] = [
    ["half of a 32 bit point", wSetMod, [1, 0xffff], 3],
    ["the second half of one", wSetMod + 2, [0], 2],
    ["a point that is read only", map.addressOf(704, "WSetRvrtRem") ?? 0, [0, 0], 2],
    ["the length of a model", 40_121, [0], 2],
    ["a model without settings", map.addressOf(160, "N") ?? 0, [3], 2],
    ["past the end of a model", 40_186, [0, 0], 2],
    ["nowhere", 100, [0], 2],
  ];
  test.each(refused)("to %s are refused", (_name, address, values, code) => {
    written.length = 0;
    expect(codeOf(() => map.writeRegisters(address, values))).toBe(code);
    expect(written).toEqual([]);
  });
});

function codeOf(run: () => void): number | undefined {
  try {
    run();
  } catch (thrown) {
    return thrown instanceof ModbusRefusal ? thrown.exceptionCode : undefined;
  }
  return undefined;
}
