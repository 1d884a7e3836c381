import fc from "fast-check";
import { expect, test } from "vitest";
import { type Contribution, FRESHNESS } from "./contribution.ts";
import { GroupSum } from "./group-sum.ts";
import { MinTournament } from "./min-tournament.ts";

const arbitraryContribution: fc.Arbitrary<Contribution> = fc
  .record({
    serial: fc.string({ minLength: 1, maxLength: 4 }),
    freshness: fc.constantFrom(...FRESHNESS),
    isSuspect: fc.boolean(),
    dataClass: fc.constantFrom(
      "REAL" as const,
      "CALIBRATED" as const,
      "COMPUTED" as const,
      "SYNTHETIC" as const,
    ),
    milliW: fc.integer({ min: -22_000_000, max: 22_000_000 }),
    variance: fc.integer({ min: 0, max: 4e10 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    sampleMs: fc.integer({ min: 0, max: 2e12 }),
  })
  .map(({ serial, freshness, isSuspect, dataClass, milliW, variance, confidence, sampleMs }) => ({
    serial,
    freshness,
    isSuspect,
    dataClass,
    numbers:
      freshness === "missing"
        ? {}
        : { net: { milliW, varianceMilliW2: variance, commonMilliW: Math.abs(milliW) } },
    lowMilliW: milliW - 1000,
    highMilliW: milliW + 1000,
    ratedVa: 16_000,
    ...(freshness !== "missing" && { confidence, sampleMs }),
  }));

test("after any replacements the totals are those of adding up what is there, to the last bit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), arbitraryContribution), { minLength: 1, maxLength: 60 }),
      (steps) => {
        const sum = new GroupSum(6);
        const held: (Contribution | undefined)[] = [];
        for (const [slot, contribution] of steps) {
          sum.replace(slot, held[slot], contribution);
          held[slot] = contribution;
        }
        const naive = new GroupSum(6);
        // In another order.
        for (let slot = 5; slot >= 0; slot--) if (held[slot]) naive.replace(slot, undefined, held[slot]);
        expect(sum.totals()).toEqual(naive.totals());
        const present = held.filter((contribution) => contribution !== undefined);
        const heard = present.filter(({ freshness }) => freshness !== "missing");
        expect(sum.totals().members).toBe(present.length);
        expect(sum.totals().channels.net.milliW).toBe(
          heard.reduce((total, { numbers }) => total + (numbers.net?.milliW ?? 0), 0),
        );
        if (heard.length === 0) expect(sum.totals().confidence).toBeUndefined();
        else {
          expect(sum.totals().confidence).toBe(Math.min(...heard.map(({ confidence = 0 }) => confidence)));
        }
      },
    ),
  );
});

test("the smallest of changing values is found without looking at all of them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(8), fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 50 }),
      (steps) => {
        const tournament = new MinTournament(9);
        const values: number[] = Array.from({ length: 9 }, () => Number.POSITIVE_INFINITY);
        for (const [slot, value] of steps) {
          tournament.set(slot, value);
          values[slot] = value;
          expect(tournament.min).toBe(Math.min(...values));
        }
      },
    ),
  );
});
