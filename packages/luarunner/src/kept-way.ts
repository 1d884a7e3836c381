import type { Clock, Timer } from "@sourceful/domain";

/** A way that is kept free for something urgent that has not come yet, and not for long. */
export class KeptWay {
  readonly #clock: Clock;
  #timer: Timer | undefined;
  #release = (): void => undefined;
  #released: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Settles when the way is free for everybody; undefined when it is. */
  get released(): Promise<void> | undefined {
    return this.#released;
  }

  /** Keeps it for `forMs` from now on, or until `release`. */
  keep(forMs: number): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(forMs, () => this.release());
    this.#released ??= new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#timer?.cancel();
    this.#released = undefined;
    this.#release();
  }
}
