import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquare99, type MeasurementRow, solveLeastSquares } from "./least-squares.ts";

const row = (coefficients: [number, number][], value: number, sigma = 1): MeasurementRow => ({
  unknowns: coefficients.map(([unknown]) => unknown),
  coefficients: coefficients.map(([, coefficient]) => coefficient),
  value,
  sigma,
});

test("two measurements of one thing are weighted by their inverse variances", () => {
  const fit = solveLeastSquares([row([[0, 1]], 10, 1), row([[0, 1]], 13, 2)], 1);
  expect(fit?.solution[0]).toBeCloseTo(10.6, 12);
  expect(fit?.chiSquare).toBeCloseTo(9 / 5, 12);
  expect(fit?.freedom).toBe(1);
  // With one degree of freedom both are as bad as each other: |3| / √5.
  expect(Math.abs(fit?.normalisedResiduals()[0] ?? 0)).toBeCloseTo(3 / Math.sqrt(5), 9);
  expect(Math.abs(fit?.normalisedResiduals()[1] ?? 0)).toBeCloseTo(3 / Math.sqrt(5), 9);
});

test("measurements without error are met exactly", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: -5, max: 5 })), { maxLength: 8 }),
      (truth, mixes) => {
        const rows = truth.map((value, i) => row([[i, 1]], value));
        for (const [i, j, factor] of mixes) {
          const value = (truth[i] as number) + factor * (truth[j] as number);
          rows.push(
            row(
              i === j
                ? [[i, 1 + factor]]
                : [
                    [i, 1],
                    [j, factor],
                  ],
              value,
            ),
          );
        }
        const fit = solveLeastSquares(rows, 3);
        expect(fit?.chiSquare).toBeCloseTo(0, 9);
        for (const [i, value] of truth.entries()) expect(fit?.solution[i]).toBeCloseTo(value, 9);
      },
    ),
  );
});

test("the measurement that lies has the largest normalised residual", () => {
  const rows = [3, 4, 5, 6].map((value, i) => row([[i, 1]], i === 2 ? value + 10 : value));
  rows.push(
    row(
      [
        [0, 1],
        [2, 1],
      ],
      8,
    ),
    row(
      [
        [1, 1],
        [2, 1],
      ],
      9,
    ),
    row(
      [
        [2, 1],
        [3, 1],
      ],
      11,
    ),
  );
  const sizes = [...(solveLeastSquares(rows, 4)?.normalisedResiduals() ?? [])].map(Math.abs);
  expect(sizes.indexOf(Math.max(...sizes))).toBe(2);
});

test("what is not determined has no solution", () => {
  expect(
    solveLeastSquares(
      [
        row(
          [
            [0, 1],
            [1, 1],
          ],
          1,
        ),
        row(
          [
            [0, 2],
            [1, 2],
          ],
          2,
        ),
      ],
      2,
    ),
  ).toBeUndefined();
});

test("a measurement that nothing checks has no residual", () => {
  const fit = solveLeastSquares([row([[0, 1]], 5), row([[1, 1]], 1), row([[1, 1]], 3)], 2);
  expect(fit?.normalisedResiduals()[0]).toBe(0);
});

test.each([
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.4.
  [1, 6.635],
  [3, 11.345],
  [10, 23.209],
  [50, 76.154],
])("χ² at 99 %% of %i degrees is near %f", (freedom, quantile) => {
  expect(Math.abs(chiSquare99(freedom) / quantile - 1)).toBeLessThan(0.015);
});
