import type { DataClass } from "@sourceful/messaging";

/** The newest sample of a reporter that its gates let through. Powers in W, + is import. A value not known is absent. */
export interface LiveSample {
  readonly sampleMs: number;
  readonly ingressMs: number;
  /** When it was measured by our clock at the latest: not after it came, and less what its sender's clock is ahead. */
  readonly agedFromMs: number;
  readonly netW: number;
  /** In the order of the reporter's phases; null for a phase that was not measured. */
  readonly phaseW: readonly (number | null)[];
  readonly phaseV: readonly (number | null)[];
  readonly reactiveVar?: number;
  /** Power of its PV, positive; absent when that of some plane is not known. */
  readonly generationW?: number;
  readonly dataClass: DataClass;
  /** Why it is not quite believed; empty when it is. */
  readonly doubts: readonly string[];
}
