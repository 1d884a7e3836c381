import type { Priority } from "./request-options.ts";

/** Waiting requests: control before polls, first come first served within each. Holds, never runs them. */
export class RequestQueue<T> {
  readonly #lanes: Readonly<Record<Priority, Set<T>>> = { control: new Set(), poll: new Set() };

  get size(): number {
    return this.#lanes.control.size + this.#lanes.poll.size;
  }

  /** The priority of the most urgent request that waits. */
  get priority(): Priority {
    return this.#lanes.control.size > 0 ? "control" : "poll";
  }

  push(priority: Priority, item: T): void {
    this.#lanes[priority].add(item);
  }

  /** Takes an item out; false when it is no longer here. */
  remove(item: T): boolean {
    return this.#lanes.control.delete(item) || this.#lanes.poll.delete(item);
  }

  /**
   * Takes out the first item that need not wait, where `waitMs` tells how long an item has to. When all have
   * to, takes nothing and says how long the shortest wait is. An item that waits does not hold up those
   * behind it.
   */
  take(waitMs: (item: T) => number): { item: T } | { waitMs: number } | undefined {
    let shortestMs = Number.POSITIVE_INFINITY;
    for (const lane of [this.#lanes.control, this.#lanes.poll]) {
      for (const item of lane) {
        const ms = waitMs(item);
        if (ms <= 0) {
          lane.delete(item);
          return { item };
        }
        shortestMs = Math.min(shortestMs, ms);
      }
    }
    return Number.isFinite(shortestMs) ? { waitMs: shortestMs } : undefined;
  }

  /** Takes everything out, most urgent first. */
  drain(): T[] {
    const items = [...this.#lanes.control, ...this.#lanes.poll];
    this.#lanes.control.clear();
    this.#lanes.poll.clear();
    return items;
  }
}
