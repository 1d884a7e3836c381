import type { LimitSettings } from "./limit-settings.ts";
import {
  type Applied,
  LIMIT_TABLE,
  type LimitEvent,
  type LimitRule,
  type LimitState,
} from "./limit-table.ts";

/** Silence after which an energy guard counts as gone, and time it has for a limit when it is back, ms. */
export const LIMIT_PATIENCE_MS = 120_000;

/** A limit as it was written. */
export interface WrittenLimit {
  /** W: consumption at or above 0, production at or below 0. Not looked at when it is not active. */
  readonly limitW: number;
  readonly isActive: boolean;
  /** ms; not there when the limit holds until it is changed. */
  readonly durationMs?: number;
}

/** All that is remembered of one direction. Times are monotonic ms, but `enteredAtMs`. */
export interface LimitMemory {
  readonly state: LimitState;
  readonly applies: Applied;
  /** Since when it is in this state: wall clock, Unix epoch ms. For people; no rule reads it. */
  readonly enteredAtMs: number;
  /** Time of this state that counts as served, up to `servedAt`, ms. */
  readonly servedMs: number;
  readonly servedAt: number;
  /** Latest heartbeat; undefined when none counts. */
  readonly heartbeatAt?: number | undefined;
  /** First heartbeat since the guard was missing; undefined when no limit is waited for. */
  readonly returnedAt?: number | undefined;
  /** The limit in force, W, never negative; only in `limited`. */
  readonly limitW?: number | undefined;
  /** End of the limit in force; undefined when it has no duration. */
  readonly limitUntil?: number | undefined;
}

/** The two clocks at one moment. */
export interface Moment {
  /** Monotonic, ms. */
  readonly atMs: number;
  /** Wall clock, Unix epoch ms. */
  readonly wallMs: number;
}

/** A building that just started, and never was told a limit. */
export function newLimitMemory({ atMs, wallMs }: Moment): LimitMemory {
  return { state: "init", applies: "failsafe", enteredAtMs: wallMs, servedMs: 0, servedAt: atMs };
}

/** What an event changes, by the table. */
export function applyLimitEvent(memory: LimitMemory, event: LimitEvent, now: Moment): LimitMemory {
  const rule = LIMIT_TABLE[memory.state][event];
  return { ...enter(memory, rule, now), ...heartbeatsAfter(memory, event, now.atMs) };
}

/**
 * What a written limit changes, and how the writer is answered.
 * A limit of 0 ms duration would be over before it began: it counts as one without (see evcc pull request 32492).
 */
export function writeLimit(
  memory: LimitMemory,
  written: WrittenLimit,
  { direction }: Pick<LimitSettings, "direction">,
  now: Moment,
): { memory: LimitMemory; event: LimitEvent; rule: LimitRule } {
  const { limitW, isActive, durationMs = 0 } = written;
  const event = writeEvent(memory, written, direction, now.atMs);
  const rule = LIMIT_TABLE[memory.state][event];
  const next = applyLimitEvent(memory, event, now);
  if (rule.answer === "refused") return { memory: next, event, rule };
  const inForce = isActive
    ? { limitW: Math.abs(limitW), limitUntil: durationMs > 0 ? now.atMs + durationMs : undefined }
    : { limitW: undefined, limitUntil: undefined };
  return { memory: { ...next, ...inForce, returnedAt: undefined }, event, rule };
}

function writeEvent(
  memory: LimitMemory,
  { limitW, isActive }: WrittenLimit,
  direction: LimitSettings["direction"],
  atMs: number,
): LimitEvent {
  const magnitudeW = direction === "consumption" ? limitW : -limitW;
  if (isActive && !(magnitudeW >= 0 && Number.isFinite(magnitudeW))) return "limit_invalid";
  if (!isGuardAlive(memory, atMs)) return "limit_unheralded";
  return isActive ? "limit_activated" : "limit_deactivated";
}

/** Whether the energy guard was heard within its 120 s. */
export function isGuardAlive({ heartbeatAt }: LimitMemory, atMs: number): boolean {
  return heartbeatAt !== undefined && atMs - heartbeatAt <= LIMIT_PATIENCE_MS;
}

/** The timer that runs out first, and when, monotonic ms; undefined when none runs. */
export function nextLimitTimer(
  memory: LimitMemory,
  { failsafeMinimumMs }: Pick<LimitSettings, "failsafeMinimumMs">,
): { event: LimitEvent; atMs: number } | undefined {
  const { state, servedMs, servedAt, heartbeatAt, returnedAt, limitUntil } = memory;
  const timers: [LimitEvent, number | undefined][] = [
    // Where two end together the guard's absence counts first: then nothing is released for lack of a limit.
    ["heartbeat_lost", after(heartbeatAt, LIMIT_PATIENCE_MS)],
    ["limit_overdue", after(returnedAt, LIMIT_PATIENCE_MS)],
    ["duration_over", limitUntil],
    ["init_over", state === "init" ? servedAt - servedMs + LIMIT_PATIENCE_MS : undefined],
    ["minimum_over", state === "failsafe" ? servedAt - servedMs + failsafeMinimumMs : undefined],
  ];
  let first: { event: LimitEvent; atMs: number } | undefined;
  for (const [event, atMs] of timers) {
    if (atMs !== undefined && (!first || atMs < first.atMs)) first = { event, atMs };
  }
  return first;
}

/** Power that may be taken or given now, W, never negative; undefined when nothing limits it. */
export function appliedLimitW(memory: LimitMemory, settings: LimitSettings): number | undefined {
  const applied: Readonly<Record<Applied, number | undefined>> = {
    nothing: undefined,
    limit: memory.limitW,
    failsafe: settings.failsafeW,
    protective: settings.protectiveW,
  };
  return applied[memory.applies];
}

function after(since: number | undefined, delayMs: number): number | undefined {
  return since === undefined ? undefined : since + delayMs;
}

function enter(memory: LimitMemory, { to, applies }: LimitRule, { atMs, wallMs }: Moment): LimitMemory {
  const applied = applies ?? memory.applies;
  if (to === undefined || to === memory.state) return { ...memory, applies: applied };
  const { heartbeatAt, returnedAt } = memory;
  return {
    heartbeatAt,
    returnedAt,
    state: to,
    applies: applied,
    enteredAtMs: wallMs,
    servedMs: 0,
    servedAt: atMs,
  };
}

/** A heartbeat counts from now on; one that was lost, or whose limit never came, does not any more. */
function heartbeatsAfter(memory: LimitMemory, event: LimitEvent, atMs: number): Partial<LimitMemory> {
  switch (event) {
    case "heartbeat":
      return { heartbeatAt: atMs, ...(isOnItsOwn(memory) ? { returnedAt: memory.returnedAt ?? atMs } : {}) };
    case "heartbeat_lost":
      return { heartbeatAt: undefined, returnedAt: undefined };
    case "limit_overdue":
      return { returnedAt: undefined };
    case "duration_over":
      return { limitW: undefined, limitUntil: undefined };
    default:
      return {};
  }
}

/** Whether a guard that comes back has to write a limit before anything changes. */
function isOnItsOwn({ state, applies }: LimitMemory): boolean {
  return state === "failsafe" || (state === "unlimited_autonomous" && applies === "protective");
}
