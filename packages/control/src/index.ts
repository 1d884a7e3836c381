/**
 * The rules of power in a building: watchdog, limits and their fail-safes, fuse and circuit tree, as pure tables.
 *
 * @example
 * const step = WATCHDOG_TABLE.controlled.watchdog_expired;
 * // { to: "expired", actions: ["free", "disarm", "default", "tell_entered"] }
 * const judge = new HeartbeatJudge();
 * judge.judge({ ts, nowMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }); // "fresh"
 */
export { type SharedCapacity, type SharedOut, shareOut } from "./circuit/share-out.ts";
export {
  type CapacityReason,
  type ImposedLimit,
  type MemberPower,
  type SiteCapacity,
  type SiteMoment,
  siteCapacities,
} from "./circuit/site-capacities.ts";
export type { CircuitLoad, Phase, SiteCircuit, SiteMember } from "./circuit/site-circuit.ts";
export { type DimmableDevice, minimumBudgetW, simultaneityFactor } from "./enwg14a/minimum-budget.ts";
export { renderFailsafe } from "./failsafe-document.ts";
export {
  appliedLimitW,
  applyLimitEvent,
  isGuardAlive,
  LIMIT_PATIENCE_MS,
  type LimitMemory,
  type Moment,
  newLimitMemory,
  nextLimitTimer,
  type WrittenLimit,
  writeLimit,
} from "./limits/limit-machine.ts";
export { type LimitRecord, limitRecord, restoreLimitMemory } from "./limits/limit-record.ts";
export type { LimitDirection, LimitSettings } from "./limits/limit-settings.ts";
export {
  type Applied,
  LIMIT_EVENTS,
  LIMIT_STATES,
  LIMIT_TABLE,
  type LimitEvent,
  type LimitRule,
  type LimitState,
} from "./limits/limit-table.ts";
export type { StateDiagram, StateEdge } from "./state-diagram.ts";
export {
  THROTTLE_TABLE,
  type ThrottleAction,
  type ThrottleEvent,
  type ThrottleState,
  type ThrottleStep,
} from "./throttle/throttle-table.ts";
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
