import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Clock, systemClock, type Timer } from "@sourceful/domain";
import { listenOn } from "./listen-on.ts";

export interface HttpDeviceRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface HttpDeviceAnswer {
  /** 200 when not given. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body: string | Buffer;
}

/** What a device does to the next requests. */
export interface HttpFaults {
  /** Wait before each answer. */
  delayMs: number;
  /** "drop" never answers, "close" hangs up, a number answers with that status and no body. */
  action: "answer" | "drop" | "close" | number;
}

export interface HttpDeviceOptions {
  /** What the device says; undefined is a 404. */
  answer: (request: HttpDeviceRequest) => HttpDeviceAnswer | undefined;
  clock?: Clock;
}

const REQUESTS_KEPT = 10_000;

/** A device with an HTTP interface on loopback, with faults on demand. */
export class HttpDevice {
  readonly faults: HttpFaults = { delayMs: 0, action: "answer" };
  readonly #options: Required<HttpDeviceOptions>;
  readonly #server: Server;
  readonly #requests: HttpDeviceRequest[] = [];
  readonly #timers = new Set<Timer>();

  constructor(options: HttpDeviceOptions) {
    this.#options = { clock: systemClock, ...options };
    this.#server = createServer((incoming, outgoing) => this.#receive(incoming, outgoing));
  }

  /** What was asked, oldest first. */
  get requests(): readonly HttpDeviceRequest[] {
    return this.#requests;
  }

  /** Listens; port 0 picks a free one. Resolves to the port, rejects with ConfigError address_in_use. */
  listen(port = 0, host = "127.0.0.1"): Promise<number> {
    return listenOn(this.#server, port, host);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) timer.cancel();
    const closed = new Promise<void>((resolve) => {
      // An error here means that it did not listen, which is what close is for.
      this.#server.close(() => resolve());
    });
    this.#server.closeAllConnections();
    await closed;
  }

  #receive(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request: HttpDeviceRequest = {
        method: incoming.method ?? "GET",
        path: incoming.url ?? "/",
        headers: Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks).toString("utf8"),
      };
      this.#requests.push(request);
      if (this.#requests.length > REQUESTS_KEPT) this.#requests.shift();
      const { delayMs } = this.faults;
      if (delayMs <= 0) {
        this.#answer(request, incoming, outgoing);
        return;
      }
      const timer = this.#options.clock.after(delayMs, () => {
        this.#timers.delete(timer);
        this.#answer(request, incoming, outgoing);
      });
      this.#timers.add(timer);
    });
  }

  #answer(request: HttpDeviceRequest, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { action } = this.faults;
    if (action === "drop") return;
    if (action === "close") {
      incoming.socket.destroy();
      return;
    }
    const answer = typeof action === "number" ? { status: action, body: "" } : this.#options.answer(request);
    const { status = 200, headers = {}, body } = answer ?? { status: 404, body: "Not Found" };
    outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    outgoing.end(body);
  }
}
