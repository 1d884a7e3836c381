import type { LinkState } from "@sourceful/modbus";
import type { SerialTarget } from "../driver-grants.ts";
import type { OperationArgument } from "../lua-values.ts";
import { ByteRing, DEFAULT_RING_BYTES } from "./byte-ring.ts";
import type { Answer, HostService, Operation, ServiceCall } from "./host-service.ts";
import { KeptConnection, type PeerConnection } from "./kept-connection.ts";
import { openSerialConnection } from "./serial-connection.ts";
import type { ServiceHost } from "./service-host.ts";
import { ServiceLink } from "./service-link.ts";

const NOT_GRANTED = "serial: the device has no serial line configured";
/** Longest that one read waits, ms. */
const MAX_WAIT_MS = 5_000;

/** A driver's serial line, to listen to: open from when the driver loads, reopened whenever it fails. */
export class SerialService implements HostService {
  readonly operations: Readonly<Record<string, Operation>> = {
    serial_read: { perform: ([most, timeoutMs], call) => this.#read(most, timeoutMs, call) },
  };
  readonly #options: ServiceHost;
  readonly #link: ServiceLink;
  readonly #ring = new ByteRing();
  readonly #line: KeptConnection<PeerConnection> | undefined;
  #onBytes: (() => void) | undefined;

  /** Without a target every operation answers that there is none. */
  constructor(target: SerialTarget | undefined, options: ServiceHost) {
    const { clock, onLink, onLog } = options;
    this.#options = options;
    this.#link = new ServiceLink(clock, onLink);
    if (!target) return;
    this.#line = new KeptConnection({
      name: "serial",
      clock,
      link: this.#link,
      onLog,
      open: (signal) =>
        openSerialConnection(target, { clock, signal, onBytes: (bytes) => this.#arrived(bytes) }),
    });
  }

  get link(): LinkState | undefined {
    return this.#line && this.#link.state;
  }

  async close(): Promise<void> {
    await this.#line?.close();
  }

  #arrived(bytes: Uint8Array): void {
    this.#ring.push(bytes);
    this.#onBytes?.();
  }

  async #read(
    most: OperationArgument | undefined,
    timeoutMs: OperationArgument | undefined,
    { recorder, signal }: ServiceCall,
  ): Promise<Answer> {
    if (!this.#line) return [null, NOT_GRANTED];
    const waitMs = between(Number(timeoutMs), 0, MAX_WAIT_MS);
    if (this.#ring.length === 0 && waitMs > 0) await this.#waitForBytes(waitMs, signal);
    // Nobody hears the answer: the bytes are for the next read.
    if (signal.aborted) return [null];
    const { bytes, dropped } = this.#ring.take(between(Number(most), 1, DEFAULT_RING_BYTES));
    if (dropped > 0) {
      recorder.report.dropped.bytes += dropped;
      const text = `serial: ${dropped} bytes came faster than the driver took them and were dropped`;
      this.#options.onLog({ level: "warn", message: text });
    }
    if (bytes.length > 0 || this.#line.current) return [bytes];
    const { error } = this.#link.state;
    return [null, `serial: not connected${error === undefined ? "" : `: ${error}`}`];
  }

  #waitForBytes(waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        timer.cancel();
        signal.removeEventListener("abort", finish);
        this.#onBytes = undefined;
        resolve();
      };
      const timer = this.#options.clock.after(waitMs, finish);
      signal.addEventListener("abort", finish, { once: true });
      this.#onBytes = finish;
    });
  }
}

/** A driver's number within limits; the lower one for what is none. */
function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.trunc(value) || least));
}
