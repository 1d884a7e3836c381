import type { WatchdogAction, WatchdogEvent, WatchdogState } from "./watchdog-state.ts";

/** Why a state takes no command: stable codes of acks. */
export type WatchdogRefusal = "not_ready" | "reverting" | "failsafe" | "held" | "shutting_down";

/** What an event does in a state. */
export type WatchdogStep =
  | { readonly to: WatchdogState; readonly actions: readonly WatchdogAction[] }
  | { readonly refuse: WatchdogRefusal }
  | "ignored";

type Row = Readonly<Record<WatchdogEvent, WatchdogStep>>;

const to = (state: WatchdogState, ...actions: WatchdogAction[]): WatchdogStep => ({ to: state, actions });
const refuse = (code: WatchdogRefusal): WatchdogStep => ({ refuse: code });

/** Nothing of it can come, or it changes nothing. */
const NOTHING: Row = {
  driver_ready: "ignored",
  default_confirmed: "ignored",
  default_failed: "ignored",
  heartbeat: "ignored",
  command: refuse("shutting_down"),
  guard_command: refuse("shutting_down"),
  executed: "ignored",
  failed: "ignored",
  ambiguous: "ignored",
  released: "ignored",
  duration_ended: "ignored",
  watchdog_expired: "ignored",
  shut_down: "ignored",
};

const REVERT = to("reverting", "free", "disarm", "default");
const CLOSE = to("closing", "free", "disarm", "default");
const EXPIRE = to("expired", "free", "disarm", "default", "tell_entered");
const BACK_TO_FAILSAFE = to("expired", "free", "disarm", "default");

/**
 * The rules of a DER's watchdog: what each event does in each state (issue "Control that fails safe"; FTW's
 * rules, driver-host reference 8.5, 8.8). One rule stands behind all of them: whenever it is not known what
 * the device does, default mode is wanted, and until it is confirmed no command runs.
 */
export const WATCHDOG_TABLE: Readonly<Record<WatchdogState, Row>> = {
  unguarded: {
    ...NOTHING,
    driver_ready: to("unguarded", "default"),
    default_confirmed: to("idle"),
    default_failed: to("unguarded", "retry"),
    command: refuse("not_ready"),
    guard_command: refuse("not_ready"),
    shut_down: to("closing", "default"),
  },
  idle: {
    ...NOTHING,
    driver_ready: to("unguarded", "default"),
    command: to("claimed", "hold", "arm"),
    guard_command: to("guarded", "hold", "arm"),
    shut_down: to("closed"),
  },
  claimed: {
    ...NOTHING,
    driver_ready: REVERT,
    heartbeat: to("claimed", "arm"),
    command: to("claimed", "hold", "arm"),
    guard_command: to("guarded", "hold", "arm"),
    executed: to("controlled"),
    // It wrote nothing, so the DER is still in the default mode that was confirmed.
    failed: to("idle", "free", "disarm"),
    ambiguous: REVERT,
    released: REVERT,
    duration_ended: REVERT,
    watchdog_expired: EXPIRE,
    shut_down: CLOSE,
  },
  controlled: {
    ...NOTHING,
    driver_ready: REVERT,
    heartbeat: to("controlled", "arm"),
    command: to("controlled", "hold", "arm"),
    guard_command: to("guarded", "hold", "arm"),
    ambiguous: REVERT,
    released: REVERT,
    duration_ended: REVERT,
    watchdog_expired: EXPIRE,
    shut_down: CLOSE,
  },
  guarded: {
    ...NOTHING,
    driver_ready: REVERT,
    command: refuse("held"),
    guard_command: to("guarded", "hold", "arm"),
    ambiguous: REVERT,
    released: REVERT,
    duration_ended: REVERT,
    watchdog_expired: REVERT,
    shut_down: CLOSE,
  },
  reverting: {
    ...NOTHING,
    driver_ready: to("reverting", "default"),
    default_confirmed: to("idle"),
    default_failed: to("reverting", "retry"),
    command: refuse("reverting"),
    guard_command: refuse("reverting"),
    shut_down: to("closing", "default"),
  },
  expired: {
    ...NOTHING,
    driver_ready: to("expired", "default"),
    default_confirmed: to("failsafe"),
    default_failed: to("expired", "retry"),
    command: refuse("failsafe"),
    guard_command: refuse("reverting"),
    shut_down: to("closing", "default"),
  },
  failsafe: {
    ...NOTHING,
    driver_ready: to("expired", "default"),
    heartbeat: to("listening", "arm"),
    command: refuse("failsafe"),
    guard_command: to("guarded_failsafe", "hold", "arm"),
    shut_down: to("closed"),
  },
  listening: {
    ...NOTHING,
    driver_ready: to("expired", "disarm", "default"),
    heartbeat: to("listening", "arm"),
    command: to("claimed", "hold", "arm", "tell_left"),
    guard_command: to("guarded_failsafe", "hold", "arm"),
    watchdog_expired: to("failsafe", "disarm"),
    shut_down: to("closed", "disarm"),
  },
  guarded_failsafe: {
    ...NOTHING,
    driver_ready: BACK_TO_FAILSAFE,
    command: refuse("held"),
    guard_command: to("guarded_failsafe", "hold", "arm"),
    ambiguous: BACK_TO_FAILSAFE,
    released: BACK_TO_FAILSAFE,
    duration_ended: BACK_TO_FAILSAFE,
    watchdog_expired: BACK_TO_FAILSAFE,
    shut_down: CLOSE,
  },
  closing: {
    ...NOTHING,
    driver_ready: to("closing", "default"),
    default_confirmed: to("closed"),
    default_failed: to("closing", "retry"),
  },
  closed: NOTHING,
};
