import fc from "fast-check";
import { expect, test } from "vitest";
import type { SharingKey } from "../topology/community-topology.ts";
import { allocateShared, checkAllocation, type MemberEnergy } from "./allocate-shared.ts";

const energy = fc.integer({ min: 0, max: 2 ** 40 });
const arbitraryMembers: fc.Arbitrary<MemberEnergy[]> = fc
  .array(fc.tuple(energy, energy), { minLength: 1, maxLength: 12 })
  .map((energies) =>
    energies.map(([importMilliWh, exportMilliWh], i) => ({ serial: `m${i}`, importMilliWh, exportMilliWh })),
  );
const arbitraryKey: fc.Arbitrary<SharingKey> = fc.oneof(
  fc.record({
    version: fc.constant("1"),
    kind: fc.constant("SK-PROP" as const),
    lossFraction: fc.double({ min: 0, max: 0.5, noNaN: true }),
  }),
  fc.record({
    version: fc.constant("1"),
    kind: fc.constant("SK-STATIC" as const),
    lossFraction: fc.double({ min: 0, max: 0.5, noNaN: true }),
    shares: fc.dictionary(
      fc.integer({ min: 0, max: 11 }).map((i) => `m${i}`),
      fc.double({ min: 0, max: 5, noNaN: true }),
    ),
  }),
);

test("allocations add up to shared generation less losses, to the mWh, and nobody gets more than they took (R41)", () => {
  fc.assert(
    fc.property(arbitraryMembers, arbitraryKey, (members, key) => {
      const { allocations, sharedMilliWh, lossMilliWh } = allocateShared(members, key);
      const total = allocations.reduce((sum, { milliWh }) => sum + milliWh, 0);
      expect(total).toBe(sharedMilliWh - lossMilliWh);
      const sums = [0, 0];
      for (const { importMilliWh, exportMilliWh } of members) {
        sums[0] = (sums[0] ?? 0) + importMilliWh;
        sums[1] = (sums[1] ?? 0) + exportMilliWh;
      }
      expect(sharedMilliWh).toBe(Math.min(...sums));
      for (const { serial, milliWh } of allocations) {
        const member = members.find((candidate) => candidate.serial === serial);
        expect(Number.isInteger(milliWh)).toBe(true);
        expect(milliWh).toBeGreaterThanOrEqual(0);
        expect(milliWh).toBeLessThanOrEqual(member?.importMilliWh ?? 0);
      }
    }),
    { numRuns: 500 },
  );
});

test("the order of members makes no difference", () => {
  fc.assert(
    fc.property(arbitraryMembers, arbitraryKey, (members, key) => {
      expect(allocateShared(members.toReversed(), key)).toEqual(allocateShared(members, key));
    }),
  );
});

const member = (serial: string, importMilliWh: number, exportMilliWh = 0): MemberEnergy => ({
  serial,
  importMilliWh,
  exportMilliWh,
});

test("fixed shares are kept while members take that much, and the rest goes to the others", () => {
  const key: SharingKey = { version: "7", kind: "SK-STATIC", shares: { a: 3, b: 1 }, lossFraction: 0 };
  const given = (members: MemberEnergy[]) =>
    allocateShared(members, key).allocations.map(({ milliWh }) => milliWh);
  expect(given([member("a", 900), member("b", 900), member("p", 0, 400)])).toEqual([300, 100, 0]);
  expect(given([member("a", 100), member("b", 900), member("p", 0, 400)])).toEqual([100, 300, 0]);
  expect(given([member("a", 100), member("b", 100), member("c", 900), member("p", 0, 400)])).toEqual([
    100, 100, 200, 0,
  ]);
});

test("books that do not balance are caught", () => {
  const allocation = allocateShared([member("a", 900), member("p", 0, 400)], {
    version: "1",
    kind: "SK-PROP",
    lossFraction: 0.05,
  });
  expect(allocation).toMatchObject({ sharedMilliWh: 400, lossMilliWh: 20 });
  const [first] = allocation.allocations;
  const corrupted = { ...allocation, allocations: [{ serial: "a", milliWh: (first?.milliWh ?? 0) + 1 }] };
  expect(() => checkAllocation(corrupted)).toThrow(expect.objectContaining({ code: "books_unbalanced" }));
});
