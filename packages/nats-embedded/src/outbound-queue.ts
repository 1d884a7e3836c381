import type { BufferPool } from "./buffer-pool.ts";
import type { Transport } from "./transport.ts";
import type { WriteWatch } from "./write-watch.ts";

/** From this size on, a slice is sent as it is rather than copied: below, the copy is cheaper than a write. */
const SHARE_FROM_BYTES = 16_384;
/** Up to this size a byte loop beats Buffer.copy, which makes a view each time (measured on Node 20). */
const LOOP_UP_TO_BYTES = 24;

/**
 * Bytes on their way to one client: collected in a pooled buffer and handed to the transport on `flush`, so
 * that a burst of small messages becomes one write. When more than `maxPendingBytes` wait, everything queued
 * is forgotten, nothing more is taken, and `onOverflow` is called once.
 */
export class OutboundQueue {
  readonly #transport: Transport;
  readonly #pool: BufferPool;
  readonly #maxPendingBytes: number;
  readonly #onOverflow: () => void;
  readonly #watch: WriteWatch | undefined;
  #buffer: Buffer | undefined;
  #length = 0;
  #isClosed = false;

  /** `watch`, if given, hears of every write. */
  constructor(
    transport: Transport,
    pool: BufferPool,
    maxPendingBytes: number,
    onOverflow: () => void,
    watch?: WriteWatch,
  ) {
    this.#transport = transport;
    this.#pool = pool;
    this.#maxPendingBytes = maxPendingBytes;
    this.#onOverflow = onOverflow;
    this.#watch = watch;
  }

  /** Bytes that wait here or in the transport. */
  get pendingBytes(): number {
    return this.#length + this.#transport.pendingBytes;
  }

  /** Queues a small piece of protocol text (latin1). */
  appendText(text: string): void {
    this.append(Buffer.from(text, "latin1"), 0, text.length);
  }

  /** Queues `source[start, end)`; large slices are not copied, so the source must stay as it is. */
  append(source: Buffer, start: number, end: number): void {
    if (this.#isClosed) return;
    const length = end - start;
    if (length >= SHARE_FROM_BYTES) {
      this.flush();
      if (!this.#isClosed) {
        this.#watch?.noteWrite();
        this.#transport.write(source.subarray(start, end), () => this.#watch?.noteTaken());
      }
      this.#checkPending();
      return;
    }
    if (this.#length + length > this.#pool.bufferBytes) {
      this.flush();
      if (this.#isClosed) return;
    }
    this.#buffer ??= this.#pool.take();
    const target = this.#buffer;
    let at = this.#length;
    this.#length += length;
    if (length <= LOOP_UP_TO_BYTES) {
      for (let from = start; from < end; from++) target[at++] = source[from] as number;
    } else if (length === source.length) {
      target.set(source, at);
    } else {
      source.copy(target, at, start, end);
    }
  }

  /** Hands everything collected to the transport. */
  flush(): void {
    const buffer = this.#buffer;
    if (!buffer || this.#isClosed) return;
    const filled = this.#length;
    this.#buffer = undefined;
    this.#length = 0;
    this.#watch?.noteWrite();
    this.#transport.write(buffer.subarray(0, filled), () => {
      this.#pool.give(buffer);
      this.#watch?.noteTaken();
    });
    this.#checkPending();
  }

  /** Forgets what was not flushed; later appends do nothing. */
  close(): void {
    this.#isClosed = true;
    if (this.#buffer) this.#pool.give(this.#buffer);
    this.#buffer = undefined;
    this.#length = 0;
  }

  #checkPending(): void {
    if (this.#isClosed || this.#transport.pendingBytes <= this.#maxPendingBytes) return;
    this.close();
    this.#onOverflow();
  }
}
