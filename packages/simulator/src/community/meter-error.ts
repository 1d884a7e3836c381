import type { RandomSource } from "../random-source.ts";

/** Of class 1: an error that stays, and noise. Within three standard deviations, as its maker tests. */
const GAIN_FRACTION = 0.005;
const NOISE_W = 2;
const NOISE_V = 0.2;
const BOUND = 3;

/** How one meter errs: by a share of what it measures that never changes, and by a little noise. */
export class MeterError {
  readonly #random: RandomSource;
  readonly #gain: number;

  constructor(random: RandomSource) {
    this.#random = random;
    this.#gain = 1 + GAIN_FRACTION * (2 * random.next() - 1);
  }

  /** Power or reactive power, W or var. */
  power(powerW: number): number {
    return round(powerW * this.#gain + this.#noise(NOISE_W), 1);
  }

  /** An energy register, Wh: never falls, as it has no noise. */
  energy(energyWh: number): number {
    return round(energyWh * this.#gain, 3);
  }

  voltage(volts: number): number {
    return round(volts + this.#noise(NOISE_V), 2);
  }

  #noise(sigma: number): number {
    return sigma * Math.max(-BOUND, Math.min(BOUND, this.#random.gaussian()));
  }
}

function round(value: number, digits: number): number {
  const scaled = Math.round(value * 10 ** digits) / 10 ** digits;
  return scaled === 0 ? 0 : scaled;
}
