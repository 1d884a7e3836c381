/** Buffers of one size, used again instead of collected. */
export class BufferPool {
  readonly bufferBytes: number;
  readonly #maxFree: number;
  readonly #free: Buffer[] = [];

  /** Keeps at most `maxFree` unused buffers; more are left to the garbage collector. */
  constructor(bufferBytes: number, maxFree: number) {
    this.bufferBytes = bufferBytes;
    this.#maxFree = maxFree;
  }

  /** A buffer with undefined contents. */
  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.bufferBytes);
  }

  /** Hands a buffer back; the caller must not touch it again. */
  give(buffer: Buffer): void {
    if (this.#free.length < this.#maxFree) this.#free.push(buffer);
  }
}
