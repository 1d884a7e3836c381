import type { Phase } from "@sourceful/edgeware-aggregator";
import { DriftingNoise } from "../drifting-noise.ts";
import { HouseLoad } from "../house-load.ts";
import type { RandomSource } from "../random-source.ts";
import { clearSkyIrradiance } from "../sun.ts";
import type { HouseOptions } from "./house-options.ts";

/** What flows at a moment, W and var, + is import; registers in Wh since the beginning. True values. */
export interface HouseState {
  atMs: number;
  /** In the order of the house's phases. */
  readonly phaseW: number[];
  readonly phaseVar: number[];
  netW: number;
  importWh: number;
  exportWh: number;
  /** Never above 0. */
  pvW: number;
  /** + charges. */
  batteryW: number;
  /** 0..1. */
  batterySocFraction: number;
  evW: number;
}

const STEP_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Energy that survives one way into or out of the cells. */
const EFFICIENCY = 0.95;
const SOC_RANGE = [0.1, 0.95] as const;
/** Of household appliances: cos φ 0.98. */
const POWER_FACTOR_TANGENT = 0.2;
const EV_W = 3700;
/** A car comes home about once a day, mostly in the evening, and takes this much, Wh. */
const EV_NEED_WH = 8000;

/**
 * A household with what it generates, stores and charges. Everything changes on whole seconds of the clock and
 * holds between them, so energies are exact and do not depend on how time is cut.
 */
export class House {
  readonly options: HouseOptions;
  readonly phases: readonly Phase[];
  readonly state: HouseState;
  readonly #random: RandomSource;
  readonly #load: HouseLoad;
  readonly #clouds: DriftingNoise;
  #evNeedWh = 0;

  /** At `atMs` (whole seconds), with a battery about half full. */
  constructor(options: HouseOptions, random: RandomSource, atMs: number) {
    this.options = options;
    this.phases = options.phases;
    this.#random = random;
    this.#load = new HouseLoad(random, options.phases.length, options.meanLoadW);
    this.#clouds = new DriftingNoise(random, 240);
    this.state = {
      atMs,
      phaseW: options.phases.map(() => 0),
      phaseVar: options.phases.map(() => 0),
      netW: 0,
      importWh: 1000 * Math.round(1000 + 9000 * random.next()),
      exportWh: options.pv ? 1000 * Math.round(500 + 3000 * random.next()) : 0,
      pvW: 0,
      batteryW: 0,
      batterySocFraction: 0.3 + 0.4 * random.next(),
      evW: 0,
    };
    this.#act();
  }

  /** Moves on to the last whole second at or before `atMs`. */
  advance(atMs: number): void {
    while (this.state.atMs + STEP_MS <= atMs) {
      this.#integrate();
      this.state.atMs += STEP_MS;
      this.#act();
    }
  }

  #integrate(): void {
    const { state, options } = this;
    const hours = STEP_MS / HOUR_MS;
    if (state.netW >= 0) state.importWh += state.netW * hours;
    else state.exportWh -= state.netW * hours;
    if (options.battery) {
      const cellsW = state.batteryW > 0 ? state.batteryW * EFFICIENCY : state.batteryW / EFFICIENCY;
      state.batterySocFraction += (cellsW * hours) / options.battery.capacityWh;
    }
    this.#evNeedWh = Math.max(0, this.#evNeedWh - state.evW * hours);
  }

  #act(): void {
    const { state, options } = this;
    const hour = localHour(state.atMs, options.longitudeDeg);
    this.#load.step(hour);
    this.#clouds.step();
    if (options.hasEv) this.#plugIn(hour);
    state.evW = this.#evNeedWh > 0 ? EV_W : 0;
    state.pvW = -this.#sunW(hour);
    state.batteryW = this.#batteryW(this.#load.totalW + state.evW + state.pvW);
    const sharedW = (state.pvW + state.batteryW) / this.phases.length;
    for (const [i, loadW] of this.#load.phaseW.entries()) {
      state.phaseW[i] = loadW + sharedW + (i === 0 ? state.evW : 0);
      state.phaseVar[i] = POWER_FACTOR_TANGENT * loadW;
    }
    state.netW = state.phaseW.reduce((sum, powerW) => sum + powerW, 0);
  }

  #plugIn(hour: number): void {
    const perDay = hour >= 16 && hour < 22 ? 3 : 0.4;
    if (this.#random.next() < (perDay * STEP_MS) / DAY_MS) this.#evNeedWh = EV_NEED_WH * this.#random.next();
  }

  #sunW(hour: number): number {
    const { pv, latitudeDeg } = this.options;
    if (!pv) return 0;
    const place = { latitudeDeg, dayOfYear: dayOfYear(this.state.atMs), solarHour: hour };
    const plane = { tiltDeg: pv.tiltDeg, azimuthDeg: pv.azimuthDeg - 180 };
    const clearness = 0.25 + 0.6 / (1 + Math.exp(-2 * this.#clouds.value - 1));
    return Math.min(pv.ratedW, (clearness * pv.ratedW * clearSkyIrradiance(place, plane)) / 1000);
  }

  /** Takes what is left over, gives what is lacking, within its limits. */
  #batteryW(restW: number): number {
    const { battery } = this.options;
    if (!battery) return 0;
    const { batterySocFraction: soc } = this.state;
    const wantedW = Math.max(-battery.ratedW, Math.min(battery.ratedW, -restW));
    const [least, most] = SOC_RANGE;
    return (wantedW > 0 && soc >= most) || (wantedW < 0 && soc <= least) ? 0 : wantedW;
  }
}

/** Solar time, 0..24. */
function localHour(atMs: number, longitudeDeg: number): number {
  return (((atMs / HOUR_MS + longitudeDeg / 15) % 24) + 24) % 24;
}

/** 1..365 or so: the sun does not notice leap years. */
function dayOfYear(atMs: number): number {
  return 1 + Math.floor((atMs / DAY_MS) % 365.2425);
}
