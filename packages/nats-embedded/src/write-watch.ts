import type { Clock, Timer } from "@sourceful/domain";

export interface WriteWatchOptions {
  readonly clock: Clock;
  /** How long not one write may be taken while some wait. */
  readonly deadlineMs: number;
  readonly onStuck: () => void;
}

/** Finds a client that takes nothing at all, however little waits for it. */
export class WriteWatch {
  readonly #options: WriteWatchOptions;
  #timer: Timer | undefined;
  #waiting = 0;
  #taken = 0;

  constructor(options: WriteWatchOptions) {
    this.#options = options;
  }

  /** A write was begun. */
  noteWrite(): void {
    this.#waiting++;
    // One timer for as long as anything waits: under load it is not set and cancelled for each write.
    if (!this.#timer) this.#watch();
  }

  /** A write was taken by the system. */
  noteTaken(): void {
    this.#waiting--;
    this.#taken++;
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #watch(): void {
    const takenBefore = this.#taken;
    this.#timer = this.#options.clock.after(this.#options.deadlineMs, () => {
      this.#timer = undefined;
      if (this.#waiting === 0) return;
      if (this.#taken === takenBefore) this.#options.onStuck();
      else this.#watch();
    });
  }
}
