import type { Clock, Timer } from "@sourceful/domain";

export interface PingTimerOptions {
  clock: Clock;
  intervalMs: number;
  maxPingsOut: number;
  sendPing: () => void;
  onStale: () => void;
}

/** Finds clients that are gone without a word: silence is answered with pings, too many unanswered end it. */
export class PingTimer {
  readonly #options: PingTimerOptions;
  #timer: Timer | undefined;
  #pingsOut = 0;
  #wasActive = false;

  constructor(options: PingTimerOptions) {
    this.#options = options;
    this.#schedule();
  }

  /** The client sent something, so no ping is needed for this interval. */
  noteActivity(): void {
    this.#wasActive = true;
  }

  notePong(): void {
    this.#pingsOut = 0;
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #schedule(): void {
    this.#timer = this.#options.clock.after(this.#options.intervalMs, () => this.#tick());
  }

  #tick(): void {
    if (!this.#wasActive) {
      if (this.#pingsOut >= this.#options.maxPingsOut) {
        this.#options.onStale();
        return;
      }
      this.#pingsOut++;
      this.#options.sendPing();
    }
    this.#wasActive = false;
    this.#schedule();
  }
}
