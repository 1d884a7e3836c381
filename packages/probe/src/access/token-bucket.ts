import type { Clock } from "@sourceful/domain";

const MINUTE_MS = 60_000;

/** So many a minute, all of them at once if need be. Follows monotonic time, so setting the clock gives none. */
export class TokenBucket {
  readonly #clock: Clock;
  #perMinute: number;
  #tokens: number;
  #atMs: number;

  constructor(perMinute: number, clock: Clock) {
    this.#clock = clock;
    this.#perMinute = perMinute;
    this.#tokens = perMinute;
    this.#atMs = clock.monotonicMs();
  }

  /** Another limit from now on. */
  setRate(perMinute: number): void {
    this.#refill();
    this.#perMinute = perMinute;
    this.#tokens = Math.min(this.#tokens, perMinute);
  }

  /** How long until there is a token, ms; 0 when there is one. */
  waitMs(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) * MINUTE_MS) / this.#perMinute);
  }

  /** Takes one, if there is one. */
  take(): boolean {
    if (this.waitMs() > 0) return false;
    this.#tokens -= 1;
    return true;
  }

  #refill(): void {
    const nowMs = this.#clock.monotonicMs();
    const earned = ((nowMs - this.#atMs) * this.#perMinute) / MINUTE_MS;
    this.#tokens = Math.min(this.#perMinute, this.#tokens + earned);
    this.#atMs = nowMs;
  }
}
