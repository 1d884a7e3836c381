import type { MeterSample, PhaseSample } from "./meter-sample.ts";
import { rounded } from "./rounded.ts";

/** A sum over the phases, as a single-phase clamp around one conductor of the house would see it. */
export function wholeAsPhase({ powerW, importWh, exportWh, phases }: MeterSample): PhaseSample {
  const voltageV = phases[0]?.voltageV ?? 0;
  const currentA = voltageV > 0 ? Math.abs(powerW) / voltageV : 0;
  return { powerW, voltageV, currentA, importWh, exportWh };
}

/** Nothing clamped on: voltage is there, current is not. */
export function idlePhase({ phases }: MeterSample): PhaseSample {
  return { powerW: 0, voltageV: phases[0]?.voltageV ?? 0, currentA: 0, importWh: 0, exportWh: 0 };
}

/** An element of `emeters` in a first-generation `/status`; a Shelly EM shows no current. */
export function gen1Emeter(phase: PhaseSample, hasCurrent: boolean): object {
  return {
    power: rounded(phase.powerW, 2),
    pf: powerFactor(phase),
    ...(hasCurrent ? { current: rounded(phase.currentA, 2) } : { reactive: 0 }),
    voltage: rounded(phase.voltageV, 2),
    is_valid: true,
    total: rounded(phase.importWh, 1),
    total_returned: rounded(phase.exportWh, 1),
  };
}

/** `em:0` of a three-phase meter. */
export function emStatus({ phases, powerW, frequencyHz }: MeterSample): object {
  const status: Record<string, unknown> = { id: 0, n_current: null, user_calibrated_phase: [] };
  for (const [i, name] of ["a", "b", "c"].entries()) {
    const phase = phases[i];
    if (!phase) continue;
    status[`${name}_act_power`] = rounded(phase.powerW, 1);
    status[`${name}_aprt_power`] = rounded(phase.voltageV * phase.currentA, 1);
    status[`${name}_current`] = rounded(phase.currentA, 3);
    status[`${name}_voltage`] = rounded(phase.voltageV, 1);
    status[`${name}_pf`] = powerFactor(phase);
    status[`${name}_freq`] = rounded(frequencyHz, 1);
  }
  const currentA = phases.reduce((sum, phase) => sum + phase.currentA, 0);
  return { ...status, total_act_power: rounded(powerW, 3), total_current: rounded(currentA, 3) };
}

/** `emdata:0` of a three-phase meter. */
export function emDataStatus({ phases, importWh, exportWh }: MeterSample): object {
  const status: Record<string, unknown> = { id: 0 };
  for (const [i, name] of ["a", "b", "c"].entries()) {
    const phase = phases[i];
    if (!phase) continue;
    status[`${name}_total_act_energy`] = rounded(phase.importWh, 2);
    status[`${name}_total_act_ret_energy`] = rounded(phase.exportWh, 2);
  }
  return { ...status, total_act: rounded(importWh, 2), total_act_ret: rounded(exportWh, 2) };
}

/** `em1:N` of a single-phase meter. */
export function em1Status(id: number, phase: PhaseSample, frequencyHz: number): object {
  return {
    id,
    current: rounded(phase.currentA, 3),
    voltage: rounded(phase.voltageV, 1),
    act_power: rounded(phase.powerW, 1),
    aprt_power: rounded(phase.voltageV * phase.currentA, 1),
    pf: powerFactor(phase),
    freq: rounded(frequencyHz, 1),
    calibration: "factory",
  };
}

/** `em1data:N` of a single-phase meter. */
export function em1DataStatus(id: number, phase: PhaseSample): object {
  return {
    id,
    total_act_energy: rounded(phase.importWh, 2),
    total_act_ret_energy: rounded(phase.exportWh, 2),
  };
}

/** `pm1:N` of a power monitor; its counters are in the same component. */
export function pm1Status(id: number, phase: PhaseSample, frequencyHz: number): object {
  return {
    id,
    voltage: rounded(phase.voltageV, 1),
    current: rounded(phase.currentA, 3),
    apower: rounded(phase.powerW, 1),
    freq: rounded(frequencyHz, 1),
    aenergy: { total: rounded(phase.importWh, 3) },
    ret_aenergy: { total: rounded(phase.exportWh, 3) },
  };
}

function powerFactor({ voltageV, currentA, powerW }: PhaseSample): number {
  const apparent = voltageV * currentA;
  return apparent > 0 ? rounded(Math.min(1, Math.abs(powerW) / apparent), 2) : 1;
}
