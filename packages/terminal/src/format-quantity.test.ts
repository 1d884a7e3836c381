import { expect, test } from "vitest";
import { formatAge, formatEnergy, formatFraction, formatPower } from "./format-quantity.ts";

test("power and energy are scaled for people and empty when unknown", () => {
  expect([0, 850.4, -3421, 2.5e6, undefined].map(formatPower)).toEqual([
    "0 W",
    "850 W",
    "-3.42 kW",
    "2.50 MW",
    "",
  ]);
  expect([850, 12_300, 4_560_000].map(formatEnergy)).toEqual(["850 Wh", "12.30 kWh", "4.56 MWh"]);
  expect([0, 0.567, undefined].map(formatFraction)).toEqual(["0 %", "57 %", ""]);
  expect([-5, 400, 12_000, 180_000].map(formatAge)).toEqual(["0.0 s", "0.4 s", "12 s", "3 min"]);
});
