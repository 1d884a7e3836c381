import { expect, test } from "vitest";
import {
  THROTTLE_ACTIONS,
  THROTTLE_EVENTS,
  THROTTLE_STATES,
  THROTTLE_TABLE,
  type ThrottleEvent,
  type ThrottleState,
} from "./throttle-table.ts";

const states = Object.keys(THROTTLE_STATES) as ThrottleState[];
const events = Object.keys(THROTTLE_EVENTS) as ThrottleEvent[];

test("every pair of state and event is as written here", () => {
  const pairs = states.flatMap((state) =>
    events.map((event) => {
      const step = THROTTLE_TABLE[state][event];
      return step === "ignored"
        ? `${state} ${event}: ignored`
        : `${state} ${event}: ${step.to} ${step.action ?? "-"}`;
    }),
  );
  expect(pairs).toEqual([
    "free over: held lower",
    "free room: ignored",
    "free whole: ignored",
    "free unsaid: ignored",
    "free failed: ignored",
    "free blind: stood_down stand_down",
    "free sighted: ignored",
    "free gone: ignored",
    "held over: held lower",
    "held room: held raise",
    "held whole: free release",
    "held unsaid: held repeat",
    "held failed: held repeat",
    "held blind: stood_down stand_down",
    "held sighted: ignored",
    "held gone: free release",
    "stood_down over: ignored",
    "stood_down room: ignored",
    "stood_down whole: ignored",
    "stood_down unsaid: ignored",
    "stood_down failed: stood_down stand_down",
    "stood_down blind: ignored",
    "stood_down sighted: free release",
    "stood_down gone: free release",
  ]);
});

test("a silent meter stands down wherever it finds a DER, and only once", () => {
  expect(states.map((state) => THROTTLE_TABLE[state].blind)).toEqual([
    { to: "stood_down", action: "stand_down" },
    { to: "stood_down", action: "stand_down" },
    "ignored",
  ]);
});

test("every action is asked for by some rule", () => {
  const asked = states.flatMap((state) =>
    events.flatMap((event) => {
      const step = THROTTLE_TABLE[state][event];
      return step === "ignored" || step.action === undefined ? [] : [step.action];
    }),
  );
  expect(new Set(asked)).toEqual(new Set(Object.keys(THROTTLE_ACTIONS)));
});
