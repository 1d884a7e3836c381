import type { StateSample } from "@sourceful/messaging";

/** One signature for so many samples: then verifying is not the wall. */
const MOST_SAMPLES = 10;

/** Samples that wait to be signed together, oldest first. */
export class SampleBatch {
  #samples: StateSample[] = [];
  #sinceMs = 0;

  /** `nowMs` is monotonic. */
  add(sample: StateSample, nowMs: number): void {
    if (this.#samples.length === 0) this.#sinceMs = nowMs;
    this.#samples.push(sample);
  }

  /** Whether they should be signed now: they are ten, or the first has waited for so long, ms. */
  isDue(nowMs: number, longestMs: number): boolean {
    if (this.#samples.length === 0) return false;
    return this.#samples.length >= MOST_SAMPLES || nowMs - this.#sinceMs >= longestMs;
  }

  /** Whether that sample would come in order: not when the clock was set back. */
  isInOrder({ ts }: StateSample): boolean {
    return ts > (this.#samples.at(-1)?.ts ?? Number.NEGATIVE_INFINITY);
  }

  /** Everything that waits; none of it waits any more. */
  take(): StateSample[] {
    const samples = this.#samples;
    this.#samples = [];
    return samples;
  }
}
