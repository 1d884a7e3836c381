import { connect, type NatsConnection } from "@nats-io/transport-node";
import { vi } from "vitest";

export interface HeardMessage {
  readonly subject: string;
  readonly text: string;
}

const PATIENCE = { timeout: 30_000, interval: 10 };

/**
 * Somebody else's program: the official NATS client and JSON by hand, from the original's contract alone. It
 * hears everything of every gateway, in the order it came.
 */
export class OutsidePeer {
  readonly heard: HeardMessage[] = [];
  /** By subject, what was JSON: read once, because a storm is looked through often. */
  readonly #documents = new Map<string, unknown[]>();
  readonly #connection: NatsConnection;

  private constructor(connection: NatsConnection) {
    this.#connection = connection;
    this.hear("gateways.>");
  }

  static async connect(url: string): Promise<OutsidePeer> {
    const peer = new OutsidePeer(await connect({ servers: url }));
    await peer.#connection.flush();
    return peer;
  }

  /** Hears another subject too. */
  hear(subject: string): void {
    this.#connection.subscribe(subject, {
      callback: (_error, message) => this.#take(message.subject, message.string()),
    });
  }

  /** Publishes a document, or a text as it is. */
  say(subject: string, message: object | string): void {
    this.#connection.publish(subject, typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Resolves when the server has had everything said until now. */
  flush(): Promise<void> {
    return this.#connection.flush();
  }

  /** Asks with a reply subject of NATS. */
  async ask(subject: string, message: object | string, timeoutMs = 35_000): Promise<string> {
    const text = typeof message === "string" ? message : JSON.stringify(message);
    return (await this.#connection.request(subject, text, { timeout: timeoutMs })).string();
  }

  /** What was heard on a subject and is JSON, oldest first. */
  on<T = Record<string, unknown>>(subject: string): T[] {
    return [...(this.#documents.get(subject) ?? [])] as T[];
  }

  /** Resolves with what `find` finds in what was heard, as soon as it finds something. */
  until<T>(find: (peer: this) => T | undefined, timeoutMs = PATIENCE.timeout): Promise<T> {
    return vi.waitUntil(() => find(this), { ...PATIENCE, timeout: timeoutMs }) as Promise<T>;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #take(subject: string, text: string): void {
    this.heard.push({ subject, text });
    const documents = this.#documents.get(subject) ?? [];
    this.#documents.set(subject, documents);
    try {
      documents.push(JSON.parse(text));
    } catch {
      // What other tests say on purpose: `heard` has it.
    }
  }
}
