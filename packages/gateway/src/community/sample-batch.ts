import type { StateSample } from "@sourceful/messaging";

/** One signature for so many samples: then verifying is not the wall. */
const MOST_SAMPLES = 10;
/** No sample waits longer for others, ms. */
const LONGEST_MS = 10_000;

/** Samples that wait to be signed together, oldest first. */
export class SampleBatch {
  #samples: StateSample[] = [];
  #sinceMs = 0;

  /** `nowMs` is monotonic. */
  add(sample: StateSample, nowMs: number): void {
    if (this.#samples.length === 0) this.#sinceMs = nowMs;
    this.#samples.push(sample);
  }

  /** Whether they should be signed now; also before one that is older than the last (the clock was set). */
  isDue(nowMs: number, next?: StateSample): boolean {
    const last = this.#samples.at(-1);
    if (!last) return false;
    if (next) return next.ts <= last.ts;
    return this.#samples.length >= MOST_SAMPLES || nowMs - this.#sinceMs >= LONGEST_MS;
  }

  /** Everything that waits; none of it waits any more. */
  take(): StateSample[] {
    const samples = this.#samples;
    this.#samples = [];
    return samples;
  }
}
