import { type EdgeError, TimeoutError } from "@sourceful/domain";
import { ModbusException } from "../modbus-exception.ts";
import type { ModbusUnit, RegisterKind } from "../modbus-unit.ts";
import type { RegisterBlock } from "../register-block.ts";

/** What a device does when it is asked for a block: it gives it, refuses with an exception code, or is silent. */
export type Manner = (block: RegisterBlock) => "gives" | "silent" | number;

/** A unit in memory whose values change with every write and whenever `epoch` does; keeps what was read. */
export class FakeUnit implements ModbusUnit {
  readonly reads: RegisterBlock[] = [];
  epoch = 0;
  manner: Manner;
  /** Reads fail with this while it is set. */
  failure: EdgeError | undefined;
  #writes = 0;

  constructor(manner: Manner) {
    this.manner = manner;
  }

  get requests(): number {
    return this.reads.length + this.#writes;
  }

  /** What a read gives right now: the bytes as text, or the error's message. */
  expected(block: RegisterBlock): string {
    const manner = this.manner(block);
    if (manner === "gives") return this.#data(block).toString("hex");
    if (manner === "silent") return "no answer";
    return exception(manner).message;
  }

  async readRegisters(kind: RegisterKind, address: number, count: number): Promise<Uint8Array> {
    const block = { kind, address, count };
    this.reads.push(block);
    if (this.failure) throw this.failure;
    const manner = this.manner(block);
    if (manner === "gives") return this.#data(block);
    if (manner === "silent") throw new TimeoutError("no answer", { code: "modbus_timeout", retry: "later" });
    throw exception(manner);
  }

  readBits(): Promise<boolean[]> {
    return Promise.resolve([true]);
  }

  readIdentification(): Promise<ReadonlyMap<number, string>> {
    return Promise.resolve(new Map());
  }

  writeRegister(): Promise<void> {
    return this.#write();
  }

  writeRegisters(): Promise<void> {
    return this.#write();
  }

  writeCoil(): Promise<void> {
    return this.#write();
  }

  writeCoils(): Promise<void> {
    return this.#write();
  }

  #write(): Promise<void> {
    this.#writes += 1;
    this.epoch += 1;
    return Promise.resolve();
  }

  #data({ kind, address, count }: RegisterBlock): Buffer {
    const data = Buffer.alloc(2 * count);
    for (let i = 0; i < count; i++) {
      const value = (address + i) * 7 + this.epoch * 131 + (kind === "input" ? 1 : 0);
      data.writeUInt16BE(value & 0xffff, 2 * i);
    }
    return data;
  }
}

function exception(exceptionCode: number): ModbusException {
  return new ModbusException({ functionCode: 3, exceptionCode });
}
