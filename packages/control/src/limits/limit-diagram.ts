import type { StateDiagram, StateEdge } from "../state-diagram.ts";
import { LIMIT_EVENTS, LIMIT_TABLE } from "./limit-table.ts";

const INTRODUCTION = `An energy guard (the grid operator's box, or the community) may limit what a building takes from the grid and what it gives to it; \`limits\` in site.json says which. Each direction is one machine, by the rules of EEBUS Limitation of Power Consumption (LPC) and Production (LPP) for the controllable system, named by their numbers. The guard sends a heartbeat at least every 60 s and writes limits; see [subjects](subjects.md#site). A limit without a duration, or with one of 0, holds until it is changed.

All times run on the monotonic clock. A restart inside \`failsafe\` goes on with it, and only time spent running counts towards its shortest duration, so neither a clock that jumps nor a power cut shortens it; the same holds for the protective limit. Any other restart begins in \`init\`, and where a guard was in charge before it, its 120 s begin with the start. Where two timers end together, the guard's absence counts first.`;

/** The limit of one direction, for docs/failsafe.md. */
export const LIMIT_DIAGRAM: StateDiagram = {
  title: "Limits from outside",
  introduction: INTRODUCTION,
  initial: "init",
  states: {
    init: "just started: the failsafe limit holds",
    unlimited_controlled: "a guard is in charge and limits nothing",
    limited: "a guard is in charge, its limit holds",
    failsafe: "the guard fell silent: the failsafe limit holds",
    unlimited_autonomous: "no guard: nothing holds, or after a failsafe the protective limit",
  },
  events: LIMIT_EVENTS,
  actions: {
    nothing: "power is not limited",
    limit: "the written limit holds",
    failsafe: "`failsafe_w` holds",
    protective: "`protective_w` holds",
  },
  edges: Object.entries(LIMIT_TABLE).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([event, { to = from, applies, answer, ids, why }]): StateEdge[] => {
      const edge = { from, event, to, why: [ids.join(", "), why].filter((part) => part !== "").join(": ") };
      if (answer === "refused") return [{ ...edge, refusal: event }];
      return to === from && applies === undefined ? [] : [{ ...edge, actions: applies ? [applies] : [] }];
    }),
  ),
};
