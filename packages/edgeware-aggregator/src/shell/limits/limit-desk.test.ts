import { solvePowerFlow } from "@sourceful/grid";
import { expect, test } from "vitest";
import type { CommunityConfig } from "../../configuration/community-config.ts";
import { EXAMPLE_COMMUNITY } from "../../configuration/community-document.ts";
import { parseCommunity } from "../../configuration/community-file.ts";
import { networkOf } from "../../configuration/network-of.ts";
import { membershipsOf, topologyOf } from "../../configuration/read-community.ts";
import { FoldedCommunity, type SampleSpec } from "../../core/testing/folded-community.ts";
import { MIDSUMMER_MS } from "../../core/testing/street.ts";
import { LimitDesk } from "./limit-desk.ts";

/** Night, so that nobody's PV is doubted. */
const NIGHT_MS = MIDSUMMER_MS;

const example = parseCommunity(EXAMPLE_COMMUNITY, "community.yaml");
const open: CommunityConfig = {
  ...example,
  connection_points: example.connection_points.map((point) => ({
    ...point,
    buildings: point.buildings.map((building) => ({
      ...building,
      member: { state: "ACTIVE", decision_record: "contract", member_data_clause: true },
    })),
  })),
};

function community(config: CommunityConfig): FoldedCommunity {
  const folded = new FoldedCommunity({ topology: topologyOf(config, 1), atMs: NIGHT_MS });
  for (const membership of membershipsOf(config)) folded.fold({ type: "membership", membership });
  return folded;
}

const QUIET: Readonly<Record<string, SampleSpec>> = {
  "house-1": { w: 900, phases: [{ w: 300 }, { w: 300 }, { w: 300 }] },
  "house-2": { w: 400 },
  "house-3": { w: 500 },
  "house-4a": { w: 600 },
  "house-4b": { w: 700 },
};

function everyoneReports(config: CommunityConfig, but: Readonly<Record<string, SampleSpec>> = {}) {
  const folded = community(config);
  for (const [sender, sample] of Object.entries({ ...QUIET, ...but })) folded.report({ sender }, sample);
  return folded;
}

test("the view is the exact solution of what the buildings draw", async () => {
  const { state } = everyoneReports(open);
  const view = await new LimitDesk().view(state, open);
  expect(view).toMatchObject({
    topologyVersion: 1,
    buildings: { measured: 5, imputed: 0, missing: 0, unplaced: 0 },
    network: { isComputed: true },
    violations: [],
  });
  const network = networkOf(open, 1);
  if (!network) throw new Error("the example has lines");
  const drawn: Readonly<Record<string, readonly [number, number, number]>> = {
    "house-1": [300, 300, 300],
    "house-2": [400, 0, 0],
    "house-3": [0, 500, 0],
    "house-4a": [600, 0, 0],
    "house-4b": [0, 700, 0],
  };
  const flow = solvePowerFlow({
    ...network,
    loads: network.loads.map((load) => ({ ...load, powerW: drawn[load.id] ?? load.powerW })),
  });
  const lowest = Math.min(...network.buses.flatMap(({ id }) => flow.voltage(id)?.magnitudePu ?? []));
  const voltage = view.tightest.find(({ limitId, bound }) => limitId === "voltage" && bound === "lower");
  expect(voltage?.value).toBeCloseTo(lowest, 12);
  expect(voltage).toMatchObject({ severity: "statutory", authority: "regulator", certainty: "expected" });
});

test("headroom is what a connection has left, and names what stops it", async () => {
  const { state } = everyoneReports(open);
  const { headroom } = await new LimitDesk().view(state, open);
  const third = headroom.find(({ connectionPoint }) => connectionPoint === "birch-lane-3");
  expect(third).toMatchObject({ buildings: ["house-3"], importStoppedBy: "contract birch-lane-3" });
  expect(third?.importW).toBeGreaterThan(9200 - 500 - 20);
  expect(third?.importW).toBeLessThanOrEqual(9200 - 500);
  expect(third?.exportW).toBeCloseTo(500, -2);
});

test("an overloaded connection and line are told with the severest first", async () => {
  const weak: CommunityConfig = {
    ...open,
    lines: open.lines?.map((line) => (line.id === "L2" ? { ...line, rated_a: 20 } : line)) ?? [],
  };
  const { state } = everyoneReports(weak, { "house-3": { w: 9500 } });
  const { violations, topologyVersion } = await new LimitDesk().view(state, weak);
  expect(topologyVersion).toBe(1);
  const firm = violations.filter(({ severity }) => severity === "firm");
  expect(firm.map(({ limitId, certainty }) => [limitId, certainty])).toEqual([
    ["line L2", "expected"],
    ["contract birch-lane-3", "expected"],
  ]);
  expect(firm[0]?.value).toBeGreaterThan(40);
});

test("a building nobody heard of is taken for the worst, and says so", async () => {
  const folded = community(open);
  for (const [sender, sample] of Object.entries(QUIET)) {
    if (sender !== "house-3") folded.report({ sender }, sample);
  }
  const tight: CommunityConfig = {
    ...open,
    lines: open.lines?.map((line) => (line.id === "L2" ? { ...line, rated_a: 30 } : line)) ?? [],
  };
  const view = await new LimitDesk().view(folded.state, tight);
  expect(view.buildings).toMatchObject({ measured: 4, missing: 1 });
  expect(view.violations.map(({ limitId, certainty }) => [limitId, certainty])).toContainEqual([
    "line L2",
    "possible",
  ]);
});

test("one building's own figures stay with it without the clause in its contract", async () => {
  const { state } = everyoneReports(example, { "house-3": { w: 9500 } });
  const { violations, headroom } = await new LimitDesk().view(state, example);
  const broken = violations.find(({ limitId }) => limitId === "contract birch-lane-3");
  expect(broken).toMatchObject({ withheld: "no contract clause gives administrators member data" });
  expect(broken).not.toHaveProperty("value");
  expect(broken).not.toHaveProperty("margin");
  const [third, joint] = ["birch-lane-3", "birch-lane-4"].map((id) =>
    headroom.find(({ connectionPoint }) => connectionPoint === id),
  );
  expect(third).not.toHaveProperty("importW");
  expect(joint).toHaveProperty("importW");
});

test("without lines ratings and capacities are held against sums", async () => {
  const { lines: _, ...bare } = open;
  const config: CommunityConfig = {
    ...bare,
    transformers: [{ id: "T1", rated_va: 3000 }],
    connection_points: bare.connection_points.map(({ bus: __, ...point }) => point),
  };
  const { state } = everyoneReports(config);
  const view = await new LimitDesk().view(state, config);
  expect(view.network).toMatchObject({
    isComputed: false,
    reason: expect.stringContaining("no lines") as string,
  });
  expect(view.violations).toMatchObject([
    { limitId: "transformer T1", bound: "import", certainty: "expected", value: 3100, limit: 3000 },
  ]);
});

test("a switch that opens leaves its part unsupplied, not kept and not broken", async () => {
  const config: CommunityConfig = {
    ...open,
    switches: [{ id: "S1", from: "joint-1", to: "joint-1b", closed: true }],
    lines: open.lines?.map((line) => (line.id === "L2" ? { ...line, from: "joint-1b" } : line)) ?? [],
  };
  const folded = everyoneReports(config);
  const desk = new LimitDesk();
  expect((await desk.view(folded.state, config)).unchecked).toEqual([]);
  folded.fold({ type: "switch", switchId: "S1", isClosed: false, source: "relay" });
  const view = await desk.view(folded.state, config);
  expect(view.unchecked.map(({ limitId }) => limitId)).toContain("line L2");
});

test("a view is kept for five seconds, and callers at once share one calculation", async () => {
  const folded = everyoneReports(open);
  const desk = new LimitDesk();
  const [first, second] = await Promise.all([desk.view(folded.state, open), desk.view(folded.state, open)]);
  expect(second).toBe(first);
  folded.tick(1000);
  expect(await desk.view(folded.state, open)).toBe(first);
  folded.tick(4000);
  expect((await desk.view(folded.state, open)).atMs).toBe(NIGHT_MS + 5000);
});
