import { type Clock, systemClock, type Timer } from "@sourceful/domain";

const TURN_MS = 10;
/** The most of real time that counts in one turn, ms. */
const MOST_MS = 2 * TURN_MS;

interface Pending {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * The machine's wall clock beside timers that run `pace` times as fast, so that minutes can pass in seconds. A
 * moment in which the machine did something else does not pass: what was to happen in it still can.
 */
export class StallFreeClock implements Clock {
  readonly #pending = new Set<Pending>();
  readonly #turns: NodeJS.Timeout;
  #elapsedMs = 0;

  constructor(pace = 1) {
    let seenMs = systemClock.monotonicMs();
    this.#turns = setInterval(() => {
      const nowMs = systemClock.monotonicMs();
      this.#pass(Math.min(MOST_MS, nowMs - seenMs) * pace);
      seenMs = nowMs;
    }, TURN_MS);
  }

  nowMs(): number {
    return systemClock.nowMs();
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, run: () => void): Timer {
    const entry = { dueMs: this.#elapsedMs + delayMs, run };
    this.#pending.add(entry);
    return { cancel: () => void this.#pending.delete(entry) };
  }

  /** Ends time. */
  stop(): void {
    clearInterval(this.#turns);
  }

  #pass(ms: number): void {
    this.#elapsedMs += ms;
    const due = [...this.#pending].filter(({ dueMs }) => dueMs <= this.#elapsedMs);
    for (const entry of due.toSorted((a, b) => a.dueMs - b.dueMs)) {
      // One before it may have taken it back.
      if (this.#pending.delete(entry)) entry.run();
    }
  }
}
