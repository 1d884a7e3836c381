import type { ReadingFields } from "@sourceful/domain";
import type { PlantState } from "./plant-state.ts";

export interface PlantReadings {
  meter: ReadingFields;
  pv: ReadingFields;
  inverter: ReadingFields;
  battery?: ReadingFields;
}

/** The true values in canonical fields, units and signs: what perfect telemetry of the plant would say. */
export function plantReadings(state: PlantState): PlantReadings {
  const { phases, strings, battery, inverterAcW } = state;
  const pvW = strings.reduce((sum, string) => sum + string.powerW, 0);
  const readings: PlantReadings = {
    meter: {
      w: state.gridW,
      freq_hz: state.frequencyHz,
      total_import_wh: state.importedWh,
      total_export_wh: state.exportedWh,
    },
    pv: {
      w: 0 - pvW,
      total_generation_wh: strings.reduce((sum, string) => sum + string.generatedWh, 0),
    },
    inverter: { w: 0 - inverterAcW, freq_hz: state.frequencyHz, temp_c: state.inverterTemperatureC },
  };
  for (const [i, { gridW, voltageV }] of phases.entries()) {
    const phase = `l${i + 1}`;
    readings.meter[`${phase}_w`] = gridW;
    readings.meter[`${phase}_v`] = voltageV;
    readings.meter[`${phase}_a`] = gridW / voltageV;
    readings.inverter[`${phase}_v`] = voltageV;
    readings.inverter[`${phase}_a`] = Math.abs(inverterAcW) / phases.length / voltageV;
  }
  for (const [i, string] of strings.entries()) {
    readings.pv[`mppt${i + 1}_v`] = string.voltageV;
    readings.pv[`mppt${i + 1}_a`] = string.currentA;
    readings.pv[`mppt${i + 1}_w`] = 0 - string.powerW;
  }
  if (battery) {
    readings.battery = {
      w: battery.powerW,
      v: battery.voltageV,
      a: battery.currentA,
      soc: battery.soc,
      total_charge_wh: battery.chargedWh,
      total_discharge_wh: battery.dischargedWh,
    };
  }
  return readings;
}
