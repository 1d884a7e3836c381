import type { Flushable } from "./flush-list.ts";
import { OutboundQueue } from "./outbound-queue.ts";
import type { Debtor } from "./pending-budget.ts";
import type { ServerContext } from "./server-context.ts";
import type { Transport } from "./transport.ts";
import { WriteWatch } from "./write-watch.ts";

/** From here on what waits for one connection is looked at together with what waits for the others. */
const MUCH_BYTES = 262_144;

/**
 * What goes out on one connection: collected until the chunk in hand is dealt with, then written at once.
 * Bounded for itself, together with all others, and in time.
 */
export class ConnectionOutput implements Flushable, Debtor {
  readonly #context: ServerContext;
  readonly #queue: OutboundQueue;
  readonly #watch: WriteWatch;
  readonly #onSlow: () => void;
  #isOnFlushList = false;

  /** `onSlow`: the peer does not take what is sent and has to go. */
  constructor(context: ServerContext, transport: Transport, onSlow: () => void) {
    const { clock, limits, pool } = context;
    this.#context = context;
    this.#onSlow = onSlow;
    this.#watch = new WriteWatch({ clock, deadlineMs: limits.writeDeadlineMs, onStuck: onSlow });
    this.#queue = new OutboundQueue(transport, pool, limits.maxPendingBytes, onSlow, this.#watch);
    context.budget.add(this);
  }

  get pendingBytes(): number {
    return this.#queue.pendingBytes;
  }

  /** Queues `prefix` and then `source[start, end)`, neither of which may change afterwards. */
  deliver(prefix: Buffer, source: Buffer, start: number, end: number): void {
    this.#queue.append(prefix, 0, prefix.length);
    this.#queue.append(source, start, end);
    this.#flushLater();
  }

  /** Queues latin1 text. */
  send(text: string): void {
    this.#queue.appendText(text);
    this.#flushLater();
  }

  /** For when no chunk is in hand. */
  sendNow(text: string): void {
    this.#queue.appendText(text);
    this.#queue.flush();
  }

  flush(): boolean {
    this.#isOnFlushList = false;
    this.#queue.flush();
    const { pendingBytes } = this.#queue;
    if (pendingBytes > MUCH_BYTES) this.#context.budget.noteBehind();
    return pendingBytes > this.#context.limits.maxPendingBytes / 2;
  }

  dropAsSlow(): void {
    this.#onSlow();
  }

  /** Forgets what was not flushed; nothing more is taken. */
  close(): void {
    this.#queue.close();
    this.#watch.stop();
    this.#context.budget.remove(this);
  }

  #flushLater(): void {
    if (this.#isOnFlushList) return;
    this.#isOnFlushList = true;
    this.#context.flushList.add(this);
  }
}
