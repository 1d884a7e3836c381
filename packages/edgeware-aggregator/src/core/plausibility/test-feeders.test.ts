import { expect, test } from "vitest";
import type { AlarmEffect } from "../community-effect.ts";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { CommunityTopology, Phase } from "../topology/community-topology.ts";
import { viewElement } from "../views/element-view.ts";
import { viewReporter } from "../views/reporter-view.ts";
import { type FeederModel, feederModel } from "./feeder-model.ts";

const HOUSES = 10;
const FEEDER = { kind: "feeder", id: "f0" } as const;
/** Each house on one phase, in turn; spans of 140 m, as in the country, unless told. */
const onePhase = countryRoad(4);

function countryRoad(spans: number): CommunityTopology {
  const topology = street({ houses: HOUSES });
  const point = (i: number) => ({ phases: [((i % 3) + 1) as Phase] });
  return {
    ...topology,
    connectionPoints: topology.connectionPoints.map((known, i) => ({ ...known, ...point(i) })),
    lines: (topology.lines ?? []).map((line) => ({
      ...line,
      rOhm: line.rOhm * spans,
      xOhm: line.xOhm * spans,
    })),
  };
}

const phaseOf = (house: number) => ((house % 3) + 1) as Phase;

/** How much the voltage of one house rises with the power of another, V/W. */
function riseOf(model: FeederModel, house: number, by: number): number {
  const row = model.voltageRow(houseSerial(house), phaseOf(house));
  const at = row?.unknowns.indexOf(model.powerOf(houseSerial(by), phaseOf(by))) ?? -1;
  return (row?.coefficients[at] ?? 0) / 1000;
}

/** What each house says and what is true; voltages by the model, with small errors of the meters. */
function reportStreet(
  community: FoldedCommunity,
  saidW: (house: number) => number,
  { trueW = saidW, hasVoltages = true, hasMeter = true, meterOffW = 0 } = {},
): void {
  const { topology } = community.state.data;
  const feeder = topology.feeders[0];
  if (!feeder) throw new Error("no feeder");
  const model = feederModel(topology, community.state.derived.index, feeder);
  for (let house = 0; house < HOUSES; house++) {
    let v = 235 + 0.2 * Math.sin(7 * house);
    for (let by = 0; by < HOUSES; by++) v += riseOf(model, house, by) * trueW(by);
    const w = saidW(house);
    community.report({ sender: houseSerial(house) }, { w, phases: [{ w, ...(hasVoltages && { v }) }] });
  }
  if (!hasMeter) return;
  const phases = [1, 2, 3].map((phase) => {
    const houses = Array.from({ length: HOUSES }, (_, i) => i).filter((house) => phaseOf(house) === phase);
    return { w: houses.reduce((sum, house) => sum + trueW(house), meterOffW), v: 235.1 };
  });
  community.report({ sender: "meter-f0" }, { phases });
}

const usual = (house: number) => 400 + 130 * house;
const lieOf = (liar: number, byW: number) => (house: number) => usual(house) - (house === liar ? byW : 0);

/** Two tests of the feeder, a minute apart, with the same reports before each. */
function testTwice(community: FoldedCommunity, report: () => void): void {
  for (let minute = 0; minute < 2; minute++) {
    report();
    community.tick(1000);
    community.tick(59_000);
  }
}

function alarmsOf(community: FoldedCommunity): AlarmEffect[] {
  return community.effects.filter((effect): effect is AlarmEffect => effect.type === "alarm");
}

test("a street that tells the truth passes", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  reportStreet(community, usual);
  community.tick();
  expect(alarmsOf(community)).toEqual([]);
  expect(viewElement(community.state, FEEDER)).toMatchObject({ quality: "valid", suspect: 0 });
});

test.each([0, 4, 9])("neighbours' voltages and the meter tell that house %i hides 5 kW", (liar) => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  reportStreet(community, lieOf(liar, 5000), { trueW: usual });
  community.tick();
  expect(alarmsOf(community)).toMatchObject([{ code: "neighbour_voltage", about: houseSerial(liar) }]);
  expect(viewReporter(community.state, houseSerial(liar))?.suspectUntilMs).toBe(community.nowMs + 900_000);
  const view = viewElement(community.state, FEEDER);
  expect(view).toMatchObject({ quality: "suspect", suspect: 1, confidence: 0 });
  expect(viewElement(community.state, { kind: "building", id: houseSerial(liar) })).toMatchObject({
    quality: "suspect",
  });
});

test("voltages alone find a lie of 7 kW at the end of the street", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  reportStreet(community, lieOf(9, 7000), { trueW: usual, hasMeter: false });
  community.tick();
  expect(alarmsOf(community)).toMatchObject([{ code: "neighbour_voltage", about: houseSerial(9) }]);
});

test("over 35 m of cable a lie moves too little to name one neighbour rather than another", () => {
  const community = new FoldedCommunity({ topology: countryRoad(1), atMs: MIDSUMMER_MS });
  testTwice(community, () => reportStreet(community, lieOf(0, 5000), { trueW: usual }));
  expect(alarmsOf(community)).toMatchObject([{ code: "feeder_unbalanced", about: "f0" }]);
  expect(viewElement(community.state, FEEDER)?.suspect).toBe(0);
});

test("without voltages the balance fails, and nobody is named who cannot be told from the others", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  testTwice(community, () => reportStreet(community, lieOf(4, 5000), { trueW: usual, hasVoltages: false }));
  expect(alarmsOf(community)).toMatchObject([{ code: "feeder_unbalanced", about: "f0" }]);
  expect(viewElement(community.state, FEEDER)?.suspect).toBe(0);
});

test("what fits badly once, and nobody stands out, is in doubt and no alarm", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  reportStreet(community, lieOf(4, 5000), { trueW: usual, hasVoltages: false });
  community.tick(1000);
  expect(community.state.data.feederVerdicts.get("f0")).toBe("in doubt");
  community.tick(30_000);
  reportStreet(community, usual, { hasVoltages: false });
  community.tick(30_000);
  expect(community.state.data.feederVerdicts.get("f0")).toBe("fits");
  expect(alarmsOf(community)).toEqual([]);
});

test("a feeder's meter that is off on one phase is itself the one that is named", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  reportStreet(community, usual, { meterOffW: 4000 });
  community.tick();
  expect(alarmsOf(community)).toMatchObject([{ code: "meter_suspect", about: "meter-f0" }]);
});

test("a verdict that stays is told once, one that passes is forgotten", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  for (let minute = 0; minute < 3; minute++) {
    reportStreet(community, lieOf(4, 5000), { trueW: usual });
    community.tick(1000);
    community.tick(59_000);
  }
  expect(alarmsOf(community)).toHaveLength(1);
  for (let minute = 0; minute < 16; minute++) {
    reportStreet(community, usual);
    community.tick(1000);
    community.tick(59_000);
  }
  expect(viewElement(community.state, FEEDER)).toMatchObject({ suspect: 0 });
  expect(community.state.data.feederVerdicts.get("f0")).toBe("fits");
});

test("a building that is not heard may be anywhere and does not unbalance the feeder", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  reportStreet(community, usual);
  const { reporters } = community.state.data;
  delete reporters.get(houseSerial(3))?.live;
  community.tick();
  expect(alarmsOf(community)).toEqual([]);
});

test("5 kW over 100 m of cable lift or lower a neighbour by a volt or two", () => {
  // community-anchors.md 2.16 f: 0.446 Ω/km, with the return through an equal core.
  const line = { id: "l", from: "f0-b0", to: "f0-b1", rOhm: 0.0446, xOhm: 0.0071 };
  const topology = { ...onePhase, lines: [line] };
  const community = new FoldedCommunity({ topology, atMs: MIDSUMMER_MS });
  const [feeder] = topology.feeders;
  if (!feeder) throw new Error("no feeder");
  const model = feederModel(topology, community.state.derived.index, feeder);
  const drop = -riseOf(model, 0, 0) * 5000;
  expect(drop).toBeGreaterThan(1);
  expect(drop).toBeLessThan(2.1);
  expect(model.voltageRow(houseSerial(1), 2)).toBeUndefined();
});

test("voltages of ten seconds ago do not contradict a load that was put on since", () => {
  const community = new FoldedCommunity({ topology: onePhase, atMs: MIDSUMMER_MS });
  const STEP_W = 3000;
  reportStreet(community, usual);
  const { growth } = community.state.data.reporters.get(houseSerial(9)) ?? {};
  // A house where that happens every minute or so.
  if (growth) growth.w2PerS[`l${phaseOf(9)}`] = STEP_W ** 2 / 60;
  community.nowMs += 10_000;
  const w = usual(9) + STEP_W;
  const [feeder] = onePhase.feeders;
  if (!feeder) throw new Error("no feeder");
  const model = feederModel(onePhase, community.state.derived.index, feeder);
  let v = 235;
  for (let by = 0; by < HOUSES; by++) v += riseOf(model, 9, by) * (usual(by) + (by === 9 ? STEP_W : 0));
  community.report({ sender: houseSerial(9) }, { w, phases: [{ w, v }] });
  const phases = [1, 2, 3].map((phase) => {
    const houses = Array.from({ length: HOUSES }, (_, i) => i).filter((house) => phaseOf(house) === phase);
    return { w: houses.reduce((sum, i) => sum + usual(i) + (i === 9 ? STEP_W : 0), 0), v: 235.1 };
  });
  community.report({ sender: "meter-f0" }, { phases });
  community.tick();
  expect(alarmsOf(community)).toEqual([]);
});

/** Three-phase houses enough for more powers than voltages tell of, the first of which may add to its own or take from it. */
function reportLargeStreet(lieW: number, { hasMeter = true } = {}): FoldedCommunity {
  const houses = 140;
  const topology = street({ houses, housesPerFeeder: houses });
  const community = new FoldedCommunity({ topology, atMs: MIDSUMMER_MS });
  testTwice(community, () => {
    for (let house = 0; house < houses; house++) {
      const w = 300 - (house === 0 ? lieW / 3 : 0);
      const phases = [1, 2, 3].map(() => ({ w, v: 230 }));
      community.report({ sender: houseSerial(house) }, { w: 3 * w, phases });
    }
    if (hasMeter)
      community.report({ sender: "meter-f0" }, { phases: [1, 2, 3].map(() => ({ w: 300 * houses })) });
  });
  return community;
}

test("a feeder too large for its voltages is tested by its meter, and nobody is named", () => {
  expect(alarmsOf(reportLargeStreet(0))).toEqual([]);
  expect(reportLargeStreet(0).state.data.feederVerdicts.get("f0")).toBe("fits");
  const lied = reportLargeStreet(-15_000);
  expect(alarmsOf(lied)).toMatchObject([{ code: "feeder_unbalanced", about: "f0" }]);
  expect(viewElement(lied.state, FEEDER)?.suspect).toBe(0);
});

test("a feeder too large for its voltages that has no meter says so", () => {
  expect(alarmsOf(reportLargeStreet(0, { hasMeter: false }))).toMatchObject([
    { severity: "SEV-4", code: "feeder_not_tested", about: "f0" },
  ]);
});
