import type { Clock, Timer } from "@sourceful/domain";

/** The pending timers of one owner, so that they can all be taken back when it goes. */
export class TimerSet {
  readonly #clock: Clock;
  readonly #pending = new Set<Timer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `run` once after `delayMs`, unless the timer or the set was cancelled by then. */
  after(delayMs: number, run: () => void): Timer {
    const timer = this.#clock.after(delayMs, () => {
      this.#pending.delete(timer);
      run();
    });
    this.#pending.add(timer);
    return {
      cancel: () => {
        this.#pending.delete(timer);
        timer.cancel();
      },
    };
  }

  cancel(): void {
    for (const timer of this.#pending) timer.cancel();
    this.#pending.clear();
  }
}
