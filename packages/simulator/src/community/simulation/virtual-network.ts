import type { Clock } from "@sourceful/domain";
import type { Bus, BusMessage, BusSubscription, MessageHeaders } from "@sourceful/messaging";
import type { RandomSource } from "../../random-source.ts";
import type { Fault } from "./fault.ts";

export interface VirtualNetworkOptions {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly faults: ReadonlySet<Fault>;
}

interface Subscriber {
  readonly connection: Connection;
  readonly pattern: string;
  readonly handler: (message: BusMessage) => void | Promise<void>;
}

const DELAY_MS = [2, 40] as const;
/** What is overtaken is late by up to this. */
const LATE_MS = 4000;
const MOST_LOSS = 0.25;

/**
 * A bus between processes that loses, doubles, delays and reorders as its faults say, each message and each hearer
 * for itself. Without `reorder` messages from one to another stay in order.
 */
export class VirtualNetwork {
  readonly #options: VirtualNetworkOptions;
  readonly #rates: { readonly loss: number; readonly dup: number; readonly reorder: number };
  readonly #isCut = new Set<string>();
  readonly #lastMs = new Map<string, number>();
  #subscribers: Subscriber[] = [];
  #matching = new Map<string, readonly Subscriber[]>();
  #isHealed = false;

  constructor(options: VirtualNetworkOptions) {
    this.#options = options;
    const { random, faults } = options;
    const rate = (fault: Fault, most: number) => (faults.has(fault) ? most * random.next() : 0);
    this.#rates = {
      loss: rate("loss", MOST_LOSS),
      dup: rate("dup", MOST_LOSS),
      reorder: rate("reorder", MOST_LOSS),
    };
  }

  /** A connection of that process; `tap` is told everything it publishes. */
  connect(name: string, tap?: (subject: string, data: Uint8Array) => void): Connection {
    return new Connection(this, name, tap);
  }

  /** Nothing gets to or from that process until it is mended. */
  cut(name: string): void {
    this.#isCut.add(name);
  }

  mend(name: string): void {
    this.#isCut.delete(name);
  }

  /** From now on everything arrives, once and in order. */
  heal(): void {
    this.#isHealed = true;
    this.#isCut.clear();
  }

  add(subscriber: Subscriber): BusSubscription {
    this.#subscribers = [...this.#subscribers, subscriber];
    this.#matching = new Map();
    return { subject: subscriber.pattern, close: () => this.remove((other) => other === subscriber) };
  }

  remove(isGone: (subscriber: Subscriber) => boolean): void {
    this.#subscribers = this.#subscribers.filter((subscriber) => !isGone(subscriber));
    this.#matching = new Map();
  }

  publish(from: string, message: BusMessage): void {
    for (const subscriber of this.#hearersOf(message.subject)) {
      const to = subscriber.connection.name;
      if (to === from) continue;
      const { random } = this.#options;
      if (this.#isCut.has(from) || this.#isCut.has(to)) continue;
      if (!this.#isHealed && random.next() < this.#rates.loss) continue;
      const isDouble = !this.#isHealed && random.next() < this.#rates.dup;
      for (let copy = 0; copy < (isDouble ? 2 : 1); copy++) this.#deliver(from, subscriber, message);
    }
  }

  #deliver(from: string, subscriber: Subscriber, message: BusMessage): void {
    const { clock, random } = this.#options;
    const { connection } = subscriber;
    const [least, most] = DELAY_MS;
    let atMs = clock.nowMs() + least + (most - least) * random.next();
    if (!this.#isHealed && random.next() < this.#rates.reorder) atMs += LATE_MS * random.next();
    else {
      const way = `${from} ${connection.name}`;
      atMs = Math.max(atMs, this.#lastMs.get(way) ?? 0);
      this.#lastMs.set(way, atMs);
    }
    clock.after(atMs - clock.nowMs(), () => {
      if (!connection.isOpen || this.#isCut.has(from) || this.#isCut.has(connection.name)) return;
      void subscriber.handler(message);
    });
  }

  #hearersOf(subject: string): readonly Subscriber[] {
    const known = this.#matching.get(subject);
    if (known) return known;
    const found = this.#subscribers.filter(({ pattern }) => isMatch(pattern, subject));
    this.#matching.set(subject, found);
    return found;
  }
}

/** One process's end of the network; closed for good when the process dies. */
export class Connection implements Pick<Bus, "publish" | "subscribe"> {
  readonly name: string;
  readonly #network: VirtualNetwork;
  readonly #tap: ((subject: string, data: Uint8Array) => void) | undefined;
  isOpen = true;

  constructor(network: VirtualNetwork, name: string, tap?: (subject: string, data: Uint8Array) => void) {
    this.#network = network;
    this.name = name;
    this.#tap = tap;
  }

  publish(subject: string, data: Uint8Array, headers?: MessageHeaders): boolean {
    if (!this.isOpen) return false;
    this.#tap?.(subject, data);
    this.#network.publish(this.name, { subject, data, ...(headers ? { headers } : {}) });
    return true;
  }

  subscribe(pattern: string, handler: (message: BusMessage) => void | Promise<void>): BusSubscription {
    return this.#network.add({ connection: this, pattern, handler });
  }

  close(): void {
    this.isOpen = false;
    this.#network.remove(({ connection }) => connection === this);
  }
}

/** NATS subjects: `*` is any one token. */
function isMatch(pattern: string, subject: string): boolean {
  if (!pattern.includes("*")) return pattern === subject;
  const wanted = pattern.split(".");
  const tokens = subject.split(".");
  return wanted.length === tokens.length && wanted.every((token, i) => token === "*" || token === tokens[i]);
}
