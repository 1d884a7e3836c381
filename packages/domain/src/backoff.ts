export interface BackoffOptions {
  /** First delay, ms. */
  firstMs: number;
  /** Largest delay, ms. */
  maxMs: number;
  /** Growth per attempt; 2 when not given. */
  factor?: number;
  /** Share of the delay that is random, 0..1; 0.5 when not given. */
  jitter?: number;
  /** Source of randomness in [0, 1); Math.random when not given. */
  random?: () => number;
}

/**
 * Delay before attempt number `attempt` (0 = first retry), ms: exponential growth up to `maxMs`, the last
 * `jitter` share of it random, so that a street of gateways does not return in step.
 */
export function backoffMs(attempt: number, options: BackoffOptions): number {
  const { firstMs, maxMs, factor = 2, jitter = 0.5, random = Math.random } = options;
  const full = Math.min(maxMs, firstMs * factor ** Math.min(attempt, 64));
  return Math.round(full * (1 - jitter * random()));
}
