/** `connecting` covers the first attempts and every reconnect; `closed` is final and asked for. */
export type BusStatus = "connecting" | "connected" | "closed";

/** Why there is no connection. */
export interface BusFailure {
  /**
   * `unreachable`: no server answered. `refused`: a server answered and would not have us (credentials,
   * permissions, protocol). `lost`: a connection ended. `credentials`: ours could not be read or made.
   */
  reason: "unreachable" | "refused" | "lost" | "credentials";
  message: string;
  /** Unix epoch, ms. */
  atMs: number;
}

export interface BusMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** Where an answer is expected, if one is. */
  readonly reply?: string;
  /** By name; of a name that comes twice the first value. Absent when there are none. */
  readonly headers?: MessageHeaders;
}

/** Header values by name: printable, one line. */
export type MessageHeaders = Readonly<Record<string, string>>;

export interface BusSubscription {
  readonly subject: string;
  /** Stops at once; messages already on their way are ignored. */
  close(): void;
}

export interface SubscribeOptions {
  /** Members of one queue group share the messages, each gets some. */
  queue?: string;
}

export interface RequestOptions {
  /** ms; 5000 when not given. */
  timeoutMs?: number;
  /** As of `publish`. */
  headers?: MessageHeaders;
}

/**
 * Publish and subscribe over NATS core: at most once, in order per publisher, nothing kept. It reconnects by
 * itself for as long as it is open; subscriptions outlive reconnects.
 */
export interface Bus {
  readonly status: BusStatus;
  /** The latest failure since the last connection; undefined while connected. */
  readonly failure: BusFailure | undefined;
  /** URL of the server in use, without credentials; undefined unless connected. */
  readonly connectedUrl: string | undefined;
  /** Messages that were published without a connection, and so went nowhere. */
  readonly dropped: number;
  /**
   * Hands a message to the connection. False when there is none: the message is dropped and counted, never
   * kept. True is no receipt: what is in flight when a connection breaks is lost.
   * Headers are left out for a server that knows none.
   * @throws RejectedError `value_out_of_range` when it is larger than the server takes.
   */
  publish(subject: string, payload: Uint8Array, headers?: MessageHeaders): boolean;
  /** Calls `handler` for each message, now or when connected. What it throws is logged, nothing else. */
  subscribe(
    subject: string,
    handler: (message: BusMessage) => void | Promise<void>,
    options?: SubscribeOptions,
  ): BusSubscription;
  /**
   * Publishes and waits for one answer.
   * @throws TimeoutError `request_timeout`, `no_responders`, or `connection_lost` when there is no connection.
   */
  request(subject: string, payload: Uint8Array, options?: RequestOptions): Promise<BusMessage>;
  /** Calls `listener` at each change of status or failure, until the returned function is called. */
  onStatus(listener: (status: BusStatus, failure: BusFailure | undefined) => void): () => void;
  /**
   * Resolves when the server has taken in everything published so far.
   * @throws TimeoutError `connection_lost`
   */
  flush(): Promise<void>;
  /** Sends what was published, within a second, and closes. Idempotent. */
  close(): Promise<void>;
}
