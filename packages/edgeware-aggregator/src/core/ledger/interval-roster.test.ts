import { expect, test } from "vitest";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { CommunityTopology } from "../topology/community-topology.ts";
import type { LedgerRecord } from "./ledger-record.ts";
import { pedStatus } from "./ped-balance.ts";

const START_MS = MIDSUMMER_MS + 12 * 3_600_000;
const PERIOD_MS = 900_000;

/** A street of so many houses, all of them in one PED and sharing. */
function streetOf(houses: number, version: number): CommunityTopology {
  const base = street({ houses, version });
  const connectionPoints = base.connectionPoints.map(({ id }) => id);
  const ped = { id: "ped", boundaryVersion: "1", method: "net@1", importFactor: 1, exportFactor: 1 };
  const sharing = { version: "1", kind: "SK-PROP", lossFraction: 0 } as const;
  return { ...base, sharing, peds: [{ ...ped, connectionPoints }] };
}

function follow(community: FoldedCommunity, houses: number, version: number): void {
  community.fold({ type: "topology", topology: streetOf(houses, version) });
}

function member(community: FoldedCommunity, house: number, state: "ACTIVE" | "EXITED"): void {
  const rawSeries = { residency: false, consent: false, contract: false };
  const membership = { serial: houseSerial(house), state, hasMemberDataClause: false, rawSeries };
  community.fold({ type: "membership", membership: { ...membership, decisionRecord: "dr-1" } });
}

function open(houses: number): FoldedCommunity {
  const community = new FoldedCommunity({ topology: streetOf(houses, 1), atMs: START_MS });
  for (let house = 0; house < houses; house++) member(community, house, "ACTIVE");
  return community;
}

/** House 0 gives 3 kW, the others take 1 kW each. */
function sampleOf(house: number, atMs: number) {
  const w = house === 0 ? -3000 : 1000;
  const wh = (Math.abs(w) * (atMs - START_MS)) / 3_600_000;
  return { w, ts: atMs, import_wh: w > 0 ? wh : 0, export_wh: w < 0 ? wh : 0 };
}

function live(community: FoldedCommunity, minutes: number, houses: number): void {
  for (let minute = 0; minute < minutes; minute++) {
    for (let house = 0; house < houses; house++) {
      const sender = houseSerial(house);
      if (community.state.data.reporters.has(sender))
        community.report({ sender }, sampleOf(house, community.nowMs));
    }
    community.tick(60_000);
  }
}

/** What house 1 had to say of the second period comes late. */
function comesLate(community: FoldedCommunity): void {
  const ts = START_MS + PERIOD_MS + 30_000;
  community.report({ sender: houseSerial(1) }, sampleOf(1, ts));
}

/** Records of the second period. */
function second({ effects }: FoldedCommunity): LedgerRecord[] {
  return effects
    .flatMap((effect): LedgerRecord[] => (effect.type === "ledger" ? [effect.record] : []))
    .filter(({ startMs }) => startMs === START_MS + PERIOD_MS);
}

test("who joined later is not missing from the books of a time before", () => {
  const community = open(3);
  live(community, 50, 3);
  follow(community, 4, 2);
  member(community, 3, "ACTIVE");
  comesLate(community);
  live(community, 31, 4);
  const [first, correction] = second(community);
  expect(first).toMatchObject({ known: 3, settlement: { isAccepted: true } });
  expect(correction).toMatchObject({ revision: 2, buildings: 3, known: 3, settlement: { isAccepted: true } });
  expect(correction?.topologyVersion).toBe(1);
  expect(correction?.allocation).toEqual(first?.allocation);
  expect(pedStatus(community.state, "ped", community.nowMs)?.coverage).toBe(1);
});

test("who left has a part in what was before, also in a correction", () => {
  const community = open(3);
  live(community, 50, 3);
  follow(community, 2, 2);
  member(community, 2, "EXITED");
  comesLate(community);
  live(community, 31, 2);
  const [first, correction] = second(community);
  expect(first).toMatchObject({ known: 3, settlement: { isAccepted: true } });
  expect(correction).toMatchObject({ revision: 2, known: 3, importMilliWh: first?.importMilliWh });
  expect(correction?.allocation).toEqual(first?.allocation);
});

test("who leaves within a period, or comes back, is there as far as it was", () => {
  const community = open(3);
  live(community, 20, 3);
  follow(community, 2, 2);
  member(community, 2, "EXITED");
  live(community, 40, 2);
  expect(second(community)).toMatchObject([{ buildings: 2, known: 2, settlement: { isAccepted: true } }]);
  follow(community, 3, 3);
  member(community, 2, "ACTIVE");
  comesLate(community);
  live(community, 31, 3);
  expect(second(community).at(-1)).toMatchObject({
    buildings: 2,
    known: 2,
    settlement: { isAccepted: true },
  });
});

test("the books of the few of a time before do not leave because there are many now (R37)", () => {
  const community = open(3);
  live(community, 50, 3);
  follow(community, 12, 2);
  comesLate(community);
  live(community, 31, 12);
  expect(second(community)).toMatchObject([{ known: 3 }, { known: 3 }]);
  expect(second(community).map(({ isPublic = false }) => isPublic)).toEqual([false, false]);
});

test("who was ACTIVE under other rules, which did not note since when, was ACTIVE all the time", () => {
  const community = open(3);
  for (const reporter of community.state.data.reporters.values()) delete reporter.active;
  live(community, 50, 3);
  member(community, 1, "ACTIVE");
  member(community, 2, "EXITED");
  comesLate(community);
  live(community, 31, 3);
  const [first, correction] = second(community);
  expect(correction?.allocation).toEqual(first?.allocation);
});

test("who left before a period was settled has a part in the PED's year, too", () => {
  const community = open(3);
  live(community, 35, 3);
  follow(community, 2, 2);
  member(community, 2, "EXITED");
  live(community, 30, 2);
  expect(second(community)).toMatchObject([{ buildings: 3, known: 3 }]);
  // Two quarters of an hour of 1 kW, and one of 2 kW without house 2.
  expect(pedStatus(community.state, "ped", community.nowMs)).toMatchObject({ exportWh: 1000, coverage: 1 });
});

test("a period is divided by the key of its time, also in a correction", () => {
  const divide = (houses: number, version: number, shares: Readonly<Record<string, number>>) => {
    const sharing = { version: `${version}`, kind: "SK-STATIC", lossFraction: 0, shares } as const;
    return { ...streetOf(houses, version), sharing };
  };
  const before = divide(3, 1, { [houseSerial(1)]: 1, [houseSerial(2)]: 3 });
  const community = new FoldedCommunity({ topology: before, atMs: START_MS });
  for (let house = 0; house < 3; house++) member(community, house, "ACTIVE");
  live(community, 50, 3);
  community.fold({ type: "topology", topology: divide(2, 2, { [houseSerial(1)]: 1 }) });
  member(community, 2, "EXITED");
  comesLate(community);
  live(community, 41, 2);
  const [first, correction] = second(community);
  expect(first?.allocation).toMatchObject({ keyVersion: "1" });
  expect(correction).toMatchObject({ revision: 2, allocation: first?.allocation });
  const [last] = community.effects
    .flatMap((effect) => (effect.type === "ledger" ? [effect.record] : []))
    .filter(({ startMs }) => startMs === START_MS + 4 * PERIOD_MS);
  expect(last?.allocation).toMatchObject({ keyVersion: "2" });
});

test("what comes late of before a PED's boundary changed is in the account of then", () => {
  const community = open(3);
  live(community, 50, 3);
  const before = [...community.state.data.peds.values()].map((year) => ({ ...year }));
  const next = streetOf(3, 2);
  const peds = (next.peds ?? []).map((ped) => ({ ...ped, boundaryVersion: "2", connectionPoints: ["cp-0"] }));
  community.fold({ type: "topology", topology: { ...next, peds } });
  comesLate(community);
  live(community, 41, 3);
  expect(second(community)).toHaveLength(2);
  // The period of the change is of the boundary it began with, and counts there.
  expect([...community.state.data.peds.values()]).toMatchObject([
    { periods: 4, fromMs: before[0]?.fromMs },
    { periods: 1, fromMs: START_MS + 4 * PERIOD_MS, exportMilliWh: 750_000 },
  ]);
});
