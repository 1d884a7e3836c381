/**
 * The rules of power in a building: watchdog, limits and their fail-safes, fuse and circuit tree, as pure tables.
 *
 * @example
 * const step = WATCHDOG_TABLE.controlled.watchdog_expired;
 * // { to: "expired", actions: ["free", "disarm", "default", "tell_entered"] }
 * const judge = new HeartbeatJudge();
 * judge.judge({ ts, nowMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }); // "fresh"
 */
export { renderFailsafe } from "./failsafe-document.ts";
export type { StateDiagram, StateEdge } from "./state-diagram.ts";
export { type HeartbeatArrival, HeartbeatJudge, type HeartbeatVerdict } from "./watchdog/heartbeat-judge.ts";
export {
  COMMANDED_STATES,
  FAILSAFE_STATES,
  UNCONFIRMED_STATES,
  type WatchdogAction,
  type WatchdogEvent,
  type WatchdogState,
} from "./watchdog/watchdog-state.ts";
export { WATCHDOG_TABLE, type WatchdogRefusal, type WatchdogStep } from "./watchdog/watchdog-table.ts";
