import { expect, test } from "vitest";
import { FoldedCommunity, type SampleSpec } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";

const house = houseSerial(0);

/** A house that sends one message every so often, its samples a second apart; what was learned of it at the end. */
function growthOf(everyS: number, hours: number, powerW: (second: number) => SampleSpec, samples = 1) {
  const community = new FoldedCommunity({ topology: street({ houses: 1 }), atMs: MIDSUMMER_MS });
  for (let second = everyS; second <= hours * 3600; second += everyS) {
    community.tick(everyS * 1000);
    const measured = Array.from({ length: samples }, (_, i) => {
      const before = samples - 1 - i;
      return { ts: community.nowMs - before * 1000, ...powerW(second - before) };
    });
    community.report({ sender: house }, ...measured);
  }
  const growth = community.state.data.reporters.get(house)?.growth;
  if (!growth) throw new Error("no reporter");
  return growth.w2PerS;
}

/** 2 kW for three minutes, at the same minute of every hour. */
const kettle = (second: number) => ({ w: second % 3600 < 180 ? 2200 : 200 });

test("what is assumed at first is forgotten with what is learned", () => {
  const [after1, after10, after1000] = [1, 10, 1000].map(
    (messages) => growthOf(10, messages / 360, () => ({ w: 500 })).net,
  ) as [number, number, number];
  expect(after1).toBeCloseTo((22_000 / 8) ** 2 / 900, 3);
  expect(after10).toBeLessThan(after1 / 2);
  expect(after1000).toBeLessThan(after1 / 100);
});

test.each([10, 60])("two jumps of 2 kW an hour are two jumps of 2 kW an hour, told every %i s", (everyS) => {
  const { net } = growthOf(everyS, 30, kettle);
  const perSecond = (2 * 2000 ** 2) / 3600;
  expect(net / perSecond).toBeGreaterThan(0.6);
  expect(net / perSecond).toBeLessThan(1.5);
});

test("flicker within a message is not blown up to what a minute may bring", () => {
  const flicker = (second: number) => ({ w: 1000 + (second % 2 === 0 ? 50 : -50) + second / 100 });
  const { net } = growthOf(10, 8, flicker, 10);
  expect(net).toBeLessThan(10);
});

test("each phase and the whole have their own: a battery holds the sum and moves the phases", () => {
  const follow = (second: number) => {
    const loadW = second % 600 < 300 ? 3000 : 0;
    return { w: 0, phases: [{ w: (loadW * 2) / 3 }, { w: -loadW / 3 }, { w: -loadW / 3 }] };
  };
  const { net, l1, l2, l3 } = growthOf(10, 10, follow);
  expect(net).toBeLessThan(2);
  expect(l1 / l2).toBeCloseTo(4, 1);
  expect(l3).toBe(l2);
});

test("a pause longer than values are held, and values that are doubted, teach nothing", () => {
  const steady = growthOf(10, 2, () => ({ w: 500 })).net;
  const community = new FoldedCommunity({ topology: street({ houses: 1 }), atMs: MIDSUMMER_MS });
  const learned = () => community.state.data.reporters.get(house)?.growth.w2PerS.net ?? Number.NaN;
  for (let message = 0; message < 720; message++) {
    community.tick(10_000);
    community.report({ sender: house }, { w: 500 });
  }
  expect(learned()).toBe(steady);
  for (const quality of ["suspect", "valid"] as const) {
    community.tick(10_000);
    community.report({ sender: house }, { w: quality === "suspect" ? 9000 : 500, quality });
    expect(learned()).toBe(steady);
  }
  community.tick(901_000);
  community.report({ sender: house }, { w: 6000 });
  expect(learned()).toBe(steady);
});
