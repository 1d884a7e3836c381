import fc from "fast-check";
import { expect, test } from "vitest";
import { type MergeRules, mergeBlocks, widestGapIndex } from "./merge-blocks.ts";
import type { RegisterKind } from "./modbus-unit.ts";
import { lastRegister, type RegisterBlock, spanOf } from "./register-block.ts";

const holding = (address: number, count: number): RegisterBlock => ({ kind: "holding", address, count });
const rules: MergeRules = { maxGap: 16, maxRegisters: 125, isForbidden: () => false };

const arbitraryBlocks = fc.array(
  fc.record({
    kind: fc.constantFrom<RegisterKind>("holding", "input"),
    address: fc.integer({ min: 0, max: 300 }),
    count: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 30 },
);

test("every block is in one group, and no group breaks a rule", () => {
  fc.assert(
    fc.property(
      arbitraryBlocks,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 125 }),
      fc.integer({ min: 0, max: 340 }),
      (blocks, maxGap, maxRegisters, forbidden) => {
        const isForbidden = ({ address, count }: RegisterBlock) =>
          address <= forbidden && forbidden < address + count;
        const groups = mergeBlocks(blocks, { maxGap, maxRegisters, isForbidden });
        expect(new Set(groups.flat())).toEqual(new Set(blocks));
        expect(groups.flat()).toHaveLength(blocks.length);
        for (const group of groups.filter(({ length }) => length > 1)) {
          const span = spanOf(group);
          expect(span.count).toBeLessThanOrEqual(maxRegisters);
          expect(isForbidden(span)).toBe(false);
          expect(new Set(group.map(({ kind }) => kind)).size).toBe(1);
          let end = lastRegister(group[0]!);
          for (const block of group) {
            expect(block.address - end - 1).toBeLessThanOrEqual(maxGap);
            end = Math.max(end, lastRegister(block));
          }
        }
      },
    ),
  );
});

test("neighbouring groups could not have been one", () => {
  fc.assert(
    fc.property(arbitraryBlocks, (blocks) => {
      const groups = mergeBlocks(blocks, rules);
      for (let i = 1; i < groups.length; i++) {
        const [before, after] = [spanOf(groups[i - 1]!), groups[i]![0]!];
        const isFar = after.address - lastRegister(before) - 1 > rules.maxGap;
        const isLong = spanOf([before, after]).count > rules.maxRegisters;
        expect(isFar || isLong || before.kind !== after.kind).toBe(true);
      }
    }),
  );
});

test("blocks are cut at the widest gap, of equal ones at the one in the middle", () => {
  expect(widestGapIndex([holding(0, 1), holding(2, 1), holding(9, 1), holding(11, 1)])).toBe(2);
  expect(widestGapIndex([holding(0, 1), holding(9, 1), holding(11, 1), holding(13, 1)])).toBe(1);
  expect(widestGapIndex([holding(0, 1), holding(1, 1), holding(2, 1), holding(3, 1)])).toBe(2);
  expect(widestGapIndex([holding(0, 20), holding(2, 1), holding(21, 1)])).toBe(2);
});
