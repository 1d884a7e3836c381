interface Due {
  readonly atMs: number;
  readonly serial: string;
}

/**
 * Who is to be looked at when, soonest first and by name where times are equal. Each name is in it at most
 * once in effect: a later `schedule` to an earlier time wins, one to a later time is noted when the earlier
 * comes up and `take`'s caller schedules again.
 */
export class DueQueue {
  readonly #heap: Due[] = [];
  readonly #scheduled = new Map<string, number>();

  schedule(serial: string, atMs: number): void {
    const scheduled = this.#scheduled.get(serial);
    if (atMs === Number.POSITIVE_INFINITY || (scheduled !== undefined && scheduled <= atMs)) return;
    this.#scheduled.set(serial, atMs);
    const heap = this.#heap;
    heap.push({ atMs, serial });
    for (let at = heap.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (!isBefore(heap[at] as Due, heap[up] as Due)) break;
      swap(heap, at, up);
      at = up;
    }
  }

  /** Takes out the next that is due at `nowMs`, if any. */
  take(nowMs: number): string | undefined {
    const heap = this.#heap;
    for (;;) {
      const first = heap[0];
      if (!first || first.atMs > nowMs) return undefined;
      this.#removeFirst();
      if (this.#scheduled.get(first.serial) !== first.atMs) continue;
      this.#scheduled.delete(first.serial);
      return first.serial;
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop() as Due;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(heap[child] as Due, heap[least] as Due)) least = child;
      }
      if (least === at) return;
      swap(heap, at, least);
      at = least;
    }
  }
}

function isBefore(a: Due, b: Due): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.serial < b.serial);
}

function swap(heap: Due[], a: number, b: number): void {
  const held = heap[a] as Due;
  heap[a] = heap[b] as Due;
  heap[b] = held;
}
