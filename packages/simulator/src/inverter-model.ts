import { perPhase } from "./phase-points.ts";
import type { Plant } from "./plant.ts";
import type { PlantState } from "./plant-state.ts";
import type { SunspecModel, SunspecValues } from "./sunspec-map.ts";

const SCALES = {
  A_SF: -2,
  V_SF: -1,
  W_SF: 0,
  Hz_SF: -2,
  VA_SF: 0,
  VAr_SF: 0,
  PF_SF: -2,
  WH_SF: 0,
  DCW_SF: 0,
  Tmp_SF: -1,
};

/** Models 101 to 103 and, in floating point, 111 to 113: AC side of the inverter, + generation. */
export function inverterModel(id: number, plant: Plant): SunspecModel {
  return { id, scales: SCALES, read: () => inverterValues(plant.state) };
}

function inverterValues(state: PlantState): SunspecValues {
  const { inverterAcW, phases } = state;
  const volts = phases.map((phase) => phase.voltageV);
  const amps = volts.map((v) => Math.abs(inverterAcW) / phases.length / v);
  const pvW = state.strings.reduce((sum, string) => sum + string.powerW, 0);
  return {
    A: amps.reduce((sum, a) => sum + a, 0),
    ...perPhase(["AphA", "AphB", "AphC"], amps),
    ...perPhase(["PPVphAB", "PPVphBC", "PPVphCA"], lineVoltages(volts)),
    ...perPhase(["PhVphA", "PhVphB", "PhVphC"], volts),
    W: inverterAcW,
    Hz: state.frequencyHz,
    VA: Math.abs(inverterAcW),
    VAr: 0,
    PF: 100,
    WH: state.inverterOutWh,
    DCW: pvW - (state.battery?.powerW ?? 0),
    TmpCab: state.inverterTemperatureC,
    TmpSnk: state.inverterTemperatureC + 6,
    St: Math.abs(inverterAcW) > 1 ? 4 : 8,
    Evt1: 0,
    Evt2: 0,
  };
}

/** Voltages between neighbouring phases 120° apart; 180° apart for two. None for one phase. */
export function lineVoltages(volts: readonly number[]): number[] {
  const [a = 0, b = 0, c = 0] = volts;
  if (volts.length < 2) return [];
  if (volts.length === 2) return [a + b];
  const between = (x: number, y: number) => Math.sqrt(x * x + y * y + x * y);
  return [between(a, b), between(b, c), between(c, a)];
}
