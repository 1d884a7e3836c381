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
  switch (derType) {
    case "ev":
      return setW <= 0 || setW < leastW ? { action: "ev_pause" } : { action: "ev_set_current", powerW: setW };
    case "pv":
    case "inverter":
      // Drivers read a cap as a magnitude; several take a negative one for 0.
      return { action: "curtail", powerW: Math.abs(setW) };
    case "battery":
    case "v2x_charger":
      return { action: "battery", powerW: setW };
  }
}

/** The command that gives a DER back; `beforeW` is what it did before it was held. */
export function releaseCommand({ derType, leastW, maxW }: PlannedDer, beforeW: number): ThrottleCommand {
  switch (derType) {
    case "ev": {
      const powerW = Math.max(beforeW, leastW);
      return beforeW > 0
        ? { action: "ev_set_current", powerW: Math.min(powerW, maxW ?? powerW), durationMs: HANDOVER_MS }
        : { action: "ev_resume", durationMs: HANDOVER_MS };
    }
    case "pv":
    case "inverter":
      return { action: "curtail_disable", durationMs: HANDOVER_MS };
    case "battery":
    case "v2x_charger":
      return { action: "deinit" };
  }
}

/** The command that stops a DER nobody can see the effect of. */
export function standDownCommand({ derType }: PlannedDer): ThrottleCommand {
  switch (derType) {
    case "ev":
      return { action: "ev_pause" };
    case "pv":
    case "inverter":
      return { action: "curtail", powerW: 0 };
    case "battery":
    case "v2x_charger":
      return { action: "deinit" };
  }
}
