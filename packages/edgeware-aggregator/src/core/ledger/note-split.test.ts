import { expect, test } from "vitest";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { LedgerRecord } from "./ledger-record.ts";

const START_MS = MIDSUMMER_MS + 12 * 3_600_000;
const HOUSES = 12;
const PERIOD_MS = 900_000;
const SPLIT = "the community was split into several partitions";

/** Two feeders of six houses: those of the first take 1 kW, those of the second give as much. */
function open(): FoldedCommunity {
  const base = street({ houses: HOUSES, housesPerFeeder: HOUSES / 2 });
  const sharing = { version: "1", kind: "SK-PROP", lossFraction: 0 } as const;
  const community = new FoldedCommunity({ topology: { ...base, sharing }, atMs: START_MS });
  for (let house = 0; house < HOUSES; house++) {
    const serial = houseSerial(house);
    const rawSeries = { residency: false, consent: false, contract: false };
    const membership = { serial, hasMemberDataClause: false, rawSeries, decisionRecord: "dr-1" };
    community.fold({ type: "membership", membership: { ...membership, state: "ACTIVE" } });
  }
  return community;
}

function live(community: FoldedCommunity, minutes: number): void {
  for (let minute = 0; minute < minutes; minute++) {
    const wh = (1000 * (community.nowMs - START_MS)) / 3_600_000;
    for (let house = 0; house < HOUSES; house++) {
      const isTaking = house < HOUSES / 2;
      const registers = { import_wh: isTaking ? wh : 0, export_wh: isTaking ? 0 : wh };
      community.report({ sender: houseSerial(house) }, { w: isTaking ? 1000 : -1000, ...registers });
    }
    community.tick(60_000);
  }
}

const turn = (community: FoldedCommunity, isClosed: boolean) =>
  community.fold({ type: "switch", switchId: "s1", isClosed, source: "relay" });

function records({ effects }: FoldedCommunity): LedgerRecord[] {
  return effects.flatMap((effect) => (effect.type === "ledger" ? [effect.record] : []));
}

test("energy is not shared with an island, and no sum over both leaves (R55)", () => {
  const community = open();
  live(community, 25);
  turn(community, false);
  live(community, 10);
  turn(community, true);
  live(community, 60);
  const [first, ...others] = records(community);
  expect(first).toMatchObject({ isPublic: true, allocation: { sharedMilliWh: 1_500_000 } });
  for (const record of others.slice(0, 2)) {
    expect(record.isPublic).toBeUndefined();
    expect(record.allocation).toBeUndefined();
    expect(record.settlement).toEqual({ isAccepted: false, reasons: [SPLIT] });
  }
  expect(others[2]).toMatchObject({ isPublic: true, settlement: { isAccepted: true } });
});

test("a moment is enough, whenever the next tick comes", () => {
  const community = open();
  live(community, 20);
  turn(community, false);
  turn(community, true);
  live(community, 40);
  expect(records(community).map(({ isPublic = false }) => isPublic)).toEqual([true, false, true]);
});

test("a period in which EdgeWare heard nothing is split when those around it are, also in what comes late", () => {
  const community = open();
  live(community, 10);
  turn(community, false);
  const silentMs = START_MS + 2 * PERIOD_MS;
  community.nowMs += 60 * 60_000;
  turn(community, true);
  for (let minute = 0; minute <= 15; minute++) {
    for (let house = 0; house < HOUSES; house++) {
      const ts = silentMs + 60_000 * minute - (minute === 15 ? 1 : 0);
      const registers = { import_wh: minute, export_wh: minute };
      community.report(
        { sender: houseSerial(house) },
        { w: house < HOUSES / 2 ? 1000 : -1000, ts, ...registers },
      );
    }
  }
  community.tick();
  const [record] = records(community).filter(({ startMs }) => startMs === silentMs);
  expect(record).toMatchObject({ known: HOUSES, settlement: { reasons: [SPLIT] } });
  expect(record?.isPublic).toBeUndefined();
  // Of the others there is nothing to settle.
  expect(records(community).map(({ startMs }) => startMs)).toEqual([START_MS, silentMs]);
});
