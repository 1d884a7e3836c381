import type { Transport, TransportListener } from "../transport.ts";

/** A transport without a network: what is written waits until the test says that the system took it. */
export class HeldTransport implements Transport {
  readonly remoteHost = "192.0.2.1";
  /** Writes the system took, in order. */
  readonly sent: Buffer[] = [];
  pendingBytes = 0;
  isPaused = false;
  isEnded = false;
  isDestroyed = false;
  readonly #waiting: { bytes: Buffer; done: (() => void) | undefined }[] = [];
  #listener: TransportListener | undefined;

  /** The peer sends this. */
  receive(text: string): void {
    this.#listener?.onData(Buffer.from(text, "latin1"));
  }

  /** The system takes the first `count` writes: only now are their bytes read. */
  take(count = this.#waiting.length): void {
    for (const { bytes, done } of this.#waiting.splice(0, count)) {
      this.sent.push(Buffer.from(bytes));
      this.pendingBytes -= bytes.length;
      done?.();
    }
  }

  get sentBytes(): Buffer {
    return Buffer.concat(this.sent);
  }

  /** Takes everything and returns what came since the last call, as latin1 text. */
  takeText(): string {
    this.take();
    return Buffer.concat(this.sent.splice(0)).toString("latin1");
  }

  listen(listener: TransportListener): void {
    this.#listener = listener;
  }

  write(bytes: Buffer, done?: () => void): void {
    this.#waiting.push({ bytes, done });
    this.pendingBytes += bytes.length;
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  end(): void {
    this.isEnded = true;
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.#listener?.onClose();
  }
}
