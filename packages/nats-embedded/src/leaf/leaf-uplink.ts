import {
  ConfigError,
  errorMessage,
  type Logger,
  ProtocolError,
  sleep,
  TimeoutError,
} from "@sourceful/domain";
import type { ServerContext } from "../server-context.ts";
import { isValidSubject } from "../subject.ts";
import type { Transport } from "../transport.ts";
import { dialLeaf } from "./dial-leaf.ts";
import { LeafConnection } from "./leaf-connection.ts";
import { type LeafIdentity, leafIdentity } from "./leaf-identity.ts";
import type { LeafOptions } from "./leaf-options.ts";
import type { LeafFailure, LeafState } from "./leaf-state.ts";
import { type LeafUrl, parseLeafUrl } from "./leaf-url.ts";

const DIAL_TIMEOUT_MS = 5_000;
/** Trying again sooner would only make the same trouble. Source: nats-server, leafNodeReconnectDelay…. */
const TROUBLE_PAUSE_MS = 30_000;
/** The other server may put several commands into one WebSocket message. */
const WEB_SOCKET_SLACK_BYTES = 8 * 1_048_576;

/** Keeps a server joined to another one as its leaf node: connects, and connects again, until it is closed. */
export class LeafUplink {
  /** Resolves when it is closed for good. */
  readonly closed: Promise<void>;
  readonly #context: ServerContext;
  readonly #server: { readonly serverId: string; readonly serverName: string };
  readonly #options: LeafOptions;
  readonly #url: LeafUrl;
  readonly #identity: LeafIdentity;
  readonly #exports: readonly string[];
  readonly #imports: readonly string[];
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  readonly #counts = { messagesIn: 0, messagesOut: 0, messagesDropped: 0 };
  #status: LeafState["status"] = "connecting";
  #sinceMs: number;
  #attempts = 0;
  #remoteServer: string | undefined;
  #failure: LeafFailure | undefined;

  /** Starts at once. @throws ConfigError config_invalid */
  constructor(
    context: ServerContext,
    server: { readonly serverId: string; readonly serverName: string },
    options: LeafOptions,
  ) {
    this.#context = context;
    this.#server = server;
    this.#options = options;
    this.#url = parseLeafUrl(options.url);
    this.#identity = leafIdentity(options.auth, this.#url);
    this.#exports = toLatin1("exports", options.exports);
    this.#imports = toLatin1("imports", options.imports ?? [...options.exports, "_INBOX.>"]);
    this.#logger = context.logger.child({ leafUrl: this.#url.display });
    this.#sinceMs = context.clock.nowMs();
    this.closed = this.#run();
  }

  get state(): LeafState {
    return {
      status: this.#status,
      sinceMs: this.#sinceMs,
      url: this.#url.display,
      attempts: this.#attempts,
      ...this.#counts,
      ...(this.#remoteServer !== undefined && { remoteServer: this.#remoteServer }),
      ...(this.#failure && { failure: this.#failure }),
    };
  }

  /** Disconnects, and does not come back; resolves when that is done. */
  close(): Promise<void> {
    this.#stopping.abort(new TimeoutError("The leaf connection is closed.", { code: "connection_lost" }));
    return this.closed;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#attempts++;
      this.#enter("connecting");
      const failure = await this.#attempt(signal);
      if (signal.aborted) break;
      const isNews = this.#attempts <= 1 || failure.kind !== this.#failure?.kind;
      this.#failure = { ...failure, atMs: this.#context.clock.nowMs() };
      const pauseMs = this.#pauseMs(failure.kind);
      // A hub that is gone for a day is one line, not thousands.
      const level = isNews ? "warn" : "debug";
      this.#logger[level]("leaf connection is down", { ...failure, attempts: this.#attempts, pauseMs });
      this.#enter("waiting");
      await sleep(this.#context.clock, pauseMs, signal).catch(() => undefined);
    }
    this.#enter("closed");
  }

  /** One connection, from dialling to its end. */
  async #attempt(signal: AbortSignal): Promise<Omit<LeafFailure, "atMs">> {
    const dialling = new AbortController();
    const giveUp = () => dialling.abort(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    const timeout = this.#context.clock.after(DIAL_TIMEOUT_MS, () =>
      dialling.abort(
        new TimeoutError("The other NATS server does not answer.", {
          code: "connection_failed",
          retry: "later",
        }),
      ),
    );
    try {
      const { transport, received } = await dialLeaf(this.#url, {
        tls: this.#options.tls,
        maxMessageBytes: this.#context.limits.maxPayloadBytes + WEB_SOCKET_SLACK_BYTES,
        signal: dialling.signal,
      });
      timeout.cancel();
      return await this.#hold(this.#open(transport), received, signal);
    } catch (error) {
      const kind = error instanceof ProtocolError ? handshakeKind(this.#url, error) : "unreachable";
      return { kind, message: errorMessage(error) };
    } finally {
      timeout.cancel();
      signal.removeEventListener("abort", giveUp);
    }
  }

  #open(transport: Transport): LeafConnection {
    return new LeafConnection(
      {
        ...this.#server,
        context: this.#context,
        transport,
        loopSubject: `$LDS.${this.#context.loopId}`,
        identity: this.#identity,
        isTls: this.#url.isTls,
        exports: this.#exports,
        imports: this.#imports,
        pingIntervalMs: this.#options.pingIntervalMs ?? 30_000,
        counts: this.#counts,
        onJoined: (serverName) => {
          this.#attempts = 0;
          this.#remoteServer = serverName;
          this.#logger.info("leaf connection is up", { remoteServer: serverName });
          this.#enter("connected");
        },
      },
      this.#logger,
    );
  }

  async #hold(
    connection: LeafConnection,
    received: Buffer | undefined,
    signal: AbortSignal,
  ): Promise<Omit<LeafFailure, "atMs">> {
    const close = () => void connection.close();
    signal.addEventListener("abort", close, { once: true });
    connection.start(received);
    if (signal.aborted) close();
    const failure = await connection.closed;
    signal.removeEventListener("abort", close);
    this.#remoteServer = undefined;
    return failure ?? { kind: "lost", message: "it hung up" };
  }

  /** Exponential with jitter, so that a street of gateways does not come back as one. */
  #pauseMs(kind: LeafFailure["kind"]): number {
    if (kind === "loop" || kind === "permissions") return TROUBLE_PAUSE_MS;
    const { reconnectMs = 1_000, maxReconnectMs = 30_000 } = this.#options;
    const longestMs = Math.min(
      reconnectMs * 2 ** Math.min(Math.max(this.#attempts - 1, 0), 30),
      maxReconnectMs,
    );
    return longestMs * (0.5 + this.#context.random() / 2);
  }

  #enter(status: LeafState["status"]): void {
    if (this.#status === status && this.#attempts > 1) return;
    this.#status = status;
    this.#sinceMs = this.#context.clock.nowMs();
    this.#options.onState?.(this.state);
  }
}

/** A handshake that failed over TLS is taken for TLS's fault. */
function handshakeKind(url: LeafUrl, error: ProtocolError): LeafFailure["kind"] {
  const isTlsError = error.cause !== undefined && (url.webSocketUrl === undefined || url.isTls);
  return isTlsError ? "tls" : "protocol";
}

/** Subjects are handled as latin1 text of their bytes. */
function toLatin1(name: string, subjects: readonly string[]): string[] {
  const wrong = subjects.filter((subject) => !isValidSubject(subject) || /\s/.test(subject));
  if (wrong.length > 0) {
    throw new ConfigError(`The leaf connection's ${name} hold what is no subject: ${wrong.join(", ")}.`, {
      code: "config_invalid",
    });
  }
  return subjects.map((subject) => Buffer.from(subject).toString("latin1"));
}
