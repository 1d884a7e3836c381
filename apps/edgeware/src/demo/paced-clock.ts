import { type Clock, systemClock, type Timer } from "@sourceful/domain";

interface Pending {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Time moves on by at most this in one turn of the event loop, ms of its own. */
const STEP_MS = 50;
/** What a busy machine may catch up on, ms of real time. The rest of the delay is left out. */
const CATCH_UP_MS = 100;

/**
 * Time that passes so many times as fast as ours, from a moment of its own, while somebody waits for it; slower
 * where the machine does not keep up. A message takes a few turns of the event loop, and so a fraction of a
 * second of this time: a moment in which the machine did something else is not a minute's delay.
 */
export class PacedClock implements Clock {
  readonly #startMs: number;
  readonly #speed: number;
  readonly #pending = new Set<Pending>();
  #elapsedMs = 0;
  /** Real time up to which this one has passed. */
  #realMs = 0;
  #isRunning = false;

  constructor(startMs: number, speed: number) {
    this.#startMs = startMs;
    this.#speed = speed;
  }

  nowMs(): number {
    return Math.floor(this.#startMs + this.#elapsedMs);
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, run: () => void): Timer {
    const entry: Pending = { dueMs: this.#elapsedMs + delayMs, run };
    this.#pending.add(entry);
    if (!this.#isRunning) {
      this.#isRunning = true;
      this.#realMs = systemClock.monotonicMs();
      this.#schedule();
    }
    return { cancel: () => void this.#pending.delete(entry) };
  }

  #turn(): void {
    const nowMs = systemClock.monotonicMs();
    this.#realMs = Math.max(this.#realMs, nowMs - CATCH_UP_MS);
    const stepMs = Math.min(STEP_MS, (nowMs - this.#realMs) * this.#speed);
    this.#realMs += stepMs / this.#speed;
    const untilMs = this.#elapsedMs + stepMs;
    for (let next = this.#nextDue(untilMs); next; next = this.#nextDue(untilMs)) {
      this.#pending.delete(next);
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
      next.run();
    }
    this.#elapsedMs = untilMs;
    this.#isRunning = this.#pending.size > 0;
    if (this.#isRunning) this.#schedule();
  }

  #schedule(): void {
    const isBehind = (systemClock.monotonicMs() - this.#realMs) * this.#speed >= STEP_MS;
    if (isBehind) setImmediate(() => this.#turn());
    else systemClock.after(STEP_MS / this.#speed, () => this.#turn());
  }

  /** The first that is due by then, of those of one moment the one that was asked for first. */
  #nextDue(untilMs: number): Pending | undefined {
    let first: Pending | undefined;
    for (const entry of this.#pending) {
      if (entry.dueMs <= untilMs && (!first || entry.dueMs < first.dueMs)) first = entry;
    }
    return first;
  }
}
