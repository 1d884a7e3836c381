import { DeviceError } from "@sourceful/domain";

/**
 * A device answered a request with an exception (Modbus Application Protocol V1.1b3, section 7). The
 * connection is fine. Message as in the original edge node:
 * `modbus: exception '2' (illegal data address), function '131'`.
 */
export class ModbusException extends DeviceError {
  /** As sent by the device, also codes the standard does not name. */
  readonly exceptionCode: number;
  /** Of the request, without the error bit the message shows. */
  readonly functionCode: number;

  constructor({ functionCode, exceptionCode }: { functionCode: number; exceptionCode: number }) {
    const name = EXCEPTION_NAMES.get(exceptionCode) ?? "unknown";
    super(`modbus: exception '${exceptionCode}' (${name}), function '${functionCode | 0x80}'`, {
      code: "modbus_exception",
      retry: PASSING_CODES.has(exceptionCode) ? "later" : "never",
      details: { exceptionCode, functionCode },
    });
    this.exceptionCode = exceptionCode;
    this.functionCode = functionCode;
  }

  /** A gateway says that the unit behind it did not answer. */
  get isUnitSilent(): boolean {
    return this.exceptionCode === GATEWAY_TARGET_SILENT;
  }
}

const GATEWAY_TARGET_SILENT = 11;

const EXCEPTION_NAMES: ReadonlyMap<number, string> = new Map([
  [1, "illegal function"],
  [2, "illegal data address"],
  [3, "illegal data value"],
  [4, "server device failure"],
  [5, "acknowledge"],
  [6, "server device busy"],
  [8, "memory parity error"],
  [10, "gateway path unavailable"],
  [11, "gateway target device failed to respond"],
]);

/** Acknowledge, busy, and the two of gateways: the same request may do later. */
const PASSING_CODES: ReadonlySet<number> = new Set([5, 6, 10, GATEWAY_TARGET_SILENT]);
