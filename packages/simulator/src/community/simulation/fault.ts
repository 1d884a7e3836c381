/** What can go wrong in a simulated community, beside meters that break and strangers that forge: those are always there. */
export const FAULTS = ["loss", "dup", "reorder", "skew", "crash", "partition"] as const;

/**
 * `loss`, `dup`, `reorder`: of messages on their way. `skew`: clocks of buildings that are wrong. `crash`: of
 * buildings and of EdgeWare, killed or with the power cut. `partition`: buildings that nobody reaches for a while.
 */
export type Fault = (typeof FAULTS)[number];
