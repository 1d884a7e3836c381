export interface PhaseState {
  /** At the meter: + import, − export. */
  gridW: number;
  loadW: number;
  voltageV: number;
}

export interface StringState {
  powerW: number;
  voltageV: number;
  currentA: number;
  /** Lifetime DC energy. */
  generatedWh: number;
}

export interface BatteryState {
  /** At the DC terminals: + charge, − discharge. */
  powerW: number;
  voltageV: number;
  /** Sign as power. */
  currentA: number;
  /** 0..1. */
  soc: number;
  temperatureC: number;
  capacityWh: number;
  /** Lifetime DC energy at the terminals. */
  chargedWh: number;
  dischargedWh: number;
}

/**
 * The true values of a plant at one moment. Powers hold over the current simulated second; counters are
 * their exact integrals. Books: `inverterAcW` is what the inverter makes of `Σ strings − battery`, and
 * `gridW = loadW − inverterAcW`, in sum and on each phase.
 */
export interface PlantState {
  /** Simulated time since the start, ms. */
  elapsedMs: number;
  /** Solar time of day, 0..24. */
  localHour: number;
  /** + import, − export. */
  gridW: number;
  importedWh: number;
  exportedWh: number;
  loadW: number;
  /** AC side: + generation, − charging from the grid. Equal on all phases. */
  inverterAcW: number;
  /** Lifetime AC energy out of and into the inverter. */
  inverterOutWh: number;
  inverterInWh: number;
  inverterTemperatureC: number;
  frequencyHz: number;
  phases: PhaseState[];
  strings: StringState[];
  battery: BatteryState | undefined;
}
