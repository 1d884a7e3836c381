import {
  type BackoffOptions,
  backoffMs,
  type Clock,
  type EdgeError,
  errorMessage,
  type Logger,
  TimeoutError,
} from "@sourceful/domain";
import type { LinkState } from "./link-state.ts";
import { endpointKey, type ModbusEndpoint } from "./modbus-endpoint.ts";
import type { Priority } from "./request-options.ts";
import type { Channel, Transport } from "./transport.ts";

export interface LinkOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transport: Transport;
  readonly connectTimeoutMs: number;
  readonly backoff: BackoffOptions;
}

/**
 * The connection to one endpoint: made on demand, remade after every failure, held back while the endpoint
 * keeps failing. A connection that failed after it had answered, or because a unit was silent, is remade at
 * once; one that could not be made or never answered anything starts the back-off.
 */
export class Link {
  readonly #endpoint: ModbusEndpoint;
  readonly #options: LinkOptions;
  readonly #listeners = new Set<(state: LinkState) => void>();
  readonly #closing = new AbortController();
  #state: LinkState;
  #channel: Channel | undefined;
  #connects = 0;
  #hasAnswered = false;
  #isDownReported = false;
  #failures = 0;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #retryAtMs = Number.NEGATIVE_INFINITY;

  constructor(endpoint: ModbusEndpoint, options: LinkOptions) {
    this.#endpoint = endpoint;
    this.#options = options;
    this.#state = { status: "idle", sinceMs: options.clock.nowMs() };
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Connections made after the first. */
  get reconnects(): number {
    return Math.max(0, this.#connects - 1);
  }

  /** The open connection, if there is one. */
  get channel(): Channel | undefined {
    return this.#channel?.isOpen ? this.#channel : undefined;
  }

  /** Returns the function that takes the listener off. A listener that throws is logged. */
  onChange(listener: (state: LinkState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Why no connection is to be tried now; undefined when there is one or it may be tried. A control request
   * waits a second at most after the last failure, a poll for the whole back-off.
   */
  refusal(priority: Priority): EdgeError | undefined {
    if (this.channel) return undefined;
    const nowMs = this.#options.clock.monotonicMs();
    const waitMs = Math.ceil(this.#retryAtMs - nowMs);
    if (waitMs <= 0) return undefined;
    if (priority === "control" && nowMs - this.#failedAtMs >= CONTROL_RETRY_MS) return undefined;
    const reason = this.#state.error ?? "connection failed";
    return this.#connectionFailed(`${reason}; next attempt in ${waitMs} ms`);
  }

  /** Connects. Rejects with TimeoutError `connection_failed`. One call at a time. */
  async connect(priority: Priority): Promise<Channel> {
    const refusal = this.refusal(priority);
    if (refusal) throw refusal;
    const { transport, clock, connectTimeoutMs: timeoutMs, logger } = this.#options;
    this.#setState("connecting", this.#state.error);
    try {
      const signal = this.#closing.signal;
      signal.throwIfAborted();
      const channel = await transport.open(this.#endpoint, {
        clock,
        timeoutMs,
        signal,
        onClose: (error) => this.#onClosed(error),
      });
      this.#channel = channel;
      this.#connects += 1;
      this.#hasAnswered = false;
      this.#setState("connected", this.#state.error);
      logger.debug("modbus connected");
      return channel;
    } catch (thrown) {
      if (this.#closing.signal.aborted) {
        this.#setState("idle");
        throw this.#connectionFailed("session closed", thrown);
      }
      const reason = `cannot connect to ${endpointKey(this.#endpoint)}: ${connectReason(thrown)}`;
      this.#holdBack();
      this.#setState("down", reason);
      throw this.#connectionFailed(reason, thrown);
    }
  }

  /** The endpoint has answered a request: it works. */
  answered(): void {
    this.#hasAnswered = true;
    this.#failures = 0;
    this.#retryAtMs = Number.NEGATIVE_INFINITY;
    if (this.#state.error === undefined) return;
    this.#setState("connected");
    if (this.#isDownReported) this.#options.logger.info("modbus link works again");
    this.#isDownReported = false;
  }

  /** Closes the connection or stops the attempt to make one; no other is made. */
  async close(): Promise<void> {
    this.#closing.abort(new Error("session closed"));
    await this.#channel?.close();
  }

  #onClosed(error: EdgeError | undefined): void {
    if (this.#closing.signal.aborted) {
      this.#setState("idle");
      return;
    }
    const isTimeout = error?.code === "modbus_timeout";
    if (!this.#hasAnswered && !isTimeout) this.#holdBack();
    const reason = error?.message ?? (this.#hasAnswered ? undefined : "modbus: connection lost: closed");
    // A unit that is silent while the endpoint answers others does not mean that the link is down.
    const isDown = this.#hasAnswered ? reason !== undefined && !isTimeout : true;
    this.#setState(isDown ? "down" : "idle", reason);
  }

  #holdBack(): void {
    this.#failedAtMs = this.#options.clock.monotonicMs();
    this.#retryAtMs = this.#failedAtMs + backoffMs(this.#failures, this.#options.backoff);
    this.#failures += 1;
  }

  #connectionFailed(reason: string, cause?: unknown): EdgeError {
    const options = { code: "connection_failed", retry: "later", cause } as const;
    return new TimeoutError(reason.startsWith("modbus: ") ? reason : `modbus: ${reason}`, options);
  }

  #setState(status: LinkState["status"], error?: string): void {
    const sinceMs = this.#options.clock.nowMs();
    this.#state = Object.freeze({ status, sinceMs, ...(error === undefined ? {} : { error }) });
    // An endpoint that stays away is one line, not one per attempt.
    if (status === "down" && !this.#isDownReported) {
      this.#isDownReported = true;
      this.#options.logger.warn("modbus link down", { error });
    }
    for (const listener of this.#listeners) {
      try {
        listener(this.#state);
      } catch (thrown) {
        this.#options.logger.error("link listener failed", { error: errorMessage(thrown) });
      }
    }
  }
}

/** Soonest that a control request tries again what polls are held back from, ms after the last failure. */
export const CONTROL_RETRY_MS = 1000;

/** Happy-eyeballs failures have an empty message and the reasons inside. */
function connectReason(thrown: unknown): string {
  if (thrown instanceof AggregateError) return thrown.errors.map(errorMessage).join(", ");
  return errorMessage(thrown);
}
