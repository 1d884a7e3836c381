/** One sign of life as it arrived. */
export interface HeartbeatArrival {
  /** When its sender says it was sent, Unix epoch ms. */
  readonly ts: number;
  /** Our wall clock at its arrival, Unix epoch ms. */
  readonly nowMs: number;
  /** Our monotonic clock at its arrival, ms. */
  readonly monotonicMs: number;
}

/** `fresh` feeds; `replayed` and `stale` do not; `invalid` is no time. */
export type HeartbeatVerdict = "fresh" | "replayed" | "stale" | "invalid";

interface Heard {
  readonly ts: number;
  readonly monotonicMs: number;
}

/** What may lie between a heartbeat's time and our wall clock, ms. */
const WALL_TOLERANCE_MS = 60_000;
/** How exactly two heartbeats must lie as far apart by their sender's clock as by ours, ms. */
const STEP_TOLERANCE_MS = 2_000;
/** Times of heartbeats that are remembered: ten minutes at one a second, more than an hour at one every 10 s. */
const REMEMBERED = 600;

/**
 * Judges the heartbeats of one sender. One is fresh when its time is within 60 s of our wall clock, or when
 * its sender's clock has advanced in step with our monotonic clock since the last fresh one; then our wall
 * clock being set, forward or back, neither ends a row nor lets an old one in. A time that was seen before is
 * never fresh.
 */
export class HeartbeatJudge {
  readonly #seen = new Set<number>();
  #fresh: Heard | undefined;

  /** When the last fresh one arrived, on our monotonic clock, ms; undefined before the first. */
  get freshMs(): number | undefined {
    return this.#fresh?.monotonicMs;
  }

  judge({ ts, nowMs, monotonicMs }: HeartbeatArrival): HeartbeatVerdict {
    if (!Number.isFinite(ts)) return "invalid";
    if (this.#seen.has(ts)) return "replayed";
    this.#remember(ts);
    const heard = { ts, monotonicMs };
    if (Math.abs(nowMs - ts) > WALL_TOLERANCE_MS && !isInStep(this.#fresh, heard)) return "stale";
    this.#fresh = heard;
    return "fresh";
  }

  #remember(ts: number): void {
    this.#seen.add(ts);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
  }
}

function isInStep(before: Heard | undefined, now: Heard): boolean {
  if (!before) return false;
  const drift = now.ts - before.ts - (now.monotonicMs - before.monotonicMs);
  return Math.abs(drift) <= STEP_TOLERANCE_MS;
}
