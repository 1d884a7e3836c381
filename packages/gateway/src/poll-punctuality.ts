/** Polls that count: the latest ones, about a quarter of a minute of 300 devices polled every second. */
const KEPT = 4_096;

/** How well a node keeps up with polling. */
export interface Punctuality {
  /** Median and 99th percentile of how long polls waited for this node, ms. */
  readonly latenessP50Ms: number;
  readonly latenessP99Ms: number;
  /** Polls left out since the start. */
  readonly skipped: number;
}

/** Gathers how late a building's polls are. */
export class PollPunctuality {
  readonly #latenessMs: number[] = [];
  #next = 0;
  #skipped = 0;

  /** A poll has ended that waited `latenessMs` for this node. */
  polled(latenessMs: number): void {
    this.#latenessMs[this.#next] = latenessMs;
    this.#next = (this.#next + 1) % KEPT;
  }

  /** `count` polls were left out. */
  skipped(count: number): void {
    this.#skipped += count;
  }

  /** Undefined before the first poll. */
  get current(): Punctuality | undefined {
    if (this.#latenessMs.length === 0) return undefined;
    const sorted = this.#latenessMs.toSorted((a, b) => a - b);
    const at = (fraction: number) => sorted[Math.floor(fraction * (sorted.length - 1))] ?? 0;
    return { latenessP50Ms: at(0.5), latenessP99Ms: at(0.99), skipped: this.#skipped };
  }
}
