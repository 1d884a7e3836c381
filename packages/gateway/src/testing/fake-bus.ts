import { RejectedError } from "@sourceful/domain";
import type { Bus, BusMessage, BusSubscription, MessageHeaders } from "@sourceful/messaging";

interface Listening {
  readonly pattern: string;
  readonly handler: (message: BusMessage) => void | Promise<void>;
}

/** A bus and its broker in memory: messages arrive in order, a turn later, or are lost. */
export class FakeBus implements Pick<Bus, "publish" | "subscribe" | "flush" | "onStatus"> {
  /** Everything that was published with a connection. */
  readonly sent: BusMessage[] = [];
  isConnected = true;
  /** Whether a message is lost on its way. */
  isLost: (message: BusMessage) => boolean = () => false;
  /** Longer messages are refused. */
  mostBytes = Number.POSITIVE_INFINITY;
  readonly #listenings = new Set<Listening>();
  #delivered: Promise<void> = Promise.resolve();

  publish(subject: string, data: Uint8Array, headers?: MessageHeaders): boolean {
    if (!this.isConnected) return false;
    if (data.length > this.mostBytes) throw new RejectedError("too large", { code: "value_out_of_range" });
    const message = { subject, data: Uint8Array.from(data), ...(headers ? { headers } : {}) };
    this.sent.push(message);
    if (this.isLost(message)) return true;
    this.#delivered = this.#delivered.then(() => this.#deliver(message));
    return true;
  }

  subscribe(pattern: string, handler: Listening["handler"]): BusSubscription {
    const listening = { pattern, handler };
    this.#listenings.add(listening);
    return { subject: pattern, close: () => void this.#listenings.delete(listening) };
  }

  /** It never says how it is. */
  onStatus(): () => void {
    return () => undefined;
  }

  flush(): Promise<void> {
    return this.#delivered;
  }

  #deliver(message: BusMessage): void {
    for (const { pattern, handler } of this.#listenings) {
      if (matches(pattern, message.subject)) void handler(message);
    }
  }
}

function matches(pattern: string, subject: string): boolean {
  const tokens = subject.split(".");
  const parts = pattern.split(".");
  return (
    parts.length === tokens.length && parts.every((part, index) => part === "*" || part === tokens[index])
  );
}
