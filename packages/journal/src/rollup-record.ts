import type { Rollup } from "./rollup.ts";

/** A record of a history: every rollup that ended together, so that all of them are kept or none. */
export interface RollupRecord {
  /** The newest record of the finer history these were made from; absent in the finest. */
  throughSeq?: number;
  rollups: readonly Rollup[];
}

type Row = [
  series: string,
  startMs: number,
  mean: number,
  min: number,
  max: number,
  last: number,
  count: number,
];

/** JSON, a row per rollup. */
export function encodeRollups({ throughSeq, rollups }: RollupRecord): Uint8Array {
  const rows = rollups.map(
    ({ series, startMs, mean, min, max, last, count }): Row => [series, startMs, mean, min, max, last, count],
  );
  return Buffer.from(JSON.stringify({ ...(throughSeq === undefined ? {} : { throughSeq }), rows }));
}

/** What `encodeRollups` made. The journal's crc vouches for the bytes. */
export function decodeRollups(payload: Uint8Array): RollupRecord {
  const { throughSeq, rows } = JSON.parse(Buffer.from(payload).toString()) as {
    throughSeq?: number;
    rows: Row[];
  };
  return {
    ...(throughSeq === undefined ? {} : { throughSeq }),
    rollups: rows.map(([series, startMs, mean, min, max, last, count]) => ({
      series,
      startMs,
      mean,
      min,
      max,
      last,
      count,
    })),
  };
}
