/** MQTT 3.1.1, section 2.2.1. */
export const MQTT_TYPE = {
  connect: 1,
  connack: 2,
  publish: 3,
  puback: 4,
  subscribe: 8,
  suback: 9,
  unsubscribe: 10,
  unsuback: 11,
  pingreq: 12,
  pingresp: 13,
  disconnect: 14,
} as const;

/** A control packet: type, the four flag bits, and everything after the fixed header. */
export interface MqttFrame {
  type: number;
  flags: number;
  body: Buffer;
}

/** Cuts a stream into control packets (MQTT 3.1.1, section 2.2.3); keeps what is not complete yet. */
export class MqttFrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** @throws RangeError for a length that is none */
  push(chunk: Buffer): MqttFrame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: MqttFrame[] = [];
    for (;;) {
      const length = readLength(this.#rest);
      if (!length) return frames;
      const start = 1 + length.bytes;
      if (this.#rest.length < start + length.value) return frames;
      const head = this.#rest.readUInt8(0);
      const body = Buffer.from(this.#rest.subarray(start, start + length.value));
      this.#rest = this.#rest.subarray(start + length.value);
      frames.push({ type: head >> 4, flags: head & 0x0f, body });
    }
  }
}

/** A control packet's bytes. */
export function encodeMqttFrame(type: number, flags: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  let rest = body.length;
  do {
    length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>= 7;
  } while (rest > 0);
  return Buffer.concat([Buffer.from([(type << 4) | flags, ...length]), body]);
}

function readLength(bytes: Buffer): { value: number; bytes: number } | undefined {
  let value = 0;
  for (let at = 1; at < bytes.length; at++) {
    if (at > 4) throw new RangeError("MQTT: a remaining length of more than four bytes");
    const byte = bytes.readUInt8(at);
    value += (byte & 0x7f) << (7 * (at - 1));
    if (byte < 0x80) return { value, bytes: at };
  }
  return undefined;
}
