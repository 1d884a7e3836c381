import {
  type BackoffOptions,
  type Clock,
  EdgeError,
  type Logger,
  TimeoutError,
  type Timer,
} from "@sourceful/domain";
import { Link } from "./link.ts";
import type { LinkState } from "./link-state.ts";
import { endpointKey, type ModbusEndpoint } from "./modbus-endpoint.ts";
import { ModbusException } from "./modbus-exception.ts";
import type { ModbusRequest } from "./modbus-request.ts";
import type { ModbusUnit } from "./modbus-unit.ts";
import type { Priority, RequestOptions } from "./request-options.ts";
import { RequestQueue } from "./request-queue.ts";
import { SessionUnit } from "./session-unit.ts";
import { tcpTransport } from "./tcp-transport.ts";
import type { Channel, Transport } from "./transport.ts";
import { UnitHealth } from "./unit-health.ts";
import { type UnitOptions, type UnitSettings, unitSettings } from "./unit-options.ts";

export interface SessionDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a connection may take to come about, ms; 5000 when not given. */
  readonly connectTimeoutMs?: number;
  /** Delay between failed attempts to connect; from 500 ms doubling to 30 s when not given. */
  readonly backoff?: BackoffOptions;
  /** Source of jitter in [0, 1); Math.random when not given. */
  readonly random?: () => number;
  /** TCP when not given. */
  readonly transport?: Transport;
}

/** Counts since the session began. */
export interface SessionStats {
  /** Requests that went on the wire. */
  readonly requests: number;
  readonly exceptions: number;
  readonly timeouts: number;
  /** Connections made after the first. */
  readonly reconnects: number;
}

interface Queued {
  readonly settings: UnitSettings;
  readonly priority: Priority;
  readonly request: ModbusRequest;
  readonly onSent: () => void;
  readonly resolve: (data: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** How long close() lets the request in flight run on. */
const CLOSE_GRACE_MS = 1000;

/**
 * One connection to an endpoint, shared by all units behind it, with one request in flight.
 *
 * Connects at the first request and stays connected. After any failure but a Modbus exception the connection
 * is dropped and the next request makes a new one. While connecting fails, one request per back-off period
 * tries and the others reject at once with `connection_failed`. A unit that fails three times in a row is
 * suspended for 2 s growing to 30 s: its requests reject at once with `modbus_unit_suspended`, then one probes.
 * While a unit is in doubt and others on the endpoint answer, it gets 1 s or four times the slowest answer
 * seen, whichever is more, instead of its whole timeout: others wait behind it. Control requests try again
 * one second after a failure, whatever the back-off or suspension.
 */
export class ModbusSession {
  readonly endpoint: ModbusEndpoint;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #link: Link;
  readonly #health: UnitHealth;
  readonly #queue = new RequestQueue<Queued>();
  #running: Promise<void> | undefined;
  #isInFlight = false;
  #gapTimer: Timer | undefined;
  #closing: Promise<void> | undefined;
  #requests = 0;
  #exceptions = 0;
  #timeouts = 0;

  constructor(endpoint: ModbusEndpoint, dependencies: SessionDependencies) {
    const { clock, logger, random = Math.random, connectTimeoutMs = 5000 } = dependencies;
    const { backoff = { firstMs: 500, maxMs: 30_000 }, transport = tcpTransport } = dependencies;
    this.endpoint = Object.freeze({ ...endpoint });
    this.#clock = clock;
    this.#logger = logger.child({ endpoint: endpointKey(endpoint) });
    this.#health = new UnitHealth(clock, this.#logger, random);
    this.#link = new Link(this.endpoint, {
      clock,
      logger: this.#logger,
      transport,
      connectTimeoutMs,
      backoff: { random, ...backoff },
    });
  }

  /** One device behind the endpoint. Throws RejectedError `value_out_of_range` for options out of range. */
  unit(options: UnitOptions): ModbusUnit {
    const settings = unitSettings(options);
    return new SessionUnit(settings, (...asked) => this.#submit(settings, ...asked));
  }

  get link(): LinkState {
    return this.#link.state;
  }

  /** Calls the listener at every change; returns the function that takes it off. */
  onLinkChange(listener: (state: LinkState) => void): () => void {
    return this.#link.onChange(listener);
  }

  get stats(): SessionStats {
    return {
      requests: this.#requests,
      exceptions: this.#exceptions,
      timeouts: this.#timeouts,
      reconnects: this.#link.reconnects,
    };
  }

  /**
   * Rejects what waits with `connection_lost`, lets the request in flight run on for up to a second, and
   * resolves when the socket is closed. Later requests reject with `connection_lost`.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #submit(
    settings: UnitSettings,
    request: ModbusRequest,
    options: RequestOptions,
    onSent: () => void,
  ): Promise<Uint8Array> {
    const { priority = "poll", signal } = options;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closing) throw closedError();
      const refusal = this.#health.suspension(settings.unitId, priority) ?? this.#link.refusal(priority);
      if (refusal) throw refusal;

      // One signal may cover many requests in turn: each takes its listener off when it is done.
      const settled = () => signal?.removeEventListener("abort", onAbort);
      const queued: Queued = {
        settings,
        priority,
        request,
        onSent,
        resolve: (data) => {
          settled();
          resolve(data);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      };
      const onAbort = () => {
        if (this.#queue.remove(queued)) reject(signal?.reason as Error);
      };
      this.#queue.push(priority, queued);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#wake();
    });
  }

  #wake(): void {
    this.#gapTimer?.cancel();
    this.#running ??= this.#run();
  }

  /** Works the queue off, one request at a time, until it is empty or all in it wait for their gap. */
  async #run(): Promise<void> {
    // Requests made in the same turn are ordered by priority before the first of them goes.
    await Promise.resolve();
    while (this.#queue.size > 0) {
      const channel = this.#link.channel ?? (await this.#connect());
      const next = channel && this.#queue.take(({ settings }) => this.#health.gapLeftMs(settings));
      if (!next) continue;
      if ("waitMs" in next) {
        this.#gapTimer = this.#clock.after(next.waitMs, () => this.#wake());
        break;
      }
      await this.#perform(channel, next.item);
    }
    this.#running = undefined;
  }

  async #connect(): Promise<Channel | undefined> {
    try {
      return await this.#link.connect(this.#queue.priority);
    } catch (thrown) {
      for (const queued of this.#queue.drain()) queued.reject(thrown);
      return undefined;
    }
  }

  async #perform(channel: Channel, queued: Queued): Promise<void> {
    const { settings, request, priority } = queued;
    const suspension = this.#health.suspension(settings.unitId, priority);
    if (suspension) {
      queued.reject(suspension);
      return;
    }
    const startMs = this.#clock.monotonicMs();
    this.#requests += 1;
    queued.onSent();
    this.#isInFlight = true;
    try {
      const data = await channel.exchange(settings.unitId, request, this.#health.deadlineMs(settings));
      this.#answered(settings.unitId, startMs);
      queued.resolve(data);
    } catch (thrown) {
      if (thrown instanceof ModbusException) this.#refused(settings.unitId, startMs, thrown);
      else this.#failed(settings.unitId, thrown);
      queued.reject(thrown);
    } finally {
      this.#isInFlight = false;
    }
  }

  #answered(unitId: number, startMs: number): void {
    this.#link.answered();
    this.#health.answered(unitId, this.#clock.monotonicMs() - startMs);
  }

  #refused(unitId: number, startMs: number, exception: ModbusException): void {
    this.#exceptions += 1;
    if (!exception.isUnitSilent) {
      this.#answered(unitId, startMs);
      return;
    }
    // The gateway works; the unit behind it costs everyone the gateway's own timeout.
    this.#link.answered();
    this.#health.failed(unitId);
  }

  #failed(unitId: number, thrown: unknown): void {
    if (thrown instanceof EdgeError && thrown.code === "modbus_timeout") this.#timeouts += 1;
    if (!this.#closing) this.#health.failed(unitId);
  }

  async #close(): Promise<void> {
    this.#gapTimer?.cancel();
    for (const queued of this.#queue.drain()) queued.reject(closedError());
    if (this.#isInFlight) {
      const grace = this.#clock.after(CLOSE_GRACE_MS, () => void this.#link.close());
      await this.#running;
      grace.cancel();
    }
    await this.#link.close();
    await this.#running;
  }
}

function closedError(): EdgeError {
  return new TimeoutError("modbus: session is closed", { code: "connection_lost" });
}
