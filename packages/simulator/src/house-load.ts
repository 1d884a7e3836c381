import { DriftingNoise } from "./drifting-noise.ts";
import type { RandomSource } from "./random-source.ts";

interface Appliance {
  watts: number;
  minS: number;
  maxS: number;
  /** Mean number of uses a day. */
  usesPerDay: number;
}

const APPLIANCES: readonly Appliance[] = [
  { watts: 2000, minS: 90, maxS: 240, usesPerDay: 8 },
  { watts: 1200, minS: 300, maxS: 900, usesPerDay: 5 },
  { watts: 2400, minS: 1500, maxS: 3600, usesPerDay: 1.5 },
  { watts: 120, minS: 900, maxS: 1500, usesPerDay: 30 },
];

/** Share of a mean day's use in each hour of a dwelling, mean 1: low at night, peaks at 7 and 19. */
const HOURLY_SHARE: readonly number[] = [
  0.55, 0.5, 0.45, 0.45, 0.5, 0.7, 1.1, 1.45, 1.2, 0.95, 0.9, 0.95, 1.05, 1.0, 0.9, 0.95, 1.15, 1.5, 1.75,
  1.8, 1.55, 1.2, 0.9, 0.55,
];

interface Running {
  phase: number;
  watts: number;
  remainingS: number;
}

/** Electricity use of a house per phase: a daily profile, wandering noise and appliances going on and off. */
export class HouseLoad {
  /** W per phase, never below 0. */
  readonly phaseW: number[];
  readonly #baseW: number;
  readonly #random: RandomSource;
  readonly #noise: readonly DriftingNoise[];
  #running: Running[] = [];

  /** @param meanW mean power of the base load over a day, W; appliances come on top. */
  constructor(random: RandomSource, phases: number, meanW: number) {
    this.#random = random;
    this.#baseW = meanW;
    this.phaseW = Array.from({ length: phases }, () => 0);
    this.#noise = Array.from({ length: phases }, () => new DriftingNoise(random, 120));
  }

  /** Sum of the phases, W. */
  get totalW(): number {
    return this.phaseW.reduce((sum, w) => sum + w, 0);
  }

  /** One simulated second at `hour` (0..24) local time. */
  step(hour: number): void {
    const share = hourlyShare(hour);
    this.#switchAppliances(share);
    const phases = this.phaseW.length;
    for (let phase = 0; phase < phases; phase++) {
      const wander = 1 + 0.15 * (this.#noise[phase]?.step() ?? 0);
      this.phaseW[phase] = Math.max(0, ((this.#baseW * share) / phases) * wander);
    }
    for (const { phase, watts } of this.#running) this.phaseW[phase] = (this.phaseW[phase] ?? 0) + watts;
  }

  #switchAppliances(share: number): void {
    this.#running = this.#running.filter((running) => --running.remainingS > 0);
    for (const { watts, minS, maxS, usesPerDay } of APPLIANCES) {
      if (this.#random.next() >= (usesPerDay * share) / 86_400) continue;
      const phase = Math.floor(this.#random.next() * this.phaseW.length);
      const remainingS = Math.round(minS + this.#random.next() * (maxS - minS));
      this.#running.push({ phase, watts, remainingS });
    }
  }
}

/** The profile between full hours is a straight line. */
function hourlyShare(hour: number): number {
  const from = Math.floor(hour) % 24;
  const here = HOURLY_SHARE[from] ?? 1;
  const next = HOURLY_SHARE[(from + 1) % 24] ?? 1;
  return here + (next - here) * (hour - Math.floor(hour));
}
