/** The bytes of one file in memory, which grow in place: appending costs what is appended. */
export class GrowingBytes {
  #bytes: Buffer;
  #size: number;

  /** A copy of `content`. */
  constructor(content: Uint8Array = Buffer.alloc(0)) {
    this.#bytes = Buffer.from(content);
    this.#size = content.length;
  }

  get size(): number {
    return this.#size;
  }

  /** What is there now; changes with the file until it grows. */
  get view(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  /** Writes at a position; a gap before it is zeros. */
  write(bytes: Uint8Array, position: number): void {
    const size = Math.max(this.#size, position + bytes.length);
    if (size > this.#bytes.length) this.#bytes = Buffer.concat([this.view], Math.max(2 * this.#size, size));
    this.#bytes.set(bytes, position);
    this.#size = size;
  }

  /** Cuts off what is behind, or adds zeros. */
  truncate(size: number): void {
    if (size > this.#size) this.write(Buffer.alloc(size - this.#size), this.#size);
    this.#bytes.fill(0, size);
    this.#size = size;
  }
}
