import { expect, test } from "vitest";
import { hostingCapacity } from "./hosting-capacity.ts";
import type { Load, Network } from "./network.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";
import { streetNetwork } from "./street-network.ts";

const network = streetNetwork({ houses: 10, spacingM: 60 });
const idle = Object.fromEntries(
  network.loads.map(({ id }) => [id, { powerW: [0, 0, 0] as const, reactiveVar: [0, 0, 0] as const }]),
);
const scenarios = [
  { name: "evening", loads: {} },
  { name: "noon", loads: idle },
];

function highest(watts: number): number {
  const pv: Load = {
    id: "pv",
    bus: "H10",
    powerW: [-watts / 3, -watts / 3, -watts / 3],
    reactiveVar: [0, 0, 0],
  };
  const solved: Network = {
    ...network,
    loads: [...network.loads.map((load) => ({ ...load, ...idle[load.id] })), pv],
  };
  const flow = solvePowerFlow(solved);
  return Math.max(...network.buses.flatMap(({ id }) => flow.voltage(id)?.magnitudePu ?? []));
}

test("is what the idle street bears, less a tenth", () => {
  const { grossW, powerW, binding, topologyVersion } = hostingCapacity(network, { bus: "H10", scenarios });
  expect(highest(grossW)).toBeLessThanOrEqual(1.06);
  expect(highest(grossW + 1.01)).toBeGreaterThan(1.06);
  expect(powerW).toBeCloseTo(grossW * 0.9, 9);
  expect([binding?.scenario, binding?.bus, topologyVersion]).toEqual(["noon", "H10", "1"]);
});

test("on one phase is less than a third of that on three", () => {
  const three = hostingCapacity(network, { bus: "H10", scenarios }).powerW;
  const one = hostingCapacity(network, { bus: "H10", scenarios, phases: [true, false, false] });
  expect(one.powerW).toBeLessThan(three / 3);
  expect(one.binding?.phase).toBe("a");
});

test("shrinks along the street", () => {
  const [near, middle, far] = ["H1", "H5", "H10"].map(
    (bus) => hostingCapacity(network, { bus, scenarios }).grossW,
  );
  expect(near).toBeGreaterThan(middle as number);
  expect(middle).toBeGreaterThan(far as number);
});

test("is nothing where a scenario is out of band already", () => {
  const low = { ...network, sources: network.sources.map((source) => ({ ...source, voltagePu: 0.93 })) };
  const found = hostingCapacity(low, { bus: "H10", scenarios });
  expect([found.grossW, found.binding?.scenario]).toEqual([0, "evening"]);
});

test("refuses a scenario about loads that are not there", () => {
  const wrong = [{ name: "x", loads: { L99: { powerW: [0, 0, 0], reactiveVar: [0, 0, 0] } as const } }];
  expect(() => hostingCapacity(network, { bus: "H10", scenarios: wrong })).toThrow(
    /load L99: a scenario names it/,
  );
});
