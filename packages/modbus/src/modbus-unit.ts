import type { RequestOptions } from "./request-options.ts";

/** FC 3 or FC 4. */
export type RegisterKind = "holding" | "input";
/** FC 1 or FC 2. */
export type BitKind = "coil" | "discrete";

/**
 * The functions of one device. Addresses are those on the wire (0-based, 0..65535).
 *
 * Every function rejects with
 * - RejectedError `value_out_of_range` for an argument Modbus cannot carry; nothing is sent;
 * - ModbusException when the device refuses;
 * - TimeoutError `connection_failed`, `connection_lost`, `modbus_timeout` or `modbus_unit_suspended`;
 * - ProtocolError `modbus_reply_invalid` when what came back is not the answer to the request;
 * - the signal's reason when it aborts before the request is sent.
 */
export interface ModbusUnit {
  /** Requests that went on the wire through this object, answered or not; a split read is several. */
  readonly requests: number;
  /** Reads 1..125 registers; `2 * count` bytes as on the wire, each register high byte first. */
  readRegisters(
    kind: RegisterKind,
    address: number,
    count: number,
    options?: RequestOptions,
  ): Promise<Uint8Array>;
  /** Reads 1..2000 coils or discrete inputs. */
  readBits(kind: BitKind, address: number, count: number, options?: RequestOptions): Promise<boolean[]>;
  /**
   * FC 43/14: texts by object id, 0 vendor, 1 product code, 2 revision, 3 vendor URL, 4 product name, 5 model,
   * 6 application (Modbus Application Protocol V1.1b3, section 6.21). What a device has of them.
   */
  readIdentification(options?: RequestOptions): Promise<ReadonlyMap<number, string>>;
  /** FC 6; value 0..65535. */
  writeRegister(address: number, value: number, options?: RequestOptions): Promise<void>;
  /** FC 16; 1..123 values of 0..65535, never split: the device takes all or none. */
  writeRegisters(address: number, values: readonly number[], options?: RequestOptions): Promise<void>;
  /** FC 5. */
  writeCoil(address: number, value: boolean, options?: RequestOptions): Promise<void>;
  /** FC 15; 1..1968 values, never split. */
  writeCoils(address: number, values: readonly boolean[], options?: RequestOptions): Promise<void>;
}
