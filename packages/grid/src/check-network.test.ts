import { ConfigError } from "@sourceful/domain";
import { describe, expect, test } from "vitest";
import { buildRadialModel } from "./build-radial-model.ts";
import { checkNetwork } from "./check-network.ts";
import type { Line, Network } from "./network.ts";
import { streetNetwork } from "./street-network.ts";
import type { Transformer, VectorGroup } from "./transformer.ts";

const sound = streetNetwork({ houses: 2 });

function withLine(change: Partial<Line>): Network {
  return {
    ...sound,
    lines: sound.lines.map((line) => (line.id === "main2" ? { ...line, ...change } : line)),
  };
}

function withTransformer(change: Partial<Transformer>): Network {
  return { ...sound, transformers: sound.transformers.map((transformer) => ({ ...transformer, ...change })) };
}

function without<T extends object, K extends keyof T>(element: T, key: K): Omit<T, K> {
  const { [key]: removed, ...rest } = element;
  expect(removed).toBeDefined();
  return rest;
}

test("a sound network has no problems", () => {
  expect(checkNetwork(sound)).toEqual([]);
});

test.for<[string, Network]>([
  ["line main2: its toBus J22 is not in the network; did you mean J2?", withLine({ toBus: "J22" })],
  ["line main2: its length is 0; give it in km, above 0", withLine({ lengthKm: 0 })],
  ["line main2: it has no impedance; make it a closed switch", withLine({ rOhmPerKm: 0, xOhmPerKm: 0 })],
  [
    "line main2: its impedance is -1 + j0.08 ohm/km; give numbers, resistance not negative",
    withLine({ rOhmPerKm: -1 }),
  ],
  ["line main2: it joins 10000 V and 400 V; put a transformer between them", withLine({ fromBus: "MV" })],
  ["line main2: there are 0 of it side by side; give a whole number from 1", withLine({ parallel: 0 })],
  ["line main1: there are several of that id; give each an id of its own", withLine({ id: "main1" })],
  [
    "transformer T1: its lowV is 230 V on bus LV of 400 V; give both line-to-line, sides not swapped",
    withTransformer({ lowV: 230 }),
  ],
  ["transformer T1: its ratedVa is NaN; take it from its plate", withTransformer({ ratedVa: Number.NaN })],
  [
    "transformer T1: vector group Yzn is not supported; use one of Dyn, YNyn, Yyn, Yy, Dy, Yd, Dd",
    withTransformer({ vectorGroup: "Yzn" as VectorGroup }),
  ],
  [
    "transformer T1: its short-circuit impedance is 4, of which resistance 0.01325; give fractions of the rating, 0.04 for 4 %, the resistance not above the impedance",
    withTransformer({ impedanceFraction: 4 }),
  ],
  [
    "load L1: its power is not a number; give W and var for each phase",
    {
      ...sound,
      loads: [{ id: "L1", bus: "H1", powerW: [1, Number.NaN, 1], reactiveVar: [0, 0, 0] }],
      connectionPoints: [],
    },
  ],
  [
    "switch S: bus H1 is not an end of line main2; use J1 or J2",
    { ...sound, switches: [{ id: "S", bus: "H1", to: { line: "main2" }, isClosed: true }] },
  ],
  [
    "connection point CP1: its load L2 is at bus H2; put both at one bus",
    { ...sound, connectionPoints: [{ id: "CP1", bus: "H1", loads: ["L2"] }] },
  ],
])("says: %s", ([expected, network]) => {
  const problems = checkNetwork(network).map(({ element, problem, fix }) => `${element}: ${problem}; ${fix}`);
  expect(problems).toContain(expected);
});

describe("a network no sweep can go through", () => {
  test.for<[RegExp, Network]>([
    [/network: no source feeds any bus/, { ...sound, sources: [] }],
    [
      /source two: it feeds the same island as grid; open a switch between them/,
      { ...sound, sources: [...sound.sources, { id: "two", bus: "H1", voltagePu: 1, angleDegrees: 0 }] },
    ],
    [
      /transformer T2: it closes a loop with other transformers/,
      {
        ...sound,
        transformers: [...sound.transformers, { ...(sound.transformers[0] as Transformer), id: "T2" }],
      },
    ],
  ])("%s", ([expected, network]) => {
    expect(() => buildRadialModel(network)).toThrow(expected);
  });

  test("all problems come at once, in the error's details too", () => {
    const broken = { ...withLine({ lengthKm: -1, rOhmPerKm: Number.NaN }), frequencyHz: 0 };
    try {
      buildRadialModel(broken);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).code).toBe("grid_invalid");
      expect((error as ConfigError).details.problems).toHaveLength(3);
    }
  });
});

test("data that three phases need are missed by the three-phase sweep alone", () => {
  const network = withLine({});
  const lines = network.lines.map((line) => without(line, "zeroSequence"));
  const transformers = network.transformers.map((element) => without(element, "vectorGroup"));
  const { threePhaseProblems } = buildRadialModel({ ...network, lines, transformers });
  expect(threePhaseProblems.map(({ element }) => element).toSorted()).toEqual([
    "line main1",
    "line main2",
    "line service1",
    "line service2",
    "transformer T1",
  ]);
});
