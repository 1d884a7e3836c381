/** A number with its uncertainty. */
export interface Figure {
  /** Sum over the members that are known; absent when none is. W (var for reactive). */
  readonly knownValue?: number;
  /** The same, but present only when every member is known: a sum with parts missing is not the whole. */
  readonly value?: number;
  /** Of the known sum, W². Errors that members have in common add up in full. */
  readonly variance: number;
  readonly known: number;
}
