import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestName } from "./index.ts";

test.each([
  ["prot", "port"],
  ["unitid", "unit_id"],
  ["Host", "host"],
  ["hots", "host"],
  ["sm", "sn"],
  ["register-map", "register_map"],
])("%s is meant to be %s", (typed, meant) => {
  expect(nearestName(typed, ["sn", "host", "port", "unit_id", "register_map"])).toBe(meant);
});

test("suggests nothing when nothing is near", () => {
  expect(nearestName("colour", ["sn", "host", "port"])).toBeUndefined();
  expect(nearestName("x", ["host"])).toBeUndefined();
  expect(nearestName("host", [])).toBeUndefined();
});

test("a name that exists is its own nearest", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), (names) => {
      for (const name of names) expect(nearestName(name, names)).toBe(name);
    }),
  );
});

test("a name of a million letters is near to nothing, and is told so at once", () => {
  const candidates = Array.from({ length: 200 }, (_, at) => `candidate_${at}`);
  expect(nearestName("x".repeat(1_000_000), candidates)).toBeUndefined();
});
