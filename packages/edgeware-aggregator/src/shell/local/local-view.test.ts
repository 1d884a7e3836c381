import { expect, test } from "vitest";
import { EXAMPLE_COMMUNITY } from "../../configuration/community-document.ts";
import { parseCommunity } from "../../configuration/community-file.ts";
import { membershipsOf, topologyOf } from "../../configuration/read-community.ts";
import { FoldedCommunity } from "../../core/testing/folded-community.ts";
import { MIDSUMMER_MS } from "../../core/testing/street.ts";
import { localAuditRecord } from "./local-audit-record.ts";
import { localBuildings } from "./local-building.ts";
import { localOverview } from "./local-overview.ts";
import { localView } from "./local-view.ts";

const config = parseCommunity(
  EXAMPLE_COMMUNITY.replace(
    "decision_record: contract-2026-001 }",
    "decision_record: contract-2026-001, member_data_clause: true }",
  ),
  "community.yaml",
);

function heard(): FoldedCommunity {
  const folded = new FoldedCommunity({ topology: topologyOf(config, 1), atMs: MIDSUMMER_MS });
  for (const membership of membershipsOf(config)) folded.fold({ type: "membership", membership });
  for (const sender of ["house-1", "house-2", "house-3", "house-4a", "house-4b"]) {
    folded.report({ sender }, { w: 500 });
  }
  return folded;
}

test("sums over the network are shown, one building's power only with the clause in its contract (R38)", () => {
  const { state } = heard();
  const seen = (kind: "feeder" | "connection_point" | "building", id: string) =>
    "view" in localView(state, { kind, id });
  expect(seen("feeder", "north")).toBe(true);
  expect(seen("connection_point", "birch-lane-4")).toBe(true);
  expect(seen("building", "house-1")).toBe(true);
  expect(seen("connection_point", "birch-lane-1")).toBe(true);
  expect(seen("building", "house-2")).toBe(false);
  expect(seen("connection_point", "birch-lane-2")).toBe(false);
});

test("how well a building is heard is shown, what it draws is not", () => {
  const [first, second] = localBuildings(heard().state);
  expect(first).toMatchObject({ serial: "house-1", feeder: "north", freshness: "fresh" });
  expect(first?.view?.figures.net.value).toBe(500);
  expect(second).toMatchObject({ serial: "house-2", freshness: "fresh", connectionPoint: "birch-lane-2" });
  expect(second?.withheld).toContain("clause");
  expect(JSON.stringify(second)).not.toContain("500");
});

test("the overview has the community, its parts and what waits for a steward", () => {
  const folded = heard();
  folded.report({ sender: "house-1" }, { w: 900_000 });
  const overview = localOverview(folded.state);
  expect(overview).toMatchObject({ community: "birch-lane", topologyVersion: 1, quarantined: 1, refused: 0 });
  expect(overview.elements.map(({ element }) => `${element.kind}/${element.id}`)).toEqual([
    "community/birch-lane",
    "transformer/T1",
    "feeder/north",
    "partition/p:busbar",
  ]);
  expect(overview.elements[0]?.view?.figures.net.value).toBe(2500);
});

test("what was allocated is shown of members whose contract has the clause", () => {
  const { state } = heard();
  const allocations = [
    { serial: "house-1", milliWh: 5 },
    { serial: "house-2", milliWh: 7 },
  ];
  const record = {
    position: 9,
    atMs: 1,
    effects: [
      { type: "alarm", severity: "SEV-4", code: "x", about: "y", reason: "z" },
      {
        type: "ledger",
        record: { allocation: { keyVersion: "1", sharedMilliWh: 12, lossMilliWh: 0, allocations } },
      },
    ],
  } as unknown as Parameters<typeof localAuditRecord>[1];
  const [alarm, ledger] = localAuditRecord(state, record).effects;
  expect(alarm).toEqual(record.effects[0]);
  expect(ledger).toMatchObject({
    record: { allocation: { sharedMilliWh: 12, allocations: [allocations[0]] } },
  });
});
