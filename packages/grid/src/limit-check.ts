import type { ElementRef } from "./element-ref.ts";
import type { Authority, Limit, Severity } from "./limit.ts";
import type { Phase } from "./phase-values.ts";

/** How far a value is from a limit. */
export interface Margin {
  readonly limitId: string;
  readonly kind: Limit["kind"];
  readonly severity: Severity;
  readonly authority: Authority;
  readonly element: ElementRef;
  /** Absent where the limit is on all phases together. */
  readonly phase?: Phase;
  readonly bound: "lower" | "upper" | "import" | "export";
  readonly value: number;
  readonly limit: number;
  /** What is left, in the unit of the value; negative when the limit is broken. */
  readonly margin: number;
  /** A, VA, pu, W/s, 1 (a fraction), or an external limit's own. */
  readonly unit: string;
}

/** A limit that could not be checked. It is not kept and not broken: unknown, to be taken for the worst. */
export interface UncheckedLimit {
  readonly limitId: string;
  readonly severity: Severity;
  readonly reason: string;
}

/** Limits against one solution. */
export interface LimitCheck {
  /** The tightest place of every valid limit and bound. */
  readonly margins: readonly Margin[];
  /** Every place where a limit is broken. */
  readonly violations: readonly Margin[];
  readonly unchecked: readonly UncheckedLimit[];
}
