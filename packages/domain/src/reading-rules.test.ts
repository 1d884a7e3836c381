import { expect, test } from "vitest";
import { checkReading, type DerKind, type ReadingFields } from "./index.ts";

const rejected: [string, DerKind, ReadingFields, string, string][] = [
  ["a PV that consumes", "pv", { w: 3 }, "w", "above_max"],
  ["an EV that feeds the site", "ev", { w: -3 }, "w", "below_min"],
  ["a state of charge in percent", "battery", { soc: 55 }, "soc", "above_max"],
  ["a negative state of charge", "battery", { soc: -0.01 }, "soc", "below_min"],
  ["a negative counter", "meter", { total_import_wh: -1 }, "total_import_wh", "below_min"],
  ["NaN", "meter", { w: Number.NaN }, "w", "not_finite"],
  ["infinity in an unknown field", "meter", { odd: Number.POSITIVE_INFINITY }, "odd", "not_finite"],
  ["NaN inside a table", "pv", { mppts: [{ v: Number.NaN }] }, "mppts", "not_finite"],
];

test.each(rejected)("rejects %s", (_name, kind, fields, field, rule) => {
  const checked = checkReading(kind, fields);
  expect(checked.fields).toEqual({});
  expect(checked.violations).toMatchObject([{ field, rule }]);
});

test("keeps the other fields of a reading that has one bad field", () => {
  const { fields } = checkReading("battery", { w: -1200, soc: 1.5, status: "ok" });
  expect(fields).toEqual({ w: -1200, status: "ok" });
});

test("keeps true zeros, both signs where both are real, and percent for a vehicle", () => {
  expect(checkReading("pv", { w: 0 }).violations).toEqual([]);
  expect(checkReading("v2x_charger", { w: -4000 }).violations).toEqual([]);
  expect(checkReading("battery", { w: 0, soc: 0 }).fields).toEqual({ w: 0, soc: 0 });
  expect(checkReading("vehicle", { soc: 55 }).violations).toEqual([]);
});
