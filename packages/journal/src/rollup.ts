/** One value of one quantity. */
export interface Sample {
  /** Which quantity, in the caller's words: `INV-1/pv/w`. */
  series: string;
  /** Unix epoch in ms. */
  atMs: number;
  /** Finite; in the caller's unit. */
  value: number;
}

/** What a quantity did from `startMs` (inclusive) on, for the width of its history. */
export interface Rollup {
  series: string;
  /** Unix epoch in ms, a multiple of the width. */
  startMs: number;
  /** Of the samples, each counting the same however long it stood. */
  mean: number;
  min: number;
  max: number;
  last: number;
  /** Samples in it, 1 at least. */
  count: number;
}

/** The rollup of one sample. */
export function rollupOf({ series, atMs, value }: Sample, widthMs: number): Rollup {
  const startMs = Math.floor(atMs / widthMs) * widthMs;
  return { series, startMs, mean: value, min: value, max: value, last: value, count: 1 };
}

/** Two rollups of the same series as one; `later` has the newer samples. Start and series are `earlier`'s. */
export function mergeRollups(earlier: Rollup, later: Rollup): Rollup {
  const count = earlier.count + later.count;
  return {
    series: earlier.series,
    startMs: earlier.startMs,
    // Weighted this way round the mean of equal values is that value, whatever the count.
    mean: earlier.mean + (later.mean - earlier.mean) * (later.count / count),
    min: Math.min(earlier.min, later.min),
    max: Math.max(earlier.max, later.max),
    last: later.last,
    count,
  };
}
