import { RejectedError } from "@sourceful/domain";
import { drawBalancedCurrents } from "./draw-balanced-currents.ts";
import { drawLoadCurrents } from "./draw-load-currents.ts";
import { gridError } from "./grid-error.ts";
import { PowerFlow } from "./power-flow.ts";
import { type RadialModel, STRIDE } from "./radial-model.ts";

/** Voltages of one sweep and the next differ by less than this, per unit, when a solution is called found. */
export const TOLERANCE_PU = 1e-11;

export interface SweepOptions {
  /** W and var per phase and load, laid out as `RadialModel.basePowers`; absent: those of the network. */
  readonly powers?: Float64Array;
  /**
   * `flat` (the default) starts without load, so that a solution depends on its inputs alone, to the last bit.
   * `previous` starts from the last solution: fewer sweeps, and the last bits depend on the history.
   */
  readonly start?: "flat" | "previous";
  /** Sweeps after which there is taken to be no solution; absent: 100. */
  readonly maxSweeps?: number;
}

/** `balanced` takes all phases for alike: a third of each load on every one. Never certify at low voltage with it. */
export type SweepMethod = "threePhase" | "balanced";

/**
 * Exact power flow by backward/forward sweep: sum currents towards the source, then drop
 * voltages outwards, until nothing moves. Works in symmetrical components, in which every element but the loads
 * is diagonal (its 3x3 block is a circulant), so blocking a sequence is a ratio of 0; shunts are part of the
 * branches (`eliminateShunts`). Lines that close loops
 * are cut and carry a compensation current. It owns its buffers: solving allocates nothing.
 *
 * Source: Shirmohammadi et al. 1988 (loops); Cheng and Shirmohammadi, A three-phase power flow method for
 * real-time distribution system analysis, IEEE Transactions on Power Systems 10(2), 1995.
 */
export class Sweep {
  readonly model: RadialModel;
  readonly #isBalanced: boolean;
  readonly #drawLoads: typeof drawLoadCurrents;
  readonly #voltage: Float64Array;
  readonly #current: Float64Array;
  readonly #loopCurrent: Float64Array;
  readonly #mismatch: Float64Array;
  readonly #watched: Int32Array;
  readonly #lastVoltage: Float64Array;
  #powers: Float64Array;
  #sweeps = 0;
  #isSolved = false;

  /** @throws ConfigError `grid_invalid` when data that three phases need are missing. */
  constructor(model: RadialModel, method: SweepMethod = "threePhase") {
    this.#isBalanced = method === "balanced";
    if (!this.#isBalanced && model.threePhaseProblems.length > 0)
      throw gridError(model.network.name, model.threePhaseProblems);
    this.model = model;
    this.#drawLoads = this.#isBalanced ? drawBalancedCurrents : drawLoadCurrents;
    this.#voltage = model.flatVoltage.slice();
    this.#current = new Float64Array(model.flatVoltage.length);
    this.#loopCurrent = new Float64Array(model.loops.impedance.length);
    this.#mismatch = new Float64Array(model.loops.impedance.length);
    this.#watched = Int32Array.from(new Set(model.loadNode.filter((node) => node >= 0)));
    this.#lastVoltage = new Float64Array(STRIDE * this.#watched.length);
    this.#powers = model.basePowers;
  }

  /** How many sweeps the last solution took. */
  get sweeps(): number {
    return this.#sweeps;
  }

  /** Solves for these powers; false when there is no solution, as when loads exceed what the network can carry. */
  solve({ powers = this.model.basePowers, start = "flat", maxSweeps = 100 }: SweepOptions = {}): boolean {
    if (start === "flat" || !this.#isSolved) {
      this.#voltage.set(this.model.flatVoltage);
      this.#loopCurrent.fill(0);
    }
    this.#powers = powers;
    this.#isSolved = false;
    this.#lastVoltage.fill(0);
    for (this.#sweeps = 1; this.#sweeps <= maxSweeps; this.#sweeps++) {
      this.#drawLoads(this.model, powers, this.#voltage, this.#current);
      this.#drawLoopCurrents();
      this.#sumCurrents();
      this.#dropVoltages();
      const change = Math.max(this.#closeLoops(), this.#measureChange());
      if (!Number.isFinite(change)) return false;
      if (change < TOLERANCE_PU) {
        this.#isSolved = true;
        return true;
      }
    }
    return false;
  }

  /**
   * The last solution, as something that stays.
   *
   * @throws RejectedError `grid_unsolvable` when there is none.
   */
  result(): PowerFlow {
    if (!this.#isSolved)
      throw new RejectedError(
        `network ${this.model.network.name} has no voltages that carry these loads (${this.#sweeps} sweeps)`,
        { code: "grid_unsolvable" },
      );
    return new PowerFlow(this.model, {
      powers: this.#powers.slice(),
      voltage: this.#voltage.slice(),
      current: this.#branchCurrents(),
      loopCurrent: this.#loopCurrent.slice(),
      sweeps: this.#sweeps,
      isBalanced: this.#isBalanced,
    });
  }

  /** Currents into nodes: what was swept, and what their shunts draw at the voltages found. */
  #branchCurrents(): Float64Array {
    const { shuntNodes, shunts } = this.model;
    const current = this.#current.slice();
    for (const [index, node] of shuntNodes.entries()) {
      for (let at = 0; at < STRIDE; at += 2) {
        const g = shunts[STRIDE * index + at] as number;
        const b = shunts[STRIDE * index + at + 1] as number;
        const place = STRIDE * node + at;
        const re = this.#voltage[place] as number;
        const im = this.#voltage[place + 1] as number;
        current[place] = (current[place] as number) + g * re - b * im;
        current[place + 1] = (current[place + 1] as number) + g * im + b * re;
      }
    }
    return current;
  }

  #drawLoopCurrents(): void {
    const current = this.#current;
    const { fromNodes, toNodes } = this.model.loops;
    for (let loop = 0; loop < fromNodes.length; loop++) {
      const from = STRIDE * (fromNodes[loop] as number);
      const to = STRIDE * (toNodes[loop] as number);
      for (let at = 0; at < STRIDE; at++) {
        const through = this.#loopCurrent[STRIDE * loop + at] as number;
        current[from + at] = (current[from + at] as number) + through;
        current[to + at] = (current[to + at] as number) - through;
      }
    }
  }

  /** Towards the sources: what a node draws its parent feeds, by the branch's ratio where it is no plain line. */
  #sumCurrents(): void {
    const { parent, ratioOf, backward, sourceCount, nodeCount } = this.model;
    const current = this.#current;
    for (let node = nodeCount - 1; node >= sourceCount; node--) {
      const here = STRIDE * node;
      const above = STRIDE * (parent[node] as number);
      const ratio = STRIDE * (ratioOf[node] as number);
      if (ratio < 0) {
        // Written out, as in #dropVoltages: loops of six double the time of a sweep.
        current[above] = (current[above] as number) + (current[here] as number);
        current[above + 1] = (current[above + 1] as number) + (current[here + 1] as number);
        current[above + 2] = (current[above + 2] as number) + (current[here + 2] as number);
        current[above + 3] = (current[above + 3] as number) + (current[here + 3] as number);
        current[above + 4] = (current[above + 4] as number) + (current[here + 4] as number);
        current[above + 5] = (current[above + 5] as number) + (current[here + 5] as number);
        continue;
      }
      for (let at = 0; at < STRIDE; at += 2) {
        const re = current[here + at] as number;
        const im = current[here + at + 1] as number;
        const a = backward[ratio + at] as number;
        const b = backward[ratio + at + 1] as number;
        current[above + at] = (current[above + at] as number) + a * re - b * im;
        current[above + at + 1] = (current[above + at + 1] as number) + a * im + b * re;
      }
    }
  }

  /** Outwards: a node has its parent's voltage times the ratio, less what the branch drops. */
  #dropVoltages(): void {
    const { parent, impedance, ratioOf, sourceCount, nodeCount } = this.model;
    const voltage = this.#voltage;
    const current = this.#current;
    for (let node = sourceCount; node < nodeCount; node++) {
      const here = STRIDE * node;
      const above = STRIDE * (parent[node] as number);
      if ((ratioOf[node] as number) >= 0) {
        this.#dropAcrossRatio(node);
        continue;
      }
      const zeroRe = current[here] as number;
      const zeroIm = current[here + 1] as number;
      const zeroR = impedance[here] as number;
      const zeroX = impedance[here + 1] as number;
      voltage[here] = (voltage[above] as number) - zeroR * zeroRe + zeroX * zeroIm;
      voltage[here + 1] = (voltage[above + 1] as number) - zeroR * zeroIm - zeroX * zeroRe;
      const positiveRe = current[here + 2] as number;
      const positiveIm = current[here + 3] as number;
      const positiveR = impedance[here + 2] as number;
      const positiveX = impedance[here + 3] as number;
      voltage[here + 2] = (voltage[above + 2] as number) - positiveR * positiveRe + positiveX * positiveIm;
      voltage[here + 3] = (voltage[above + 3] as number) - positiveR * positiveIm - positiveX * positiveRe;
      const negativeRe = current[here + 4] as number;
      const negativeIm = current[here + 5] as number;
      const negativeR = impedance[here + 4] as number;
      const negativeX = impedance[here + 5] as number;
      voltage[here + 4] = (voltage[above + 4] as number) - negativeR * negativeRe + negativeX * negativeIm;
      voltage[here + 5] = (voltage[above + 5] as number) - negativeR * negativeIm - negativeX * negativeRe;
    }
  }

  #dropAcrossRatio(node: number): void {
    const { parent, impedance, ratioOf, forward } = this.model;
    const voltage = this.#voltage;
    const here = STRIDE * node;
    const above = STRIDE * (parent[node] as number);
    const ratio = STRIDE * (ratioOf[node] as number);
    for (let at = 0; at < STRIDE; at += 2) {
      const re = voltage[above + at] as number;
      const im = voltage[above + at + 1] as number;
      const a = forward[ratio + at] as number;
      const b = forward[ratio + at + 1] as number;
      const r = impedance[here + at] as number;
      const x = impedance[here + at + 1] as number;
      const i = this.#current[here + at] as number;
      const j = this.#current[here + at + 1] as number;
      voltage[here + at] = a * re - b * im - r * i + x * j;
      voltage[here + at + 1] = a * im + b * re - r * j - x * i;
    }
  }

  /** Moves the compensation currents by what the cuts still lack; how far apart the cuts are, per unit. */
  #closeLoops(): number {
    const { fromNodes, toNodes, impedance, inverse } = this.model.loops;
    const count = fromNodes.length;
    let largest = 0;
    for (let loop = 0; loop < count; loop++) {
      const from = STRIDE * (fromNodes[loop] as number);
      const to = STRIDE * (toNodes[loop] as number);
      for (let at = 0; at < STRIDE; at += 2) {
        const cut = STRIDE * loop + at;
        const r = impedance[cut] as number;
        const x = impedance[cut + 1] as number;
        const i = this.#loopCurrent[cut] as number;
        const j = this.#loopCurrent[cut + 1] as number;
        const re = (this.#voltage[from + at] as number) - (this.#voltage[to + at] as number) - r * i + x * j;
        const im =
          (this.#voltage[from + at + 1] as number) - (this.#voltage[to + at + 1] as number) - r * j - x * i;
        this.#mismatch[cut] = re;
        this.#mismatch[cut + 1] = im;
        largest = Math.max(largest, Math.abs(re), Math.abs(im));
      }
    }
    for (let sequence = 0; sequence < 3; sequence++) {
      const matrix = inverse[sequence] as Float64Array;
      for (let row = 0; row < count; row++) {
        const to = STRIDE * row + 2 * sequence;
        for (let column = 0; column < count; column++) {
          const a = matrix[2 * (row * count + column)] as number;
          const b = matrix[2 * (row * count + column) + 1] as number;
          const re = this.#mismatch[STRIDE * column + 2 * sequence] as number;
          const im = this.#mismatch[STRIDE * column + 2 * sequence + 1] as number;
          this.#loopCurrent[to] = (this.#loopCurrent[to] as number) + a * re - b * im;
          this.#loopCurrent[to + 1] = (this.#loopCurrent[to + 1] as number) + a * im + b * re;
        }
      }
    }
    return largest;
  }

  /** How far voltages moved since the last sweep where currents depend on them, per unit. */
  #measureChange(): number {
    const voltage = this.#voltage;
    const last = this.#lastVoltage;
    let largest = 0;
    for (let index = 0; index < this.#watched.length; index++) {
      const node = STRIDE * (this.#watched[index] as number);
      for (let at = 0; at < STRIDE; at++) {
        const now = voltage[node + at] as number;
        // Math.max keeps what is not a number, and so a solution that ran away is seen.
        largest = Math.max(largest, Math.abs(now - (last[STRIDE * index + at] as number)));
        last[STRIDE * index + at] = now;
      }
    }
    return largest;
  }
}
