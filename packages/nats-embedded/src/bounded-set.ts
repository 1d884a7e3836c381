/**
 * Some of a kind, and no more than so many: one more, and the oldest has to go. Where connections wait to be let in
 * that is fair, as whoever is to be let in has said so within a few round trips: many who only wait keep nobody out.
 */
export class BoundedSet<T> {
  readonly #most: number;
  readonly #evict: (oldest: T) => void;
  /** In the order they came. */
  readonly #members = new Set<T>();

  constructor(most: number, evict: (oldest: T) => void) {
    this.#most = most;
    this.#evict = evict;
  }

  get size(): number {
    return this.#members.size;
  }

  add(member: T): void {
    this.#members.add(member);
    if (this.#members.size <= this.#most) return;
    for (const oldest of this.#members) {
      this.#members.delete(oldest);
      this.#evict(oldest);
      return;
    }
  }

  delete(member: T): void {
    this.#members.delete(member);
  }
}
