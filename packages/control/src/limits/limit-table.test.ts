import { describe, expect, test } from "vitest";
import { LIMIT_EVENTS, LIMIT_STATES, LIMIT_TABLE, type LimitEvent } from "./limit-table.ts";

const events = Object.keys(LIMIT_EVENTS) as LimitEvent[];
const writes: readonly LimitEvent[] = [
  "limit_activated",
  "limit_deactivated",
  "limit_unheralded",
  "limit_invalid",
];
const cells = LIMIT_STATES.flatMap((state) =>
  events.map((event) => ({ state, event, rule: LIMIT_TABLE[state][event] })),
);

describe.each(cells)("$state × $event", ({ state, event, rule }) => {
  test("says why, and answers exactly the writes", () => {
    expect(rule.why).not.toBe("");
    expect(rule.answer !== undefined).toBe(writes.includes(event));
  });

  test("a refused write and a bare connection change nothing", () => {
    if (rule.answer !== "refused" && event !== "connected") return;
    expect([rule.to, rule.applies]).toEqual([undefined, undefined]);
  });

  test("leads to a state that applies what belongs to it", () => {
    const to = rule.to ?? state;
    if (rule.applies === undefined) return expect(rule.to).toBeUndefined();
    const fitting = {
      init: ["failsafe"],
      unlimited_controlled: ["nothing"],
      limited: ["limit"],
      failsafe: ["failsafe"],
      unlimited_autonomous: ["nothing", "protective"],
    }[to];
    expect(fitting).toContain(rule.applies);
  });
});

test("these moves there are, and no others", () => {
  const moves = cells
    .filter(({ rule }) => rule.to !== undefined)
    .map(({ state, event, rule }) => `${state} ${event} ${rule.to}`);
  expect(moves.toSorted()).toEqual(
    [
      "init limit_activated limited",
      "init limit_deactivated unlimited_controlled",
      "init heartbeat_lost failsafe",
      "init init_over unlimited_autonomous",
      "unlimited_controlled limit_activated limited",
      "unlimited_controlled heartbeat_lost failsafe",
      "limited limit_deactivated unlimited_controlled",
      "limited duration_over unlimited_controlled",
      "limited heartbeat_lost failsafe",
      "failsafe limit_activated limited",
      "failsafe limit_deactivated unlimited_controlled",
      "failsafe limit_overdue unlimited_autonomous",
      "failsafe minimum_over unlimited_autonomous",
      "unlimited_autonomous limit_activated limited",
      "unlimited_autonomous limit_deactivated unlimited_controlled",
    ].toSorted(),
  );
});

test("a heartbeat alone never lifts anything", () => {
  for (const state of LIMIT_STATES) expect(LIMIT_TABLE[state].heartbeat.applies).toBeUndefined();
});
