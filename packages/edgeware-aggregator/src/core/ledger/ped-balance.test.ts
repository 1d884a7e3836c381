import { expect, test } from "vitest";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, street } from "../testing/street.ts";
import { type PedStatus, pedStatus } from "./ped-balance.ts";

const HOUR_MS = 3_600_000;
const ped = {
  id: "ped",
  boundaryVersion: "1",
  method: "annual-net@1",
  connectionPoints: ["cp-0"],
  importFactor: 1,
  exportFactor: 1,
};

/** A house that exports 1 kW from then on. */
function open(atMs: number): FoldedCommunity {
  return new FoldedCommunity({ topology: { ...street({ houses: 1 }), peds: [ped] }, atMs });
}

function live(community: FoldedCommunity, minutes: number): void {
  for (let minute = 0; minute < minutes; minute++) {
    community.report({ sender: houseSerial(0) }, { w: -1000 });
    community.tick(60_000);
  }
}

const statusOf = ({ state, nowMs }: FoldedCommunity): PedStatus | undefined => pedStatus(state, "ped", nowMs);

test("a PED that fell silent is known less and less, and is nothing in the end (R44, R45)", () => {
  const community = open(Date.UTC(2026, 2, 1));
  live(community, 24 * 60 + 31);
  expect(statusOf(community)).toMatchObject({ coverage: 1, status: "positive" });
  for (let hour = 0; hour < 24; hour++) community.tick(HOUR_MS);
  const status = statusOf(community);
  expect(status?.status).toBe("unknown");
  expect(status?.coverage).toBeCloseTo(0.5, 1);
});

test("in a PED's second year what is missing at its beginning is missing", () => {
  const community = open(Date.UTC(2026, 11, 31, 22));
  live(community, 60);
  community.tick(2 * HOUR_MS);
  live(community, 60);
  community.tick(HOUR_MS);
  expect(statusOf(community)).toMatchObject({ year: 2027, status: "unknown" });
  expect(pedStatus(community.state, "ped", Date.UTC(2026, 11, 31))).toMatchObject({
    year: 2026,
    coverage: 0.5,
  });
});
