import { describe, expect, test } from "vitest";
import {
  COMMANDED_STATES,
  FAILSAFE_STATES,
  UNCONFIRMED_STATES,
  WATCHDOG_EVENTS,
  WATCHDOG_STATES,
  type WatchdogEvent,
  type WatchdogState,
} from "./watchdog-state.ts";
import { WATCHDOG_TABLE, type WatchdogStep } from "./watchdog-table.ts";

const STATES = Object.keys(WATCHDOG_STATES) as WatchdogState[];
const EVENTS = Object.keys(WATCHDOG_EVENTS) as WatchdogEvent[];
const PAIRS = STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const));
const moves = PAIRS.flatMap(([from, event]) => {
  const step = WATCHDOG_TABLE[from][event];
  return typeof step === "object" && "to" in step ? [{ from, event, ...step }] : [];
});

/** States in which a timer of the watchdog runs. */
const ARMED: readonly WatchdogState[] = [...COMMANDED_STATES, "listening"];

describe("every pair of state and event", () => {
  test.each(PAIRS)("%s on %s is decided", (state, event) => {
    const step: WatchdogStep | undefined = WATCHDOG_TABLE[state][event];
    expect(step).toBeDefined();
    if (typeof step === "object" && "to" in step) expect(STATES).toContain(step.to);
  });

  test("each state can be reached, and each but closed can be left", () => {
    const reached = new Set<WatchdogState>(["unguarded", "expired"]);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const { from, to } of moves) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual(STATES.toSorted());
    for (const state of STATES.filter((name) => name !== "closed")) {
      expect(moves.some(({ from, to }) => from === state && to !== state)).toBe(true);
    }
  });
});

describe("what must hold in every pair", () => {
  test("no command is accepted while default mode is not confirmed", () => {
    for (const state of [...UNCONFIRMED_STATES, "closed" as const]) {
      for (const event of ["command", "guard_command"] as const) {
        expect(WATCHDOG_TABLE[state][event]).toHaveProperty("refuse");
      }
    }
  });

  test("a command is accepted after failsafe only once a heartbeat was heard", () => {
    expect(WATCHDOG_TABLE.failsafe.command).toEqual({ refuse: "failsafe" });
    expect(WATCHDOG_TABLE.expired.command).toEqual({ refuse: "failsafe" });
    const outOfFailsafe = moves.filter(
      ({ from, to }) => FAILSAFE_STATES.includes(from) && COMMANDED_STATES.includes(to),
    );
    for (const { from, event, to } of outOfFailsafe) {
      if (to === "guarded_failsafe") expect(event).toBe("guard_command");
      else expect([from, event]).toEqual(["listening", "command"]);
    }
  });

  test("failsafe is left by a heartbeat and a command, or by giving the DER up, and by nothing else", () => {
    const ways = moves.filter(
      ({ from, to }) => FAILSAFE_STATES.includes(from) && !FAILSAFE_STATES.includes(to),
    );
    for (const { from, event, to } of ways) {
      if (event === "shut_down") expect(["closing", "closed"]).toContain(to);
      else expect([from, event, to]).toEqual(["listening", "command", "claimed"]);
    }
  });

  test("whoever comes to a state in which default mode is wanted has it called", () => {
    for (const { from, event, to, actions } of moves) {
      if (!UNCONFIRMED_STATES.includes(to)) continue;
      const wanted = event === "default_failed" ? "retry" : "default";
      expect([from, event, actions]).toEqual([from, event, expect.arrayContaining([wanted])]);
    }
  });

  test("default mode is confirmed by its call alone", () => {
    for (const { from, event, to } of moves) {
      if (UNCONFIRMED_STATES.includes(from) && !UNCONFIRMED_STATES.includes(to)) {
        expect(event).toBe("default_confirmed");
      }
    }
  });

  test("the watchdog runs exactly where somebody must keep speaking", () => {
    for (const { from, event, to, actions } of moves) {
      const wasArmed = ARMED.includes(from);
      if (ARMED.includes(to) && !wasArmed)
        expect([from, event, actions]).toContainEqual(expect.arrayContaining(["arm"]));
      if (!ARMED.includes(to) && wasArmed) {
        expect([from, event, actions]).toContainEqual(expect.arrayContaining(["disarm"]));
      }
      if (actions.includes("arm")) expect(ARMED).toContain(to);
      if (event === "watchdog_expired") expect(wasArmed).toBe(true);
    }
  });

  test("somebody holds the DER exactly while it is commanded", () => {
    for (const { from, event, to, actions } of moves) {
      const isHeld = COMMANDED_STATES.includes(to);
      if (isHeld && !COMMANDED_STATES.includes(from)) expect(actions).toContain("hold");
      if (!isHeld && COMMANDED_STATES.includes(from))
        expect([event, actions]).toContainEqual(expect.arrayContaining(["free"]));
      if (event === "command" || event === "guard_command") expect(actions).toContain("hold");
    }
  });

  test("a master's silence is told, and so is the end of failsafe", () => {
    const entered = moves.filter(({ actions }) => actions.includes("tell_entered"));
    expect(entered.map(({ from, event }) => [from, event])).toEqual([
      ["claimed", "watchdog_expired"],
      ["controlled", "watchdog_expired"],
    ]);
    const left = moves.filter(({ actions }) => actions.includes("tell_left"));
    expect(left.map(({ from, event }) => [from, event])).toEqual([["listening", "command"]]);
  });

  test("the site guard takes a DER from a master, never the other way", () => {
    for (const state of ["claimed", "controlled"] as const) {
      expect(WATCHDOG_TABLE[state].guard_command).toMatchObject({ to: "guarded" });
    }
    for (const state of ["guarded", "guarded_failsafe"] as const) {
      expect(WATCHDOG_TABLE[state].command).toEqual({ refuse: "held" });
    }
  });
});
