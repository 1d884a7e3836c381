import type { Clock, Timer } from "@sourceful/domain";

interface Planned {
  readonly dueMs: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/** The time of a simulated world and its queue of events: moves from one to the next, in one order only. */
export class WorldClock implements Clock {
  readonly #heap: Planned[] = [];
  readonly #startMs: number;
  #nowMs: number;
  #order = 0;

  constructor(startMs: number) {
    this.#startMs = startMs;
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs - this.#startMs;
  }

  after(delayMs: number, run: () => void): Timer {
    const planned: Planned = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, run };
    this.#push(planned);
    return {
      cancel: () => {
        planned.run = undefined;
      },
    };
  }

  /**
   * Runs everything that is due until then. After each event all that follows from it without waiting has
   * happened, and `afterEvent` is awaited; it says whether to go on.
   */
  async run(untilMs: number, afterEvent: () => Promise<boolean> | boolean): Promise<void> {
    await settle();
    for (let next = this.#heap[0]; next && next.dueMs <= untilMs; next = this.#heap[0]) {
      this.#pop();
      if (!next.run) continue;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.run();
      await settle();
      if (!(await afterEvent())) return;
    }
    this.#nowMs = untilMs;
  }

  #push(planned: Planned): void {
    const heap = this.#heap;
    heap.push(planned);
    for (let at = heap.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (!isBefore(heap[at] as Planned, heap[up] as Planned)) break;
      swap(heap, at, up);
      at = up;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Planned;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(heap[child] as Planned, heap[least] as Planned)) least = child;
      }
      if (least === at) return;
      swap(heap, at, least);
      at = least;
    }
  }
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}

function swap(heap: Planned[], a: number, b: number): void {
  const held = heap[a] as Planned;
  heap[a] = heap[b] as Planned;
  heap[b] = held;
}

/** All promises of the world run to their end before this does: nothing in it waits for anything outside. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
