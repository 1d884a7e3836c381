import type { Network } from "./network.ts";

/** Something in a file that a network could not be made of, or that was left out of it. */
export interface ImportProblem {
  readonly file: string;
  /** From 1; absent where the format has no lines. */
  readonly line?: number;
  readonly element: string;
  readonly problem: string;
  readonly fix: string;
  /** `error`: there is no network because of it. `warning`: the network is without it. */
  readonly severity: "error" | "warning";
}

/** What came of reading a file: every problem, and the network unless one of them is an error. */
export interface ImportedNetwork {
  readonly network?: Network;
  readonly problems: readonly ImportProblem[];
}
