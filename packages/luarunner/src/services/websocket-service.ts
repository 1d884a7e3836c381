import { type Clock, errorMessage } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";
import type { RawData, WebSocket } from "ws";
import type { ExchangeRecord } from "../call-report.ts";
import type { WebSocketTarget } from "../driver-grants.ts";
import type { OperationArgument, OperationText } from "../lua-values.ts";
import { resolveAllowedHost } from "./allowed-host.ts";
import type { Answer, HostService, Operation, ServiceCall } from "./host-service.ts";
import { MessageBuffer } from "./message-buffer.ts";
import { openPeerSocket } from "./peer-socket.ts";
import type { ServiceHost } from "./service-host.ts";
import { ServiceLink } from "./service-link.ts";
import { standInFor } from "./stand-in.ts";

const NOT_GRANTED = "ws: the device has no WebSocket host configured";
const NOT_OPEN = "ws: not open";
const OPEN_MS = 10_000;
const CLOSE_MS = 1_000;
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** What the driver finds in its queue when the peer has ended the stream. */
const END_OF_STREAM = "";

/** A driver's WebSocket: one at a time, opened and reopened by the driver itself. */
export class WebSocketService implements HostService {
  readonly operations: Readonly<Record<string, Operation>> = {
    ws_open: { perform: ([url, headers], call) => this.#open(url as string, headers, call) },
    ws_send: { perform: ([message], call) => this.#send(message as OperationText, call) },
    ws_messages: { perform: (_args, call) => this.#drain(call) },
    ws_is_open: { perform: () => [this.#isOpen] },
    ws_close: {
      perform: async () => {
        await this.close();
        return [];
      },
    },
  };
  readonly #target: WebSocketTarget | undefined;
  readonly #options: ServiceHost;
  readonly #link: ServiceLink;
  readonly #buffer = new MessageBuffer<string | Uint8Array>();
  #socket: WebSocket | undefined;
  #url: string | undefined;

  /** Without a target every operation answers that there is none. */
  constructor(target: WebSocketTarget | undefined, options: ServiceHost) {
    this.#target = target;
    this.#options = options;
    this.#link = new ServiceLink(options.clock, options.onLink);
  }

  get link(): LinkState | undefined {
    return this.#target && this.#link.state;
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = undefined;
    await closed(socket, this.#options.clock);
    this.#link.set("idle");
  }

  get #isOpen(): boolean {
    return this.#socket !== undefined && this.#socket.readyState === this.#socket.OPEN;
  }

  /** One that is open to the same URL stays; any other is closed, and what it had sent is forgotten. */
  async #open(url: string, headers: OperationArgument | undefined, call: ServiceCall): Promise<Answer> {
    const attempt = { protocol: "ws", action: "open", target: bareUrl(url) } as const;
    if (!this.#target) return refuse(call, attempt, NOT_GRANTED);
    if (this.#isOpen && this.#url === url) return [true];
    await this.close();
    this.#buffer.clear();
    this.#link.set("connecting", this.#link.state.error);
    try {
      this.#socket = await this.#connect(url, headerFields(headers), this.#target, call.signal);
      this.#url = url;
    } catch (error) {
      const reason = errorMessage(error);
      this.#link.set("down", reason);
      return refuse(call, attempt, `ws: ${reason}`);
    }
    this.#link.set("connected");
    call.recorder.addExchange({ ...attempt, ok: true });
    return [true];
  }

  async #connect(
    url: string,
    headers: Map<string, string>,
    { allowedHosts, tlsPinSha256, standIns }: WebSocketTarget,
    callSignal: AbortSignal,
  ): Promise<WebSocket> {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed?.protocol !== "ws:" && parsed?.protocol !== "wss:") throw new Error(`not a ws or wss URL`);
    const isSecure = parsed.protocol === "wss:";
    const port = Number(parsed.port) || (isSecure ? 443 : 80);
    const allowed =
      standInFor(standIns, parsed.hostname) ??
      (await resolveAllowedHost(allowedHosts, parsed.hostname, port));
    // Loaded when the first device needs it: most have no WebSocket.
    const { WebSocket } = await import("ws");
    const peer = await openPeerSocket(
      { ...allowed, ...(isSecure ? { tls: { pinSha256: tlsPinSha256 } } : {}) },
      { clock: this.#options.clock, timeoutMs: OPEN_MS, signal: callSignal },
    );
    const protocols = takeProtocols(headers);
    const socket = new WebSocket(parsed, protocols, {
      createConnection: () => peer,
      headers: Object.fromEntries(headers),
      handshakeTimeout: OPEN_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
    });
    let fault: string | undefined;
    socket.on("error", (error) => (fault ??= errorMessage(error)));
    socket.on("message", (data, isBinary) => this.#take(data, isBinary));
    const onAbort = () => socket.terminate();
    callSignal.addEventListener("abort", onAbort, { once: true });
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("open", () => resolve(true));
      socket.once("close", () => resolve(false));
    });
    callSignal.removeEventListener("abort", onAbort);
    if (!isOpen) throw new Error(fault ?? "closed by the peer");
    socket.once("close", (code, reason) => {
      this.#ended(socket, fault ?? `closed by the peer: ${code} ${reason.toString("utf8")}`.trimEnd());
    });
    return socket;
  }

  #ended(socket: WebSocket, reason: string): void {
    // Closed by the driver, which need not be told.
    if (socket !== this.#socket) return;
    this.#buffer.push(END_OF_STREAM, 0);
    this.#link.set("down", reason);
  }

  #take(data: RawData, isBinary: boolean): void {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    // An empty message would read as the end of the stream.
    if (bytes.length > 0) this.#buffer.push(isBinary ? bytes : bytes.toString("utf8"), bytes.length);
  }

  #drain({ recorder }: ServiceCall): Answer {
    if (!this.#target) return [null, NOT_GRANTED];
    const { messages, dropped } = this.#buffer.drain();
    if (dropped > 0) {
      recorder.report.dropped.messages += dropped;
      const text = `ws: ${dropped} messages came faster than the driver took them and were dropped`;
      this.#options.onLog({ level: "warn", message: text });
    }
    return [messages];
  }

  async #send(message: OperationText, call: ServiceCall): Promise<Answer> {
    const attempt = { protocol: "ws", action: "send", target: bareUrl(this.#url ?? "") } as const;
    if (!this.#target) return refuse(call, attempt, NOT_GRANTED);
    const socket = this.#socket;
    if (!socket || !this.#isOpen) return refuse(call, attempt, NOT_OPEN);
    const error = await new Promise<Error | undefined>((resolve) => socket.send(message, resolve));
    if (error) return refuse(call, attempt, `ws: ${errorMessage(error)}`);
    call.recorder.addExchange({ ...attempt, ok: true });
    return [true];
  }
}

function refuse(
  { recorder }: ServiceCall,
  attempt: Pick<ExchangeRecord, "protocol" | "action" | "target">,
  error: string,
): Answer {
  recorder.addExchange({ ...attempt, ok: false, error });
  return [null, error];
}

/** Without user name, password and query: they may be secrets. */
function bareUrl(url: string): string {
  if (!URL.canParse(url)) return "";
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function headerFields(headers: OperationArgument | undefined): Map<string, string> {
  if (headers === null || typeof headers !== "object" || Array.isArray(headers)) return new Map();
  const fields = Object.entries(headers).filter(([, value]) => typeof value !== "object");
  return new Map(fields.map(([name, value]) => [name.toLowerCase(), String(value as string | number)]));
}

/** The subprotocols, which the WebSocket handshake itself must know of. */
function takeProtocols(headers: Map<string, string>): string[] {
  const value = headers.get("sec-websocket-protocol") ?? "";
  headers.delete("sec-websocket-protocol");
  return value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Says goodbye and waits for the answer, but not long. */
function closed(socket: WebSocket, clock: Clock): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = clock.after(CLOSE_MS, () => socket.terminate());
    socket.once("close", () => {
      timer.cancel();
      resolve();
    });
    socket.close();
  });
}
