import type { ErrorCode } from "@sourceful/domain";
import type { ProbeRequest } from "./probe-request.ts";

/** Who asks, or why they may not. */
export type ProbeAdmission =
  | { readonly admitted: true; readonly caller: string }
  | { readonly admitted: false; readonly code: ErrorCode; readonly reason: string };

/** How a request ended. */
export interface ProbeOutcome {
  /** Undefined when it was not admitted. */
  readonly caller: string | undefined;
  readonly success: boolean;
  readonly code?: ErrorCode | undefined;
  /** From receipt to answer. */
  readonly durationMs: number;
}

/** Decides about every request before anything else is done with it, and hears how each one ended. */
export interface ProbeAccess {
  /** Called once for each request, also for one with a `problem`. A rejection counts as a refusal. */
  admit(request: ProbeRequest): ProbeAdmission | Promise<ProbeAdmission>;
  /** Whether the node may publish answers (`reply`) or progress on a subject a request names. */
  mayPublish(subject: string, purpose: "reply" | "progress"): boolean;
  /** Called once for each request, when its answer has been sent. Must not throw. */
  ended(request: ProbeRequest, outcome: ProbeOutcome): void;
}
