import type { PlannedDer } from "./site-plan.ts";

/** A command of the guard, in the catalogue's words. */
export interface ThrottleCommand {
  readonly action: string;
  readonly powerW?: number;
  /** ms; afterwards the host reverts the DER to its default mode. */
  readonly durationMs?: number;
}

/** A lifted set-point is left for this long, then default mode takes over, ms. */
const HANDOVER_MS = 2_000;

/** The command that holds a DER at `setW` (sign as its W). */
export function holdCommand({ derType, leastW }: PlannedDer, setW: number): ThrottleCommand {
  if (derType === "ev") {
    return setW <= 0 || setW < leastW ? { action: "ev_pause" } : { action: "ev_set_current", powerW: setW };
  }
  // Drivers read a cap as a magnitude; several take a negative one for 0.
  return givesOnly(derType)
    ? { action: "curtail", powerW: Math.abs(setW) }
    : { action: "battery", powerW: setW };
}

/** The command that gives a DER back; `beforeW` is what it did before it was held. */
export function releaseCommand({ derType, leastW, maxW }: PlannedDer, beforeW: number): ThrottleCommand {
  if (derType === "ev") {
    const powerW = Math.min(Math.max(beforeW, leastW), maxW ?? Number.POSITIVE_INFINITY);
    return beforeW > 0
      ? { action: "ev_set_current", powerW, durationMs: HANDOVER_MS }
      : { action: "ev_resume", durationMs: HANDOVER_MS };
  }
  return givesOnly(derType) ? { action: "curtail_disable", durationMs: HANDOVER_MS } : { action: "deinit" };
}

/** The command that stops a DER nobody can see the effect of. */
export function standDownCommand({ derType }: PlannedDer): ThrottleCommand {
  if (derType === "ev") return { action: "ev_pause" };
  return givesOnly(derType) ? { action: "curtail", powerW: 0 } : { action: "deinit" };
}

function givesOnly(derType: PlannedDer["derType"]): boolean {
  return derType === "pv" || derType === "inverter";
}
