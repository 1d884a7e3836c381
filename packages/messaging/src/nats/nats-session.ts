import {
  type Authenticator,
  type ConnectionOptions,
  type NatsConnection,
  NatsConnectionImpl,
  setTransportFactory,
} from "@nats-io/nats-core/internal";
import type { BusAddress } from "./bus-address.ts";
import { hostPort, type Link, LinkTransport } from "./link-transport.ts";

export interface SessionOptions {
  name: string;
  authenticator: Authenticator;
  /** PEM of the authority to trust instead of the system's. */
  ca?: string | undefined;
  /** PEM of the one certificate the server may show. */
  pin?: string | undefined;
  /** For the whole of connecting, TLS and authentication; ms. */
  connectTimeoutMs: number;
  pingIntervalMs: number;
  /** Ends the attempt or the session at once; what is buffered is lost. */
  signal: AbortSignal;
}

/** One connection from its making to its end; it never reconnects. */
export interface NatsSession {
  readonly connection: NatsConnection;
  /** Resolves, never rejects, when the connection has ended; with what ended it, when something did. */
  readonly ended: Promise<Error | undefined>;
}

const MAX_PINGS_UNANSWERED = 3;

/**
 * Connects once.
 * @throws the client's or the system's error, untranslated
 */
export async function openNatsSession(address: BusAddress, options: SessionOptions): Promise<NatsSession> {
  const { name, authenticator, ca, pin, connectTimeoutMs, pingIntervalMs, signal } = options;
  const ending = new AbortController();
  const link: Link = { address, ca, pin, signal: ending.signal };
  const onAbort = () => ending.abort(signal.reason);
  const isWebSocket = address.scheme === "ws" || address.scheme === "wss";
  const clientOptions: ConnectionOptions & { link: Link } = {
    servers: [hostPort(address)],
    name,
    authenticator,
    timeout: connectTimeoutMs,
    pingInterval: pingIntervalMs,
    maxPingOut: MAX_PINGS_UNANSWERED,
    // `{}` insists on TLS; `null` never asks for it, which inside a WebSocket makes no sense.
    ...(address.scheme === "tls" && { tls: {} }),
    ...(isWebSocket && { tls: null }),
    // Names are looked up when the socket is made, both address families tried side by side.
    resolve: false,
    reconnect: false,
    ignoreClusterUpdates: true,
    noAsyncTraces: true,
    link,
  };
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  setTransportFactory({ factory: () => new LinkTransport() });
  try {
    const connection = await NatsConnectionImpl.connect(clientOptions);
    const ended = connection.closed().then((reason) => {
      signal.removeEventListener("abort", onAbort);
      return reason ?? undefined;
    });
    return { connection, ended };
  } catch (thrown) {
    signal.removeEventListener("abort", onAbort);
    // The client leaves a socket that was still connecting.
    ending.abort(new Error("the attempt failed"));
    throw thrown;
  }
}
