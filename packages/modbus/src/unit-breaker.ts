import { type BackoffOptions, backoffMs } from "@sourceful/domain";

/** Failures in a row that suspend a unit. */
const FAILURES_TO_SUSPEND = 3;
const SUSPENSION: BackoffOptions = { firstMs: 2000, maxMs: 30_000 };
/** Every so many probes one gets the unit's full time, so that a slow starter is not shut out for good. */
const FULL_PROBE_EVERY = 10;

/**
 * Circuit breaker of one unit: failures in a row suspend it for a growing time; the first request after that
 * is the probe that ends or prolongs the suspension. Any answer of the device, also a refusal, closes it.
 * Relies on its owner to have one request in flight at a time. Times are monotonic ms.
 */
export class UnitBreaker {
  readonly #random: () => number;
  #failures = 0;
  #suspensions = 0;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #untilMs = Number.NEGATIVE_INFINITY;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The last request failed. */
  get isSuspect(): boolean {
    return this.#failures > 0;
  }

  /** Three failures and no answer since, whether its time is over or not. */
  get isSuspended(): boolean {
    return this.#suspensions > 0;
  }

  /** The next request is one of the probes that get all the time the unit may take. */
  get isFullProbe(): boolean {
    return this.isSuspended && this.#suspensions % FULL_PROBE_EVERY === 0;
  }

  /** How long the unit is still to be left alone, ms; 0 when a request may go. */
  remainingMs(nowMs: number): number {
    return Math.max(0, this.#untilMs - nowMs);
  }

  /** Time since the last failure, ms. */
  sinceFailureMs(nowMs: number): number {
    return nowMs - this.#failedAtMs;
  }

  /** Returns whether this ended a suspension. */
  succeeded(): boolean {
    const wasSuspended = this.isSuspended;
    this.#failures = 0;
    this.#suspensions = 0;
    this.#untilMs = Number.NEGATIVE_INFINITY;
    return wasSuspended;
  }

  /** Returns for how long the unit is suspended now, ms; 0 when it is not. */
  failed(nowMs: number): number {
    this.#failures += 1;
    this.#failedAtMs = nowMs;
    if (this.#failures < FAILURES_TO_SUSPEND) return 0;
    const ms = backoffMs(this.#suspensions, { ...SUSPENSION, random: this.#random });
    this.#suspensions += 1;
    this.#untilMs = nowMs + ms;
    return ms;
  }
}
