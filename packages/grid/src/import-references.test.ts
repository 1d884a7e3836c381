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

const three = {
  nb: 3,
  line: [[1, 2, 0.1, 0.05, 0.4, 0.2, 0.2]],
  load: [[2, 1000, 200, 0, 0, 500, 0]],
  trafo: {
    hv_bus: 0,
    lv_bus: 1,
    sn_mva: 0.4,
    vn_hv_kv: 10,
    vn_lv_kv: 0.4,
    vk_percent: 4,
    vkr_percent: 1,
    pfe_kw: 0,
    i0_percent: 0,
    shift_degree: 150,
    vector_group: "Dyn",
    vk0_percent: 4,
    vkr0_percent: 1,
    mag0_percent: 1,
    mag0_rx: 0,
    si0_hv_partial: 0.9,
  },
  ext: { bus: 0, vm_pu: 1 },
  res: [
    [1, 1, 1, 0],
    [1, 1, 1, -150],
    [1, 1, 1, -150],
  ],
};

test("a transformer without all of its zero sequence is not taken for one in three phases", () => {
  const read = (trafo: object) =>
    importThreePhaseReference(JSON.stringify({ ...three, trafo }), "f.json").network;
  expect(solvePowerFlow(read(three.trafo) as Network).voltage("2")?.magnitudePu[0]).toBeLessThan(1);
  const { mag0_percent: _, ...rest } = three.trafo;
  expect(() => solvePowerFlow(read(rest) as Network)).toThrow(
    /transformer 0: Dyn without zero-sequence data/,
  );
});

test.for<[string, object]>([
  ["line 0: its 6 is no number", { line: [three.line[0]?.slice(0, 6)] }],
  ["line 0: its 2 is no number", { line: [[1, 2, "0.1", 0.05, 0.4, 0.2, 0.2]] }],
  ["file: its line is no list of rows", { line: [null] }],
  ["line 0: its toBus 9 is not in the network", { line: [[1, 9, 0.1, 0.05, 0.4, 0.2, 0.2]] }],
  ["load 0: its 5, 6 are no numbers", { load: [three.load[0]?.slice(0, 5)] }],
  ["file: its nb is 1000000000 and its res has 3 rows", { nb: 1e9 }],
  ["trafo: it is no object", { trafo: null }],
  ["trafo: it has no pfe_kw", { trafo: { ...three.trafo, pfe_kw: null } }],
  ["ext: its vm_pu is no number", { ext: { bus: 0 } }],
  ["transformer 0: its short-circuit impedance is 4,", { trafo: { ...three.trafo, vk_percent: 400 } }],
])("of three phases is refused: %s", ([expected, change]) => {
  const { network, problems } = importThreePhaseReference(JSON.stringify({ ...three, ...change }), "f.json");
  expect(network).toBeUndefined();
  expect(problems.map(({ file, element, problem }) => `${file} ${element}: ${problem}`).join("\n")).toContain(
    `f.json ${expected}`,
  );
});

test.for<[string, object]>([
  ["branch 0: its status is no number", { status: undefined }],
  ["branch 0: its r is no number", { r: null }],
  ["line 0: it has no impedance", { r: 0, x: 0 }],
  ["line 0: its toBus 7 is not in the network", { t: 7 }],
])("of per unit is refused: %s", ([expected, change]) => {
  const branch = [{ f: 0, t: 1, r: 0.1, x: 0.2, b: 0, tap: 1, shift: 0, rate: 0, status: 1, ...change }];
  const text = JSON.stringify({
    name: "x",
    base: 1,
    bus: [bus(0, 3), bus(1, 1)],
    branch,
    gen: [{ bus: 0, vg: 1 }],
  });
  const { network, problems } = importBalancedReference(text, "f.json");
  expect(network).toBeUndefined();
  expect(problems.map(({ element, problem }) => `${element}: ${problem}`).join("\n")).toContain(expected);
});
