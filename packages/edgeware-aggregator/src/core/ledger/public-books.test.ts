import { expect, test } from "vitest";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { LedgerRecord } from "./ledger-record.ts";

const HOUSES = 12;
const START_MS = MIDSUMMER_MS + 12 * 3_600_000;

function open(houses = HOUSES): FoldedCommunity {
  return new FoldedCommunity({ topology: street({ houses }), atMs: START_MS });
}

/** Everybody but some reports each minute. */
function live(community: FoldedCommunity, minutes: number, silent: readonly number[] = []): void {
  const { size } = community.state.data.reporters;
  for (let minute = 0; minute < minutes; minute++) {
    for (let house = 0; house < size; house++) {
      if (community.state.data.reporters.has(houseSerial(house)) && !silent.includes(house)) {
        community.report({ sender: houseSerial(house) }, { w: 1000 });
      }
    }
    community.tick(60_000);
  }
}

/** What house 0 measured in the first period and says late. */
function comesLate(community: FoldedCommunity, w: number): void {
  for (let minute = 0; minute < 15; minute++) {
    const ts = START_MS + minute * 60_000;
    community.report({ sender: houseSerial(0) }, { w, ts });
  }
}

/** Revisions of the first period, and whether each may leave. */
function revisions(community: FoldedCommunity): [number, boolean][] {
  return community.effects
    .flatMap((effect): LedgerRecord[] => (effect.type === "ledger" ? [effect.record] : []))
    .filter(({ startMs }) => startMs === START_MS)
    .map(({ revision, isPublic }) => [revision, isPublic ?? false]);
}

test("the books of a period may leave once: a correction would tell of the building that was corrected (R37)", () => {
  const community = open();
  live(community, 31);
  expect(revisions(community)).toEqual([[1, true]]);
  comesLate(community, 5000);
  live(community, 16);
  expect(revisions(community)).toEqual([
    [1, true],
    [2, false],
  ]);
});

test("books with a building missing may not leave; the first with all of them may", () => {
  const community = open();
  live(community, 15, [0]);
  live(community, 16);
  expect(revisions(community)).toEqual([[1, false]]);
  comesLate(community, 1000);
  live(community, 16);
  expect(revisions(community)).toEqual([
    [1, false],
    [2, true],
  ]);
});

test("books of fewer buildings than the floor stay", () => {
  const community = open(9);
  live(community, 31);
  expect(revisions(community)).toEqual([[1, false]]);
});
