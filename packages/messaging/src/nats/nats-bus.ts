import {
  InvalidArgumentError,
  type Msg,
  type MsgHdrs,
  type NatsConnection,
  headers as newHeaders,
  type Subscription,
} from "@nats-io/nats-core/internal";
import { type Clock, errorMessage, type Logger, RejectedError, sleep, TimeoutError } from "@sourceful/domain";
import type {
  Bus,
  BusFailure,
  BusMessage,
  BusStatus,
  BusSubscription,
  MessageHeaders,
  RequestOptions,
  SubscribeOptions,
} from "../bus.ts";
import type { BusAddress } from "./bus-address.ts";
import { type BusAuth, readCredentials } from "./bus-auth.ts";
import { describeAttemptFault, describeEnd } from "./bus-failure.ts";
import { openNatsSession } from "./nats-session.ts";
import { toRequestError } from "./request-error.ts";

export interface NatsBusOptions {
  addresses: readonly [BusAddress, ...BusAddress[]];
  name: string;
  auth?: BusAuth | undefined;
  ca?: string | undefined;
  pin?: string | undefined;
  clock: Clock;
  logger: Logger;
  random: () => number;
  reconnectMs: number;
  connectTimeoutMs: number;
  pingIntervalMs: number;
}

interface Listening {
  subject: string;
  queue: string | undefined;
  handler: (message: BusMessage) => void | Promise<void>;
  active?: Subscription;
}

type StatusListener = Parameters<Bus["onStatus"]>[0];

const REQUEST_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 1_000;
/** The wait between attempts is lengthened by up to this share of itself. */
const JITTER = 0.5;

/**
 * The bus over the official NATS client, one connection after the other. Reconnecting is done here and not by
 * the client, because its own gives up after two refusals, cannot wait for a new token before an attempt,
 * cannot be stopped before the first connection, and swallows what is published meanwhile.
 */
export class NatsBus implements Bus {
  readonly #options: NatsBusOptions;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<StatusListener>();
  readonly #listenings = new Set<Listening>();
  #running: Promise<void> | undefined;
  #closed: Promise<void> | undefined;
  #connection: NatsConnection | undefined;
  #status: BusStatus = "connecting";
  #failure: BusFailure | undefined;
  #connectedUrl: string | undefined;
  #dropped = 0;

  constructor(options: NatsBusOptions) {
    this.#options = options;
    this.#logger = options.logger.child({ component: "bus" });
  }

  get status(): BusStatus {
    return this.#status;
  }

  get failure(): BusFailure | undefined {
    return this.#failure;
  }

  get connectedUrl(): string | undefined {
    return this.#connectedUrl;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Begins connecting; resolves after the first attempt, whatever came of it. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#running = this.#run(resolve);
    });
  }

  publish(subject: string, payload: Uint8Array, headers?: MessageHeaders): boolean {
    const connection = this.#connection;
    // What the client is given without a connection it forgets without a word.
    if (!connection || connection.isClosed()) {
      this.#dropped += 1;
      return false;
    }
    try {
      connection.publish(subject, payload, headerOptions(connection, headers));
    } catch (cause) {
      if (!(cause instanceof InvalidArgumentError)) throw cause;
      // The only argument it can mean: payload and headers together are what a server limits.
      const limit = connection.info?.max_payload;
      throw new RejectedError(`A message of ${payload.length} bytes is more than the server's ${limit}`, {
        code: "value_out_of_range",
        cause,
        details: { subject, bytes: payload.length, limit },
      });
    }
    return true;
  }

  subscribe(
    subject: string,
    handler: (message: BusMessage) => void | Promise<void>,
    { queue }: SubscribeOptions = {},
  ): BusSubscription {
    const listening: Listening = { subject, queue, handler };
    this.#listenings.add(listening);
    if (this.#connection && !this.#connection.isClosed()) this.#listen(this.#connection, listening);
    const close = () => {
      this.#listenings.delete(listening);
      listening.active?.unsubscribe();
    };
    return { subject, close };
  }

  async request(
    subject: string,
    payload: Uint8Array,
    { timeoutMs = REQUEST_TIMEOUT_MS, headers }: RequestOptions = {},
  ): Promise<BusMessage> {
    const connection = this.#requireConnection(`a request on ${subject}`);
    try {
      const options = { timeout: timeoutMs, ...headerOptions(connection, headers) };
      return toBusMessage(await connection.request(subject, payload, options));
    } catch (thrown) {
      throw toRequestError(thrown, subject, timeoutMs);
    }
  }

  onStatus(listener: StatusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async flush(): Promise<void> {
    const connection = this.#requireConnection("a flush");
    try {
      await connection.flush();
    } catch (cause) {
      throw new TimeoutError(`The connection ended during a flush: ${errorMessage(cause)}`, {
        code: "connection_lost",
        retry: "later",
        cause,
      });
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  async #shutDown(): Promise<void> {
    const { clock } = this.#options;
    if (this.#connection) {
      const limit = new AbortController();
      const flushed = this.flush().catch(() => undefined);
      await Promise.race([flushed, sleep(clock, CLOSE_TIMEOUT_MS, limit.signal).catch(() => undefined)]);
      limit.abort();
    }
    this.#closing.abort(new Error("the bus was closed"));
    await this.#running;
    this.#listenings.clear();
    this.#setStatus("closed", undefined);
    this.#listeners.clear();
  }

  async #run(onFirstAttempt: () => void): Promise<void> {
    const { addresses, clock, random, reconnectMs } = this.#options;
    const { signal } = this.#closing;
    for (let attempt = 0; !signal.aborted; attempt++) {
      await this.#attempt(addresses[attempt % addresses.length] ?? addresses[0], onFirstAttempt);
      onFirstAttempt();
      const waitMs = reconnectMs * (1 + JITTER * random());
      await sleep(clock, waitMs, signal).catch(() => undefined);
    }
  }

  /** One attempt, and the connection that comes of it until it ends. */
  async #attempt(address: BusAddress, onConnected: () => void): Promise<void> {
    const { auth, connectTimeoutMs } = this.#options;
    const { signal } = this.#closing;
    let authenticator: Awaited<ReturnType<typeof readCredentials>>;
    try {
      authenticator = await readCredentials(auth, address);
    } catch (thrown) {
      this.#fail({ reason: "credentials", message: errorMessage(thrown) }, address);
      return;
    }
    try {
      const session = await openNatsSession(address, { ...this.#options, authenticator, signal });
      this.#begin(session.connection, address);
      onConnected();
      const end = await session.ended;
      this.#connection = undefined;
      this.#connectedUrl = undefined;
      this.#fail(describeEnd(end), address);
    } catch (thrown) {
      this.#fail(describeAttemptFault(thrown, connectTimeoutMs), address);
    }
  }

  #begin(connection: NatsConnection, address: BusAddress): void {
    this.#connection = connection;
    this.#connectedUrl = address.label;
    this.#logger.info("NATS connected", { url: address.label, dropped: this.#dropped });
    void this.#watch(connection);
    for (const listening of this.#listenings) this.#listen(connection, listening);
    this.#setStatus("connected", undefined);
  }

  #fail(fault: Omit<BusFailure, "atMs">, { label }: BusAddress): void {
    if (this.#closing.signal.aborted) return;
    const isNews = fault.reason !== this.#failure?.reason || fault.message !== this.#failure.message;
    const fields = { url: label, reason: fault.reason, error: fault.message };
    if (isNews) this.#logger.warn("NATS not connected; trying again", fields);
    else this.#logger.debug("NATS still not connected", fields);
    this.#setStatus("connecting", { ...fault, atMs: this.#options.clock.nowMs() });
  }

  #listen(connection: NatsConnection, listening: Listening): void {
    const { subject, queue, handler } = listening;
    listening.active = connection.subscribe(subject, {
      ...(queue !== undefined && { queue }),
      callback: (error, message) => {
        if (error) {
          this.#logger.warn("NATS refused a subscription", { subject, error: errorMessage(error) });
          return;
        }
        void this.#deliver(handler, message);
      },
    });
  }

  async #deliver(handler: Listening["handler"], message: Msg): Promise<void> {
    try {
      await handler(toBusMessage(message));
    } catch (thrown) {
      this.#logger.error("A message handler failed", {
        subject: message.subject,
        error: errorMessage(thrown),
      });
    }
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === "error")
        this.#logger.warn("NATS server error", { error: errorMessage(status.error) });
      if (status.type === "ldm") this.#logger.info("NATS server is about to stop");
    }
  }

  #setStatus(status: BusStatus, failure: BusFailure | undefined): void {
    this.#status = status;
    this.#failure = failure;
    for (const listener of this.#listeners) {
      try {
        listener(status, failure);
      } catch (thrown) {
        this.#logger.error("A status listener failed", { error: errorMessage(thrown) });
      }
    }
  }

  #requireConnection(what: string): NatsConnection {
    const connection = this.#connection;
    if (connection && !connection.isClosed()) return connection;
    throw new TimeoutError(`Not connected to NATS for ${what}`, { code: "connection_lost", retry: "later" });
  }
}

/** Headers as the client wants them; none for a server that knows none. */
function headerOptions(
  connection: NatsConnection,
  headers: MessageHeaders | undefined,
): { headers?: MsgHdrs } {
  if (!headers || !connection.info?.headers) return {};
  const encoded = newHeaders();
  for (const [name, value] of Object.entries(headers)) encoded.set(name, value);
  return { headers: encoded };
}

function toBusMessage({ subject, data, reply, headers }: Msg): BusMessage {
  if (!headers) return { subject, data, ...(reply && { reply }) };
  const values: Record<string, string> = {};
  for (const [name, [value = ""]] of headers) values[name] = value;
  return { subject, data, ...(reply && { reply }), headers: values };
}
