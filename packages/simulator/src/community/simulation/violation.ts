/** What a simulated community must never do. */
export const INVARIANTS = {
  acknowledged: "what was acknowledged is in the log, whatever crashes",
  complete: "when the network heals, everything that was kept arrives",
  replay: "the log folded anew gives the same state and the same decisions, to the byte",
  aggregates: "aggregates equal a naive recomputation",
  coverage: "no more is called fresh than is",
  confidence: "no value is further from what its meter saw than the meter's class allows",
  calibration: "the present truth is within two stated standard deviations at least 95 % of the time",
  once: "nothing is applied twice",
  quarantine: "what is broken or forged is kept out, and kept",
  privacy: "nothing is published that tells of fewer than the floor",
  running: "EdgeWare keeps running",
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** An invariant that did not hold. */
export interface Violation {
  readonly invariant: Invariant;
  /** Time in the world since its start, ms. */
  readonly atMs: number;
  /** Position in the event log. */
  readonly position: number;
  readonly message: string;
}
