import type { PlannedDer } from "./site-plan.ts";

/** A command of the guard, in the catalogue's words. */
export interface ThrottleCommand {
  readonly action: string;
  readonly powerW?: number;
  /** ms; afterwards the host reverts the DER to its default mode. */
  readonly durationMs?: number;
  /** What chargers that choose their phases themselves have to know. */
  readonly supply?: { readonly phase_mode: "1p" | "3p"; readonly voltage: number };
}

/** A lifted set-point is left for this long, then default mode takes over, ms. */
const HANDOVER_MS = 2_000;

/** The command that holds a DER at `setW` (sign as its W). */
export function holdCommand(der: PlannedDer, setW: number): ThrottleCommand {
  if (der.derType === "ev")
    return setW <= 0 || setW < der.leastW ? { action: "ev_pause" } : charge(der, setW);
  // Drivers read a cap as a magnitude; several take a negative one for 0.
  return givesOnly(der.derType)
    ? { action: "curtail", powerW: Math.abs(setW) }
    : { action: "battery", powerW: setW };
}

/** The command that gives a DER back; `beforeW` is what it did before it was held. */
export function releaseCommand(der: PlannedDer, beforeW: number): ThrottleCommand {
  const { derType, leastW, maxW = Number.POSITIVE_INFINITY } = der;
  const handover = { durationMs: HANDOVER_MS };
  if (derType === "ev") {
    return beforeW > 0
      ? { ...charge(der, Math.min(Math.max(beforeW, leastW), maxW)), ...handover }
      : { action: "ev_resume", ...handover };
  }
  return givesOnly(derType) ? { action: "curtail_disable", ...handover } : { action: "deinit" };
}

/** The command that stops a DER nobody can see the effect of. */
export function standDownCommand({ derType }: PlannedDer): ThrottleCommand {
  if (derType === "ev") return { action: "ev_pause" };
  return givesOnly(derType) ? { action: "curtail", powerW: 0 } : { action: "deinit" };
}

function givesOnly(derType: PlannedDer["derType"]): boolean {
  return derType === "pv" || derType === "inverter";
}

/** A charger that changed its phases on its own would load others than the guard counts with. */
function charge({ phases, wattsPerAmp }: PlannedDer, powerW: number): ThrottleCommand {
  const supply = {
    phase_mode: phases.length === 1 ? "1p" : "3p",
    voltage: wattsPerAmp / phases.length,
  } as const;
  return { action: "ev_set_current", powerW, supply };
}
