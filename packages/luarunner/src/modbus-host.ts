import { errorMessage, RejectedError } from "@sourceful/domain";
import { type LinkState, ModbusException, type ModbusUnit, type SessionPool } from "@sourceful/modbus";
import type { CallRecorder } from "./call-recorder.ts";
import { REGISTER_KINDS } from "./host-operations.ts";
import type { LuaValue } from "./lua-values.ts";

/** The Modbus unit a driver may talk to. */
export interface ModbusTarget {
  host: string;
  port: number;
  unitId: number;
  /** Deadline of one request, ms. */
  timeoutMs?: number;
  /** Least pause between two requests, ms. */
  minGapMs?: number;
  /** Most registers one request may read. */
  maxRegisters?: number;
  /** Function code of host.modbus_write; some devices ignore FC 6. */
  singleWrite?: "fc06" | "fc16";
}

/** What the scheduler pushes back into Lua: results of the yield, a failure as (nil, text). */
export type Answer = readonly unknown[];

const NO_TARGET = "modbus: the device has no host configured";

/** A driver's access to its Modbus unit; every request is recorded. */
export class ModbusHost {
  readonly #unit: ModbusUnit | undefined;
  readonly #singleWrite: "fc06" | "fc16";
  readonly #release: () => Promise<void>;
  readonly #link: (() => LinkState) | undefined;

  constructor(target: ModbusTarget | undefined, pool: SessionPool, onLink: (link: LinkState) => void) {
    this.#singleWrite = target?.singleWrite ?? "fc06";
    if (!target) {
      this.#release = () => Promise.resolve();
      return;
    }
    const { host, port, unitId, timeoutMs, minGapMs, maxRegisters } = target;
    const lease = pool.acquire({ host, port });
    this.#unit = lease.session.unit({
      unitId,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(minGapMs === undefined ? {} : { minGapMs }),
      ...(maxRegisters === undefined ? {} : { maxRegisters }),
    });
    const stopListening = lease.session.onLinkChange(onLink);
    this.#link = () => lease.session.link;
    this.#release = () => {
      stopListening();
      return lease.release();
    };
  }

  get link(): LinkState | undefined {
    return this.#link?.();
  }

  /** Requests this driver has put on the wire so far. */
  get requests(): number {
    return this.#unit?.requests ?? 0;
  }

  async read(args: readonly LuaValue[], call: ModbusCall): Promise<Answer> {
    const [code, address, count] = args as [number, number, number];
    const kind = REGISTER_KINDS[code] ?? "holding";
    const record = { kind, address, count };
    if (!this.#unit) {
      call.recorder.report.reads.push({ ...record, ok: false, error: NO_TARGET });
      return [null, NO_TARGET];
    }
    const options = { priority: call.priority, signal: call.signal };
    const { readOutcome, reads } = call.recorder.report;
    try {
      const data =
        kind === "coil" || kind === "discrete"
          ? bitsAsRegisters(await this.#unit.readBits(kind, address, count, options))
          : await this.#unit.readRegisters(kind, address, count, options);
      readOutcome.succeeded += 1;
      reads.push({ ...record, ok: true });
      return [data];
    } catch (error) {
      if (isRefusal(error)) readOutcome.refused += 1;
      else readOutcome.failed += 1;
      const message = errorMessage(error);
      reads.push({ ...record, ok: false, error: message });
      return [null, message];
    }
  }

  write(address: number, value: number, isAlwaysFc06: boolean, call: ModbusCall): Promise<Answer> {
    return this.#write(address, [value], call, (unit, options) =>
      this.#singleWrite === "fc06" || isAlwaysFc06
        ? unit.writeRegister(address, value, options)
        : unit.writeRegisters(address, [value], options),
    );
  }

  writeMultiple(address: number, values: number[], call: ModbusCall): Promise<Answer> {
    return this.#write(address, values, call, (unit, options) =>
      unit.writeRegisters(address, values, options),
    );
  }

  writeCoil(address: number, value: boolean, call: ModbusCall): Promise<Answer> {
    return this.#write(address, [value ? 1 : 0], call, (unit, options) =>
      unit.writeCoil(address, value, options),
    );
  }

  release(): Promise<void> {
    return this.#release();
  }

  async #write(
    address: number,
    values: number[],
    call: ModbusCall,
    send: (unit: ModbusUnit, options: { priority: ModbusCall["priority"] }) => Promise<void>,
  ): Promise<Answer> {
    const { writes } = call.recorder.report;
    if (!this.#unit) {
      writes.push({ address, values, ok: false, error: NO_TARGET });
      return [null, NO_TARGET];
    }
    try {
      // No abort signal: a write that was asked for is either refused or made, never left half-known.
      await send(this.#unit, { priority: call.priority });
      writes.push({ address, values, ok: true });
      return [true];
    } catch (error) {
      const message = errorMessage(error);
      writes.push({ address, values, ok: false, error: message });
      return [null, message];
    }
  }
}

/** One driver call, as its Modbus requests need to know it. */
export interface ModbusCall {
  recorder: CallRecorder;
  priority: "control" | "poll";
  signal: AbortSignal;
}

/** The device, or we, said no; as opposed to no answer, from the unit or from the gateway before it. */
function isRefusal(error: unknown): boolean {
  if (error instanceof RejectedError) return true;
  return error instanceof ModbusException && !error.isUnitSilent;
}

function bitsAsRegisters(bits: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(bits.length * 2);
  for (const [index, bit] of bits.entries()) bytes[index * 2 + 1] = bit ? 1 : 0;
  return bytes;
}
