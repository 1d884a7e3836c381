import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceChiSquare } from "./balance-chi-square.ts";
import type { FeederRow } from "./feeder-measurements.ts";
import { solveLeastSquares } from "./least-squares.ts";

const measured = fc.record({
  phase: fc.constantFrom(0, 1, 2),
  value: fc.double({ min: -20, max: 20, noNaN: true }),
  sigma: fc.double({ min: 0.01, max: 5, noNaN: true }),
});
const metered = fc.record({
  value: fc.double({ min: -200, max: 200, noNaN: true }),
  sigma: fc.double({ min: 0.01, max: 5, noNaN: true }),
});

test("is what weighted least squares finds, whoever is on which phase", () => {
  fc.assert(
    fc.property(
      fc.array(measured, { minLength: 1, maxLength: 12 }),
      fc.array(metered, { minLength: 1, maxLength: 3 }),
      (powers, phases) => {
        const rows: FeederRow[] = powers.map(({ value, sigma }, i) => {
          return { serial: `h${i}`, quantity: "power", unknowns: [i], coefficients: [1], value, sigma };
        });
        for (const [phase, { value, sigma }] of phases.entries()) {
          const unknowns = powers.flatMap((power, i) => (power.phase === phase ? [i] : []));
          const coefficients = unknowns.map(() => 1);
          rows.push({ serial: "m", quantity: "meter", unknowns, coefficients, value, sigma });
        }
        const { chiSquare, freedom } = balanceChiSquare(rows);
        const fit = solveLeastSquares(rows, powers.length);
        expect(freedom).toBe(fit?.freedom);
        const wanted = fit?.chiSquare ?? Number.NaN;
        expect(Math.abs(chiSquare - wanted)).toBeLessThanOrEqual(1e-6 * (1 + wanted));
      },
    ),
  );
});
