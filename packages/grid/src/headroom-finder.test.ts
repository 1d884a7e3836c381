import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HeadroomFinder } from "./headroom-finder.ts";
import type { Limit } from "./limit.ts";
import { checkLimits } from "./limit-checker.ts";
import type { Load, Network } from "./network.ts";
import { networkLimits } from "./network-limits.ts";
import type { PhaseValues } from "./phase-values.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";
import { streetNetwork } from "./street-network.ts";

const now = { atMs: 0 };
const physics = (network: Network) => networkLimits(network).filter(({ kind }) => kind !== "contract");

function withAdded(network: Network, bus: string, powerW: PhaseValues): Network {
  const added: Load = { id: "added", bus, powerW, reactiveVar: [0, 0, 0] };
  return { ...network, loads: [...network.loads, added] };
}

test("stops at what the contract leaves", () => {
  const network = streetNetwork({ houses: 3 });
  const finder = new HeadroomFinder(network, networkLimits(network));
  const found = finder.find({ connectionPoint: "CP2", direction: "import" }, now);
  // The house draws 1 kW and 0.2 kvar of its 17 kVA.
  const room = Math.sqrt(17_000 ** 2 - 200 ** 2) - 1000;
  expect(found.powerW).toBeLessThanOrEqual(room);
  expect(found.powerW).toBeGreaterThan(room - 1);
  expect(found).toMatchObject({
    reason: "limit",
    binding: { kind: "contract", element: { id: "CP2" }, bound: "import" },
  });
});

test("what it certifies keeps every limit when solved anew, and a little more does not", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 15 }),
      fc.constantFrom("import", "export"),
      fc.constantFrom([true, true, true], [true, false, false], [false, true, true]),
      fc.integer({ min: 20, max: 120 }),
      (house, direction, phases, spacingM) => {
        const network = streetNetwork({ houses: 15, spacingM });
        const limits = physics(network);
        const finder = new HeadroomFinder(network, limits);
        const query = {
          connectionPoint: `CP${house}`,
          direction,
          phases: phases as [boolean, boolean, boolean],
        } as const;
        const { powerW, binding } = finder.find(query, now);
        const at = (watts: number) => {
          const share = ((direction === "import" ? 1 : -1) * watts) / phases.filter(Boolean).length;
          const powers = phases.map((has) => (has ? share : 0)) as unknown as PhaseValues;
          return checkLimits(solvePowerFlow(withAdded(network, `H${house}`, powers)), limits, now).violations;
        };
        expect(at(powerW)).toEqual([]);
        expect(at(powerW + 1.01).map(({ limitId }) => limitId)).toContain(binding?.limitId);
      },
    ),
    { numRuns: 20 },
  );
});

describe("a limit that is broken already", () => {
  const network = streetNetwork({ houses: 8, spacingM: 100, powerW: () => [0, 0, -5000] });
  const band: Limit = {
    id: "band",
    kind: "voltage",
    buses: "all",
    minPu: 0.9,
    maxPu: 1.04,
    severity: "statutory",
    authority: "dso",
  };

  test("lets through what relieves it and stops what makes it worse", () => {
    const finder = new HeadroomFinder(network, [band]);
    const onPhase = { connectionPoint: "CP8", phases: [false, false, true] } as const;
    expect(finder.find({ ...onPhase, direction: "import" }, now).powerW).toBeGreaterThan(3000);
    expect(finder.find({ ...onPhase, direction: "export" }, now)).toMatchObject({
      powerW: 0,
      reason: "limit",
      binding: { limitId: "band", bound: "upper", phase: "c" },
    });
  });

  test("does not stop when it is advisory", () => {
    const finder = new HeadroomFinder(network, [{ ...band, severity: "advisory" }]);
    expect(finder.find({ connectionPoint: "CP8", direction: "export", upToW: 1000 }, now)).toMatchObject({
      powerW: 1000,
      reason: "cap",
    });
  });
});

test("without limits the network's own end is found", () => {
  const finder = new HeadroomFinder(streetNetwork({ houses: 4, spacingM: 200 }), []);
  const found = finder.find({ connectionPoint: "CP4", direction: "import" }, now);
  expect(found).toMatchObject({ reason: "unsolvable" });
  expect(found.powerW).toBeGreaterThan(100_000);
});

test("it starts from the powers it is given, and names limits nobody could check", () => {
  const network = streetNetwork({ houses: 2 });
  const limits: Limit[] = [
    ...networkLimits(network),
    {
      id: "warm",
      kind: "external",
      name: "room",
      unit: "°C",
      min: 19,
      severity: "firm",
      authority: "operator",
    },
  ];
  const finder = new HeadroomFinder(network, limits);
  const powers = Float64Array.from([4000, 0, 4000, 0, 4000, 0, 0, 0, 0, 0, 0, 0]);
  const found = finder.find({ connectionPoint: "CP1", direction: "import", powers }, now);
  expect(found.powerW).toBeCloseTo(5000, -1);
  expect(found.unchecked.map(({ limitId }) => limitId)).toEqual(["warm"]);
});

test("a connection point that is dead or unknown has none", () => {
  const network = {
    ...streetNetwork({ houses: 2 }),
    switches: [{ id: "S", bus: "J1", to: { line: "main2" }, isClosed: false }],
  };
  const finder = new HeadroomFinder(network, []);
  expect(finder.find({ connectionPoint: "CP2", direction: "import" }, now)).toMatchObject({
    powerW: 0,
    reason: "notSupplied",
  });
  expect(() => finder.find({ connectionPoint: "CP7", direction: "import" }, now)).toThrow(
    /CP7: it is not in the network/,
  );
});
