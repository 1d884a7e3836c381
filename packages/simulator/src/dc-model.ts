import type { Plant } from "./plant.ts";
import type { BatteryState, StringState } from "./plant-state.ts";
import type { SunspecModel, SunspecValues } from "./sunspec-map.ts";

const SCALES = { DCA_SF: -2, DCV_SF: -1, DCW_SF: 0 };

/**
 * Model 160: one module per string. With `hasStorageModules` two more follow, as on Fronius GEN24: charging
 * ("StCha") and discharging ("StDisCha") of the battery, never negative.
 */
export function mpptModel(plant: Plant, hasStorageModules: boolean): SunspecModel {
  const strings = plant.options.strings.length;
  const repeats = strings + (hasStorageModules && plant.options.battery ? 2 : 0);
  return {
    id: 160,
    scales: { ...SCALES, DCWH_SF: 0 },
    repeats,
    read: () => ({ Evt: 0, N: repeats }),
    readRepeat(index) {
      const { battery, strings: states } = plant.state;
      const string = states[index];
      const common = { ID: index + 1, DCSt: 4, DCEvt: 0 };
      if (string) return { ...common, IDStr: `String ${index + 1}`, ...stringValues(string) };
      if (!battery) return common;
      const isCharge = index === strings;
      const IDStr = isCharge ? `StCha ${index + 1}` : `StDisCha ${index + 1}`;
      return { ...common, IDStr, ...storageValues(battery, isCharge) };
    },
  };
}

function stringValues(string: StringState): SunspecValues {
  return { DCA: string.currentA, DCV: string.voltageV, DCW: string.powerW, DCWH: string.generatedWh };
}

function storageValues(battery: BatteryState, isCharge: boolean): SunspecValues {
  const sign = isCharge ? 1 : -1;
  return {
    DCA: Math.max(0, sign * battery.currentA),
    DCV: battery.voltageV,
    DCW: Math.max(0, sign * battery.powerW),
    DCWH: isCharge ? battery.chargedWh : battery.dischargedWh,
  };
}

/** Model 714: DC ports, + into the inverter: strings are PV ports, the battery is an ESS port. */
export function derDcModel(plant: Plant): SunspecModel {
  const repeats = plant.options.strings.length + (plant.options.battery ? 1 : 0);
  return {
    id: 714,
    scales: { ...SCALES, DCWH_SF: 0, Tmp_SF: -1 },
    repeats,
    read() {
      const { strings, battery } = plant.state;
      const sum = (pick: (string: StringState) => number) => strings.reduce((total, s) => total + pick(s), 0);
      return {
        PrtAlrms: 0,
        NPrt: repeats,
        DCA: sum((s) => s.currentA) - (battery?.currentA ?? 0),
        DCW: sum((s) => s.powerW) - (battery?.powerW ?? 0),
        DCWhInj: sum((s) => s.generatedWh) + (battery?.dischargedWh ?? 0),
        DCWhAbs: battery?.chargedWh ?? 0,
      };
    },
    readRepeat(index) {
      const { strings, battery } = plant.state;
      const string = strings[index];
      const common = { ID: index + 1, DCSta: 1, DCAlrm: 0 };
      if (string) {
        const { DCWH, ...values } = stringValues(string);
        return { ...common, PrtTyp: 0, IDStr: `PV ${index + 1}`, ...values, DCWhInj: DCWH, DCWhAbs: 0 };
      }
      if (!battery) return common;
      return {
        ...common,
        PrtTyp: 1,
        IDStr: "Battery",
        DCA: -battery.currentA,
        DCV: battery.voltageV,
        DCW: -battery.powerW,
        DCWhInj: battery.dischargedWh,
        DCWhAbs: battery.chargedWh,
        Tmp: battery.temperatureC,
      };
    },
  };
}
