import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
import type { BitKind, RegisterKind, RegisterSource } from "./register-source.ts";

/** Register values from a start address on. */
export type RegisterRuns = Readonly<Record<number, number | readonly number[]>>;

export interface RegisterBankOptions {
  holding?: RegisterRuns;
  input?: RegisterRuns;
  coils?: Readonly<Record<number, boolean>>;
  discretes?: Readonly<Record<number, boolean>>;
  /** What an address that was never set reads as; "refuse" answers exception 2. "refuse" when not given. */
  unset?: "zero" | "refuse";
}

/** Registers and bits as a table, for tests. Holding registers and coils that exist can be written. */
export class RegisterBank implements RegisterSource {
  readonly holding: Map<number, number>;
  readonly input: Map<number, number>;
  readonly coils: Map<number, boolean>;
  readonly discretes: Map<number, boolean>;
  readonly #unset: "zero" | "refuse";

  constructor(options: RegisterBankOptions = {}) {
    this.holding = flatten(options.holding);
    this.input = flatten(options.input);
    this.coils = bits(options.coils);
    this.discretes = bits(options.discretes);
    this.#unset = options.unset ?? "refuse";
  }

  readRegisters(kind: RegisterKind, address: number, count: number): number[] {
    const table = kind === "holding" ? this.holding : this.input;
    return Array.from({ length: count }, (_, i) => this.#value(table, address + i, 0));
  }

  readBits(kind: BitKind, address: number, count: number): boolean[] {
    const table = kind === "coil" ? this.coils : this.discretes;
    return Array.from({ length: count }, (_, i) => this.#value(table, address + i, false));
  }

  writeRegisters(address: number, values: readonly number[]): void {
    this.#write(this.holding, address, values);
  }

  writeCoils(address: number, values: readonly boolean[]): void {
    this.#write(this.coils, address, values);
  }

  #value<T>(table: ReadonlyMap<number, T>, address: number, zero: T): T {
    const value = table.get(address);
    if (value !== undefined) return value;
    if (this.#unset === "zero") return zero;
    throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
  }

  #write<T>(table: Map<number, T>, address: number, values: readonly T[]): void {
    const isKnown = values.every((_, i) => table.has(address + i));
    if (!isKnown && this.#unset === "refuse") throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
    for (const [i, value] of values.entries()) table.set(address + i, value);
  }
}

function flatten(runs: RegisterRuns = {}): Map<number, number> {
  const table = new Map<number, number>();
  for (const [start, run] of Object.entries(runs)) {
    const values = typeof run === "number" ? [run] : run;
    for (const [i, value] of values.entries()) table.set(Number(start) + i, value);
  }
  return table;
}

function bits(values: Readonly<Record<number, boolean>> = {}): Map<number, boolean> {
  return new Map(Object.entries(values).map(([address, value]) => [Number(address), value]));
}
