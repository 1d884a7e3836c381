import type { Clock, Timer } from "@sourceful/domain";

const PERIOD_MS = 15_000;
const LEAST_GAP_MS = 1_000;

/**
 * When the gateway's state is told: at once, then every 15 s and soon after a change, but never twice within
 * a second.
 */
export class StateSchedule {
  readonly #clock: Clock;
  readonly #tell: () => void;
  #timer: Timer | undefined;
  #dueMs = 0;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  start(): void {
    this.#now();
  }

  /** Something changed that others should hear of soon. Changes that come together are told together. */
  changed(): void {
    if (!this.#timer) return;
    const soonestMs = Math.max(this.#clock.monotonicMs(), this.#toldMs + LEAST_GAP_MS);
    if (soonestMs < this.#dueMs) this.#plan(soonestMs);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #now(): void {
    this.#toldMs = this.#clock.monotonicMs();
    this.#plan(this.#toldMs + PERIOD_MS);
    this.#tell();
  }

  #plan(dueMs: number): void {
    this.#timer?.cancel();
    this.#dueMs = dueMs;
    this.#timer = this.#clock.after(Math.max(0, dueMs - this.#clock.monotonicMs()), () => this.#now());
  }
}
