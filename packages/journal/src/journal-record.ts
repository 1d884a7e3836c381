/** One record as it was appended. */
export interface JournalRecord {
  /** The journal's numbering this seq belongs to, 1 to 2^32 - 1; equal or not equal, nothing else. */
  epoch: number;
  /** 1 and up, contiguous within a journal but for what damage or retention took. */
  seq: number;
  /** When it happened: Unix epoch in whole ms, given with the append. */
  atMs: number;
  payload: Uint8Array;
  /** SHA-256 of the record before it, 32 bytes; zeros for the first of a journal. */
  previousHash: Uint8Array;
}
