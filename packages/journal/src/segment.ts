import { join } from "node:path";
import type { SegmentIndex } from "./index-segment.ts";

/** First bytes of every segment: what it is, and the version of its layout. */
export const SEGMENT_MAGIC: Uint8Array = Buffer.from("SEJRNL01");

const NAME = /^(\d{15})\.segment$/;

/** One file of a journal. It holds records from `firstSeq` up to where the next one begins. */
export interface Segment {
  readonly firstSeq: number;
  readonly path: string;
  /** Size that counts: bytes behind it were never acknowledged. */
  bytes: number;
  /** Time of its first record, Unix epoch in ms; absent while it has none. */
  firstAtMs?: number;
  /** Where its records are; absent until somebody needed it. */
  index?: SegmentIndex;
}

/** The path of the segment that begins with `firstSeq`. Names sort as numbers do. */
export function segmentPath(directory: string, firstSeq: number): string {
  return join(directory, `${String(firstSeq).padStart(15, "0")}.segment`);
}

/** The first seq a segment's file name states; undefined for other files. */
export function parseSegmentName(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
