/** Transaction id, protocol id, length, unit id (Modbus Messaging on TCP/IP V1.0b, section 3.1.3). */
const HEADER_BYTES = 7;
/** Unit id, function code and at least one byte; at most a PDU of 253 bytes. */
const MIN_LENGTH = 3;
const MAX_LENGTH = 254;

/** Cuts a TCP byte stream into Modbus frames; holds at most one unfinished frame. */
export class FrameReader {
  #rest: Uint8Array = new Uint8Array(0);

  /**
   * Takes received bytes, returns the frames they complete, header included. Throws a plain Error with a
   * reason when the stream is not Modbus; nothing after that can be trusted.
   */
  push(chunk: Uint8Array): Uint8Array[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: Uint8Array[] = [];
    let start = 0;
    while (bytes.length - start >= HEADER_BYTES) {
      const protocolId = (bytes[start + 2]! << 8) | bytes[start + 3]!;
      const length = (bytes[start + 4]! << 8) | bytes[start + 5]!;
      if (protocolId !== 0) throw new Error(`protocol id ${protocolId} instead of 0`);
      if (length < MIN_LENGTH || length > MAX_LENGTH) throw new Error(`impossible length ${length}`);
      const end = start + 6 + length;
      if (end > bytes.length) break;
      frames.push(bytes.subarray(start, end));
      start = end;
    }
    this.#rest = bytes.subarray(start);
    return frames;
  }
}
