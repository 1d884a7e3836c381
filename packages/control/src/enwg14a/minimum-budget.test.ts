import { expect, test } from "vitest";
import { type DimmableDevice, minimumBudgetW, simultaneityFactor } from "./minimum-budget.ts";

const charger: DimmableDevice = { kind: "charge_point", ratedW: 11_000 };
const many = (count: number): DimmableDevice[] => Array.from({ length: count }, () => charger);

test.each([
  [1, 1],
  [2, 0.8],
  [3, 0.75],
  [4, 0.7],
  [5, 0.65],
  [6, 0.6],
  [7, 0.55],
  [8, 0.5],
  [9, 0.45],
  [10, 0.45],
  [40, 0.45],
])("%i devices have the factor %f", (count, factor) => {
  expect(simultaneityFactor(count)).toBe(factor);
});

test.each([
  [0, 0],
  [1, 4200],
  [2, 7560],
  [3, 10_500],
  [4, 13_020],
  [9, 19_320],
  [10, 21_210],
])("%i ordinary devices keep %i W", (count, budgetW) => {
  expect(minimumBudgetW(many(count))).toBeCloseTo(budgetW, 6);
});

test("a heat pump above 11 kW keeps 0.4 of its load in place of the first 4.2 kW", () => {
  expect(minimumBudgetW([{ kind: "heat_pump", ratedW: 20_000 }])).toBeCloseTo(8000, 6);
  expect(minimumBudgetW([{ kind: "heat_pump", ratedW: 20_000 }, charger])).toBeCloseTo(8000 + 0.8 * 4200, 6);
  expect(
    minimumBudgetW([
      { kind: "heat_pump", ratedW: 12_000 },
      { kind: "air_conditioning", ratedW: 13_000 },
    ]),
  ).toBeCloseTo(10_000 + 0.8 * 4200, 6);
});

test("a heat pump of 11 kW, and a large charge point, are ordinary devices", () => {
  expect(minimumBudgetW([{ kind: "heat_pump", ratedW: 11_000 }])).toBe(4200);
  expect(minimumBudgetW([{ kind: "charge_point", ratedW: 22_000 }])).toBe(4200);
});
