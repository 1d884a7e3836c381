import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SharedCapacity, shareOut } from "./share-out.ts";

const all = (capacity: number, ...members: number[]): SharedCapacity => ({
  capacity,
  members: members.map((member) => ({ member, share: 1 })),
});

test("demands that fit are met in full, and nothing binds", () => {
  expect(shareOut([3000, 2000], [all(6000, 0, 1)])).toEqual({
    powers: [3000, 2000],
    bindings: [undefined, undefined],
  });
});

test("a small demand is met, the large ones get the same", () => {
  const { powers, bindings } = shareOut([1000, 9000, 11_000], [all(9000, 0, 1, 2)]);
  expect(powers).toEqual([1000, 4000, 4000]);
  expect(bindings).toEqual([undefined, 0, 0]);
});

test("what a narrow branch cannot take goes to the others", () => {
  const { powers, bindings } = shareOut([11_000, 11_000, 11_000], [all(15_000, 0, 1, 2), all(4000, 0, 1)]);
  expect(powers).toEqual([2000, 2000, 11_000]);
  expect(bindings).toEqual([1, 1, undefined]);
});

test("a capacity elsewhere that frees a shared phase is seen, whatever the order", () => {
  // Member 0 on both phases, 1 and 2 on one each; phase 2 is narrow.
  const first = all(10, 0, 1);
  const second = all(4, 0, 2);
  expect(shareOut([99, 99, 99], [first, second]).powers).toEqual([2, 8, 2]);
  expect(shareOut([99, 99, 99], [second, first]).powers).toEqual([2, 8, 2]);
});

test("without capacity nobody gets anything, an infinite one binds nobody", () => {
  expect(shareOut([5], [all(-20, 0)]).powers).toEqual([0]);
  expect(shareOut([5], [all(Number.NEGATIVE_INFINITY, 0)]).powers).toEqual([0]);
  expect(shareOut([5], [all(Number.POSITIVE_INFINITY, 0)]).powers).toEqual([5]);
  expect(shareOut([], [])).toEqual({ powers: [], bindings: [] });
});

/** Members at random leaves of a random tree; each capacity is over everything below its node, on a phase or all. */
const sites = fc
  .record({
    parents: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    members: fc.array(
      fc.record({
        node: fc.nat(),
        demand: fc.integer({ min: 0, max: 20 }),
        phases: fc.integer({ min: 1, max: 7 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    capacities: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 24, maxLength: 24 }),
  })
  .map(({ parents, members, capacities }) => {
    const parentOf = (node: number) => (node === 0 ? undefined : (parents[node] ?? 0) % node);
    const isBelow = (node: number | undefined, top: number): boolean =>
      node !== undefined && (node === top || isBelow(parentOf(node), top));
    const phaseCount = (mask: number) => [1, 2, 4].filter((bit) => (mask & bit) !== 0).length;
    const rows = parents.flatMap((_, node) =>
      [1, 2, 4, 7].map(
        (mask, kind): SharedCapacity => ({
          capacity: capacities[node * 4 + kind] ?? 0,
          members: members.flatMap((each, member) =>
            isBelow(each.node % parents.length, node) && (each.phases & mask) !== 0
              ? [{ member, share: mask === 7 ? 1 : 1 / phaseCount(each.phases) }]
              : [],
          ),
        }),
      ),
    );
    return { demands: members.map(({ demand }) => demand), rows };
  });

function loadOf({ members }: SharedCapacity, powers: readonly number[]): number {
  return members.reduce((sum, { member, share }) => sum + share * (powers[member] ?? 0), 0);
}

/** The same by force: everybody who can is raised by a small step, over and over. */
function raiseInSteps(demands: readonly number[], rows: readonly SharedCapacity[], step: number): number[] {
  const powers = demands.map(() => 0);
  const isStopped = demands.map(() => false);
  while (isStopped.includes(false)) {
    demands.forEach((demand, member) => {
      if (isStopped[member] === true) return;
      const raised = powers.map((power, each) => (each === member ? power + step : power));
      const isOver = rows.some(
        (row) => loadOf(row, raised) > row.capacity + 1e-9 && loadOf(row, raised) > loadOf(row, powers),
      );
      if ((raised[member] ?? 0) > demand + 1e-9 || isOver) isStopped[member] = true;
      else powers[member] = raised[member] ?? 0;
    });
  }
  return powers;
}

describe("any tree with any phases", () => {
  test("no capacity and no demand is exceeded", () => {
    fc.assert(
      fc.property(sites, ({ demands, rows }) => {
        const { powers } = shareOut(demands, rows);
        powers.forEach((power, member) => expect(power).toBeLessThanOrEqual((demands[member] ?? 0) + 1e-9));
        for (const row of rows) expect(loadOf(row, powers)).toBeLessThanOrEqual(row.capacity + 1e-9);
      }),
    );
  });

  test("whoever gets less than it asks for is held by a full capacity in which nobody has more", () => {
    fc.assert(
      fc.property(sites, ({ demands, rows }) => {
        const { powers, bindings } = shareOut(demands, rows);
        demands.forEach((demand, member) => {
          const power = powers[member] ?? 0;
          if (power >= demand - 1e-9) return;
          const row = rows[bindings[member] ?? -1];
          if (!row) throw new Error(`nothing binds ${member}`);
          expect(loadOf(row, powers)).toBeGreaterThan(row.capacity - 1e-6);
          for (const { member: other } of row.members)
            expect(powers[other] ?? 0).toBeLessThanOrEqual(power + 1e-9);
        });
      }),
    );
  });

  test("it is what raising everybody in small steps ends at", () => {
    fc.assert(
      fc.property(sites, ({ demands, rows }) => {
        const step = 1 / 64;
        const { powers } = shareOut(demands, rows);
        // Each of n members may end up to a step early, and pass that on to the others at each of n stops.
        const slack = step * demands.length * demands.length;
        raiseInSteps(demands, rows, step).forEach((power, member) => {
          expect(Math.abs(power - (powers[member] ?? 0))).toBeLessThanOrEqual(slack);
        });
      }),
      { numRuns: 60 },
    );
  });
});
