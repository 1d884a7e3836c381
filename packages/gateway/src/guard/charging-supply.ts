import { CHARGER_MAX_A } from "./asked-power.ts";
import type { PlannedDer } from "./site-plan.ts";

/** What a command to charge leads to when it says how the charger is to divide its power. */
export interface ChargingSupply {
  /** W at the site's own voltage, never less than commanded. */
  readonly powerW: number;
  /**
   * W that would put as much current on every phase as this may put on one of them; undefined when it is `powerW`: on
   * which phase a charger charges with one, nobody knows.
   */
  readonly fusedW: number | undefined;
}

/**
 * A driver makes amperes of watts with the `voltage` and `phase_mode` of the command where there are any, and exceeds
 * no `max_amps_per_phase` (those of the catalogue): with a voltage of 23 V it would charge with ten times the power.
 */
export function chargingSupply(
  { phases, wattsPerAmp }: Pick<PlannedDer, "phases" | "wattsPerAmp">,
  commandedW: number,
  keys: Readonly<Record<string, unknown>>,
): ChargingSupply {
  const siteV = wattsPerAmp / phases.length;
  const voltageV = positive(keys.voltage) ?? siteV;
  const mostA = Math.min(CHARGER_MAX_A, positive(keys.max_amps_per_phase) ?? CHARGER_MAX_A);
  const scaledW = Math.min((commandedW * siteV) / voltageV, mostA * wattsPerAmp);
  const powerW = Math.max(commandedW, scaledW);
  const mayTakeOne = keys.phase_mode === "1p" || keys.phase_mode === "auto";
  if (!mayTakeOne || phases.length === 1) return { powerW, fusedW: undefined };
  return { powerW, fusedW: Math.max(powerW, Math.min(commandedW / voltageV, mostA) * wattsPerAmp) };
}

function positive(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}
