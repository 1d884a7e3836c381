import { lineVoltages } from "./inverter-model.ts";
import type { Plant } from "./plant.ts";
import type { PlantState } from "./plant-state.ts";
import type { SunspecModel, SunspecValues } from "./sunspec-map.ts";

const SCALES = {
  A_SF: -2,
  V_SF: -1,
  Hz_SF: -3,
  W_SF: 0,
  PF_SF: -3,
  VA_SF: 0,
  Var_SF: 0,
  TotWh_SF: 0,
  Tmp_SF: -1,
};

/** Model 701: AC measurement of a DER, + generation, − absorption. */
export function derAcModel(plant: Plant): SunspecModel {
  return { id: 701, scales: SCALES, read: () => derAcValues(plant.state) };
}

function derAcValues(state: PlantState): SunspecValues {
  const { inverterAcW, phases } = state;
  const volts = phases.map((phase) => phase.voltageV);
  const phaseW = inverterAcW / phases.length;
  const amps = volts.map((v) => phaseW / v);
  const lines = lineVoltages(volts);
  const mean = (values: readonly number[]) =>
    values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;
  return {
    ACType: phases.length - 1,
    St: 1,
    InvSt: Math.abs(inverterAcW) > 1 ? 3 : 7,
    ConnSt: 1,
    Alrm: 0,
    DERMode: 1,
    W: inverterAcW,
    VA: Math.abs(inverterAcW),
    Var: 0,
    PF: inverterAcW < 0 ? -1 : 1,
    A: amps.reduce((sum, a) => sum + a, 0),
    LLV: mean(lines),
    LNV: mean(volts),
    Hz: state.frequencyHz,
    TotWhInj: state.inverterOutWh,
    TotWhAbs: state.inverterInWh,
    TmpCab: state.inverterTemperatureC,
    TmpSnk: state.inverterTemperatureC + 6,
    ...Object.assign({}, ...volts.map((v, i) => phaseValues(i, phaseW, v, lines[i]))),
  };
}

function phaseValues(
  index: number,
  powerW: number,
  volts: number,
  lineVolts: number | undefined,
): SunspecValues {
  const here = `L${index + 1}`;
  const next = `L${((index + 1) % 3) + 1}`;
  return {
    [`W${here}`]: powerW,
    [`VA${here}`]: Math.abs(powerW),
    [`Var${here}`]: 0,
    [`PF${here}`]: powerW < 0 ? -1 : 1,
    [`A${here}`]: powerW / volts,
    [`V${here}${next}`]: lineVolts,
    [`V${here}`]: volts,
  };
}
