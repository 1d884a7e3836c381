import type { DataClass } from "@sourceful/messaging";
import type { Allocation } from "./allocate-shared.ts";

/** The books of one period. Never changed: a later revision of the same period supersedes it (R79). */
export interface LedgerRecord {
  readonly startMs: number;
  readonly endMs: number;
  readonly revision: number;
  /** The revision this one takes the place of. */
  readonly supersedes?: number;
  /** In force when the period began. */
  readonly topologyVersion: number;
  /** Buildings, and how many of them have an energy. */
  readonly buildings: number;
  readonly known: number;
  /** Sums over the known buildings, whole mWh. */
  readonly importMilliWh: number;
  readonly exportMilliWh: number;
  /** Only when every building's is known: min(Σ generation, Σ load) (community-anchors.md 2.19). */
  readonly generationMilliWh?: number;
  readonly selfConsumedMilliWh?: number;
  /** SYNTHETIC if any part is (R20). */
  readonly dataClass: DataClass;
  /**
   * It may leave: the first of its period with everybody in it, over enough buildings (R37), on one network all the
   * time (R55). Not a correction: the difference of two records of one period would tell of the building that was
   * corrected.
   */
  readonly isPublic?: true;
  /** How shared energy was divided; absent without a key, members, all of their energies, or one network for them. */
  readonly allocation?: Allocation;
  readonly settlement: {
    /** Whether money may rest on it: measured by registers throughout, nothing estimated, suspect or synthetic. */
    readonly isAccepted: boolean;
    readonly reasons: readonly string[];
  };
}
