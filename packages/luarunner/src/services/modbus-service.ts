import { EdgeError, errorMessage, RejectedError } from "@sourceful/domain";
import {
  type ForbiddenGap,
  type LinkState,
  ModbusException,
  type ModbusUnit,
  PlannedPoll,
  ReadPlan,
  type SessionLease,
  type SessionPool,
} from "@sourceful/modbus";
import type { ReadRecord } from "../call-report.ts";
import { REGISTER_KINDS } from "../host-operations.ts";
import type { OperationArgument } from "../lua-values.ts";
import type { Answer, HostService, Operation, ServiceCall } from "./host-service.ts";

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
  /** Whether the reads of a poll are merged into fewer requests; true when not given. */
  readPlanner?: boolean;
  /** Most registers between two merged reads that are read along for nothing; 16 when not given. */
  mergeGap?: number;
  /** Where merged reads were refused before. */
  forbiddenGaps?: readonly ForbiddenGap[];
}

/** By object id (Modbus Application Protocol V1.1b3, section 6.21). */
const IDENTIFICATION_NAMES = [
  "vendor",
  "product_code",
  "revision",
  "vendor_url",
  "product",
  "model",
  "application",
] as const;

const NOT_GRANTED = "modbus: the device has no host configured";

/** A driver's access to its Modbus unit; every request is recorded. */
export class ModbusService implements HostService {
  readonly operations: Readonly<Record<string, Operation>> = {
    modbus_identify: { perform: (_args, call) => this.#identify(call) },
    modbus_read: { perform: (args, call) => this.#read(args as [number, number, number], call) },
    modbus_write: {
      perform: ([address, value, isAlwaysFc06], call) =>
        this.#write(address as number, [value as number], call, (unit, options) =>
          this.#singleWrite === "fc06" || isAlwaysFc06 === true
            ? unit.writeRegister(address as number, value as number, options)
            : unit.writeRegisters(address as number, [value as number], options),
        ),
      isWrite: true,
    },
    modbus_write_multi: {
      perform: ([address, values], call) =>
        this.#write(address as number, valueList(values), call, (unit, options) =>
          unit.writeRegisters(address as number, valueList(values), options),
        ),
      isWrite: true,
    },
    modbus_write_coil: {
      perform: ([address, value], call) =>
        this.#write(address as number, [value === true ? 1 : 0], call, (unit, options) =>
          unit.writeCoil(address as number, value === true, options),
        ),
      isWrite: true,
    },
  };
  readonly #unit: ModbusUnit | undefined;
  readonly #lease: SessionLease | undefined;
  readonly #singleWrite: "fc06" | "fc16";
  readonly #stopListening: (() => void) | undefined;
  readonly #plan: ReadPlan | undefined;
  #toldRevision = 0;
  #poll: PlannedPoll | undefined;

  /** Without a target every operation answers that there is none. */
  constructor(target: ModbusTarget | undefined, pool: SessionPool, onLink: (link: LinkState) => void) {
    this.#singleWrite = target?.singleWrite ?? "fc06";
    if (!target) return;
    const { host, port, singleWrite: _singleWrite, ...rest } = target;
    const { readPlanner = true, mergeGap, forbiddenGaps, ...unitOptions } = rest;
    this.#lease = pool.acquire({ host, port });
    this.#unit = this.#lease.session.unit(unitOptions);
    const { maxRegisters } = unitOptions;
    if (readPlanner) this.#plan = new ReadPlan({ maxGap: mergeGap, maxRegisters, forbiddenGaps });
    this.#stopListening = this.#lease.session.onLinkChange(onLink);
  }

  get link(): LinkState | undefined {
    return this.#lease?.session.link;
  }

  /** Requests this driver has put on the wire so far. */
  get requests(): number {
    return this.#unit?.requests ?? 0;
  }

  /** Until `endPoll` reads are merged as the plan knows how. */
  beginPoll(): void {
    if (this.#unit && this.#plan) this.#poll = new PlannedPoll(this.#unit, this.#plan);
  }

  /** Returns where merged reads are refused, when this poll found out more of it. */
  endPoll(): readonly ForbiddenGap[] | undefined {
    this.#poll = undefined;
    if (!this.#plan || this.#plan.revision === this.#toldRevision) return undefined;
    this.#toldRevision = this.#plan.revision;
    return this.#plan.forbiddenGaps;
  }

  /** Time has passed that the driver let pass: what was read ahead is old. */
  dropReadAhead(): void {
    this.#poll?.drop();
  }

  async close(): Promise<void> {
    this.#stopListening?.();
    await this.#lease?.release();
  }

  #read([code, address, count]: [number, number, number], call: ServiceCall): Promise<Answer> {
    const kind = REGISTER_KINDS[code] ?? "holding";
    return this.#ask({ kind, address, count }, call, (unit, options) =>
      kind === "coil" || kind === "discrete"
        ? unit.readBits(kind, address, count, options).then(bitsAsRegisters)
        : unit.readRegisters(kind, address, count, options),
    );
  }

  #identify(call: ServiceCall): Promise<Answer> {
    return this.#ask({ kind: "identification", address: 0, count: 0 }, call, async (unit, options) => {
      const objects = await unit.readIdentification(options);
      return Object.fromEntries(
        IDENTIFICATION_NAMES.flatMap((name, id) => (objects.get(id) ? [[name, objects.get(id)]] : [])),
      );
    });
  }

  async #ask(
    record: Pick<ReadRecord, "kind" | "address" | "count">,
    call: ServiceCall,
    ask: (unit: ModbusUnit, options: Pick<ServiceCall, "priority" | "signal">) => Promise<unknown>,
  ): Promise<Answer> {
    const { readOutcome, reads } = call.recorder.report;
    const unit = this.#poll ?? this.#unit;
    if (!unit) {
      reads.push({ ...record, ok: false, error: NOT_GRANTED });
      return [null, NOT_GRANTED];
    }
    try {
      const answer = await ask(unit, { priority: call.priority, signal: call.signal });
      readOutcome.succeeded += 1;
      reads.push({ ...record, ok: true });
      return [answer];
    } catch (error) {
      if (isRefusal(error)) readOutcome.refused += 1;
      else readOutcome.failed += 1;
      const message = errorMessage(error);
      const code = error instanceof EdgeError ? { code: error.code } : {};
      reads.push({ ...record, ok: false, error: message, ...code });
      return [null, message];
    }
  }

  async #write(
    address: number,
    values: number[],
    call: ServiceCall,
    send: (unit: ModbusUnit, options: Pick<ServiceCall, "priority">) => Promise<void>,
  ): Promise<Answer> {
    const { writes } = call.recorder.report;
    const unit = this.#poll ?? this.#unit;
    const refusal = unit ? call.writes.take() : NOT_GRANTED;
    if (!unit || refusal !== undefined) {
      writes.push({ address, values, ok: false, error: refusal ?? NOT_GRANTED });
      return [null, refusal];
    }
    try {
      // No abort signal: a write that was asked for is either refused or made, never left half-known.
      await send(unit, { priority: call.priority });
      writes.push({ address, values, ok: true });
      return [true];
    } catch (error) {
      const message = errorMessage(error);
      writes.push({ address, values, ok: false, error: message });
      return [null, message];
    }
  }
}

/** An empty Lua table reads as an object, not as a list. */
function valueList(values: OperationArgument | undefined): number[] {
  return Array.isArray(values) ? (values as number[]) : [];
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
