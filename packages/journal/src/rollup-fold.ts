import { mergeRollups, type Rollup } from "./rollup.ts";

/** Merges rollups of one width, by series and start, in the order they come. */
export class RollupFold {
  readonly #widthMs: number;
  readonly #byStart = new Map<number, Map<string, Rollup>>();
  #size = 0;

  constructor(widthMs: number) {
    this.#widthMs = widthMs;
  }

  /** How many rollups it holds. */
  get size(): number {
    return this.#size;
  }

  /** Adds a rollup of this width or a narrower one; narrower ones take the start of theirs. */
  add(rollup: Rollup): void {
    const startMs = Math.floor(rollup.startMs / this.#widthMs) * this.#widthMs;
    let bySeries = this.#byStart.get(startMs);
    if (!bySeries) this.#byStart.set(startMs, (bySeries = new Map<string, Rollup>()));
    const known = bySeries.get(rollup.series);
    if (!known) this.#size++;
    bySeries.set(rollup.series, known ? mergeRollups(known, rollup) : { ...rollup, startMs });
  }

  /** Takes out the rollups that end at or before `untilMs`, oldest first. */
  take(untilMs: number = Number.POSITIVE_INFINITY): Rollup[] {
    const starts = [...this.#byStart.keys()].filter((startMs) => startMs + this.#widthMs <= untilMs);
    return starts.toSorted((a, b) => a - b).flatMap((startMs) => this.#takeOne(startMs));
  }

  /** Takes out all of the oldest start; none when there are none. */
  takeOldest(): Rollup[] {
    return this.#size === 0 ? [] : this.#takeOne(Math.min(...this.#byStart.keys()));
  }

  #takeOne(startMs: number): Rollup[] {
    const taken = [...(this.#byStart.get(startMs)?.values() ?? [])];
    this.#byStart.delete(startMs);
    this.#size -= taken.length;
    return taken;
  }
}
