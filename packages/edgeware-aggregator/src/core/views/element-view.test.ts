import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "../community-policy.ts";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { TopologyDer } from "../topology/community-topology.ts";
import { viewElement } from "./element-view.ts";
import { findUnequalSums } from "./recompute.ts";

const COMMUNITY = { kind: "community", id: "street" } as const;
const house = houseSerial(0);
const HOUSE = { kind: "building", id: house } as const;

function streetOf(houses: number): FoldedCommunity {
  return new FoldedCommunity({ topology: street({ houses }), atMs: MIDSUMMER_MS });
}

const three = (w: number) => ({ w, phases: [{ w: w / 2 }, { w: w / 4 }, { w: w / 4 }] });

test("a community's number carries value, variance, coverage, age, data class and sources", () => {
  const community = streetOf(2);
  community.report({ sender: house }, three(1000));
  community.tick(1000);
  community.report({ sender: houseSerial(1) }, three(-400));
  const view = viewElement(community.state, COMMUNITY);
  expect(view).toMatchObject({
    topologyVersion: 1,
    isValid: true,
    members: 2,
    coverage: 1,
    ageMs: 1000,
    dataClass: "REAL",
    quality: "valid",
    sources: { count: 2 },
  });
  // Of meters, and of what two connections of 22 kW may wander until it is looked at them again.
  const wanderedW2 = (2 * (22_000 / 8) ** 2 * DEFAULT_POLICY.widenEveryMs) / 900_000;
  expect(view?.figures.net).toEqual({
    value: 600,
    knownValue: 600,
    known: 2,
    variance: expect.closeTo(10 ** 2 + 25 + 4 ** 2 + 25 + wanderedW2, 2) as number,
  });
  expect(view?.figures.l1.value).toBe(300);
  expect(view?.figures.reactive).toEqual({ known: 0, variance: 0 });
});

test("a sum with a part missing has no value, but says what it knows and what it may be (R21, R45)", () => {
  const community = streetOf(2);
  community.report({ sender: house }, three(1000));
  const view = viewElement(community.state, COMMUNITY);
  expect(view?.figures.net.value).toBeUndefined();
  expect(view?.figures.net.knownValue).toBe(1000);
  expect(view).toMatchObject({ coverage: 0.5, quality: "missing" });
  expect(view?.range.lowW).toBeLessThanOrEqual(1000 - 6000);
  expect(view?.range.highW).toBeGreaterThanOrEqual(1000 + 16_000);
});

test("confidence is the lowest and the data class the worst of what contributes (R35, R36, R20)", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          w: fc.integer({ min: -6000, max: 16_000 }),
          dataClass: fc.constantFrom(
            "REAL" as const,
            "CALIBRATED" as const,
            "COMPUTED" as const,
            "SYNTHETIC" as const,
          ),
          ageMs: fc.integer({ min: 0, max: 800_000 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      fc.integer({ min: 0, max: 1_000_000 }),
      (reports, laterMs) => {
        const community = streetOf(reports.length);
        for (const [i, { w, dataClass, ageMs }] of reports.entries()) {
          community.report({ sender: houseSerial(i), dataClass, ts: MIDSUMMER_MS - ageMs }, { w });
        }
        community.tick(laterMs);
        const houses = reports.map((_, i) =>
          viewElement(community.state, { kind: "building", id: houseSerial(i) }),
        );
        const heard = houses.filter((view) => view?.confidence !== undefined);
        const whole = viewElement(community.state, COMMUNITY);
        const lowest = Math.min(...heard.map((view) => view?.confidence ?? 0));
        if (heard.length > 0) expect(whole?.confidence).toBe(lowest);
        else expect(whole?.confidence).toBeUndefined();
        const classes = ["REAL", "CALIBRATED", "COMPUTED", "SYNTHETIC"];
        const worst = Math.max(-1, ...heard.map((view) => classes.indexOf(view?.dataClass ?? "")));
        expect(whole?.dataClass).toBe(classes[worst]);
      },
    ),
    { numRuns: 60 },
  );
});

test("from the last sample on uncertainty grows with age and is never understated", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120_000 }), { minLength: 1, maxLength: 30 }), (steps) => {
      const community = streetOf(1);
      community.report({ sender: house }, three(2000));
      const q = community.state.data.reporters.get(house)?.growth.w2PerS.net ?? 0;
      let last = 0;
      for (const step of steps) {
        community.tick(step);
        const view = viewElement(community.state, HOUSE);
        const ageMs = community.nowMs - MIDSUMMER_MS;
        if (ageMs > DEFAULT_POLICY.freshForMs + DEFAULT_POLICY.holdForMs) break;
        const { variance = 0, value } = view?.figures.net ?? {};
        expect(value).toBe(2000);
        expect(variance).toBeGreaterThanOrEqual(last);
        const grown = Math.min(22_000 ** 2 / 12, 20 ** 2 + 25 + (q * ageMs) / 1000);
        expect(variance).toBeGreaterThanOrEqual(grown);
        const isFresh = ageMs <= DEFAULT_POLICY.freshForMs;
        expect(view?.byFreshness).toMatchObject({ fresh: Number(isFresh), stale: Number(!isFresh) });
        last = variance;
      }
    }),
    { numRuns: 60 },
  );
});

/** Reports 2 kW or so for two days, then nothing. */
function afterTwoDays(): FoldedCommunity {
  const community = streetOf(1);
  for (let i = 0; i < 2 * 24 * 30; i++) {
    community.nowMs += 120_000;
    community.report({ sender: house }, three(2000 + 300 * (i % 2)));
    community.fold({ type: "tick" });
  }
  return community;
}

test("a value that is missed is held, then imputed from its usual hour for two intervals, then missing (R28)", () => {
  const community = afterTwoDays();
  const stateAfter = (ms: number) => {
    community.tick(ms);
    const view = viewElement(community.state, HOUSE);
    return { quality: view?.quality, value: view?.figures.net.value, view };
  };
  expect(stateAfter(60_000)).toMatchObject({ quality: "valid", value: 2300 });
  expect(stateAfter(900_000)).toMatchObject({ quality: "valid", value: 2300 });
  const imputed = stateAfter(1);
  expect(imputed.quality).toBe("estimated");
  expect(imputed.value).toBeCloseTo(2150, -1);
  expect(imputed.view).toMatchObject({ dataClass: "CALIBRATED", coverage: 0 });
  expect(imputed.view?.figures.net.variance).toBeGreaterThan(0);
  expect(imputed.view?.figures.l1.value).toBeCloseTo((imputed.value ?? 0) / 3, 2);
  expect(stateAfter(1_799_998).quality).toBe("estimated");
  expect(stateAfter(30_002)).toMatchObject({ quality: "missing", value: undefined });
});

test("what the books teach of a silent building's usual power is in its imputed value at once", () => {
  const policy = { intervalMs: 60_000, holdForMs: 60_000, liveForMs: 130_000 };
  const community = new FoldedCommunity({ topology: street({ houses: 1 }), policy, atMs: MIDSUMMER_MS });
  for (let second = 0; second < 300; second += 10) {
    community.report({ sender: house }, { w: 400 + second });
    community.tick(10_000);
  }
  const imputed = new Set<number | undefined>();
  for (let second = 0; second < 240; second++) {
    community.tick(1000);
    const view = viewElement(community.state, HOUSE);
    if (view?.byFreshness.estimated === 1) imputed.add(view.figures.net.value);
    expect(findUnequalSums(community.state)).toEqual([]);
  }
  expect(imputed.size).toBeGreaterThan(1);
});

test("a clock that is ahead makes no value look younger than it is", () => {
  const community = streetOf(1);
  const aheadMs = 20_000;
  community.beat({ sender: house, ts: community.nowMs + aheadMs });
  community.report({ sender: house, ts: community.nowMs + aheadMs }, { w: 500 });
  community.tick(DEFAULT_POLICY.freshForMs);
  expect(viewElement(community.state, HOUSE)).toMatchObject({ coverage: 1, ageMs: 60_000 });
  community.tick(1000);
  expect(viewElement(community.state, HOUSE)?.coverage).toBe(0);
});

test("neighbours under the same clouds go wrong together, others each for itself", () => {
  const perHouse = (ders: readonly TopologyDer[]) => {
    const community = new FoldedCommunity({ topology: street({ houses: 4, ders }), atMs: MIDSUMMER_MS });
    const noonMs = 12 * 3_600_000;
    community.tick(noonMs);
    for (let minute = 0; minute < 60; minute++) {
      for (let k = 0; k < 4; k++) {
        const w = minute % 2 === 0 ? -1000 : -2000;
        const measured = ders.map(({ id }) => ({ id, kind: "pv" as const, w }));
        community.report({ sender: houseSerial(k) }, { w, ders: measured });
      }
      community.tick(60_000);
    }
    const alone = viewElement(community.state, HOUSE)?.figures.net.variance ?? 0;
    return (viewElement(community.state, COMMUNITY)?.figures.net.variance ?? 0) / alone;
  };
  expect(perHouse([])).toBeCloseTo(4, 2);
  const pv = { id: "pv", kind: "pv", ratedW: 5000, tiltDeg: 30, azimuthDeg: 180 } as const;
  // Half of the wandering in common: ½·4 + ½·4².
  expect(perHouse([pv])).toBeCloseTo(10, 1);
});

test("imputed neighbours share the weather: their errors do not cancel", () => {
  const community = new FoldedCommunity({ topology: street({ houses: 4 }), atMs: MIDSUMMER_MS });
  for (let i = 0; i < 2 * 24 * 30; i++) {
    community.nowMs += 120_000;
    for (let k = 0; k < 4; k++) {
      community.report({ sender: houseSerial(k) }, { w: i % 30 < 15 ? 1000 : 3000 });
    }
    community.fold({ type: "tick" });
  }
  community.tick(1_100_000);
  const views = [0, 1, 2, 3].map((k) =>
    viewElement(community.state, { kind: "building", id: houseSerial(k) }),
  );
  expect(views.map((view) => view?.quality)).toEqual(["estimated", "estimated", "estimated", "estimated"]);
  const alone = views.reduce((sum, view) => sum + (view?.figures.net.variance ?? 0), 0);
  const together = viewElement(community.state, COMMUNITY)?.figures.net.variance ?? 0;
  // With half of the variance in common: n·(½ + ½·n) of one, not n.
  expect(together / alone).toBeCloseTo(0.5 + 0.5 * 4, 1);
});

test("a connection point's capacities bind everything behind it, at the worst of what may be (R48)", () => {
  const topology = street({ houses: 1 });
  const [point] = topology.connectionPoints;
  if (!point) throw new Error("no point");
  const two = { ...point, buildings: [{ serial: "a" }, { serial: "b" }] };
  const community = new FoldedCommunity({
    topology: { ...topology, connectionPoints: [two] },
    atMs: MIDSUMMER_MS,
  });
  const headroom = () => viewElement(community.state, { kind: "connection_point", id: "cp-0" })?.capacity;
  expect(headroom()).toMatchObject({ importHeadroomW: 0, exportHeadroomW: 0 });
  for (let message = 0; message < 100; message++) {
    community.report({ sender: "a" }, { w: 5000 });
    community.report({ sender: "b" }, { w: 4000 });
    community.tick(10_000);
  }
  expect(headroom()?.importHeadroomW).toBeLessThan(7000);
  expect(headroom()?.importHeadroomW).toBeGreaterThan(6500);
});

test("what may have changed since does not break a connection's own limit, what was measured does", () => {
  const community = streetOf(1);
  const range = () => viewElement(community.state, { kind: "connection_point", id: "cp-0" })?.range;
  community.report({ sender: house }, { w: -5900 });
  expect(range()).toMatchObject({ lowW: -6000 });
  expect(range()?.highW).toBeGreaterThan(-5500);
  community.tick(1000);
  community.report({ sender: house }, { w: -6100 });
  expect(range()).toMatchObject({ lowW: -6100 });
});

test("a feeder's own meter and the sum of its buildings are weighted by what they are worth", () => {
  const community = streetOf(2);
  community.report({ sender: house }, { w: 1000 });
  community.report({ sender: houseSerial(1) }, { w: 1000 });
  community.report({ sender: "meter-f0" }, { w: 2060, phases: [{ w: 700 }, { w: 700 }, { w: 660 }] });
  const view = viewElement(community.state, { kind: "feeder", id: "f0" });
  expect(view?.measured).toMatchObject({ value: 2060, freshness: "fresh" });
  const { variance = 0, value = 0 } = view?.fused ?? {};
  expect(value).toBeGreaterThan(2000);
  expect(value).toBeLessThan(2060);
  expect(variance).toBeLessThan(Math.min(view?.figures.net.variance ?? 0, view?.measured?.variance ?? 0));
});

test("there is no view of what does not exist", () => {
  const community = streetOf(1);
  expect(viewElement(community.state, { kind: "feeder", id: "f9" })).toBeUndefined();
  expect(viewElement(community.state, { kind: "building", id: "meter-f0" })).toBeUndefined();
});
