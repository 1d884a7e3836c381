import { describe, expect, test } from "vitest";
import type { Limit } from "./limit.ts";
import { type CheckContext, checkLimits, LimitChecker } from "./limit-checker.ts";
import { networkLimits } from "./network-limits.ts";
import type { PhaseValues } from "./phase-values.ts";
import type { PowerFlow } from "./power-flow.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";
import { streetNetwork } from "./street-network.ts";

const now: CheckContext = { atMs: 1_000_000 };
const terms = { severity: "firm", authority: "dso" } as const;

function street(powerW: PhaseValues, houses = 5): PowerFlow {
  return solvePowerFlow(streetNetwork({ houses, spacingM: 100, powerW: () => powerW }));
}

/** The only margin of one limit. */
function marginOf(flow: PowerFlow, limit: Limit, context = now) {
  const { margins, unchecked } = checkLimits(flow, [limit], context);
  expect([margins.length, unchecked]).toEqual([1, []]);
  return margins[0];
}

test("a street at rest keeps every limit it brings", () => {
  const flow = street([500, 500, 500]);
  const { margins, violations, unchecked } = checkLimits(flow, networkLimits(flow.model.network), now);
  expect([violations, unchecked]).toEqual([[], []]);
  // Voltage counts twice and a contract too: lower and upper, import and export.
  expect(margins.length).toBe(2 + 1 + 1 + 10 + 2 * 5);
});

describe("current", () => {
  test("counts on the worst phase, whichever way it flows", () => {
    for (const sign of [1, -1]) {
      const flow = street([0, 3000 * sign, 0]);
      const margin = marginOf(flow, { id: "x", kind: "current", line: "main1", maxA: 50, ...terms });
      expect(margin).toMatchObject({
        element: { kind: "line", id: "main1" },
        phase: "b",
        unit: "A",
        limit: 50,
      });
      expect(margin?.value).toBeGreaterThan(60);
      expect(margin?.margin).toBe(50 - (margin?.value as number));
      const through = flow.line("main1");
      const highest = Math.max(...(through?.from.currentA ?? []), ...(through?.to.currentA ?? []));
      expect(margin?.value).toBeCloseTo(highest, 9);
    }
  });
});

describe("power of a transformer", () => {
  test("is three times its worst phase", () => {
    const margin = marginOf(street([6000, 0, 0], 1), {
      id: "x",
      kind: "power",
      transformer: "T1",
      maxVa: 400_000,
      ...terms,
    });
    // 6 kW and 1.2 kvar at one phase of the low side, and what the cable loses.
    expect(margin?.value).toBeGreaterThan(3 * 6119);
    expect(margin?.value).toBeLessThan(3 * 6500);
  });
});

describe("voltage", () => {
  const band: Limit = { id: "band", kind: "voltage", buses: "all", minPu: 0.97, maxPu: 1.03, ...terms };

  test("names every bus and phase out of band, the worst first", () => {
    const { margins, violations } = checkLimits(street([0, 0, 8000], 8), [band], now);
    expect(margins.map(({ bound, element, phase }) => [bound, element.id, phase])).toEqual([
      ["lower", "H8", "c"],
      ["upper", expect.any(String), expect.any(String)],
    ]);
    expect(violations.length).toBeGreaterThan(4);
    expect(violations[0]).toMatchObject({
      element: { id: "H8" },
      phase: "c",
      bound: "lower",
      kind: "voltage",
    });
    for (const { value, margin } of violations) expect(value < 0.97 || value > 1.03).toBe(margin < 0);
  });

  test("in places that are not supplied is unknown, not kept", () => {
    const network = {
      ...streetNetwork({ houses: 2 }),
      switches: [{ id: "S", bus: "J1", to: { line: "main2" }, isClosed: false }],
    };
    const limit = { ...band, buses: ["H2"] };
    expect(checkLimits(solvePowerFlow(network), [limit], now)).toEqual({
      margins: [],
      violations: [],
      unchecked: [{ limitId: "band", severity: "firm", reason: "none of its buses is supplied" }],
    });
  });
});

test("unbalance is known from three phases only", () => {
  const limit: Limit = { id: "u", kind: "unbalance", buses: ["H5"], maxFraction: 0.02, ...terms };
  const flow = street([4000, 0, 0]);
  expect(marginOf(flow, limit)).toMatchObject({ value: flow.voltage("H5")?.unbalanceFraction, unit: "1" });
  const balanced = solvePowerFlow(flow.model.network, "balanced");
  expect(checkLimits(balanced, [limit], now).unchecked[0]?.reason).toBe(
    "a balanced solution has no unbalance",
  );
});

test("a contract counts all loads of its point together, import and export apart", () => {
  const limit: Limit = {
    id: "c",
    kind: "contract",
    connectionPoint: "CP1",
    importVa: 17_000,
    exportVa: 6000,
    ...terms,
  };
  const apparent = Math.sqrt(9000 ** 2 + 1800 ** 2);
  const drawing = checkLimits(street([3000, 3000, 3000]), [limit], now).margins;
  expect(drawing.map(({ bound, margin }) => [bound, margin])).toEqual([
    ["import", expect.closeTo(17_000 - apparent, 6)],
    ["export", expect.closeTo(6000 + apparent, 6)],
  ]);
  const feeding = checkLimits(street([-3000, -3000, -3000]), [limit], now);
  expect(feeding.violations).toMatchObject([
    { bound: "export", value: expect.closeTo(apparent, 6), limit: 6000 },
  ]);
});

test("a ramp needs the solution before", () => {
  const limit: Limit = { id: "r", kind: "ramp", of: { connectionPoint: "CP1" }, maxWPerS: 100, ...terms };
  const [before, after] = [street([1000, 0, 0]), street([4000, 0, 0])];
  expect(checkLimits(after, [limit], now).unchecked).toHaveLength(1);
  const context = { ...now, previous: { flow: before, elapsedMs: 60_000 } };
  expect(marginOf(after, limit, context)).toMatchObject({ value: 50, margin: 50, unit: "W/s" });
  const hasty = { ...now, previous: { flow: before, elapsedMs: 10_000 } };
  expect(checkLimits(after, [limit], hasty).violations).toMatchObject([{ value: 300 }]);
});

test("comfort comes from outside, and is unknown without a value", () => {
  const limit: Limit = {
    id: "warm",
    kind: "external",
    name: "H1 living room",
    unit: "°C",
    min: 19,
    ...terms,
  };
  const flow = street([0, 0, 0]);
  expect(checkLimits(flow, [limit], now).unchecked[0]?.reason).toBe("no value of H1 living room was given");
  expect(marginOf(flow, limit, { ...now, external: { "H1 living room": 20.5 } })).toMatchObject({
    margin: 1.5,
    bound: "lower",
    element: { kind: "external", id: "H1 living room" },
  });
});

test("a limit counts from when it is valid until before it is not", () => {
  const limit: Limit = {
    id: "x",
    kind: "current",
    line: "main1",
    maxA: 1,
    validFromMs: 100,
    validUntilMs: 200,
    ...terms,
  };
  const flow = street([1000, 0, 0]);
  const count = (atMs: number) => checkLimits(flow, [limit], { atMs }).violations.length;
  expect([99, 100, 199, 200].map(count)).toEqual([0, 1, 1, 0]);
});

test("limits on what is not there are refused by name, all at once", () => {
  const limits: Limit[] = [
    { id: "a", kind: "current", line: "main99", maxA: 1, ...terms },
    { id: "b", kind: "voltage", buses: ["H99"], minPu: 0.9, maxPu: 1.1, ...terms },
    { id: "c", kind: "contract", connectionPoint: "CP1", importVa: -1, ...terms },
  ];
  expect(() => checkLimits(street([0, 0, 0]), limits, now)).toThrow(
    /limit a: its line main99 is not in the network.*\n.*limit b: its bus H99.*\n.*limit c: its capacity is not usable/,
  );
});

test("a solution of another topology is refused, whatever its version says", () => {
  const [before, after] = [street([0, 0, 0]), street([0, 0, 0])];
  const checker = new LimitChecker(before.model, networkLimits(before.model.network));
  expect(checker.check(before, now).violations).toEqual([]);
  expect(() => checker.check(after, now)).toThrow(/were put to a solution of/);
});
