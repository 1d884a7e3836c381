import { backoffMs, type Clock, errorMessage, sleep } from "@sourceful/domain";
import type { DriverLogLine } from "../call-report.ts";
import type { ServiceLink } from "./service-link.ts";

/** An open connection that a KeptConnection watches over. */
export interface PeerConnection {
  /** Resolves with the reason when the connection is gone; never rejects. */
  readonly closed: Promise<string>;
  close(): Promise<void>;
}

export interface KeptConnectionOptions<C extends PeerConnection> {
  /** For log lines: "mqtt". */
  name: string;
  clock: Clock;
  link: ServiceLink;
  /** Makes one connection; rejects with the reason it could not, and when the signal aborts. */
  open(signal: AbortSignal): Promise<C>;
  readonly onLog: (line: DriverLogLine) => void;
}

const BACKOFF = { firstMs: 500, maxMs: 30_000 };
/** A connection that lasted so long was a good one: the next failure is the first again, ms. */
const GOOD_AFTER_MS = 10_000;

/** A connection that is made at once and made again, ever more slowly, whenever it fails or ends. */
export class KeptConnection<C extends PeerConnection> {
  readonly #options: KeptConnectionOptions<C>;
  readonly #closing = new AbortController();
  readonly #life: Promise<void>;
  readonly #attempted: Promise<void>;
  #markAttempted: () => void = () => undefined;
  #hasAttempted = false;
  #current: C | undefined;
  #isDownReported = false;

  constructor(options: KeptConnectionOptions<C>) {
    this.#options = options;
    this.#attempted = new Promise((resolve) => (this.#markAttempted = resolve));
    this.#life = this.#live();
  }

  /** The open connection, if there is one. */
  get current(): C | undefined {
    return this.#current;
  }

  /** Resolves when the first attempt has succeeded or failed, or the signal aborts. */
  async attempted(signal: AbortSignal): Promise<void> {
    if (this.#hasAttempted || signal.aborted) return;
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await Promise.race([this.#attempted, aborted]);
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error("closed"));
    await this.#current?.close();
    await this.#life;
  }

  async #live(): Promise<void> {
    const { clock, link } = this.#options;
    const { signal } = this.#closing;
    for (let failures = 0; !signal.aborted; failures += 1) {
      link.set("connecting", link.state.error);
      const startedMs = clock.monotonicMs();
      const reason = await this.#connectOnce(signal);
      if (signal.aborted) break;
      this.#down(reason);
      if (clock.monotonicMs() - startedMs >= GOOD_AFTER_MS) failures = 0;
      await sleep(clock, backoffMs(failures, BACKOFF), signal).catch(() => undefined);
    }
    link.set("idle");
  }

  /** Lives through one connection; returns why it ended or could not be made. */
  async #connectOnce(signal: AbortSignal): Promise<string> {
    let connection: C;
    try {
      connection = await this.#options.open(signal);
    } catch (error) {
      return errorMessage(error);
    } finally {
      this.#hasAttempted = true;
      this.#markAttempted();
    }
    if (signal.aborted) {
      await connection.close();
      return "closed";
    }
    this.#current = connection;
    this.#up();
    const reason = await connection.closed;
    this.#current = undefined;
    return reason;
  }

  #up(): void {
    const { link, name, onLog } = this.#options;
    link.set("connected");
    if (this.#isDownReported) onLog({ level: "info", message: `${name}: connected again` });
    this.#isDownReported = false;
  }

  /** A peer that stays away is one line, not one per attempt. */
  #down(reason: string): void {
    const { link, name, onLog } = this.#options;
    link.set("down", reason);
    if (!this.#isDownReported) onLog({ level: "warn", message: `${name}: ${reason}` });
    this.#isDownReported = true;
  }
}
