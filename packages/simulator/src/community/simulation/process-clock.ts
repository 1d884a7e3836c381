import type { Clock, Timer } from "@sourceful/domain";

/** The clock of one process in a world: wrong by as much as its machine's is, and dead once the process is. */
export class ProcessClock implements Clock {
  readonly #world: Clock;
  readonly #offsetMs: () => number;
  #isAlive = true;

  constructor(world: Clock, offsetMs: () => number = () => 0) {
    this.#world = world;
    this.#offsetMs = offsetMs;
  }

  nowMs(): number {
    return this.#world.nowMs() + this.#offsetMs();
  }

  monotonicMs(): number {
    return this.#world.monotonicMs();
  }

  after(delayMs: number, run: () => void): Timer {
    return this.#world.after(delayMs, () => {
      if (this.#isAlive) run();
    });
  }

  /** No timer of the process fires any more. */
  stop(): void {
    this.#isAlive = false;
  }
}
