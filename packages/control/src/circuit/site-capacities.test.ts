import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shareOut } from "./share-out.ts";
import { type MemberPower, type SiteMoment, siteCapacities } from "./site-capacities.ts";
import type { CircuitLoad, SiteCircuit } from "./site-circuit.ts";

const GRID: SiteCircuit = { name: "grid", maxA: [25, 25, 25], isMetered: true };

function member(id: string, parts: Partial<MemberPower> = {}): MemberPower {
  return { id, circuit: "grid", phases: [1, 2, 3], measuredW: 0, isFixed: false, ...parts };
}

function moment(parts: Partial<SiteMoment>): SiteMoment {
  return {
    direction: "consumption",
    circuits: [GRID],
    members: [],
    loads: new Map([["grid", load(0, 0, 0, 0)]]),
    limits: [],
    voltageV: 230,
    ...parts,
  };
}

function load(w: number, ...phaseA: (number | undefined)[]): CircuitLoad {
  return { w, phaseA };
}

/** What each may take when all want more than there is. */
function sharesOf(site: SiteMoment): number[] {
  const demands = site.members.map(({ isFixed }) => (isFixed ? 0 : 50_000));
  return shareOut(demands, siteCapacities(site)).powers.map((power) => Math.round(power));
}

describe("fuses", () => {
  test("the fullest phase decides for a device on all three", () => {
    const loads = new Map([["grid", load(4600, 10, 5, 5)]]);
    expect(sharesOf(moment({ members: [member("ev")], loads }))).toEqual([15 * 230 * 3]);
  });

  test("a device's own current is not held against it", () => {
    const loads = new Map([["grid", load(11_040 + 2300, 16 + 10, 16, 16)]]);
    const members = [member("ev", { measuredW: 11_040 })];
    expect(sharesOf(moment({ members, loads }))).toEqual([15 * 230 * 3]);
  });

  test("what a device does since a meter was read is not taken out of what that meter told", () => {
    const circuits = [GRID, { name: "garage", parent: "grid", maxA: [20, 20, 20], isMetered: true }];
    const members = [member("ev", { circuit: "garage", measuredW: 11_040 })];
    const grid = { ...load(11_040, 16, 16, 16), seenW: new Map([["ev", 11_040]]) };
    const before = { ...load(1380, 2, 2, 2), seenW: new Map([["ev", 0]]) };
    const loads = new Map([
      ["grid", grid],
      ["garage", before],
    ]);
    expect(sharesOf(moment({ circuits, members, loads }))).toEqual([18 * 690]);
  });

  test("a current that nobody knows the sign of leaves the less over, whichever way", () => {
    const loads = new Map([["grid", { ...load(-11_040, 16, 16, 16), isUnsigned: true }]]);
    const pv = [member("pv", { measuredW: 11_040 })];
    expect(sharesOf(moment({ members: pv, loads, direction: "production" }))).toEqual([25 * 690]);
    expect(sharesOf(moment({ members: [member("ev")], loads }))).toEqual([9 * 690]);
  });

  test("a device on one phase leaves the others to the rest", () => {
    const members = [member("ev", { phases: [1] }), member("battery", { phases: [2] })];
    expect(sharesOf(moment({ members }))).toEqual([25 * 230, 25 * 230]);
  });

  test("a sub-circuit holds its members, and what it leaves goes to the others", () => {
    const circuits = [GRID, { name: "garage", parent: "grid", maxA: [16], isMetered: false }];
    const members = [
      member("a", { circuit: "garage", phases: [1] }),
      member("b", { circuit: "garage", phases: [1] }),
      member("c", { phases: [1] }),
    ];
    expect(sharesOf(moment({ circuits, members }))).toEqual([1840, 1840, 9 * 230]);
  });

  test("a device that does not obey is part of the load, metered or not", () => {
    const circuits = [GRID, { name: "garage", parent: "grid", maxA: [16, 16, 16], isMetered: false }];
    const members = [
      member("deaf", { circuit: "garage", measuredW: 6900, isFixed: true }),
      member("ev", { circuit: "garage" }),
    ];
    const loads = new Map([["grid", load(6900, 10, 10, 10)]]);
    expect(sharesOf(moment({ circuits, members, loads }))).toEqual([0, 6 * 230 * 3]);
  });
});

describe("power", () => {
  test("import and export have limits of their own", () => {
    const circuits = [{ ...GRID, maxA: [], maxImportW: 8000, maxExportW: 5000 }];
    const loads = new Map([["grid", load(1000)]]);
    const members = [member("battery")];
    expect(sharesOf(moment({ circuits, loads, members }))).toEqual([7000]);
    expect(sharesOf(moment({ circuits, loads, members, direction: "production" }))).toEqual([6000]);
  });

  test("panels that give their power count as part of what is given, not of the load", () => {
    const circuits = [{ ...GRID, maxA: [], maxExportW: 5000 }];
    const loads = new Map([["grid", load(-7000)]]);
    const members = [member("pv", { measuredW: 8000 })];
    expect(sharesOf(moment({ circuits, loads, members, direction: "production" }))).toEqual([6000]);
  });

  test("an imposed limit counts everything in its circuit, a budget the members alone", () => {
    const loads = new Map([["grid", load(3000, 4, 4, 4)]]);
    const members = [member("ev")];
    const limit = { circuit: "grid", limitW: 4200 };
    expect(sharesOf(moment({ loads, members, limits: [{ ...limit, isOnMembers: false }] }))).toEqual([1200]);
    expect(sharesOf(moment({ loads, members, limits: [{ ...limit, isOnMembers: true }] }))).toEqual([4200]);
  });

  test("a load above the limit leaves nothing", () => {
    const loads = new Map([["grid", load(9000, 30, 4, 4)]]);
    expect(sharesOf(moment({ loads, members: [member("ev")] }))).toEqual([0]);
  });
});

describe("silence", () => {
  test("without its meter there is no power to spare, in either direction", () => {
    const site = moment({ members: [member("ev")], loads: new Map() });
    expect(siteCapacities(site)).toEqual([
      { circuit: "grid", reason: "blind", capacity: 0, members: [{ member: 0, share: 1 }] },
    ]);
    expect(sharesOf({ ...site, direction: "production" })).toEqual([0]);
  });

  test("a meter that lacks one phase of the fuse is silent", () => {
    const loads = new Map([["grid", load(500, 1, undefined, 1)]]);
    expect(sharesOf(moment({ members: [member("ev")], loads }))).toEqual([0]);
  });

  test("a silent sub-meter stops its own circuit, not the others", () => {
    const circuits = [GRID, { name: "garage", parent: "grid", maxA: [16, 16, 16], isMetered: true }];
    const members = [member("ev", { circuit: "garage" }), member("battery")];
    expect(sharesOf(moment({ circuits, members }))).toEqual([0, 25 * 3 * 230]);
  });

  test("a sum of which a part is silent is silent", () => {
    const circuits = [
      { ...GRID, isMetered: false },
      { name: "garage", parent: "grid", maxA: [], isMetered: true },
    ];
    expect(sharesOf(moment({ circuits, members: [member("battery")], loads: new Map() }))).toEqual([0]);
  });

  test("a fuse above a meter that tells power only is blind: what it does not tell is not 0 A", () => {
    const circuits = [
      GRID,
      { name: "garage", parent: "grid", maxA: [20, 20, 20], isMetered: false },
      { name: "box", parent: "garage", maxA: [], maxImportW: 15_000, isMetered: true },
    ];
    const members = [member("ev", { circuit: "box", measuredW: 11_040 })];
    const loads = new Map([
      ["grid", load(11_040, 16, 16, 16)],
      ["box", load(11_040)],
    ]);
    const site = moment({ circuits, members, loads });
    expect(sharesOf(site)).toEqual([0]);
    expect(siteCapacities(site).map(({ circuit, reason }) => `${circuit} ${reason}`)).toEqual([
      "grid phase_current",
      "grid phase_current",
      "grid phase_current",
      "garage blind",
      "box power",
    ]);
  });
});

test("whatever the loads: when everybody keeps to their share, no measured circuit is above its limit", () => {
  const amps = fc.double({ min: 0, max: 20, noNaN: true });
  const members = fc.array(
    fc.record({
      circuit: fc.constantFrom("grid", "garage", "barn"),
      phases: fc.constantFrom<MemberPower["phases"][]>([1], [2], [3], [1, 2, 3], [1, 3]),
      measuredW: fc.integer({ min: 0, max: 9000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const circuits: SiteCircuit[] = [
    GRID,
    { name: "garage", parent: "grid", maxA: [16, 16, 16], isMetered: false },
    { name: "barn", parent: "garage", maxA: [10, 10, 10], maxImportW: 5000, isMetered: false },
  ];
  fc.assert(
    fc.property(members, fc.array(amps, { minLength: 3, maxLength: 3 }), (parts, others) => {
      const site = parts.map((part, index) => member(`m${index}`, part));
      const on = (phase: 1 | 2 | 3, powers: readonly number[], within: readonly string[]) =>
        site.reduce(
          (sum, { phases, circuit }, index) =>
            phases.includes(phase) && within.includes(circuit)
              ? sum + (powers[index] ?? 0) / (phases.length * 230)
              : sum,
          0,
        );
      const all = ["grid", "garage", "barn"];
      const measured = site.map(({ measuredW }) => measuredW);
      const phaseA = ([1, 2, 3] as const).map((phase) => (others[phase - 1] ?? 0) + on(phase, measured, all));
      const loads = new Map([["grid", load(0, ...phaseA)]]);
      const { powers } = shareOut(
        site.map(() => 20_000),
        siteCapacities(moment({ circuits, members: site, loads })),
      );
      for (const phase of [1, 2, 3] as const) {
        expect((others[phase - 1] ?? 0) + on(phase, powers, all)).toBeLessThanOrEqual(25 + 1e-6);
        expect(on(phase, powers, ["garage", "barn"])).toBeLessThanOrEqual(16 + 1e-6);
        expect(on(phase, powers, ["barn"])).toBeLessThanOrEqual(10 + 1e-6);
      }
    }),
  );
});
