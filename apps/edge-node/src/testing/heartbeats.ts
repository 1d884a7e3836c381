const EVERY_MS = 200;
/** How often a trial is run again. */
const MOST_TRIALS = 5;

/** Heartbeats every 200 ms, and how long there was none: a machine that stalled is not a node that failed. */
export class Heartbeats {
  readonly #timer: NodeJS.Timeout;
  #saidMs = performance.now();
  #longestGapMs = 0;

  constructor(say: () => void) {
    this.#timer = setInterval(() => {
      this.#note();
      say();
    }, EVERY_MS);
  }

  /**
   * Runs a trial while heartbeats are said. One that fails is run again when they had a gap of more than `mostGapMs`,
   * because nothing was shown then. Resolves with what the trial does, in silence.
   */
  static async trial<T>(say: () => void, mostGapMs: number, run: () => Promise<T>): Promise<T> {
    for (let trials = 1; ; trials++) {
      const beats = new Heartbeats(say);
      try {
        return await run();
      } catch (thrown) {
        if (beats.longestGapMs <= mostGapMs || trials === MOST_TRIALS) throw thrown;
      } finally {
        beats.stop();
      }
    }
  }

  get longestGapMs(): number {
    return Math.max(this.#longestGapMs, performance.now() - this.#saidMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #note(): void {
    this.#longestGapMs = this.longestGapMs;
    this.#saidMs = performance.now();
  }
}
