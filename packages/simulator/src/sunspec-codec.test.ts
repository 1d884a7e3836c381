import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSunspecPoint, encodeSunspecPoint } from "./sunspec-codec.ts";
import type { SunspecPoint, SunspecType } from "./sunspec-layout.ts";

const point = (type: SunspecType, size: number): SunspecPoint => ({
  name: "P",
  type,
  size,
  offset: 0,
  isWritable: true,
});

const absent: [SunspecType, number, number[]][] = [
  ["int16", 1, [0x8000]],
  ["uint16", 1, [0xffff]],
  ["enum16", 1, [0xffff]],
  ["bitfield16", 1, [0xffff]],
  ["sunssf", 1, [0x8000]],
  ["pad", 1, [0x8000]],
  ["int32", 2, [0x8000, 0]],
  ["uint32", 2, [0xffff, 0xffff]],
  ["bitfield32", 2, [0xffff, 0xffff]],
  ["acc32", 2, [0, 0]],
  ["float32", 2, [0x7fc0, 0]],
  ["uint64", 4, [0xffff, 0xffff, 0xffff, 0xffff]],
  ["string", 2, [0, 0]],
];
test.each(absent)("a missing %s has its own pattern", (type, size, registers) => {
  expect(encodeSunspecPoint(point(type, size), undefined, -2)).toEqual(registers);
});

const examples: [SunspecType, number, number | string, number, number[]][] = [
  ["int16", 1, -12.34, -2, [0x10000 - 1234]],
  ["uint16", 1, 10_000, 1, [1000]],
  ["uint32", 2, 50.012, -3, [0, 50_012]],
  ["int32", 2, -1, 0, [0xffff, 0xffff]],
  ["uint64", 4, 2 ** 32 + 5, 0, [0, 1, 0, 5]],
  ["acc32", 2, 2 ** 32 + 5, 0, [0, 5]],
  ["float32", 2, 230.25, 0, [0x4366, 0x4000]],
  ["string", 2, "ABC", 0, [0x4142, 0x4300]],
  ["string", 1, "ABC", 0, [0x4142]],
];
test.each(examples)("%s of size %i carries %s with scale %i", (type, size, value, scale, registers) => {
  expect(encodeSunspecPoint(point(type, size), value, scale)).toEqual(registers);
});

describe("numbers too large for their type", () => {
  test.each<[SunspecType, number, number, number[]]>([
    ["int16", 1, 1e6, [0x7fff]],
    ["int16", 1, -1e6, [0x8001]],
    ["uint16", 1, 1e6, [0xfffe]],
    ["uint16", 1, -1, [0]],
    ["uint32", 2, 1e12, [0xffff, 0xfffe]],
  ])("%s stops short of its absent pattern", (type, size, value, registers) => {
    expect(encodeSunspecPoint(point(type, size), value)).toEqual(registers);
  });
});

test("writable numbers survive the way to the wire and back", () => {
  const ranges: [SunspecPoint, number, number][] = [
    [point("int16", 1), -0x7fff, 0x7fff],
    [point("uint16", 1), 0, 0xfffe],
    [point("int32", 2), -0x7fff_ffff, 0x7fff_ffff],
    [point("uint32", 2), 0, 0xffff_fffe],
  ];
  for (const [target, min, max] of ranges) {
    fc.assert(
      fc.property(fc.integer({ min, max }), (value) => {
        expect(decodeSunspecPoint(target, encodeSunspecPoint(target, value))).toBe(value);
      }),
    );
  }
});
