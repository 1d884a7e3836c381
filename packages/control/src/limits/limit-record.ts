import { type LimitMemory, type Moment, newLimitMemory } from "./limit-machine.ts";
import { type Applied, LIMIT_STATES, type LimitState } from "./limit-table.ts";

/** What is kept on disk of one direction, so that a restart is no way out of a limit. */
export interface LimitRecord {
  readonly state: LimitState;
  readonly applies: Applied;
  /** Wall clock, Unix epoch ms. */
  readonly entered_at: number;
  /** Time of this state served while running, ms. */
  readonly served_ms: number;
  /** Whether an energy guard is in charge. */
  readonly is_guarded: boolean;
}

/** The record of a memory at a moment. */
export function limitRecord(memory: LimitMemory, atMs: number): LimitRecord {
  const { state, applies, enteredAtMs, servedMs, servedAt, heartbeatAt } = memory;
  return {
    state,
    applies,
    entered_at: enteredAtMs,
    served_ms: Math.max(0, servedMs + atMs - servedAt),
    is_guarded: heartbeatAt !== undefined,
  };
}

/**
 * The memory after a restart. Failsafe goes on where it was: only time served while running counts, so neither a
 * jump of the clock nor a time without power shortens it. So does a protective limit. Everything else begins
 * with `init` and the failsafe limit (LPC-901, LPC-TS-017); where a guard was in charge, its 120 s begin now.
 * A record that cannot be read counts as failsafe just entered: something was there.
 */
export function restoreLimitMemory(record: unknown, now: Moment): LimitMemory {
  const start = newLimitMemory(now);
  if (record === undefined) return start;
  if (!isLimitRecord(record)) return { ...start, state: "failsafe" };
  const { state, applies, entered_at: enteredAtMs, served_ms: servedMs, is_guarded: isGuarded } = record;
  if (state === "failsafe") return { ...start, state, enteredAtMs, servedMs };
  if (state === "unlimited_autonomous" && applies === "protective")
    return { ...start, state, applies, enteredAtMs };
  return isGuarded && state !== "unlimited_autonomous" ? { ...start, heartbeatAt: now.atMs } : start;
}

function isLimitRecord(value: unknown): value is LimitRecord {
  const { state, applies, entered_at, served_ms, is_guarded } = (value ?? {}) as Partial<
    Record<keyof LimitRecord, unknown>
  >;
  return (
    LIMIT_STATES.includes(state as LimitState) &&
    ["nothing", "limit", "failsafe", "protective"].includes(applies as Applied) &&
    isDuration(entered_at) &&
    isDuration(served_ms) &&
    typeof is_guarded === "boolean"
  );
}

function isDuration(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
