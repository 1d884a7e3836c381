import { lineVoltages } from "./inverter-model.ts";
import { perPhase } from "./phase-points.ts";
import type { Plant } from "./plant.ts";
import type { PlantState } from "./plant-state.ts";
import type { SunspecModel, SunspecValues } from "./sunspec-map.ts";

const SCALES = { A_SF: -2, V_SF: -1, Hz_SF: -2, W_SF: 0, VA_SF: 0, VAR_SF: 0, PF_SF: -2, TotWh_SF: 0 };

/**
 * Models 201 to 204 and, in floating point, 211 to 214: the meter at the connection point. Power is
 * + import; with `isExportPositive` it is the other way round, as on SolarEdge.
 */
export function meterModel(id: number, plant: Plant, isExportPositive: boolean): SunspecModel {
  const isDelta = id % 10 === 4;
  const sign = isExportPositive ? -1 : 1;
  return { id, scales: SCALES, read: () => meterValues(plant.state, sign, isDelta) };
}

function meterValues(state: PlantState, sign: number, isDelta: boolean): SunspecValues {
  const { phases } = state;
  const volts = phases.map((phase) => phase.voltageV);
  const watts = phases.map((phase) => sign * phase.gridW);
  const amps = phases.map((phase) => (sign * phase.gridW) / phase.voltageV);
  const lines = lineVoltages(volts);
  const starVolts = isDelta ? [] : volts;
  return {
    A: amps.reduce((sum, a) => sum + a, 0),
    ...perPhase(["AphA", "AphB", "AphC"], amps),
    PhV: mean(starVolts),
    ...perPhase(["PhVphA", "PhVphB", "PhVphC"], starVolts),
    PPV: mean(lines),
    ...perPhase(["PhVphAB", "PhVphBC", "PhVphCA"], lines),
    ...perPhase(["PPVphAB", "PPVphBC", "PPVphCA"], lines),
    Hz: state.frequencyHz,
    W: sign * state.gridW,
    ...perPhase(["WphA", "WphB", "WphC"], watts),
    VA: Math.abs(state.gridW),
    ...perPhase(["VAphA", "VAphB", "VAphC"], watts.map(Math.abs)),
    VAR: 0,
    PF: 100,
    TotWhExp: state.exportedWh,
    TotWhImp: state.importedWh,
    Evt: 0,
  };
}

function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
