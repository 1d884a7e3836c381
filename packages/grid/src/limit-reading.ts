import type { ElementRef } from "./element-ref.ts";
import type { Margin } from "./limit-check.ts";
import type { Phase } from "./phase-values.ts";

/** A value that a limit bears on, before the limit's own terms are put to it. */
export interface LimitReading {
  readonly element: ElementRef;
  readonly phase?: Phase;
  readonly bound: Margin["bound"];
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
}

/** What is left up to the limit; negative beyond it. */
export function marginOf({ bound, value, limit }: LimitReading): number {
  return bound === "lower" ? value - limit : limit - value;
}
