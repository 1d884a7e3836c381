/** One Modbus TCP frame without its length field. */
export interface ModbusFrame {
  transactionId: number;
  unitId: number;
  /** Function code and data. */
  pdu: Buffer;
}

const HEADER_BYTES = 7;
/** Unit id and at least a function code. */
const MIN_LENGTH = 2;
/** Unit id and a PDU of at most 253 bytes. */
const MAX_LENGTH = 254;

/** Collects bytes into frames, however the network cut them. */
export class ModbusFrameReader {
  #pending: Buffer = Buffer.alloc(0);

  /**
   * Frames completed by `chunk`. Undefined when the bytes cannot be Modbus TCP (protocol id not 0, or an
   * impossible length); the stream is then out of step for good and must be closed.
   */
  push(chunk: Buffer): ModbusFrame[] | undefined {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const frames: ModbusFrame[] = [];
    while (this.#pending.length >= HEADER_BYTES) {
      const length = this.#pending.readUInt16BE(4);
      const isModbus = this.#pending.readUInt16BE(2) === 0 && length >= MIN_LENGTH && length <= MAX_LENGTH;
      if (!isModbus) return undefined;
      const end = HEADER_BYTES - 1 + length;
      if (this.#pending.length < end) break;
      frames.push({
        transactionId: this.#pending.readUInt16BE(0),
        unitId: this.#pending.readUInt8(6),
        pdu: this.#pending.subarray(HEADER_BYTES, end),
      });
      this.#pending = this.#pending.subarray(end);
    }
    return frames;
  }
}

/** Bytes of one frame on the wire. */
export function encodeModbusFrame({ transactionId, unitId, pdu }: ModbusFrame): Buffer {
  const frame = Buffer.alloc(HEADER_BYTES + pdu.length);
  frame.writeUInt16BE(transactionId, 0);
  frame.writeUInt16BE(pdu.length + 1, 4);
  frame.writeUInt8(unitId, 6);
  pdu.copy(frame, HEADER_BYTES);
  return frame;
}
