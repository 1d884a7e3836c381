import { backoffMs } from "@sourceful/domain";

const DEFAULT_INTERVAL_MS = 5_000;
const SHORTEST_INTERVAL_MS = 100;
/** Longest interval a poll may return (edge-node contract 5.4). */
const LONGEST_RETURNED_MS = 60_000;
/** Longest interval set with host.set_poll_interval; cloud drivers ask for minutes. */
const LONGEST_SET_MS = 180_000;
const SPREAD_OVER_MS = 5_000;
const SPREAD_STEP_MS = 200;
const BACKOFF = { firstMs: 1_000, maxMs: 60_000 };

/**
 * Time from the start of one poll to the start of the next, ms: what the poll returned, else what the driver
 * set with host.set_poll_interval, else 5 s. A value out of bounds counts as none. A returned one holds for
 * one poll only.
 */
export function pollIntervalMs(returned: unknown, setMs: number | undefined): number {
  return (
    acceptInterval(returned, LONGEST_RETURNED_MS) ??
    acceptInterval(setMs, LONGEST_SET_MS) ??
    DEFAULT_INTERVAL_MS
  );
}

function acceptInterval(value: unknown, longestMs: number): number | undefined {
  if (typeof value !== "number") return undefined;
  const wholeMs = Math.trunc(value);
  return wholeMs >= SHORTEST_INTERVAL_MS && wholeMs <= longestMs ? wholeMs : undefined;
}

/** When the device at `index` of `count` begins, ms after the start: spread, so that they do not poll in step. */
export function startDelayMs(index: number, count: number): number {
  return Math.round(index * Math.min(SPREAD_STEP_MS, SPREAD_OVER_MS / count));
}

/** Pause after the failed step number `failures` in a row (from 1), ms: 1 s doubling to 60 s, with jitter. */
export function failurePauseMs(failures: number, random: () => number): number {
  return backoffMs(Math.max(0, failures - 1), { ...BACKOFF, random });
}

/**
 * When the next poll is due, on the clock `nowMs` is on: one interval after the one before was due, so that a
 * poll that begins late does not shift those that follow. A poll whose time has passed meanwhile is left out,
 * never made up for: `skipped` says how many were.
 */
export function nextPoll(
  dueMs: number,
  intervalMs: number,
  nowMs: number,
): { readonly dueMs: number; readonly skipped: number } {
  const skipped = Math.max(0, Math.ceil((nowMs - dueMs - intervalMs) / intervalMs));
  return { dueMs: dueMs + intervalMs * (skipped + 1), skipped };
}
