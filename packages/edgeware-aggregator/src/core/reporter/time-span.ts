/** Since when, and until when if it is over. Plain data. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly untilMs?: number;
}

/** With one more that begins now, if none is under way; what was over before `sinceMs` is forgotten. */
export function beginSpan(spans: readonly TimeSpan[], nowMs: number, sinceMs: number): readonly TimeSpan[] {
  const kept = spans.filter(({ untilMs = Number.POSITIVE_INFINITY }) => untilMs >= sinceMs);
  return kept.some(isOpen) ? kept : [...kept, { fromMs: nowMs }];
}

/** With what is under way ended now. */
export function endSpan(spans: readonly TimeSpan[], nowMs: number): readonly TimeSpan[] {
  return spans.map((span) => (isOpen(span) ? { ...span, untilMs: nowMs } : span));
}

/** Whether one of them lasted all of that time. */
export function isCovered(spans: readonly TimeSpan[], startMs: number, endMs: number): boolean {
  return spans.some(
    ({ fromMs, untilMs = Number.POSITIVE_INFINITY }) => fromMs <= startMs && endMs <= untilMs,
  );
}

function isOpen({ untilMs }: TimeSpan): boolean {
  return untilMs === undefined;
}
