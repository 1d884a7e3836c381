import { describe, expect, test } from "vitest";
import { encodeState } from "../state-codec.ts";
import { FoldedCommunity, receptionIn, type SampleSpec } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import { viewElement } from "../views/element-view.ts";
import { findViolations } from "../views/find-violations.ts";
import { viewReporter } from "../views/reporter-view.ts";

const house = houseSerial(0);
const COMMUNITY = { kind: "community", id: "street" } as const;
const AT_MS = MIDSUMMER_MS + 12 * 3_600_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const MOST = Number.MAX_VALUE;

function streetOf(houses = 2): FoldedCommunity {
  return new FoldedCommunity({ topology: street({ houses }), atMs: AT_MS });
}

const HOSTILE: readonly (readonly [string, SampleSpec])[] = [
  ["a power", { w: MOST }],
  ["phases that overflow when added", { phases: [{ w: MOST }, { w: MOST }, { w: MOST }] }],
  ["phases that add up", { w: 0, phases: [{ w: MOST }, { w: -MOST }, { w: 0 }] }],
  ["phases that add up, of a size that could be", { w: 0, phases: [{ w: 1e6 }, { w: -1e6 }, { w: 0 }] }],
  ["reactive power", { w: 0, phases: [{ var: MOST }, { var: MOST }, { var: MOST }] }],
  ["reactive power of a size that could be", { w: 0, phases: [{ var: 1e6 }, { var: 0 }, { var: 0 }] }],
  ["a voltage", { w: 0, phases: [{ v: MOST }, {}, {}] }],
  ["a register", { w: 0, import_wh: MOST, export_wh: 0 }],
  ["a DER nobody registered", { w: 0, ders: [{ id: "x", kind: "ev", w: MOST }] }],
];

describe("numbers that would spoil every sum after them", () => {
  test.each(HOSTILE)("%s of them is kept out", (_, sample) => {
    const community = streetOf();
    community.report({ sender: houseSerial(1) }, { w: 300 });
    expect(receptionIn(community.report({ sender: house }, sample))).toMatchObject({ quarantine: "q2" });
    community.report({ sender: house }, { w: 200, import_wh: 1, export_wh: 1 });
    for (let i = 0; i < 60; i++) community.tick(60_000);
    expect(findViolations(community.state)).toEqual([]);
    expect(() => encodeState(community.state)).not.toThrow();
    community.report({ sender: houseSerial(1) }, { w: 300 });
    community.report({ sender: house }, { w: 200 });
    expect(viewElement(community.state, COMMUNITY)?.figures.net.value).toBe(500);
    expect(JSON.stringify(community.effects)).not.toContain('MilliWh":null');
  });

  test("not even a steward lets them in", () => {
    const community = streetOf();
    community.fold({
      type: "assignment",
      assignment: {
        id: "a1",
        actor: "mary",
        role: "steward",
        permissions: ["quarantine:release"],
        roleControl: "monitor_only",
        actorControl: "monitor_only",
        fromMs: AT_MS,
        decisionRecord: "dr-1",
      },
    });
    const message = community.message({ sender: house }, { w: MOST }, { w: 33_000, ts: AT_MS - 1 });
    community.fold(message);
    const quarantined = { ...message, position: 2, atMs: AT_MS };
    const action = { actor: "mary", role: "steward", decisionRecord: "dr-2", explanation: "looked at it" };
    community.fold({ type: "release", action, quarantined });
    expect(community.state.data.reporters.get(house)?.live?.netW).toBe(33_000);
    expect(findViolations(community.state)).toEqual([]);
  });

  test("−0 is nothing, and is the same after a start", () => {
    const community = streetOf(1);
    community.report({ sender: house }, { w: -0, phases: [{ w: -0 }, { w: -0 }, { w: -0 }] });
    expect(Object.is(viewElement(community.state, COMMUNITY)?.figures.net.value, 0)).toBe(true);
  });

  test("numbers up to the last whole one are numbers like others, and each is let in once", () => {
    const community = streetOf();
    for (const seq of [Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER - 1]) {
      community.nowMs += 1000;
      const spec = { sender: house, boot: Number.MAX_SAFE_INTEGER, seq };
      expect(receptionIn(community.report(spec, { w: 10 })).reason).toBeUndefined();
      expect(receptionIn(community.report(spec, { w: 99 })).reason).toBe("it came before");
    }
    expect(viewElement(community.state, { kind: "building", id: house })?.figures.net.value).toBe(10);
  });
});

test("120 samples in any order end at the newest, and the books have all of them", () => {
  const community = streetOf();
  const samples = Array.from({ length: 120 }, (_, i) => ({ ts: AT_MS - 1000 * ((i * 77) % 120), w: 1000 }));
  expect(receptionIn(community.report({ sender: house }, ...samples)).code).toBe("OK");
  expect(community.state.data.reporters.get(house)?.live?.sampleMs).toBe(AT_MS);
  const slots = [...community.state.data.ledger.values()].map(({ slots: of }) => of.get(house)?.samples ?? 0);
  expect(slots.reduce((sum, count) => sum + count, 0)).toBe(120);
});

describe("clocks that are years off", () => {
  test("a sample of another century does not end the count of today's suspect ones (R29)", () => {
    const community = streetOf();
    community.report({ sender: house, ts: AT_MS }, { w: 1, ts: AT_MS + 100 * YEAR_MS });
    for (let i = 0; i < 100; i++) community.report({ sender: house }, { w: 18_000 });
    expect(community.effects).toContainEqual(expect.objectContaining({ code: "samples_suspect" }));
  });

  test("a building that booted in 1970 and got its time is believed at once", () => {
    const community = streetOf();
    community.beat({ sender: house, boot: 2, ts: 5000 });
    expect(receptionIn(community.report({ sender: house, ts: 6000 }, { w: 1 })).code).toBe("TIME");
    community.nowMs += 30_000;
    community.beat({ sender: house, boot: 2 });
    expect(receptionIn(community.report({ sender: house }, { w: 500 })).code).toBe("OK");
  });

  test("one that was years ahead is believed again within sixteen messages", () => {
    const community = streetOf();
    community.beat({ sender: house, boot: 2, ts: AT_MS + 50 * YEAR_MS });
    for (let i = 0; i < 16; i++) {
      community.nowMs += 30_000;
      community.beat({ sender: house, boot: 2 });
    }
    expect(receptionIn(community.report({ sender: house }, { w: 500 })).code).toBe("OK");
  });

  const offer = (community: FoldedCommunity, ts: number, more: object = {}) => {
    const { envelope } = community.message({ sender: house, ts }, { w: 1 });
    const body = { start: ts, end: ts + 900_000, ...more };
    return community.fold({
      type: "message",
      envelope: { ...envelope, schema: "community.flexibility/1", body } as typeof envelope,
    });
  };

  test("a flexibility envelope from the future is kept out, and does not stand for those that follow", () => {
    const community = streetOf();
    community.beat({ sender: house, boot: 2 });
    expect(receptionIn(offer(community, AT_MS + YEAR_MS))).toMatchObject({ code: "TIME", gate: "time" });
    expect(viewReporter(community.state, house)?.flexibility).toBeUndefined();
    offer(community, AT_MS);
    expect(viewReporter(community.state, house)?.flexibility).toMatchObject({ ts: AT_MS });
  });

  test("what nobody knows in one, however deep, is no part of the state", () => {
    const community = streetOf();
    const deep = JSON.parse(`${"[".repeat(30_000)}${"]".repeat(30_000)}`) as unknown;
    const hostile = JSON.parse(`{"__proto__": {"polluted": true}}`) as object;
    offer(community, AT_MS, { deep, ...hostile, ders: ["x"] });
    expect(() => encodeState(community.state)).not.toThrow();
    const body = viewReporter(community.state, house)?.flexibility?.body;
    expect(body).toEqual({ start: AT_MS, end: AT_MS + 900_000, ders: ["x"] });
  });
});
