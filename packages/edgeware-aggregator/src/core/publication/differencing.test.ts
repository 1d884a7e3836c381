import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNELS } from "../sums/contribution.ts";
import { FoldedCommunity, type SampleSpec } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, type StreetOptions, street } from "../testing/street.ts";
import type { Publication } from "./publication.ts";
import { viewFor } from "./view-for.ts";

const FLOOR = 10;
const NOON_MS = MIDSUMMER_MS + 12 * 3_600_000;

function communityOf(options: StreetOptions, sampleOf: (house: number) => SampleSpec | undefined) {
  const community = new FoldedCommunity({ topology: street(options), atMs: NOON_MS });
  for (let i = 0; i < (options.houses ?? 0); i++) {
    const sample = sampleOf(i);
    if (sample) community.report({ sender: houseSerial(i) }, sample);
  }
  return community;
}

function published(community: FoldedCommunity): Publication[] {
  return community.tick().flatMap((effect) => (effect.type === "publish" ? [effect.publication] : []));
}

const keysOf = (publications: readonly Publication[]) =>
  publications.map(({ view }) => `${view.element.kind}/${view.element.id}`);

test("two cohorts whose difference is twelve of whom nine are heard are not published together (R37)", () => {
  const options = { houses: 24, housesPerFeeder: 12 };
  const nine = communityOf(options, (i) => (i >= 21 ? undefined : { w: 100 + i }));
  const keys = keysOf(published(nine));
  expect(keys).toContain("community/street");
  expect(keys.filter((key) => key.startsWith("feeder/"))).toEqual([]);
  const feeder = { kind: "feeder", id: "f0" } as const;
  expect(viewFor(nine.state, { kind: "public" }, feeder)).toMatchObject({ withheld: true });
  const ten = communityOf(options, (i) => (i >= 22 ? undefined : { w: 100 + i }));
  expect(keysOf(published(ten))).toContain("feeder/f0");
});

test("no difference of what is published at a moment is the sum of fewer than the floor, whoever is silent", () => {
  const layout = fc.record({
    housesPerFeeder: fc.integer({ min: 8, max: 16 }),
    silent: fc.uniqueArray(fc.nat(35), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(layout, ({ housesPerFeeder, silent }) => {
      const community = communityOf({ houses: 36, housesPerFeeder }, (i) =>
        silent.includes(i) ? undefined : { w: 100 + i },
      );
      const { groups } = community.state.derived.index;
      const sets = keysOf(published(community)).map(
        (key) =>
          new Set(
            groups.get(key)?.serials.filter((serial) => !silent.some((i) => houseSerial(i) === serial)),
          ),
      );
      for (const a of sets) {
        expect(a.size).toBeGreaterThanOrEqual(FLOOR);
        for (const b of sets) {
          const rest = [...a].filter((serial) => !b.has(serial)).length;
          if (rest > 0 && rest < a.size) expect(rest).toBeGreaterThanOrEqual(FLOOR);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("what only three of twelve generate is not published, what all of them do is", () => {
  const base = street({ houses: 12 });
  const withPv = (count: number) => {
    const connectionPoints = base.connectionPoints.map((point, i) => {
      const ders = i < count ? [{ id: "pv", kind: "pv", ratedW: 6000 }] : [];
      return { ...point, buildings: [{ serial: houseSerial(i), ders }] };
    });
    const community = new FoldedCommunity({ topology: { ...base, connectionPoints }, atMs: NOON_MS });
    for (let i = 0; i < 12; i++) {
      const ders = i < count ? [{ id: "pv", kind: "pv" as const, w: -1000 }] : [];
      community.report({ sender: houseSerial(i) }, { w: 200, ders });
    }
    return published(community)[0]?.view.figures.generation;
  };
  expect(withPv(3)).toEqual({ variance: 0, known: 0 });
  expect(withPv(12)).toMatchObject({ value: 12_000 });
});

test("a feeder's meter does not leave: less the members' sum it would be the neighbour who is none", () => {
  const feeder = { kind: "feeder", id: "f0" } as const;
  const seen = (kind: "operator" | "public" | "administrator", houses: number) => {
    const community = communityOf({ houses: 12 }, (i) => (i < houses ? { w: 100 } : undefined));
    community.report({ sender: "meter-f0" }, { w: 1250 });
    const view = viewFor(community.state, { kind }, feeder);
    return "view" in view ? view.view : undefined;
  };
  for (const houses of [11, 12]) {
    expect(seen("operator", houses)?.measured).toMatchObject({ value: 1250 });
    for (const kind of ["public", "administrator"] as const) {
      expect(seen(kind, houses)).toMatchObject({ figures: { net: { knownValue: 100 * houses } } });
      expect(seen(kind, houses)).not.toHaveProperty("measured");
      expect(seen(kind, houses)).not.toHaveProperty("fused");
    }
  }
});

test("phases and the exact confidence of the least sure are not published", () => {
  const community = communityOf({ houses: 12 }, (i) => ({ w: i === 3 ? 9000 : 100 }));
  const [publication] = published(community);
  const whole = viewFor(community.state, { kind: "operator" }, { kind: "community", id: "street" });
  const exact = "view" in whole ? (whole.view.confidence ?? 0) : 0;
  expect(publication?.view.confidence).toBeLessThan(exact);
  expect((publication?.view.confidence ?? 0) * 20).toBe(Math.floor(exact * 20));
  for (const channel of CHANNELS.filter((name) => name !== "net")) {
    expect(publication?.view.figures[channel]).toEqual({ variance: 0, known: 0 });
  }
});
