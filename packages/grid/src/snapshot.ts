import type { Limit } from "./limit.ts";
import type { LimitCheck } from "./limit-check.ts";
import type { Network } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";

/** Everything a snapshot is computed from. */
export interface SnapshotInputs {
  readonly network: Network;
  readonly limits: readonly Limit[];
  /** Power of loads that differs from the network's, by id. */
  readonly loads?: Readonly<
    Record<string, { readonly powerW: PhaseValues; readonly reactiveVar: PhaseValues }>
  >;
  /** Unix time, ms. */
  readonly atMs: number;
  /** Values for external limits. */
  readonly external?: Readonly<Record<string, number>>;
}

/**
 * What a network bore at one moment, as a record: plain JSON, frozen. `takeSnapshot` on the inputs whose hash it
 * has gives it again, bit for bit, on the same JavaScript engine. Ramp limits need a history and are unchecked.
 */
export interface Snapshot {
  readonly schema: "grid-snapshot@1";
  readonly topologyVersion: string;
  readonly atMs: number;
  /** SHA-256 of the inputs in canonical JSON, hex. */
  readonly inputsHash: string;
  /** Absent when no voltages carry the loads; then nothing below is known but that. */
  readonly result?: {
    /** Per supplied bus, per unit, phases a, b, c. */
    readonly voltagesPu: Readonly<Record<string, PhaseValues>>;
    /** What each source feeds in, W per phase. */
    readonly sourcesW: Readonly<Record<string, PhaseValues>>;
    readonly lossW: number;
    readonly check: LimitCheck;
  };
}
