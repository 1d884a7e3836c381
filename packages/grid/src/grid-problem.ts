/** What is wrong with a network, in words for whoever drew it. */
export interface GridProblem {
  /** Kind and id: `line L12`. */
  readonly element: string;
  readonly problem: string;
  readonly fix: string;
}
