import type { UpstreamFetched } from "./community/message-bodies.ts";
import type { UpstreamPosition, UpstreamRecord } from "./upstream-record.ts";

/** Records that do not exist any more, and why. */
export type MissingRange = UpstreamFetched["missing"][number];

/** What comes next of one gateway's record, to be stored whole, with `through`. */
export interface UpstreamBatch {
  readonly serial: string;
  /** In order; each comes once, but for what was not known to be stored before a restart. */
  readonly records: readonly UpstreamRecord[];
  /** What is between them and lost for good, ascending. */
  readonly missing: readonly MissingRange[];
  /** The gateway's journal was lost or replaced since the batch before: what it had not sent is gone. */
  readonly isNewJournal: boolean;
  /** How far the record is known once this is stored. */
  readonly through: UpstreamPosition;
}
