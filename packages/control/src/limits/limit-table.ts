/** Where a building is in the life of a limit (EEBUS LPC and LPP, controllable system). */
export const LIMIT_STATES = [
  "init",
  "unlimited_controlled",
  "limited",
  "failsafe",
  "unlimited_autonomous",
] as const;
export type LimitState = (typeof LIMIT_STATES)[number];

/** What can happen to it. The energy guard is whoever sets limits: the grid operator's box, or the community. */
export const LIMIT_EVENTS = {
  connected: "the energy guard's connection came up, at first or again",
  heartbeat: "a fresh sign of life of the energy guard",
  limit_activated: "a limit was written, active, by a guard whose heartbeat is alive",
  limit_deactivated: "a limit was written, deactivated, by a guard whose heartbeat is alive",
  limit_unheralded: "a limit was written without a live heartbeat",
  limit_invalid: "a limit of the wrong sign, or no number, was written",
  duration_over: "the limit's duration is over",
  heartbeat_lost: "no heartbeat for 120 s",
  init_over: "120 s since the start without a limit",
  limit_overdue: "the heartbeat has been back for 120 s, and no limit was written",
  minimum_over: "the failsafe's shortest duration is over",
} as const;
export type LimitEvent = keyof typeof LIMIT_EVENTS;

/**
 * What holds power down. `protective` is the building's own limit for when the failsafe has lasted long enough
 * and nobody came back.
 */
export type Applied = "nothing" | "limit" | "failsafe" | "protective";

/** What an event does in a state; with neither `to` nor `applies` it changes nothing. */
export interface LimitRule {
  readonly to?: LimitState;
  readonly applies?: Applied;
  /** Whether the writer of a limit hears that it was taken; events that are no writes have none. */
  readonly answer?: "accepted" | "refused";
  /** Requirements of LPC (LPP has the same numbers); empty for an addition of ours. */
  readonly ids: readonly string[];
  readonly why: string;
}

const UNHERALDED: LimitRule = {
  answer: "refused",
  ids: ["LPC-916"],
  why: "a limit counts only after a heartbeat",
};
const INVALID: LimitRule = {
  answer: "refused",
  ids: ["LPC-001"],
  why: "consumption is never negative, production never positive: error 7, and what was in force stays",
};
const CONNECTED: LimitRule = {
  ids: ["LPC-913"],
  why: "a connection says nothing: the guard has 60 s for a heartbeat and a limit",
};
const NO_DURATION: LimitRule = { ids: [], why: "no limit is in force that could end" };
const NOT_STARTING: LimitRule = { ids: [], why: "the start is over" };
const NOT_FAILSAFE: LimitRule = { ids: [], why: "it is not in failsafe" };
const NOT_RETURNED: LimitRule = { ids: [], why: "the guard's limit was heard" };
const ALIVE: LimitRule = { ids: ["LPC-031"], why: "the guard is alive, its 120 s begin anew" };

/**
 * The rules of EEBUS Limitation of Power Consumption 1.0.0 (section 2.3.3, transitions 0 to 12) for the
 * controllable system; those of Limitation of Power Production are the same. Every state and event is here.
 *
 * Where the standard lets a system become unlimited although nobody is there (LPC-922, and LPC-906 after a
 * restart), power stays held: see `minimum_over` and `init` × `heartbeat_lost`.
 */
export const LIMIT_TABLE: Readonly<Record<LimitState, Readonly<Record<LimitEvent, LimitRule>>>> = {
  init: {
    connected: CONNECTED,
    heartbeat: { ids: ["LPC-901", "LPC-TS-017"], why: "the failsafe limit holds until a limit is written" },
    limit_activated: {
      to: "limited",
      applies: "limit",
      answer: "accepted",
      ids: ["LPC-904"],
      why: "the guard has spoken",
    },
    limit_deactivated: {
      to: "unlimited_controlled",
      applies: "nothing",
      answer: "accepted",
      ids: ["LPC-902", "LPC-905"],
      why: "the guard has spoken",
    },
    limit_unheralded: UNHERALDED,
    limit_invalid: INVALID,
    duration_over: NO_DURATION,
    heartbeat_lost: {
      to: "failsafe",
      applies: "failsafe",
      ids: [],
      why: "a guard was in charge before the restart and is gone: a restart must not unlimit",
    },
    init_over: {
      to: "unlimited_autonomous",
      applies: "nothing",
      ids: ["LPC-906"],
      why: "nobody limits this building",
    },
    limit_overdue: { ids: ["LPC-906"], why: "the start has its own 120 s" },
    minimum_over: NOT_FAILSAFE,
  },
  unlimited_controlled: {
    connected: CONNECTED,
    heartbeat: ALIVE,
    limit_activated: {
      to: "limited",
      applies: "limit",
      answer: "accepted",
      ids: ["LPC-910"],
      why: "as written",
    },
    limit_deactivated: { answer: "accepted", ids: ["LPC-909"], why: "there is no limit already" },
    limit_unheralded: UNHERALDED,
    limit_invalid: INVALID,
    duration_over: NO_DURATION,
    heartbeat_lost: {
      to: "failsafe",
      applies: "failsafe",
      ids: ["LPC-911", "LPC-031"],
      why: "the guard is gone",
    },
    init_over: NOT_STARTING,
    limit_overdue: NOT_RETURNED,
    minimum_over: NOT_FAILSAFE,
  },
  limited: {
    connected: CONNECTED,
    heartbeat: ALIVE,
    limit_activated: {
      applies: "limit",
      answer: "accepted",
      ids: ["LPC-910"],
      why: "the new limit replaces the old one, with its duration",
    },
    limit_deactivated: {
      to: "unlimited_controlled",
      applies: "nothing",
      answer: "accepted",
      ids: ["LPC-909"],
      why: "as written",
    },
    limit_unheralded: UNHERALDED,
    limit_invalid: INVALID,
    duration_over: {
      to: "unlimited_controlled",
      applies: "nothing",
      ids: ["LPC-908"],
      why: "only a limit with a duration ends by itself",
    },
    heartbeat_lost: {
      to: "failsafe",
      applies: "failsafe",
      ids: ["LPC-912", "LPC-031"],
      why: "the guard is gone",
    },
    init_over: NOT_STARTING,
    limit_overdue: NOT_RETURNED,
    minimum_over: NOT_FAILSAFE,
  },
  failsafe: {
    connected: CONNECTED,
    heartbeat: { ids: ["LPC-916"], why: "alone it changes nothing: a limit has to follow within 120 s" },
    limit_activated: {
      to: "limited",
      applies: "limit",
      answer: "accepted",
      ids: ["LPC-916", "LPC-918", "LPC-919"],
      why: "heartbeat and limit: left at once, whatever is left of the shortest duration",
    },
    limit_deactivated: {
      to: "unlimited_controlled",
      applies: "nothing",
      answer: "accepted",
      ids: ["LPC-916", "LPC-918", "LPC-920"],
      why: "heartbeat and limit: left at once, whatever is left of the shortest duration",
    },
    limit_unheralded: UNHERALDED,
    limit_invalid: INVALID,
    duration_over: NO_DURATION,
    heartbeat_lost: { ids: ["LPC-TS-012"], why: "gone again: the 120 s for a limit end, the failsafe stays" },
    init_over: NOT_STARTING,
    limit_overdue: {
      to: "unlimited_autonomous",
      applies: "nothing",
      ids: ["LPC-921"],
      why: "the guard is back and does not limit",
    },
    minimum_over: {
      to: "unlimited_autonomous",
      applies: "protective",
      ids: ["LPC-922", "LPC-TS-012"],
      why: "the guard stayed away: on our own, but never without a limit",
    },
  },
  unlimited_autonomous: {
    connected: CONNECTED,
    heartbeat: { ids: ["LPC-918"], why: "alone it changes nothing: a limit has to follow" },
    limit_activated: {
      to: "limited",
      applies: "limit",
      answer: "accepted",
      ids: ["LPC-918", "LPC-919"],
      why: "heartbeat and limit",
    },
    limit_deactivated: {
      to: "unlimited_controlled",
      applies: "nothing",
      answer: "accepted",
      ids: ["LPC-918", "LPC-920"],
      why: "heartbeat and limit",
    },
    limit_unheralded: UNHERALDED,
    limit_invalid: INVALID,
    duration_over: NO_DURATION,
    heartbeat_lost: { ids: [], why: "it is on its own already" },
    init_over: NOT_STARTING,
    limit_overdue: { applies: "nothing", ids: ["LPC-921"], why: "the guard is back and does not limit" },
    minimum_over: NOT_FAILSAFE,
  },
};
