/**
 * The smallest of a fixed number of values, each of which may change: a change costs log2(n) comparisons, the
 * smallest none. Values that are not set count as infinite.
 */
export class MinTournament {
  readonly #leaves: number;
  readonly #tree: Float64Array;

  constructor(slots: number) {
    let leaves = 1;
    while (leaves < slots) leaves *= 2;
    this.#leaves = leaves;
    this.#tree = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY);
  }

  /** The smallest value, infinite when none is set. */
  get min(): number {
    return this.#tree[1] as number;
  }

  set(slot: number, value: number): void {
    const tree = this.#tree;
    let at = this.#leaves + slot;
    tree[at] = value;
    while (at > 1) {
      at >>= 1;
      const smaller = Math.min(tree[2 * at] as number, tree[2 * at + 1] as number);
      // Above an inner node that stays, all stay.
      if (tree[at] === smaller) return;
      tree[at] = smaller;
    }
  }
}
