export type RegisterKind = "holding" | "input";
export type BitKind = "coil" | "discrete";

/**
 * What one unit id of a Modbus server answers with. Addresses are wire addresses, 0-based. A missing method
 * is answered with exception 1; a `ModbusRefusal` thrown inside becomes its code, anything else exception 4.
 */
export interface RegisterSource {
  /** `count` registers from `address`, each 0..65535. */
  readRegisters?(kind: RegisterKind, address: number, count: number): ArrayLike<number>;
  /** `count` bits from `address`. */
  readBits?(kind: BitKind, address: number, count: number): ArrayLike<boolean>;
  /** Function codes 6 and 16. */
  writeRegisters?(address: number, values: readonly number[]): void;
  /** Function codes 5 and 15. */
  writeCoils?(address: number, values: readonly boolean[]): void;
  /** Objects of function 43/14 by id: 0 vendor, 1 product code, 2 revision. */
  readonly identification?: Readonly<Record<number, string>>;
}
