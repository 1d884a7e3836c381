/** FC 1 to 4: coils, discrete inputs, holding registers, input registers. */
export interface ReadRequest {
  readonly functionCode: 1 | 2 | 3 | 4;
  readonly address: number;
  /** Registers or bits. */
  readonly count: number;
}

/** FC 5, 6, 15, 16: one coil, one register, several of each. */
export type WriteRequest =
  | { readonly functionCode: 5; readonly address: number; readonly value: boolean }
  | { readonly functionCode: 6; readonly address: number; readonly value: number }
  | { readonly functionCode: 15; readonly address: number; readonly values: readonly boolean[] }
  | { readonly functionCode: 16; readonly address: number; readonly values: readonly number[] };

/** FC 43, type 14: read device identification, streamed from an object on. Level 1 is basic, 2 regular. */
interface IdentifyRequest {
  readonly functionCode: 43;
  readonly level: 1 | 2;
  /** Id of the first object. */
  readonly address: number;
}

/** A request to one unit, already checked against the limits of the protocol. */
export type ModbusRequest = ReadRequest | WriteRequest | IdentifyRequest;
