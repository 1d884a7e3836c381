import { type Clock, systemClock, type Timer } from "@sourceful/domain";

/** Time that passes so many times as fast as ours, from a moment of its own. */
export class PacedClock implements Clock {
  readonly #startMs: number;
  readonly #speed: number;
  readonly #fromMs = systemClock.monotonicMs();

  constructor(startMs: number, speed: number) {
    this.#startMs = startMs;
    this.#speed = speed;
  }

  nowMs(): number {
    return Math.floor(this.#startMs + this.monotonicMs());
  }

  monotonicMs(): number {
    return (systemClock.monotonicMs() - this.#fromMs) * this.#speed;
  }

  after(delayMs: number, run: () => void): Timer {
    return systemClock.after(delayMs / this.#speed, run);
  }
}
