import { errorMessage, ProtocolError, RejectedError } from "@sourceful/domain";
import { decodeIdentification, type IdentificationPart } from "./device-identification.ts";
import { ModbusException } from "./modbus-exception.ts";
import type { ModbusRequest, ReadRequest } from "./modbus-request.ts";
import type { BitKind, ModbusUnit, RegisterKind } from "./modbus-unit.ts";
import type { RequestOptions } from "./request-options.ts";
import type { UnitSettings } from "./unit-options.ts";

type Submit = (request: ModbusRequest, options: RequestOptions, onSent: () => void) => Promise<Uint8Array>;

/** A unit of a session: checks arguments, splits long reads, packs and unpacks. */
export class SessionUnit implements ModbusUnit {
  readonly #settings: UnitSettings;
  readonly #submitToSession: Submit;
  #requests = 0;

  constructor(settings: UnitSettings, submit: Submit) {
    this.#settings = settings;
    this.#submitToSession = submit;
  }

  get requests(): number {
    return this.#requests;
  }

  async readRegisters(
    kind: RegisterKind,
    address: number,
    count: number,
    options: RequestOptions = {},
  ): Promise<Uint8Array> {
    requireBlock(address, count, 125);
    const functionCode = kind === "holding" ? 3 : 4;
    if (count <= this.#settings.maxRegisters) return this.#submit({ functionCode, address, count }, options);
    const block = new Uint8Array(2 * count);
    for (const part of parts({ functionCode, address, count }, this.#settings.maxRegisters)) {
      block.set(await this.#submit(part, options), 2 * (part.address - address));
    }
    return block;
  }

  async readBits(
    kind: BitKind,
    address: number,
    count: number,
    options: RequestOptions = {},
  ): Promise<boolean[]> {
    requireBlock(address, count, 2000);
    const packed = await this.#submit({ functionCode: kind === "coil" ? 1 : 2, address, count }, options);
    return Array.from({ length: count }, (_, i) => ((packed[i >> 3]! >> (i & 7)) & 1) === 1);
  }

  async readIdentification(options: RequestOptions = {}): Promise<ReadonlyMap<number, string>> {
    try {
      return await this.#readObjects(2, options);
    } catch (thrown) {
      // One that has the basic objects only may refuse to be asked for more.
      if (!(thrown instanceof ModbusException) || thrown.exceptionCode === ILLEGAL_FUNCTION) throw thrown;
      return this.#readObjects(1, options);
    }
  }

  async writeRegister(address: number, value: number, options: RequestOptions = {}): Promise<void> {
    requireBlock(address, 1, 1);
    requireRegisterValues([value]);
    await this.#submit({ functionCode: 6, address, value }, options);
  }

  async writeRegisters(
    address: number,
    values: readonly number[],
    options: RequestOptions = {},
  ): Promise<void> {
    requireBlock(address, values.length, 123);
    requireRegisterValues(values);
    await this.#submit({ functionCode: 16, address, values: [...values] }, options);
  }

  async writeCoil(address: number, value: boolean, options: RequestOptions = {}): Promise<void> {
    requireBlock(address, 1, 1);
    await this.#submit({ functionCode: 5, address, value }, options);
  }

  async writeCoils(address: number, values: readonly boolean[], options: RequestOptions = {}): Promise<void> {
    requireBlock(address, values.length, 1968);
    await this.#submit({ functionCode: 15, address, values: [...values] }, options);
  }

  async #readObjects(level: 1 | 2, options: RequestOptions): Promise<ReadonlyMap<number, string>> {
    const objects = new Map<number, string>();
    let address: number | undefined = 0;
    for (let part = 0; part < MAX_PARTS && address !== undefined; part++) {
      const data = await this.#submit({ functionCode: 43, level, address }, options);
      const decoded = identificationPart(data);
      for (const [id, text] of decoded.objects) objects.set(id, text);
      // One that does not go forward would be asked for ever.
      const next: number | undefined = decoded.nextObjectId;
      address = next !== undefined && next > address ? next : undefined;
    }
    return objects;
  }

  #submit(request: ModbusRequest, options: RequestOptions): Promise<Uint8Array> {
    return this.#submitToSession(request, options, () => {
      this.#requests += 1;
    });
  }
}

/** Requests one identification may take: seven objects of the standard rarely take more than two. */
const MAX_PARTS = 8;
const ILLEGAL_FUNCTION = 1;

function identificationPart(data: Uint8Array): IdentificationPart {
  try {
    return decodeIdentification(data);
  } catch (cause) {
    throw new ProtocolError(`modbus: reply is invalid: ${errorMessage(cause)}`, {
      code: "modbus_reply_invalid",
      retry: "later",
      cause,
    });
  }
}

function* parts({ functionCode, address, count }: ReadRequest, max: number): Generator<ReadRequest> {
  for (let done = 0; done < count; done += max) {
    yield { functionCode, address: address + done, count: Math.min(max, count - done) };
  }
}

function requireBlock(address: number, count: number, maxCount: number): void {
  if (!Number.isInteger(count) || count < 1 || count > maxCount) {
    // Word for word the original edge node's text, comma included: logs and drivers match on it.
    throw outOfRange(`modbus: quantity '${count}' must be between '1' and '${maxCount}',`);
  }
  const lastStart = 0x10000 - count;
  if (!Number.isInteger(address) || address < 0 || address > lastStart) {
    throw outOfRange(`modbus: address '${address}' must be between '0' and '${lastStart}'`);
  }
}

function requireRegisterValues(values: readonly number[]): void {
  for (const value of values) {
    if (Number.isInteger(value) && value >= 0 && value <= 0xffff) continue;
    throw outOfRange(`modbus: value '${value}' must be between '0' and '65535'`);
  }
}

function outOfRange(message: string): RejectedError {
  return new RejectedError(message, { code: "value_out_of_range" });
}
