import { expect, test } from "vitest";
import type { StateAnswers } from "./show-state.ts";
import { statePage } from "./state-page.ts";

const FIGURE = { variance: 0, known: 0 };
const figures = { net: FIGURE, l1: FIGURE, l2: FIGURE, l3: FIGURE, generation: FIGURE, reactive: FIGURE };
const view = {
  element: { kind: "feeder", id: "north" },
  topology_version: 3,
  at_ms: 0,
  is_valid: true,
  members: 2,
  by_freshness: { fresh: 1, stale: 0, estimated: 0, missing: 1 },
  suspect: 0,
  coverage: 0.5,
  quality: "missing",
  sources: { count: 1, digest: "" },
  figures: { ...figures, net: { known_value: 1200, variance: 100, known: 1 } },
  range: { low_w: 0, high_w: 0 },
} as const;
const answers: StateAnswers = {
  state: {
    community: "lane",
    topology_version: 3,
    position: 7,
    at_ms: 60_000,
    elements: [
      { element: { kind: "feeder", id: "north" }, view, verdict: "neighbour_voltage house-1" },
      { element: { kind: "feeder", id: "south" }, withheld: "no clause" },
    ],
    peds: [],
    quarantined: 2,
    refused: 0,
  },
  buildings: [
    {
      serial: "house\u001b[2J-1",
      kind: "building",
      freshness: "fresh",
      doubts: ["ramp_too_steep"],
      is_drifting: false,
      reorder_ms: 0,
      missing_messages: 0,
      connection_point: "CP1",
      sample_ms: 58_000,
      withheld: "no clause",
    },
  ],
  limits: {
    topology_version: 3,
    position: 7,
    at_ms: 60_000,
    buildings: { measured: 1, imputed: 0, missing: 1, unplaced: 0 },
    network: { is_computed: true },
    violations: [
      {
        limit_id: "line L1",
        kind: "current",
        severity: "firm",
        authority: "dso",
        element: { kind: "line", id: "L1" },
        phase: "b",
        bound: "upper",
        certainty: "possible",
        limit: 100,
        unit: "A",
        value: 112.4,
        margin: -12.4,
      },
    ],
    tightest: [],
    unchecked: [],
    headroom: [
      { connection_point: "CP1", buildings: ["house-1"], import_w: 0, import_stopped_by: "line L1" },
    ],
  },
};

const lines = statePage(answers).split("\n");
const lineOf = (start: string) => lines.find((line) => line.startsWith(start)) ?? "";

test("a sum with a part missing is called known, not passed off as the whole", () => {
  expect(lineOf("feeder north")).toMatch(/known 1\.20 kW +20 W +1\/2 +50 % +missing/);
});

test("what the test of a feeder found is told beside its quality", () => {
  expect(lineOf("feeder north")).toMatch(/missing, neighbour_voltage house-1$/);
});

test("what is withheld says why, in the place of figures", () => {
  expect(lineOf("feeder south")).toMatch(/no clause$/);
});

test("a limit says how hard it is, where, by how much, and how certain that is", () => {
  expect(lineOf("firm")).toBe("firm: line L1, phase b 112 of 100 A (possible)");
});

test("a building has its doubts, its age and what stops it; its name steers no terminal", () => {
  expect(lineOf("house")).toMatch(/^house \[2J-1 +CP1 +private +ramp_too_steep +2\.0 s +0 W +line L1$/);
});

test("what waits for a person is told with the command for it", () => {
  expect(lines).toContain("2 messages wait for a steward: edgeware quarantine");
});
