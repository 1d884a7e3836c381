import { expect, test } from "vitest";
import { importBalancedReference } from "./import-balanced-reference.ts";
import { importThreePhaseReference } from "./import-three-phase-reference.ts";
import type { Network } from "./network.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";

const bus = (id: number, type: number, pd = 0) => ({ id, pd, qd: 0, gs: 0, bs: 0, vm: 1, va: 0, type });

test("a balanced network in per unit is read, Python's NaN too", () => {
  const text = JSON.stringify({
    name: "two",
    base: 1,
    bus: [bus(0, 3), bus(1, 1, 0.1), { ...bus(2, 4), vm: "NaN" }],
    branch: [{ f: 0, t: 1, r: 0.1, x: 0.2, b: 0.02, tap: 1, shift: 0, rate: 0, status: 1 }],
    gen: [{ bus: 0, vg: 1 }],
  }).replace('"NaN"', "NaN");
  const { network, reference, problems } = importBalancedReference(text, "two.json");
  expect(problems).toEqual([]);
  expect([...(reference?.magnitudesPu.keys() ?? [])]).toEqual(["0", "1"]);
  // V of two buses in per unit: |V|² solves u² + (2 r p - 1) u + (r² + x²) p² = 0 when there is no charging.
  const bare = {
    ...(network as Network),
    lines: (network as Network).lines.map((line) => ({ ...line, cNfPerKm: 0 })),
  };
  const half = 0.5 - 0.1 * 0.1;
  const expected = Math.sqrt(half + Math.sqrt(half ** 2 - (0.1 ** 2 + 0.2 ** 2) * 0.1 ** 2));
  expect(solvePowerFlow(bare, "balanced").voltage("1")?.magnitudePu[0]).toBeCloseTo(expected, 12);
  expect(solvePowerFlow(network as Network, "balanced").voltage("1")?.magnitudePu[0]).toBeGreaterThan(
    expected,
  );
});

test("a branch with a ratio is refused by its number", () => {
  const branch = [{ f: 0, t: 1, r: 0.1, x: 0.2, b: 0, tap: 0.98, shift: 0, rate: 0, status: 1 }];
  const text = JSON.stringify({
    name: "x",
    base: 1,
    bus: [bus(0, 3), bus(1, 1)],
    branch,
    gen: [{ bus: 0, vg: 1 }],
  });
  expect(importBalancedReference(text, "x.json").problems[0]).toMatchObject({
    element: "branch 0",
    file: "x.json",
  });
});

test("a file of another format is refused with what it lacks", () => {
  expect(importThreePhaseReference('{"nb": 3}', "y.json").problems[0]?.problem).toBe(
    "it has no line, load, trafo, ext, res",
  );
});
