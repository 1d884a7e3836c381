import fc from "fast-check";
import { expect, test } from "vitest";
import type { CommunityEvent } from "./community-event.ts";
import { type CommunityState, createState } from "./community-state.ts";
import { decide } from "./decide.ts";
import { decodeState, encodeState } from "./state-codec.ts";
import { FoldedCommunity } from "./testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "./testing/street.ts";
import { viewElement } from "./views/element-view.ts";
import { findViolations } from "./views/find-violations.ts";
import { findUnequalSums } from "./views/recompute.ts";

const HOUSES = 6;
const topology = street({ houses: HOUSES, housesPerFeeder: 3 });
const start = { topology, atMs: MIDSUMMER_MS, policy: { privacyFloor: 3 } };

type Step =
  | {
      readonly kind: "report";
      readonly house: number;
      readonly w: number;
      readonly ageMs: number;
      readonly seq?: number;
    }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: "switch"; readonly id: number; readonly isClosed: boolean }
  | { readonly kind: "topology" }
  | { readonly kind: "policy"; readonly freshForMs: number };

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("report" as const),
      house: fc.nat(HOUSES - 1),
      w: fc.integer({ min: -8000, max: 40_000 }),
      ageMs: fc.oneof(fc.constant(0), fc.integer({ min: -3000, max: 5_000_000 })),
      seq: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    }) as fc.Arbitrary<Step>,
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 2_000_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("switch" as const), id: fc.nat(1), isClosed: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "topology" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("policy" as const),
      freshForMs: fc.integer({ min: 1000, max: 900_000 }),
    }),
  },
);

function play(community: FoldedCommunity, step: Step): void {
  switch (step.kind) {
    case "report": {
      const { house, w, ageMs, seq } = step;
      const sample = {
        ts: community.nowMs - ageMs,
        w,
        phases: [w / 3, w / 3, w / 3].map((phaseW) => ({ w: phaseW })),
      };
      community.report({ sender: houseSerial(house), ...(seq !== undefined && { seq }) }, sample);
      return;
    }
    case "pass":
      community.tick(step.ms);
      return;
    case "switch":
      community.fold({ type: "switch", switchId: `s${step.id}`, isClosed: step.isClosed, source: "relay" });
      return;
    case "policy":
      community.fold({
        type: "policy",
        policy: { ...community.state.data.policy, freshForMs: step.freshForMs },
      });
      return;
    case "topology": {
      const next = community.state.data.topology.version + 1;
      community.fold({ type: "topology", topology: { ...topology, version: next } });
    }
  }
}

function bytesOf(state: CommunityState): string {
  return Buffer.from(encodeState(state)).toString("latin1");
}

function replay(log: readonly CommunityEvent[]) {
  const state = createState(start);
  const effects = log.flatMap((event) => decide(state, event).effects);
  return { state, effects };
}

test("after every event aggregates equal a naive recomputation to the last bit, and nothing is overstated", () => {
  fc.assert(
    fc.property(fc.array(arbitraryStep, { maxLength: 60 }), (steps) => {
      const community = new FoldedCommunity(start);
      for (const step of steps) {
        play(community, step);
        expect(findViolations(community.state)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test("a corrupted aggregate does not equal its recomputation", () => {
  const community = new FoldedCommunity(start);
  community.report({ sender: houseSerial(0) }, { w: 1000 });
  expect(findUnequalSums(community.state)).toEqual([]);
  const contribution = community.state.derived.contributions.get(houseSerial(0));
  community.state.derived.sums.get("feeder/f0")?.replace(2, undefined, contribution);
  expect(findUnequalSums(community.state)).toEqual(["feeder/f0"]);
});

test("a log replayed gives the same state and the same effects, byte for byte", () => {
  fc.assert(
    fc.property(fc.array(arbitraryStep, { maxLength: 60 }), (steps) => {
      const community = new FoldedCommunity(start);
      for (const step of steps) play(community, step);
      const again = replay(community.log);
      expect(JSON.stringify(again.effects)).toBe(JSON.stringify(community.effects));
      expect(bytesOf(again.state)).toBe(bytesOf(community.state));
    }),
    { numRuns: 100 },
  );
});

test("a state that was stored and read goes on like one that was not", () => {
  fc.assert(
    fc.property(fc.array(arbitraryStep, { maxLength: 40 }), fc.nat(40), (steps, cut) => {
      const community = new FoldedCommunity(start);
      for (const step of steps) play(community, step);
      const state = createState(start);
      for (const event of community.log.slice(0, cut)) decide(state, event);
      const restored = decodeState(encodeState(state));
      expect(findUnequalSums(restored)).toEqual([]);
      const rest = community.log.slice(cut).flatMap((event) => decide(restored, event).effects);
      expect(bytesOf(restored)).toBe(bytesOf(community.state));
      const expected = community.effects.slice(community.effects.length - rest.length);
      expect(JSON.stringify(rest)).toBe(JSON.stringify(expected));
    }),
    { numRuns: 100 },
  );
});

test("an event that differs is found by the bytes of the state", () => {
  const community = new FoldedCommunity(start);
  for (let i = 0; i < 5; i++) community.report({ sender: houseSerial(i) }, { w: 1000 + i });
  const log = structuredClone(community.log);
  const third = log[2] as unknown as { envelope: { body: { samples: { w: number }[] } } };
  (third.envelope.body.samples[0] as { w: number }).w += 1;
  expect(bytesOf(replay(log).state)).not.toBe(bytesOf(community.state));
});

test("messages of different buildings may come in any order", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
      const sums = [[0, 1, 2, 3, 4, 5], order].map((houses) => {
        const community = new FoldedCommunity(start);
        for (const house of houses)
          community.report({ sender: houseSerial(house) }, { w: 100.1 * (house + 1) });
        return viewElement(community.state, { kind: "community", id: "street" });
      });
      expect(sums[1]).toEqual(sums[0]);
    }),
  );
});

test("an event that was folded before has no effect (R17)", () => {
  const community = new FoldedCommunity(start);
  community.report({ sender: houseSerial(0) }, { w: 1000 });
  const before = encodeState(community.state);
  expect(decide(community.state, community.log[0] as CommunityEvent).effects).toEqual([]);
  expect(encodeState(community.state)).toEqual(before);
});

test("an event from before the state is refused", () => {
  const community = new FoldedCommunity(start);
  community.tick();
  expect(() => decide(community.state, { type: "tick", position: 2, atMs: MIDSUMMER_MS })).toThrow(
    expect.objectContaining({ code: "event_out_of_order" }),
  );
});
