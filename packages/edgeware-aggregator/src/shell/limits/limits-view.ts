import type { Authority, Severity } from "@sourceful/grid";

/** A limit at one place of the network, and how it stands. */
export interface LimitFinding {
  readonly limitId: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly authority: Authority;
  readonly element: { readonly kind: string; readonly id: string };
  /** `a`, `b`, `c`; absent where the limit is on all phases together. */
  readonly phase?: string;
  readonly bound: "lower" | "upper" | "import" | "export";
  /** `expected`: at the values known or imputed. `possible`: only at the worst of what is not known. */
  readonly certainty: "expected" | "possible";
  readonly limit: number;
  /** A, VA, W, pu, or 1 for a fraction. */
  readonly unit: string;
  /** The worst there; absent when `withheld`. */
  readonly value?: number;
  /** What is left, in the same unit; negative beyond the limit. */
  readonly margin?: number;
  /** Why the figures of one building are not shown. */
  readonly withheld?: string;
}

/** How much more fits through a connection point before something stops it, W of all phases. */
export interface PointHeadroom {
  readonly connectionPoint: string;
  readonly buildings: readonly string[];
  readonly importW?: number;
  readonly exportW?: number;
  /** The limit that stops it, as `line L1`; absent when its own capacities do not let more be asked. */
  readonly importStoppedBy?: string;
  readonly exportStoppedBy?: string;
  readonly withheld?: string;
}

/**
 * What the community's network bears at one moment, by exact three-phase solutions of what its buildings are known
 * or taken to draw. Where a building's power is not known it is worked out twice, with all of those at their
 * capacity to import and to export, and the worse counts (R45).
 */
export interface LimitsView {
  readonly topologyVersion: number;
  /** Of the last event the values come from. */
  readonly position: number;
  readonly atMs: number;
  /** Buildings by what stands for their power. `unplaced`: without a bus, so the network does without them. */
  readonly buildings: {
    readonly measured: number;
    readonly imputed: number;
    readonly missing: number;
    readonly unplaced: number;
  };
  /** Whether voltages and lines were computed; if not, why. */
  readonly network: { readonly isComputed: boolean; readonly reason?: string };
  /** Limits that are broken, the severest first. */
  readonly violations: readonly LimitFinding[];
  /** The tightest place of every limit. */
  readonly tightest: readonly LimitFinding[];
  /** Limits nobody could check, to be taken for the worst. */
  readonly unchecked: readonly { readonly limitId: string; readonly reason: string }[];
  readonly headroom: readonly PointHeadroom[];
}
