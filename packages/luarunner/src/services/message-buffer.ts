interface MessageBufferLimits {
  messages: number;
  bytes: number;
}

const DEFAULT_MESSAGE_LIMITS: MessageBufferLimits = { messages: 1_000, bytes: 1024 * 1024 };

/** Messages that wait for their driver. Beyond its limits the oldest go, and are counted; so is one that alone is too large. */
export class MessageBuffer<T> {
  readonly #limits: MessageBufferLimits;
  #messages: { message: T; bytes: number }[] = [];
  #bytes = 0;
  #dropped = 0;

  constructor(limits: MessageBufferLimits = DEFAULT_MESSAGE_LIMITS) {
    this.#limits = limits;
  }

  push(message: T, bytes: number): void {
    if (bytes > this.#limits.bytes) {
      this.#dropped += 1;
      return;
    }
    this.#messages.push({ message, bytes });
    this.#bytes += bytes;
    while (this.#messages.length > this.#limits.messages || this.#bytes > this.#limits.bytes) {
      this.#bytes -= this.#messages.shift()?.bytes ?? 0;
      this.#dropped += 1;
    }
  }

  /** Takes everything out: the messages in the order they came, and how many were dropped since last time. */
  drain(): { messages: T[]; dropped: number } {
    const messages = this.#messages.map(({ message }) => message);
    const dropped = this.#dropped;
    this.clear();
    return { messages, dropped };
  }

  clear(): void {
    this.#messages = [];
    this.#bytes = 0;
    this.#dropped = 0;
  }
}
