import { DriftingNoise } from "./drifting-noise.ts";
import type { ElectricLoad } from "./electric-load.ts";
import { HouseLoad } from "./house-load.ts";
import { PlantControls } from "./plant-controls.ts";
import { DEFAULT_PLANT, type PlantOptions } from "./plant-options.ts";
import type { BatteryState, PlantState } from "./plant-state.ts";
import { splitPower } from "./power-split.ts";
import { RandomSource } from "./random-source.ts";
import { clearSkyIrradiance } from "./sun.ts";

const STEP_MS = 1000;
const MS_PER_HOUR = 3_600_000;
const NOMINAL_V = 230;
/** Resistance of the service cable, Ω: makes the voltage follow the power a little. */
const SERVICE_OHM = 0.25;

/**
 * A house with panels, storage, a hybrid inverter and a meter at its connection point. Weather and load
 * change on whole simulated seconds and hold between, controls fall back on the millisecond, so energies are
 * exact and a run does not depend on how it is cut into `advance` calls.
 */
export class Plant {
  readonly options: PlantOptions;
  readonly controls: PlantControls;
  readonly #load: HouseLoad;
  readonly #clouds: DriftingNoise;
  readonly #frequency: DriftingNoise;
  readonly #voltages: readonly DriftingNoise[];
  readonly #state: PlantState;
  readonly #loads: ElectricLoad[] = [];
  #availableW: number[] = [];
  #wantedAcW: number;
  #carryMs = 0;

  constructor(options: Partial<PlantOptions> = {}) {
    this.options = Object.freeze({ ...DEFAULT_PLANT, ...options });
    this.controls = new PlantControls(this.options);
    const random = new RandomSource(this.options.seed);
    this.#load = new HouseLoad(random, this.options.phases, this.options.meanLoadW);
    this.#clouds = new DriftingNoise(random, 240);
    this.#frequency = new DriftingNoise(random, 60);
    this.#voltages = Array.from({ length: this.options.phases }, () => new DriftingNoise(random, 300));
    this.#state = initialState(this.options);
    this.#load.step(this.#state.localHour);
    this.#wantedAcW = this.#load.totalW;
    this.#look();
    this.settle();
  }

  /** A copy of the true values now. */
  get state(): PlantState {
    return structuredClone(this.#state);
  }

  /** Moves simulated time on by `ms` (>= 0); a fraction of a millisecond is kept for the next call. */
  advance(ms: number): void {
    let remainingMs = Math.floor(ms + this.#carryMs);
    this.#carryMs += ms - remainingMs;
    while (remainingMs > 0) {
      const untilStepMs = STEP_MS - (this.#state.elapsedMs % STEP_MS);
      const untilDeadlineMs = Math.max(1, Math.ceil(this.controls.nextDeadlineMs - this.#state.elapsedMs));
      const sliceMs = Math.min(remainingMs, untilStepMs, untilDeadlineMs);
      this.#integrate(sliceMs);
      remainingMs -= sliceMs;
      if (sliceMs === untilStepMs) this.#step();
      else if (sliceMs === untilDeadlineMs) this.#expire();
    }
  }

  /** Connects a load to the house; its power counts from whole second to whole second. */
  connect(load: ElectricLoad): void {
    this.#loads.push(load);
    this.settle();
  }

  /** Works out the powers of this moment again; needed after a change of the controls. */
  settle(): void {
    const state = this.#state;
    const availablePvW = this.#availableW.reduce((sum, w) => sum + w, 0);
    const split = splitPower({
      options: this.options,
      controls: this.controls,
      availablePvW,
      wantedAcW: this.#wantedAcW,
      socWindowW: this.#socWindow(),
    });
    const share = availablePvW > 0 ? split.pvW / availablePvW : 0;
    for (const [i, string] of state.strings.entries()) this.#setString(string, i, share);
    if (state.battery) setBatteryPower(state.battery, split.batteryW);
    state.inverterAcW = split.acW;
    state.loadW = this.#loadW;
    state.gridW = state.loadW - split.acW;
    for (const [i, phase] of state.phases.entries()) {
      phase.loadW = this.#phaseLoadW(i);
      phase.gridW = phase.loadW - split.acW / state.phases.length;
      const wander = 1.2 * (this.#voltages[i]?.value ?? 0);
      phase.voltageV = NOMINAL_V + wander - (phase.gridW / NOMINAL_V) * SERVICE_OHM;
    }
  }

  get #loadW(): number {
    return this.#state.phases.reduce((sum, _phase, i) => sum + this.#phaseLoadW(i), 0);
  }

  #phaseLoadW(phase: number): number {
    return this.#loads.reduce((sum, { phaseW }) => sum + (phaseW[phase] ?? 0), this.#load.phaseW[phase] ?? 0);
  }

  #expire(): void {
    this.controls.expire(this.#state.elapsedMs);
    this.settle();
  }

  #step(): void {
    const state = this.#state;
    this.controls.expire(state.elapsedMs);
    this.#wantedAcW = this.#loadW;
    this.#load.step(state.localHour);
    this.#clouds.step();
    for (const voltage of this.#voltages) voltage.step();
    state.frequencyHz = 50 + 0.015 * this.#frequency.step();
    this.#warm();
    this.#look();
    this.settle();
  }

  /** What the panels could give in this second. */
  #look(): void {
    const { latitudeDeg, strings, cloudiness } = this.options;
    const shade = 1 / (1 + Math.exp(-2 * this.#clouds.value - 4 * (cloudiness - 0.5)));
    const clearness = 1 - 0.8 * Math.min(1, 2 * cloudiness) * shade;
    this.#availableW = strings.map((string) => {
      const place = { latitudeDeg, dayOfYear: this.#dayOfYear(), solarHour: this.#state.localHour };
      const irradiance = clearness * clearSkyIrradiance(place, string);
      const heat = 1 - 0.0035 * (0.03 * irradiance - 5);
      const watts = (string.peakW * irradiance * heat) / 1000;
      // Below this an inverter does not start.
      return watts < 0.003 * string.peakW ? 0 : watts;
    });
  }

  #dayOfYear(): number {
    const hours = this.options.startLocalHour + this.#state.elapsedMs / MS_PER_HOUR;
    return ((this.options.dayOfYear - 1 + Math.floor(hours / 24)) % 365) + 1;
  }

  #setString(string: PlantState["strings"][number], index: number, share: number): void {
    const { peakW, voltageV } = this.options.strings[index] ?? { peakW: 1, voltageV: 0 };
    const availableW = this.#availableW[index] ?? 0;
    string.powerW = availableW * share;
    const sag = 0.04 * Math.log(Math.max(availableW / peakW, 0.02));
    string.voltageV = availableW > 0 ? voltageV * (1 + sag + 0.15 * (1 - share)) : 0;
    string.currentA = string.voltageV > 0 ? string.powerW / string.voltageV : 0;
  }

  /** The battery powers that a second can bear without leaving the allowed states of charge. */
  #socWindow(): { lowestW: number; highestW: number } {
    const { battery } = this.options;
    const state = this.#state.battery;
    if (!battery || !state) return { lowestW: 0, highestW: 0 };
    const floor = Math.max(battery.minSoc, this.controls.storage.reservePct / 100);
    const perSecond = (battery.capacityWh * MS_PER_HOUR) / STEP_MS;
    const roomW = (Math.max(0, battery.maxSoc - state.soc) * perSecond) / battery.oneWayEfficiency;
    const stockW = Math.max(0, state.soc - floor) * perSecond * battery.oneWayEfficiency;
    return { lowestW: -stockW, highestW: roomW };
  }

  #warm(): void {
    const { battery, inverterAcW } = this.#state;
    const load = Math.abs(inverterAcW) / this.options.ratedW;
    this.#state.inverterTemperatureC += (28 + 22 * load - this.#state.inverterTemperatureC) / 600;
    if (!battery || !this.options.battery) return;
    const use = Math.abs(battery.powerW) / this.options.battery.maxChargeW;
    battery.temperatureC += (21 + 6 * use - battery.temperatureC) / 1800;
  }

  #integrate(ms: number): void {
    const state = this.#state;
    const hours = ms / MS_PER_HOUR;
    state.elapsedMs += ms;
    state.localHour = (this.options.startLocalHour + state.elapsedMs / MS_PER_HOUR) % 24;
    state.importedWh += Math.max(0, state.gridW) * hours;
    state.exportedWh += Math.max(0, -state.gridW) * hours;
    state.inverterOutWh += Math.max(0, state.inverterAcW) * hours;
    state.inverterInWh += Math.max(0, -state.inverterAcW) * hours;
    for (const string of state.strings) string.generatedWh += string.powerW * hours;
    if (state.battery && this.options.battery) {
      chargeBattery(state.battery, this.options.battery.oneWayEfficiency, hours);
    }
  }
}

function chargeBattery(battery: BatteryState, oneWayEfficiency: number, hours: number): void {
  const energyWh = battery.powerW * hours;
  if (energyWh >= 0) {
    battery.chargedWh += energyWh;
    battery.soc += (energyWh * oneWayEfficiency) / battery.capacityWh;
  } else {
    battery.dischargedWh -= energyWh;
    battery.soc += energyWh / oneWayEfficiency / battery.capacityWh;
  }
}

/** A stack of 400 V that rises with its charge and under charging. */
function setBatteryPower(battery: BatteryState, powerW: number): void {
  const restingV = 380 + 40 * battery.soc;
  battery.powerW = powerW;
  battery.voltageV = restingV + 0.3 * (powerW / restingV);
  battery.currentA = powerW / battery.voltageV;
}

function initialState(options: PlantOptions): PlantState {
  const { battery, strings } = options;
  return {
    elapsedMs: 0,
    localHour: options.startLocalHour,
    gridW: 0,
    importedWh: options.importedWh,
    exportedWh: options.exportedWh,
    loadW: 0,
    inverterAcW: 0,
    inverterOutWh: 21_480_200,
    inverterInWh: 104_300,
    inverterTemperatureC: 35,
    frequencyHz: 50,
    phases: Array.from({ length: options.phases }, () => ({ gridW: 0, loadW: 0, voltageV: NOMINAL_V })),
    strings: strings.map(({ peakW }) => ({
      powerW: 0,
      voltageV: 0,
      currentA: 0,
      generatedWh: 2200 * peakW,
    })),
    battery: battery
      ? {
          powerW: 0,
          voltageV: 400,
          currentA: 0,
          soc: battery.startSoc,
          temperatureC: 22,
          capacityWh: battery.capacityWh,
          chargedWh: 3_120_400,
          dischargedWh: 2_874_900,
        }
      : undefined,
  };
}
