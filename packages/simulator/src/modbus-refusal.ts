import { DeviceError } from "@sourceful/domain";

/** Modbus application protocol V1.1b3, section 7. */
export const MODBUS_EXCEPTIONS = {
  illegalFunction: 1,
  illegalAddress: 2,
  illegalValue: 3,
  deviceFailure: 4,
  deviceBusy: 6,
  gatewayTargetSilent: 11,
} as const;

/** Thrown by a register source to answer a request with an exception code. */
export class ModbusRefusal extends DeviceError {
  readonly exceptionCode: number;

  constructor(exceptionCode: number, message = `refused with exception ${exceptionCode}`) {
    super(message, { code: "modbus_exception", details: { exceptionCode } });
    this.exceptionCode = exceptionCode;
  }
}
