import type { RandomSource } from "./random-source.ts";

/**
 * Noise that wanders around 0 and forgets: an Ornstein-Uhlenbeck process with standard deviation 1 and
 * the given correlation time, stepped once per simulated second.
 */
export class DriftingNoise {
  readonly #random: RandomSource;
  readonly #keep: number;
  readonly #kick: number;
  value: number;

  constructor(random: RandomSource, correlationS: number) {
    this.#random = random;
    this.#keep = Math.exp(-1 / correlationS);
    this.#kick = Math.sqrt(1 - this.#keep ** 2);
    this.value = random.gaussian();
  }

  step(): number {
    this.value = this.#keep * this.value + this.#kick * this.#random.gaussian();
    return this.value;
  }
}
