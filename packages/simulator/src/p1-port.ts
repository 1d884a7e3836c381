import { createServer, type Server, type Socket } from "node:net";
import { type Clock, systemClock, type Timer } from "@sourceful/domain";
import { listenOn } from "./listen-on.ts";
import { sampleMeter } from "./meter-sample.ts";
import type { MeterSource } from "./meter-source.ts";
import { encodeP1Telegram, type P1TelegramOptions } from "./p1-telegram.ts";

export interface P1PortOptions extends Omit<P1TelegramOptions, "atMs"> {
  /** Between telegrams, ms: 1000 as DSMR 5 has it when not given, 0 for `send` only. */
  intervalMs?: number;
  clock?: Clock;
}

/** What happens to the next telegrams. */
export interface P1Faults {
  /** One bit is wrong in each. */
  isNoisy: boolean;
  /** Nothing is sent. */
  isSilent: boolean;
}

/**
 * The P1 port of a meter behind a serial server: whoever connects is sent a telegram every second. `listen`
 * rejects with ConfigError address_in_use.
 */
export class P1Port {
  readonly faults: P1Faults = { isNoisy: false, isSilent: false };
  readonly #source: MeterSource;
  readonly #options: Required<Pick<P1PortOptions, "intervalMs" | "clock">> & P1PortOptions;
  readonly #server: Server;
  readonly #clients = new Set<Socket>();
  #timer: Timer | undefined;

  constructor(source: MeterSource, options: P1PortOptions = {}) {
    this.#source = source;
    this.#options = { intervalMs: 1000, clock: systemClock, ...options };
    this.#server = createServer((socket) => {
      this.#clients.add(socket);
      socket.setNoDelay(true);
      // What a client sends is of no interest: P1 goes one way.
      socket.resume();
      socket.on("error", () => undefined);
      socket.on("close", () => this.#clients.delete(socket));
    });
  }

  /** Clients connected now. */
  get clientCount(): number {
    return this.#clients.size;
  }

  /** Listens and begins to send; port 0 picks a free one. Resolves to the port. */
  async listen(port = 0, host = "127.0.0.1"): Promise<number> {
    const listening = await listenOn(this.#server, port, host);
    if (this.#options.intervalMs > 0) this.#tick();
    return listening;
  }

  /** Sends a telegram of this moment to every client. */
  send(): void {
    const { intervalMs: _intervalMs, clock, ...telegram } = this.#options;
    if (this.faults.isSilent) return;
    const bytes = encodeP1Telegram(sampleMeter(this.#source), { ...telegram, atMs: clock.nowMs() });
    const middle = Math.floor(bytes.length / 2);
    if (this.faults.isNoisy) bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    this.sendRaw(bytes);
  }

  /** Sends these bytes to every client. */
  sendRaw(bytes: Uint8Array): void {
    for (const client of this.#clients) client.write(bytes);
  }

  /** Drops every client; new ones are accepted. */
  disconnectAll(): void {
    for (const client of this.#clients) client.destroy();
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    const closed = new Promise<void>((resolve) => {
      // An error here means that it did not listen, which is what close is for.
      this.#server.close(() => resolve());
    });
    this.disconnectAll();
    await closed;
  }

  #tick(): void {
    this.send();
    this.#timer = this.#options.clock.after(this.#options.intervalMs, () => this.#tick());
  }
}
