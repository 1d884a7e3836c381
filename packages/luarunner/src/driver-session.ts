import { DeviceError, type EdgeError, InternalError, type LogLevel } from "@sourceful/domain";
import type { ForbiddenGap, LinkState } from "@sourceful/modbus";
import type { CallOptions } from "./call-options.ts";
import type { CallReport, DriverDescription } from "./call-report.ts";
import type { DriverSpec } from "./driver-spec.ts";
import type { LuaValue } from "./lua-values.ts";
import { withForbiddenGaps } from "./read-memory.ts";
import type { FromWorker, ToWorker } from "./worker-protocol.ts";

export type SessionEvent =
  | { type: "log"; level: LogLevel; message: string }
  | { type: "link"; link: LinkState }
  /** All that is known of where the device refuses merged reads; more than before. */
  | { type: "learned"; forbiddenGaps: readonly ForbiddenGap[] }
  /** The worker was replaced; the VM is new and knows nothing: initialise again. */
  | { type: "restarted"; reason: string }
  /** The driver hung its worker, or does not load any more. It stays out until opened anew. */
  | { type: "quarantined"; reason: string };

/** Stores a driver's secret durably; a rejection's message reaches the driver. */
export type SecretKeeper = (deviceId: string, key: string, value: string) => Promise<void>;

interface PendingCall {
  resolve: (report: CallReport) => void;
  reject: (error: EdgeError) => void;
}

/** Where a session's messages go: its slot in the worker that holds the driver now. */
export interface SessionLine {
  slot: number;
  post(message: ToWorker): void;
}

/** The control plane's handle on one driver. It outlives the worker the driver runs in. */
export class DriverSession {
  /** As it was opened, with what was learned since. */
  #spec: DriverSpec;
  readonly #keepSecret: SecretKeeper;
  readonly #listeners = new Set<(event: SessionEvent) => void>();
  readonly #calls = new Map<number, PendingCall>();
  readonly #onClose: (session: DriverSession) => void;
  #lastCallId = 0;
  #line: SessionLine | undefined;
  #opening: { resolve: () => void; reject: (error: EdgeError) => void } | undefined;
  #ready: Promise<void> = Promise.resolve();
  #description: DriverDescription = { protocol: "modbus", functions: [] };
  #loadReport: CallReport | undefined;
  #link: LinkState | undefined;
  #end: EdgeError | undefined;
  #closed: (() => void) | undefined;
  #memoryBytes = 0;
  #isClosing = false;

  constructor(spec: DriverSpec, keepSecret: SecretKeeper, onClose: (session: DriverSession) => void) {
    this.#spec = spec;
    this.#keepSecret = keepSecret;
    this.#onClose = onClose;
  }

  get spec(): DriverSpec {
    return this.#spec;
  }

  get deviceId(): string {
    return this.spec.deviceId;
  }

  /** What the driver's globals say. */
  get description(): DriverDescription {
    return this.#description;
  }

  /** What the top level did when it ran: logs, and whatever it called. */
  get loadReport(): CallReport | undefined {
    return this.#loadReport;
  }

  /** State of the Modbus endpoint; undefined for a driver without one. */
  get link(): LinkState | undefined {
    return this.#link;
  }

  /** Heap of the driver's VM after its last call, bytes. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  onEvent(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Calls a global function of the driver. What the driver does wrong is in the report.
   *
   * @throws {InternalError} worker_lost: the worker was replaced; the VM is new, initialise again
   * @throws {DeviceError} driver_quarantined, or driver_cancelled once the session is closed
   */
  async call(name: string, args: readonly LuaValue[], options: CallOptions): Promise<CallReport> {
    await this.#ready;
    if (this.#end) throw this.#end;
    const line = this.#line;
    if (!line) throw new InternalError("the driver has no worker", { code: "worker_lost", retry: "now" });
    this.#lastCallId += 1;
    const callId = this.#lastCallId;
    return new Promise((resolve, reject) => {
      this.#calls.set(callId, { resolve, reject });
      line.post({ kind: "call", slot: line.slot, callId, name, args: [...args], options });
    });
  }

  /**
   * Announces an urgent call: a running call that is not urgent ends, and no other begins until the urgent one
   * has come, or `forMs` have passed. A driver that cannot be called now hears nothing of it.
   */
  makeWay(forMs: number): void {
    const line = this.#line;
    if (line && !this.#end) line.post({ kind: "makeWay", slot: line.slot, forMs });
  }

  /** Cancels what runs, frees the VM and releases its connection. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#end ??= new DeviceError("the driver is closed", { code: "driver_cancelled" });
    await this.#ready.catch(() => undefined);
    const line = this.#line;
    if (line) {
      await new Promise<void>((resolve) => {
        this.#closed = resolve;
        line.post({ kind: "close", slot: line.slot });
      });
    }
    this.#failCalls(this.#end);
    this.#onClose(this);
  }

  // For the plane.

  /** Loads the driver over `line`. */
  attach(line: SessionLine): Promise<void> {
    this.#line = line;
    this.#ready = new Promise<void>((resolve, reject) => {
      this.#opening = { resolve, reject };
    });
    this.#ready.catch(() => undefined);
    line.post({ kind: "open", slot: line.slot, spec: this.spec });
    return this.#ready;
  }

  /** The worker is gone, and with it the VM. */
  detach(reason: string): void {
    this.#line = undefined;
    this.#closed?.();
    const error = new InternalError(`the driver's worker was replaced: ${reason}`, {
      code: "worker_lost",
      retry: "now",
    });
    this.#opening?.reject(error);
    this.#opening = undefined;
    this.#failCalls(error);
  }

  quarantine(reason: string): void {
    this.#end = new DeviceError(`driver ${this.spec.driverName} is quarantined: ${reason}`, {
      code: "driver_quarantined",
    });
    this.#opening?.reject(this.#end);
    this.#opening = undefined;
    this.#ready = Promise.resolve();
    this.#failCalls(this.#end);
    this.detach(reason);
    this.announce({ type: "quarantined", reason });
  }

  announce(event: SessionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  receive(message: Exclude<FromWorker, { kind: "trace" }>): void {
    switch (message.kind) {
      case "opened":
        this.#description = message.description;
        this.#loadReport = message.report;
        this.#link = message.link;
        this.#opening?.resolve();
        this.#opening = undefined;
        break;
      case "refused":
        this.#opening?.reject(new DeviceError(message.message, { code: "driver_invalid" }));
        this.#opening = undefined;
        break;
      case "result": {
        const pending = this.#calls.get(message.callId);
        this.#calls.delete(message.callId);
        this.#memoryBytes = message.memoryBytes;
        pending?.resolve(message.report);
        break;
      }
      case "log":
        this.announce({ type: "log", ...message.line });
        break;
      case "link":
        this.#link = message.link;
        this.announce({ type: "link", link: message.link });
        break;
      case "learned": {
        const { forbiddenGaps } = message;
        this.#spec = withForbiddenGaps(this.#spec, forbiddenGaps);
        this.announce({ type: "learned", forbiddenGaps });
        break;
      }
      case "secret":
        void this.#storeSecret(message.requestId, message.key, message.value);
        break;
      case "closed":
        this.#closed?.();
        break;
    }
  }

  async #storeSecret(requestId: number, key: string, value: string): Promise<void> {
    let error: string | undefined;
    try {
      await this.#keepSecret(this.deviceId, key, value);
    } catch (cause) {
      error = cause instanceof Error ? cause.message : String(cause);
    }
    this.#line?.post({ kind: "secretStored", requestId, ...(error === undefined ? {} : { error }) });
  }

  #failCalls(error: EdgeError): void {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(error);
  }
}
