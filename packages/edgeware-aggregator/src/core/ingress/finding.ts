import type { ReasonCode } from "./reason.ts";

/** One thing a gate found, with its numbers in words. */
export interface Finding {
  readonly reason: ReasonCode;
  readonly message: string;
}
