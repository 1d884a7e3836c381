/**
 * Those who have not been let in yet. Whoever is to be let in has said so within a few round trips: where there is
 * no room for one more the one that has waited longest has to go, so that many who only wait keep nobody out.
 */
export class WaitingRoom<T> {
  readonly #places: number;
  readonly #evict: (oldest: T) => void;
  /** In the order they came. */
  readonly #waiting = new Set<T>();

  constructor(places: number, evict: (oldest: T) => void) {
    this.#places = places;
    this.#evict = evict;
  }

  get size(): number {
    return this.#waiting.size;
  }

  add(one: T): void {
    this.#waiting.add(one);
    if (this.#waiting.size <= this.#places) return;
    for (const oldest of this.#waiting) {
      this.#waiting.delete(oldest);
      this.#evict(oldest);
      return;
    }
  }

  delete(one: T): void {
    this.#waiting.delete(one);
  }
}
