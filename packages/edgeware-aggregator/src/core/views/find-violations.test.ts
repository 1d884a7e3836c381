import { expect, test } from "vitest";
import type { Contribution } from "../sums/contribution.ts";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import { findViolations } from "./find-violations.ts";

const house = houseSerial(0);

function reported(): FoldedCommunity {
  const community = new FoldedCommunity({ topology: street({ houses: 3 }), atMs: MIDSUMMER_MS });
  for (let i = 0; i < 3; i++) community.report({ sender: houseSerial(i) }, { w: 1000 });
  return community;
}

/** Puts a contribution that is not true in the place of the true one, sums and all. */
function plant(community: FoldedCommunity, change: (contribution: Contribution) => Contribution): void {
  const { contributions, memberships } = community.state.derived;
  const held = contributions.get(house);
  if (!held) throw new Error("no contribution");
  const planted = change(held);
  contributions.set(house, planted);
  for (const { sum, slot } of memberships.get(house) ?? []) sum.replace(slot, held, planted);
}

test("a state that its events made has nothing wrong with it, however old it gets", () => {
  const community = reported();
  for (let i = 0; i < 200; i++) {
    community.tick(23_000);
    expect(findViolations(community.state)).toEqual([]);
  }
});

test("a sum that forgot a member is found", () => {
  const community = reported();
  const held = community.state.derived.contributions.get(house);
  community.state.derived.sums.get("transformer/t0")?.replace(0, held, undefined);
  expect(findViolations(community.state)).toContain(
    "the sums of transformer/t0 are not those of its members",
  );
});

test("a value that passes for fresher than it is, is found", () => {
  const community = reported();
  community.tick(61_000);
  plant(community, (held) => ({ ...held, freshness: "fresh" }));
  const violations = findViolations(community.state);
  expect(violations).toContain(`${house} is 61000 ms old and passes for fresh`);
});

test("a confidence that is too high is found", () => {
  const community = reported();
  plant(community, (held) => ({ ...held, confidence: 1 }));
  expect(findViolations(community.state)).toContain(`${house}'s confidence is overstated`);
});

test.each([
  ["fresh", 30_000],
  ["stale", 300_000],
] as const)("a variance that does not grow with age is found while a value is %s", (freshness, ageMs) => {
  const community = reported();
  const fresh = community.state.derived.contributions.get(house);
  community.tick(ageMs);
  expect(community.state.derived.contributions.get(house)?.freshness).toBe(freshness);
  plant(community, (held) => ({ ...held, numbers: fresh?.numbers ?? {} }));
  expect(findViolations(community.state)).toContain(`${house}'s variance is understated`);
});

test("a value out of nothing is found", () => {
  const community = reported();
  delete community.state.data.reporters.get(house)?.live;
  expect(findViolations(community.state)).toContain(`${house} has a value that no sample bears out`);
});

test("a coverage that counts what is not fresh is found", () => {
  const community = reported();
  community.tick(61_000);
  const held = community.state.derived.contributions.get(house);
  if (!held) throw new Error("no contribution");
  community.state.derived.sums.get("feeder/f0")?.replace(0, held, { ...held, freshness: "fresh" });
  expect(findViolations(community.state)).toContain("the coverage of feeder/f0 is overstated");
});
