import type { MeterSource } from "./meter-source.ts";

/** One phase of a meter at one moment. */
export interface PhaseSample {
  /** + import, − export. */
  powerW: number;
  voltageV: number;
  /** Never negative, as most meters show it. */
  currentA: number;
  /** Share of the lifetime counters. */
  importWh: number;
  exportWh: number;
}

/** What a meter shows at one moment. */
export interface MeterSample {
  powerW: number;
  frequencyHz: number;
  importWh: number;
  exportWh: number;
  /** One to three. The phases' counters add up to the total ones, in equal shares. */
  phases: readonly PhaseSample[];
}

/** Reads a source in the terms of a device that shows unsigned currents and counters per phase. */
export function sampleMeter({ readings: { meter } }: MeterSource): MeterSample {
  const value = (field: string) => Number(meter[field] ?? 0);
  const names = ["l1", "l2", "l3"].filter((phase) => meter[`${phase}_v`] !== undefined);
  const [importWh, exportWh] = [value("total_import_wh"), value("total_export_wh")];
  const phases = names.map((phase) => ({
    powerW: value(`${phase}_w`),
    voltageV: value(`${phase}_v`),
    currentA: Math.abs(value(`${phase}_a`)),
    importWh: importWh / names.length,
    exportWh: exportWh / names.length,
  }));
  return { powerW: value("w"), frequencyHz: value("freq_hz"), importWh, exportWh, phases };
}
