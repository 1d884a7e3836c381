import type { DataClass } from "@sourceful/messaging";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerEffect } from "../community-effect.ts";
import { FoldedCommunity, type SampleSpec } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { CommunityTopology, SharingKey } from "../topology/community-topology.ts";
import type { LedgerRecord } from "./ledger-record.ts";
import { pedStatus, yearOf } from "./ped-balance.ts";

const PERIOD_MS = 900_000;
const key: SharingKey = { version: "3", kind: "SK-PROP", lossFraction: 0 };
const ped = {
  id: "ped",
  boundaryVersion: "2",
  method: "annual-net@1.2",
  connectionPoints: ["cp-0", "cp-1"],
  importFactor: 2,
  exportFactor: 2,
};
const topology: CommunityTopology = {
  ...street({ houses: 2, ders: [{ id: "pv", kind: "pv", ratedW: 6000, tiltDeg: 35, azimuthDeg: 180 }] }),
  sharing: key,
  peds: [ped],
};

function communityOf(members: readonly number[] = [0, 1]): FoldedCommunity {
  const community = new FoldedCommunity({ topology, atMs: MIDSUMMER_MS + 12 * 3_600_000 });
  for (const house of members) {
    community.fold({
      type: "membership",
      membership: {
        serial: houseSerial(house),
        state: "ACTIVE",
        hasMemberDataClause: false,
        rawSeries: { residency: false, consent: false, contract: false },
        decisionRecord: "dr-1",
      },
    });
  }
  return community;
}

/** A minute of constant powers, with registers in step. */
interface Minute {
  readonly importW: number;
  readonly exportW?: number;
  readonly pvW?: number;
}

function sampleAt({ importW, exportW = 0, pvW = 0 }: Minute, minute: number): SampleSpec {
  return {
    w: importW - exportW,
    import_wh: 1e6 + (importW * minute) / 60,
    export_wh: 2e6 + (exportW * minute) / 60,
    ders: [{ id: "pv", kind: "pv", w: -pvW }],
  };
}

/** Lets both houses report each minute; a house of `undefined` stays silent. */
function live(
  community: FoldedCommunity,
  minutes: number,
  houses: readonly (Minute | undefined)[],
  dataClass: DataClass = "REAL",
): void {
  for (let i = 0; i < minutes; i++) {
    const minute = Math.round((community.nowMs - MIDSUMMER_MS) / 60_000);
    for (const [house, power] of houses.entries()) {
      if (power) community.report({ sender: houseSerial(house), dataClass }, sampleAt(power, minute));
    }
    community.tick(60_000);
  }
}

function records(community: FoldedCommunity): LedgerRecord[] {
  return community.effects
    .filter((effect): effect is LedgerEffect => effect.type === "ledger")
    .map(({ record }) => record);
}

test("a period is settled a quarter of an hour after its end, by registers at both ends", () => {
  const community = communityOf();
  live(community, 60, [{ importW: 4000 }, { importW: 0, exportW: 1000, pvW: 3000 }]);
  const [first, second] = records(community);
  expect(first).toMatchObject({ revision: 1, topologyVersion: 1, buildings: 2, known: 2 });
  // The first period has no reading before it: powers stand in there.
  expect(first?.settlement).toEqual({ isAccepted: false, reasons: ["estimated: house-00000, house-00001"] });
  expect(second).toMatchObject({
    startMs: MIDSUMMER_MS + 12 * 3_600_000 + PERIOD_MS,
    importMilliWh: 1_000_000,
    exportMilliWh: 250_000,
    generationMilliWh: 750_000,
    // Load is 4 kW and 2 kW: all of what is generated is used by the community.
    selfConsumedMilliWh: 750_000,
    dataClass: "COMPUTED",
    settlement: { isAccepted: true, reasons: [] },
  });
  expect(second?.allocation).toMatchObject({
    keyVersion: "3",
    sharedMilliWh: 250_000,
    allocations: [
      { serial: "house-00000", milliWh: 250_000 },
      { serial: "house-00001", milliWh: 0 },
    ],
  });
});

test("periods that meet add up to the registers' difference, wherever readings fall", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 5000, max: 59_000 }), fc.integer({ min: 0, max: 15_000 })), {
        minLength: 120,
        maxLength: 200,
      }),
      (steps) => {
        const community = communityOf();
        let importWh = 5000;
        const readings: { atMs: number; importWh: number }[] = [];
        for (const [ms, w] of steps) {
          importWh += (w * ms) / 3_600_000;
          readings.push({ atMs: community.nowMs, importWh });
          for (const house of [0, 1]) {
            community.report({ sender: houseSerial(house) }, { w, import_wh: importWh, export_wh: 0 });
          }
          community.tick(ms);
        }
        for (let i = 0; i < 60; i++) community.tick(60_000);
        const valid = records(community).filter(({ settlement }) =>
          settlement.reasons.every(
            (reason) => !reason.startsWith("estimated") && !reason.startsWith("no energy"),
          ),
        );
        const last = new Map(valid.map((record) => [record.startMs, record]));
        const starts = [...last.keys()].toSorted((a, b) => a - b);
        const [fromMs = 0] = starts;
        const run = starts.filter((startMs, i) => startMs === fromMs + i * PERIOD_MS);
        if (run.length === 0) return;
        const at = (ms: number) => {
          const after = readings.findIndex(({ atMs }) => atMs >= ms);
          const [b, a] = [readings[after - 1] ?? readings[0], readings[after]];
          if (!a || !b || a.atMs === b.atMs) return a?.importWh ?? 0;
          return b.importWh + ((a.importWh - b.importWh) * (ms - b.atMs)) / (a.atMs - b.atMs);
        };
        const sum = run.reduce((total, startMs) => total + (last.get(startMs)?.importMilliWh ?? 0), 0);
        const expected = 2000 * (at(fromMs + run.length * PERIOD_MS) - at(fromMs));
        expect(Math.abs(sum - expected)).toBeLessThan(2 * run.length + 2);
      },
    ),
    { numRuns: 30 },
  );
});

test("a house that was silent leaves a gap, and nothing is allocated without it (R21)", () => {
  const community = communityOf();
  live(community, 60, [{ importW: 4000 }, undefined]);
  const second = records(community)[1];
  expect(second).toMatchObject({ buildings: 2, known: 1, importMilliWh: 1_000_000 });
  expect(second?.allocation).toBeUndefined();
  expect(second?.generationMilliWh).toBeUndefined();
  expect(second?.settlement).toEqual({ isAccepted: false, reasons: ["no energy of house-00001"] });
});

test("samples that come after an outage supersede what was settled without them (R19, R79)", () => {
  const community = communityOf();
  live(community, 15, [{ importW: 4000 }, { importW: 1000 }]);
  const outageMs = community.nowMs;
  live(community, 90, [{ importW: 4000 }, undefined]);
  const late = Array.from({ length: 90 }, (_, i) => {
    const atMs = outageMs + i * 60_000;
    return { ...sampleAt({ importW: 1000 }, Math.round((atMs - MIDSUMMER_MS) / 60_000)), ts: atMs };
  });
  community.report({ sender: houseSerial(1) }, ...late);
  live(community, 30, [{ importW: 4000 }, { importW: 1000 }]);
  const revisions = records(community).filter(({ startMs }) => startMs === outageMs + PERIOD_MS);
  expect(revisions).toMatchObject([
    { revision: 1, known: 1 },
    { revision: 2, supersedes: 1, known: 2, importMilliWh: 1_250_000, settlement: { isAccepted: true } },
  ]);
});

test("nothing synthetic and nothing suspect is settled (R20)", () => {
  const community = communityOf();
  live(community, 60, [{ importW: 4000 }, { importW: 1000 }], "SYNTHETIC");
  expect(records(community)[1]).toMatchObject({
    dataClass: "SYNTHETIC",
    settlement: { isAccepted: false, reasons: ["synthetic: house-00000, house-00001"] },
  });
  const suspect = communityOf();
  live(suspect, 60, [{ importW: 4000 }, { importW: 17_700 }]);
  expect(records(suspect)[1]?.settlement).toMatchObject({
    isAccepted: false,
    reasons: ["suspect: house-00001"],
  });
});

test("one minute that was generated or imputed keeps its whole period out of settlement (R20, R28)", () => {
  const houses = [{ importW: 4000 }, { importW: 1000 }];
  const synthetic = communityOf();
  live(synthetic, 20, houses);
  live(synthetic, 1, houses, "SYNTHETIC");
  live(synthetic, 40, houses);
  expect(records(synthetic).map(({ dataClass }) => dataClass)).toContain("SYNTHETIC");
  expect(records(synthetic)[1]?.settlement).toMatchObject({
    isAccepted: false,
    reasons: ["synthetic: house-00000, house-00001"],
  });
  const imputed = communityOf();
  live(imputed, 20, houses);
  imputed.report({ sender: houseSerial(1), ts: imputed.nowMs - 30_000 }, { w: 1000, quality: "estimated" });
  live(imputed, 41, houses);
  expect(records(imputed)[1]?.settlement).toMatchObject({
    isAccepted: false,
    reasons: ["suspect: house-00001"],
  });
});

test("only active members share", () => {
  const community = communityOf([0]);
  live(community, 60, [{ importW: 4000 }, { importW: 0, exportW: 1000, pvW: 3000 }]);
  expect(records(community)[1]?.allocation).toMatchObject({
    sharedMilliWh: 0,
    allocations: [{ serial: "house-00000", milliWh: 0 }],
  });
});

test("a PED's balance names its method and its boundary; what its buildings exchange nets out (R44)", () => {
  const community = communityOf();
  live(community, 60, [{ importW: 4000 }, { importW: 0, exportW: 1000, pvW: 3000 }]);
  const status = pedStatus(community.state, "ped", community.nowMs);
  expect(status).toMatchObject({
    year: 2026,
    method: "annual-net@1.2",
    boundaryVersion: "2",
    topologyVersion: 1,
    coverage: 1,
    exportWh: 0,
    status: "negative",
  });
  // Three periods at 3 kW net, the first a little short: its first reading is its start.
  expect(status?.importWh).toBeCloseTo(3 * 750, -1);
  expect(status?.balanceWh).toBeCloseTo(-2 * (status?.importWh ?? 0), 6);
  expect(pedStatus(community.state, "other", community.nowMs)).toBeUndefined();
});

test("a PED of which too much is missing has no status (R45)", () => {
  const community = communityOf();
  live(community, 30, [{ importW: 4000 }, { importW: 1000 }]);
  live(community, 60, [{ importW: 4000 }, undefined]);
  live(community, 60, [{ importW: 4000 }, { importW: 1000 }]);
  const status = pedStatus(community.state, "ped", community.nowMs);
  expect(status?.status).toBe("unknown");
  expect(status?.coverage).toBeLessThan(0.97);
});

test("another boundary is another account", () => {
  const community = communityOf();
  live(community, 60, [{ importW: 4000 }, { importW: 1000 }]);
  community.fold({
    type: "topology",
    topology: { ...topology, version: 2, peds: [{ ...ped, boundaryVersion: "3" }] },
  });
  expect(pedStatus(community.state, "ped", community.nowMs)).toBeUndefined();
  expect(community.state.data.peds.size).toBe(1);
});

test("the ledger forgets what is older than it goes back", () => {
  const community = communityOf();
  live(community, 60, [{ importW: 4000 }, { importW: 1000 }]);
  expect(community.state.data.ledger.size).toBeGreaterThan(0);
  community.tick(74 * 3_600_000);
  community.tick(1000);
  expect(community.state.data.ledger.size).toBe(0);
});

test.each([
  ["1969-12-31T23:59:59Z", 1969],
  ["1970-01-01T00:00:00Z", 1970],
  ["2024-02-29T12:00:00Z", 2024],
  ["2026-12-31T23:59:59Z", 2026],
  ["2027-01-01T00:00:00Z", 2027],
  ["2100-03-01T00:00:00Z", 2100],
])("%s is in %i", (iso, year) => {
  expect(yearOf(Date.parse(iso))).toBe(year);
});

test("years are those of the calendar", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1900-01-01"), max: new Date("2400-01-01"), noInvalidDate: true }),
      (date) => {
        expect(yearOf(date.getTime())).toBe(date.getUTCFullYear());
      },
    ),
  );
});
