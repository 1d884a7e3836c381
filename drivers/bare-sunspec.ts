import { RegisterBank, SunspecMap, type SunspecValues } from "@sourceful/simulator";

/** A model by its id, or an unknown one by id and length. */
export type ModelSpec = number | readonly [id: number, length: number];

const BASE = 40_000;
const REPEATS: Readonly<Record<number, number>> = { 160: 4, 714: 2 };

/** Every other scale factor is not implemented. */
const SCALES = { A_SF: -2, W_SF: 0, Hz_SF: -2, WH_SF: 0, V_SF: -1, TotWh_SF: 0, SoC_SF: -1, ChaState_SF: -1 };

/**
 * A SunSpec chain that implements nothing but the values given, in registers that a test may change. It
 * starts at 40000 with model 1; 160 has four modules, 714 two ports.
 */
export class BareSunspec {
  readonly bank: RegisterBank;
  /** Start of each model, in order. */
  readonly #starts: readonly { id: number; address: number; length: number }[];

  constructor(specs: readonly ModelSpec[], values: Readonly<Record<number, SunspecValues>> = {}) {
    const starts: { id: number; address: number; length: number }[] = [];
    const words = [0x5375, 0x6e53];
    for (const spec of [1, ...specs]) {
      const model = typeof spec === "number" ? knownModel(spec, values[spec]) : unknownModel(spec);
      const [id = 0, length = 0] = model;
      starts.push({ id, address: BASE + words.length, length });
      words.push(...model);
    }
    words.push(0xffff, 0);
    this.#starts = starts;
    this.bank = new RegisterBank({ holding: { [BASE]: words } });
  }

  /** Sets registers from an offset of a model on; the ID register has offset 0. */
  set(id: number, offset: number, ...words: readonly number[]): void {
    const start = this.#starts.find((model) => model.id === id);
    if (!start) throw new Error(`the chain has no model ${id}`);
    for (const [i, word] of words.entries()) this.bank.holding.set(start.address + offset + i, word);
  }

  /** Addresses of everything but "SunS", IDs and lengths. */
  get contentAddresses(): readonly number[] {
    return this.#starts.flatMap(({ address, length }) => Array.from({ length }, (_, i) => address + 2 + i));
  }
}

function knownModel(id: number, values: SunspecValues = {}): number[] {
  const repeats = REPEATS[id] ?? 0;
  const map = new SunspecMap(0, [{ id, scales: SCALES, repeats, read: () => values }]);
  const [, length = 0] = map.readRegisters("holding", 2, 2);
  return map.readRegisters("holding", 2, length + 2);
}

function unknownModel([id, length]: readonly [id: number, length: number]): number[] {
  return [id, length, ...Array.from({ length }, () => 0xffff)];
}
