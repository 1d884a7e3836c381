/** What the site guard does with one DER. */
export const THROTTLE_STATES = {
  free: "the guard leaves it alone",
  held: "the guard commands it: its share, or on the way back from it",
  stood_down: "a meter above it is silent: it was told to stop once, and nobody may command it",
} as const;
export type ThrottleState = keyof typeof THROTTLE_STATES;

export const THROTTLE_EVENTS = {
  over: "it takes or gives more than its share",
  room: "its share has been larger than its set-point by a step for 30 s",
  whole: "its set-point is back at what it was before",
  unsaid: "its set-point was last said 20 s ago",
  failed: "the guard's last command failed, and the pause after that is over",
  blind: "a meter above it fell silent",
  sighted: "the meters above it have been speaking for 30 s",
  gone: "the guard may not command it any more: it left the configuration, or the guard stops",
} as const;
export type ThrottleEvent = keyof typeof THROTTLE_EVENTS;

/** What the guard sends. */
export const THROTTLE_ACTIONS = {
  lower: "command it to its share, at once",
  raise: "command it one step nearer to what it was before, at most its share",
  repeat: "say the set-point again, so that its watchdog does not revert it",
  release: "lift the set-point, and let its default mode take over",
  stand_down: "tell it to stop, once: a charger pauses, storage goes to its default mode",
} as const;
export type ThrottleAction = keyof typeof THROTTLE_ACTIONS;

/** What an event does in a state. */
export interface ThrottleStep {
  readonly to: ThrottleState;
  readonly action?: ThrottleAction;
}

type Row = Readonly<Record<ThrottleEvent, ThrottleStep | "ignored">>;

/**
 * The rules for holding one DER to its share: down at once, back in steps, and never while blind (FTW's
 * stand-down: once, on the transition).
 */
export const THROTTLE_TABLE: Readonly<Record<ThrottleState, Row>> = {
  free: {
    over: { to: "held", action: "lower" },
    room: "ignored",
    whole: "ignored",
    unsaid: "ignored",
    failed: "ignored",
    blind: { to: "stood_down", action: "stand_down" },
    sighted: "ignored",
    gone: "ignored",
  },
  held: {
    over: { to: "held", action: "lower" },
    room: { to: "held", action: "raise" },
    whole: { to: "free", action: "release" },
    unsaid: { to: "held", action: "repeat" },
    failed: { to: "held", action: "repeat" },
    blind: { to: "stood_down", action: "stand_down" },
    sighted: "ignored",
    gone: { to: "free", action: "release" },
  },
  stood_down: {
    // What it takes by itself in its default mode is its own safe state; a guard that is blind knows no better.
    over: "ignored",
    room: "ignored",
    whole: "ignored",
    unsaid: "ignored",
    failed: { to: "stood_down", action: "stand_down" },
    blind: "ignored",
    sighted: { to: "free", action: "release" },
    gone: { to: "free", action: "release" },
  },
};
