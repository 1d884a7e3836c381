const WINDOW = 16;
const WEIGHT = 0.2;

/** What is known of a sender's clock. Plain data, part of the community's state. */
export interface ClockSkew {
  /** The last differences between arrival and sending time, ms, oldest first. */
  readonly offsetsMs: number[];
  /** Arrival minus sending time of an undelayed message, ms; absent before the first. */
  estimateMs?: number;
}

/**
 * Notes that a message sent at `nodeMs` by its sender's clock arrived at `ingressMs` by ours. Delays only ever
 * add, so the smallest difference of the last 16 is the least delayed; the estimate follows that one slowly
 * (community-anchors.md 2.15: EWMA of min-filtered ingress − node). Beyond
 * `stepMs` from the estimate a clock was set, which needs no getting used to.
 */
export function noteClock(clock: ClockSkew, nodeMs: number, ingressMs: number, stepMs: number): void {
  clock.offsetsMs.push(ingressMs - nodeMs);
  if (clock.offsetsMs.length > WINDOW) clock.offsetsMs.shift();
  const leastMs = Math.min(...clock.offsetsMs);
  const { estimateMs } = clock;
  const isSet = estimateMs === undefined || Math.abs(leastMs - estimateMs) > stepMs;
  clock.estimateMs = isSet ? leastMs : estimateMs + WEIGHT * (leastMs - estimateMs);
}
