import type { Clock } from "./clock.ts";

const WINDOW_MS = 10_000;

/** Lets so many through in 10 s, whoever they come from: a flood of messages wears out no disk and fills no record. */
export class FloodGate {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #most: number;
  #windowEndMs = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(clock: Pick<Clock, "monotonicMs">, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /** Whether one more may pass now. */
  admits(): boolean {
    const nowMs = this.#clock.monotonicMs();
    if (nowMs >= this.#windowEndMs) {
      this.#windowEndMs = nowMs + WINDOW_MS;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= this.#most;
  }
}
