import type { UnbalanceLimit, VoltageLimit } from "./limit.ts";
import { type LimitReading, marginOf } from "./limit-reading.ts";
import { setPhaseMagnitudes } from "./phase-magnitudes.ts";
import { PHASES } from "./phase-values.ts";
import type { PowerFlow } from "./power-flow.ts";
import { STRIDE } from "./radial-model.ts";

/** A bus and its node, resolved once for many checks. */
export interface WatchedBus {
  readonly id: string;
  readonly node: number;
}

/** Per bound, the tightest bus and phase first, then every other bus beyond the bound. */
export function readVoltages(
  limit: VoltageLimit,
  buses: readonly WatchedBus[],
  { arrays }: PowerFlow,
): LimitReading[] {
  const magnitudes = new Float64Array(3);
  const lower = new Readings("lower", limit.minPu);
  const upper = new Readings("upper", limit.maxPu);
  for (const bus of buses) {
    setPhaseMagnitudes(magnitudes, arrays.voltage, STRIDE * bus.node);
    const [a, b, c] = magnitudes as unknown as [number, number, number];
    const low = a <= b && a <= c ? 0 : b <= c ? 1 : 2;
    const high = a >= b && a >= c ? 0 : b >= c ? 1 : 2;
    lower.take(bus, low, magnitudes[low] as number);
    upper.take(bus, high, magnitudes[high] as number);
  }
  return [...lower.list(), ...upper.list()];
}

/** The most unbalanced bus first, then every other one beyond the limit. */
export function readUnbalance(
  limit: UnbalanceLimit,
  buses: readonly WatchedBus[],
  { arrays }: PowerFlow,
): LimitReading[] {
  const readings = new Readings("upper", limit.maxFraction);
  for (const bus of buses) {
    const at = STRIDE * bus.node;
    const square = (offset: number) =>
      (arrays.voltage[at + offset] as number) ** 2 + (arrays.voltage[at + offset + 1] as number) ** 2;
    readings.take(bus, undefined, Math.sqrt(square(4) / square(2)));
  }
  return readings.list();
}

/** Keeps the tightest reading and those beyond the limit, and makes no objects for the others. */
class Readings {
  readonly #bound: "lower" | "upper";
  readonly #limit: number;
  #tightest: LimitReading | undefined;
  #tightestMargin = Number.POSITIVE_INFINITY;
  readonly #beyond: LimitReading[] = [];

  constructor(bound: "lower" | "upper", limit: number) {
    this.#bound = bound;
    this.#limit = limit;
  }

  take(bus: WatchedBus, phase: 0 | 1 | 2 | undefined, value: number): void {
    const margin = this.#bound === "lower" ? value - this.#limit : this.#limit - value;
    if (margin >= this.#tightestMargin && margin >= 0) return;
    const reading: LimitReading = {
      element: { kind: "bus", id: bus.id },
      ...(phase !== undefined && { phase: PHASES[phase] }),
      bound: this.#bound,
      value,
      limit: this.#limit,
      unit: phase === undefined ? "1" : "pu",
    };
    if (margin < 0) this.#beyond.push(reading);
    if (margin >= this.#tightestMargin) return;
    this.#tightest = reading;
    this.#tightestMargin = margin;
  }

  list(): LimitReading[] {
    const others = this.#beyond.filter((reading) => reading !== this.#tightest);
    others.sort((a, b) => marginOf(a) - marginOf(b));
    return this.#tightest ? [this.#tightest, ...others] : [];
  }
}
