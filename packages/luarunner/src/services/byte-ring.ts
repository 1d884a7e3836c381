export const DEFAULT_RING_BYTES = 64 * 1024;

/** The newest bytes of a stream that wait for their driver; older ones go, and are counted. */
export class ByteRing {
  readonly #capacity: number;
  #bytes: Buffer = Buffer.alloc(0);
  #dropped = 0;

  constructor(capacity: number = DEFAULT_RING_BYTES) {
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#bytes.length;
  }

  push(chunk: Uint8Array): void {
    const joined = Buffer.concat([this.#bytes, chunk]);
    const excess = Math.max(0, joined.length - this.#capacity);
    this.#bytes = joined.subarray(excess);
    this.#dropped += excess;
  }

  /** Takes the oldest `most` bytes out, and how many were dropped before them since last time. */
  take(most: number = this.#capacity): { bytes: Buffer; dropped: number } {
    const bytes = this.#bytes.subarray(0, most);
    const dropped = this.#dropped;
    this.#bytes = this.#bytes.subarray(bytes.length);
    this.#dropped = 0;
    return { bytes, dropped };
  }

  clear(): void {
    this.#bytes = Buffer.alloc(0);
    this.#dropped = 0;
  }
}
