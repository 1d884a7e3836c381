/** Someone for whom bytes wait. */
export interface Debtor {
  readonly pendingBytes: number;
  /** Gives up its connection, and with it what waits. */
  dropAsSlow(): void;
}

/** How many flushes of someone far behind go by between two looks at the sum. */
const FLUSHES_PER_LOOK = 16;

/**
 * Bounds what waits for all clients together: past the limit the one with the most is dropped. The sum is only
 * taken now and then while someone is far behind, so that it costs nothing otherwise; between two looks it may
 * be exceeded by what those flushes brought.
 */
export class PendingBudget {
  readonly #debtors = new Set<Debtor>();
  readonly #maxTotalBytes: number;
  #flushes = 0;

  constructor(maxTotalBytes: number) {
    this.#maxTotalBytes = maxTotalBytes;
  }

  add(debtor: Debtor): void {
    this.#debtors.add(debtor);
  }

  remove(debtor: Debtor): void {
    this.#debtors.delete(debtor);
  }

  /** Someone was flushed and still has much waiting. */
  noteBehind(): void {
    this.#flushes++;
    if (this.#flushes % FLUSHES_PER_LOOK !== 0) return;
    let total = 0;
    let worst: Debtor | undefined;
    for (const debtor of this.#debtors) {
      total += debtor.pendingBytes;
      if (!worst || debtor.pendingBytes > worst.pendingBytes) worst = debtor;
    }
    if (total > this.#maxTotalBytes) worst?.dropAsSlow();
  }
}
