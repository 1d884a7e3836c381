import type { Clock, Timer } from "./clock.ts";

interface Pending {
  dueMs: number;
  order: number;
  run: () => void;
}

/** A clock that moves only when told. Wall time starts at `startMs` and moves with monotonic time. */
export class FakeClock implements Clock {
  #elapsedMs = 0;
  #wallOffsetMs: number;
  #order = 0;
  readonly #pending = new Set<Pending>();

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#wallOffsetMs = startMs;
  }

  nowMs(): number {
    return this.#wallOffsetMs + this.#elapsedMs;
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, run: () => void): Timer {
    const entry: Pending = { dueMs: this.#elapsedMs + Math.max(0, delayMs), order: this.#order++, run };
    this.#pending.add(entry);
    return { cancel: () => void this.#pending.delete(entry) };
  }

  /** Number of timers that wait. */
  get pendingCount(): number {
    return this.#pending.size;
  }

  /** Sets the wall clock, as NTP or an operator would; timers are not moved. */
  jumpWallClockTo(epochMs: number): void {
    this.#wallOffsetMs = epochMs - this.#elapsedMs;
  }

  /** Moves time on by `ms`, running due timers in order; promises settle between timers. */
  async advance(ms: number): Promise<void> {
    const targetMs = this.#elapsedMs + ms;
    await settle();
    for (let next = this.#nextDue(targetMs); next; next = this.#nextDue(targetMs)) {
      this.#pending.delete(next);
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
      next.run();
      await settle();
    }
    this.#elapsedMs = targetMs;
    await settle();
  }

  #nextDue(targetMs: number): Pending | undefined {
    let best: Pending | undefined;
    for (const entry of this.#pending) {
      if (entry.dueMs > targetMs) continue;
      const isEarlier =
        !best || entry.dueMs < best.dueMs || (entry.dueMs === best.dueMs && entry.order < best.order);
      if (isEarlier) best = entry;
    }
    return best;
  }
}

/** Lets promise chains of ordinary depth run to their end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
