/** A queue that gives the entry with the smallest key first. */
export class MinHeap<T> {
  readonly #entries: { key: number; value: T }[] = [];

  push(key: number, value: T): void {
    const entries = this.#entries;
    let at = entries.push({ key, value }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#keyOf(parent) <= this.#keyOf(at)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): { key: number; value: T } | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (entries.length === 0 || last === undefined) return first;
    entries[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    const size = this.#entries.length;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < size && this.#keyOf(left) < this.#keyOf(least)) least = left;
      if (right < size && this.#keyOf(right) < this.#keyOf(least)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #keyOf(at: number): number {
    return this.#entries[at]?.key ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const entries = this.#entries;
    const [first, second] = [entries[a], entries[b]];
    if (!first || !second) return;
    entries[a] = second;
    entries[b] = first;
  }
}
