import fc from "fast-check";
import { expect, test } from "vitest";
import type { Membership } from "../membership.ts";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { Group } from "../topology/topology-index.ts";
import { planCohorts } from "./plan-cohorts.ts";
import type { Publication, Withheld } from "./publication.ts";
import { viewFor } from "./view-for.ts";

function reported(houses: number, housesPerFeeder: number): FoldedCommunity {
  const community = new FoldedCommunity({
    topology: street({ houses, housesPerFeeder }),
    atMs: MIDSUMMER_MS,
  });
  for (let i = 0; i < houses; i++) community.report({ sender: houseSerial(i) }, { w: 100 });
  return community;
}

const isOut = (result: Publication | Withheld) => !("withheld" in result);
const feeder = (id: number) => ({ kind: "feeder", id: `f${id}` }) as const;
const COMMUNITY = { kind: "community", id: "street" } as const;

function publishedBy(community: FoldedCommunity): string[] {
  return community.effects.flatMap((effect) =>
    effect.type === "publish"
      ? [`${effect.publication.view.element.kind}/${effect.publication.view.element.id}`]
      : [],
  );
}

test("a cohort below ten is not published, in no view and no message (R37)", () => {
  const community = reported(9, 25);
  community.tick();
  expect(publishedBy(community)).toEqual([]);
  for (const element of [COMMUNITY, feeder(0), { kind: "partition", id: "p:busbar" } as const]) {
    expect(viewFor(community.state, { kind: "public" }, element)).toMatchObject({ withheld: true });
    expect(viewFor(community.state, { kind: "administrator" }, element)).toMatchObject({ withheld: true });
  }
  const ten = reported(10, 25);
  ten.tick();
  expect(publishedBy(ten)).toContain("community/street");
});

test("of ten of whom one is not heard nothing is published", () => {
  const community = reported(10, 25);
  community.report({ sender: houseSerial(9) }, {});
  expect(isOut(viewFor(community.state, { kind: "public" }, COMMUNITY))).toBe(true);
  const silent = new FoldedCommunity({ topology: street({ houses: 10 }), atMs: MIDSUMMER_MS });
  for (let i = 0; i < 9; i++) silent.report({ sender: houseSerial(i) }, { w: 100 });
  expect(isOut(viewFor(silent.state, { kind: "public" }, COMMUNITY))).toBe(false);
});

test("a feeder is withheld when with the community it would tell of the few on the other", () => {
  const community = reported(15, 12);
  community.tick();
  expect(publishedBy(community)).toContain("community/street");
  expect(publishedBy(community)).not.toContain("feeder/f0");
  expect(publishedBy(community)).not.toContain("feeder/f1");
  const even = reported(24, 12);
  even.tick();
  expect(publishedBy(even)).toEqual(expect.arrayContaining(["feeder/f0", "feeder/f1"]));
});

const FLOOR = 10;
const arbitraryGroups = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
    ped: fc.array(fc.nat(100), { maxLength: 60 }),
    partition: fc.array(fc.nat(100), { maxLength: 60 }),
  })
  .map(({ sizes, ped, partition }) => {
    const serials = Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, i) =>
      houseSerial(i),
    );
    const groups = new Map<string, Group>();
    const put = (kind: Group["element"]["kind"], id: string, members: readonly string[]) =>
      groups.set(`${kind}/${id}`, { element: { kind, id }, serials: [...new Set(members)].toSorted() });
    put("community", "c", serials);
    let at = 0;
    for (const [i, size] of sizes.entries()) put("feeder", `f${i}`, serials.slice(at, (at += size)));
    put(
      "ped",
      "p",
      ped.flatMap((i) => serials[i] ?? []),
    );
    put(
      "partition",
      "q",
      partition.flatMap((i) => serials[i] ?? []),
    );
    return groups;
  });

/** How many buildings are in the same of these groups, for each such set of them: every sum of sums is over whole ones. */
function tellingSizes(groups: ReadonlyMap<string, Group>, chosen: ReadonlySet<string>): number[] {
  const cells = new Map<string, number>();
  const sets = [...chosen].map((key) => new Set(groups.get(key)?.serials));
  for (const serial of new Set(sets.flatMap((set) => [...set]))) {
    const cell = sets.map((set) => Number(set.has(serial))).join("");
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return [...cells.values()];
}

test("no figure, and nothing that figures add up or differ to, tells of fewer than the floor", () => {
  fc.assert(
    fc.property(arbitraryGroups, (groups) => {
      const chosen = planCohorts({ groups }, FLOOR);
      for (const size of tellingSizes(groups, chosen)) expect(size).toBeGreaterThanOrEqual(FLOOR);
    }),
    { numRuns: 500 },
  );
});

/** Groups of houses by their numbers. */
function groupsOf(numbers: Readonly<Record<string, readonly number[]>>): ReadonlyMap<string, Group> {
  return new Map(
    Object.entries(numbers).map(([key, houses]) => {
      const [kind, id] = key.split("/") as [Group["element"]["kind"], string];
      return [key, { element: { kind, id }, serials: houses.map(houseSerial) }];
    }),
  );
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

test("publishing everything of ten or more would tell of fewer: the check sees it", () => {
  const groups = groupsOf({ "community/c": from(1, 15), "feeder/a": from(1, 12) });
  expect(tellingSizes(groups, new Set(groups.keys()))).toContain(3);
});

test("four sums of which no two tell of fewer than ten do not add up to one house", () => {
  const groups = groupsOf({
    "feeder/a": from(1, 20),
    "ped/p": [...from(1, 10), ...from(21, 30)],
    "ped/q": [...from(11, 20), ...from(21, 31)],
    "connection_point/x": from(21, 30),
  });
  // p + q − a − 2x is house 31.
  expect([...planCohorts({ groups }, FLOOR)]).toEqual(["feeder/a", "ped/p", "connection_point/x"]);
});

const membership: Membership = {
  serial: houseSerial(0),
  state: "ACTIVE",
  hasMemberDataClause: false,
  rawSeries: { residency: true, consent: true, contract: true },
  decisionRecord: "dr-1",
};
const house = { kind: "building", id: houseSerial(0) } as const;

test("administrators see a member's data only with the contract's clause (R38)", () => {
  const community = reported(12, 25);
  const isShown = () => isOut(viewFor(community.state, { kind: "administrator" }, house));
  expect(isShown()).toBe(false);
  community.fold({ type: "membership", membership: { ...membership, hasMemberDataClause: true } });
  expect(isShown()).toBe(true);
  community.fold({ type: "membership", membership });
  expect(isShown()).toBe(false);
});

test.each(["residency", "consent", "contract"] as const)(
  "a building's data leaves only if residency, consent and contract allow it: not without %s (R39)",
  (part) => {
    const community = reported(12, 25);
    const isShown = () => isOut(viewFor(community.state, { kind: "public" }, house));
    expect(isShown()).toBe(false);
    community.fold({ type: "membership", membership });
    expect(isShown()).toBe(true);
    const rawSeries = { ...membership.rawSeries, [part]: false };
    community.fold({ type: "membership", membership: { ...membership, rawSeries } });
    expect(isShown()).toBe(false);
  },
);

test("members see their own and nobody else's", () => {
  const community = reported(12, 25);
  const member = { kind: "member", serial: houseSerial(0) } as const;
  expect(isOut(viewFor(community.state, member, house))).toBe(true);
  expect(isOut(viewFor(community.state, member, { kind: "connection_point", id: "cp-0" }))).toBe(true);
  expect(isOut(viewFor(community.state, member, { kind: "building", id: houseSerial(1) }))).toBe(false);
  expect(isOut(viewFor(community.state, member, { kind: "connection_point", id: "cp-1" }))).toBe(false);
});

test("who runs the node sees what the network needs", () => {
  const community = reported(3, 25);
  expect(isOut(viewFor(community.state, { kind: "operator" }, feeder(0)))).toBe(true);
  expect(viewFor(community.state, { kind: "operator" }, feeder(9))).toEqual({
    withheld: true,
    reason: "there is no such element",
  });
});
