import type { EventEmitter } from "node:events";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { errorMessage, ProtocolError, TimeoutError } from "@sourceful/domain";
import { WebSocket } from "ws";
import { TcpTransport } from "../tcp-transport.ts";
import type { Transport } from "../transport.ts";
import { WebSocketTransport } from "../websocket-transport.ts";
import { parseLeafInfo } from "./leaf-info.ts";
import type { LeafTlsOptions } from "./leaf-options.ts";
import type { LeafUrl } from "./leaf-url.ts";

/** The first line is INFO; longer than this it is something else. */
const MAX_INFO_BYTES = 1_048_576;

/** A connection on which the other server has said nothing, or INFO only. */
export interface DialledLeaf {
  /** Not read from until `resume`. */
  readonly transport: Transport;
  /** What came before TLS began, or undefined when everything is still to come. */
  readonly received: Buffer | undefined;
}

export interface DialOptions {
  readonly tls: LeafTlsOptions | undefined;
  readonly maxMessageBytes: number;
  /** Aborts when there is no time left, with the reason. */
  readonly signal: AbortSignal;
}

/**
 * Connects, over TLS where the URL or the other server asks for it.
 * @throws TimeoutError connection_failed when nobody answers, ProtocolError connection_failed when the TLS or
 *   WebSocket handshake fails or what answers is no NATS server; the signal's reason when it aborts
 */
export function dialLeaf(url: LeafUrl, options: DialOptions): Promise<DialledLeaf> {
  return url.webSocketUrl === undefined ? dialTcp(url, options) : dialWebSocket(url.webSocketUrl, options);
}

async function dialTcp(url: LeafUrl, { tls, signal }: DialOptions): Promise<DialledLeaf> {
  const socket = connectTcp({ host: url.host, port: url.port, noDelay: true });
  try {
    await ready(socket, "connect", signal, unreachable);
    const received = await readLine(socket, signal);
    const info = parseLeafInfo(received.toString("utf8", "INFO ".length, received.indexOf(10)));
    if (!info) throw new ProtocolError("What answers is no NATS server.", { code: "connection_failed" });
    if (!url.isTls && !info.isTlsRequired) return { transport: new TcpTransport(socket, url.host), received };
    const secured = connectTls({
      socket,
      ...(isIP(url.host) === 0 && { servername: url.host }),
      minVersion: "TLSv1.2",
      ...tls,
    });
    await ready(secured, "secureConnect", signal, handshakeFailed);
    secured.pause();
    return { transport: new TcpTransport(secured, url.host), received };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function dialWebSocket(
  url: string,
  { tls, maxMessageBytes, signal }: DialOptions,
): Promise<DialledLeaf> {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: maxMessageBytes,
    minVersion: "TLSv1.2",
    ...tls,
  });
  // Before anyone listens, nothing may be read: messages would be lost.
  socket.once("open", () => socket.pause());
  try {
    await ready(socket, "open", signal, (cause) =>
      isNetworkError(cause) ? unreachable(cause) : handshakeFailed(cause),
    );
  } catch (error) {
    socket.terminate();
    throw error;
  }
  return { transport: new WebSocketTransport(socket, url), received: undefined };
}

/** Resolves with the event; the last error listener stays, so that a late error has someone to hear it. */
function ready(
  opening: EventEmitter,
  event: string,
  signal: AbortSignal,
  explain: (cause: unknown) => Error,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    opening.on("error", (error: unknown) => {
      signal.removeEventListener("abort", abort);
      reject(explain(error));
    });
    opening.once(event, () => {
      signal.removeEventListener("abort", abort);
      resolve();
    });
  });
}

/** Everything up to the first LF at least, the socket paused after it. */
function readLine(socket: Socket, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = (finish: () => void) => {
      signal.removeEventListener("abort", abort);
      socket.off("data", onData);
      socket.off("close", onClose);
      socket.pause();
      finish();
    };
    const abort = () => done(() => reject(signal.reason as Error));
    const onClose = () => done(() => reject(unreachable(new Error("it closed the connection at once"))));
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (chunk.includes(10)) done(() => resolve(Buffer.concat(chunks)));
      else if (bytes > MAX_INFO_BYTES) {
        done(() =>
          reject(new ProtocolError("What answers is no NATS server.", { code: "connection_failed" })),
        );
      }
    };
    signal.addEventListener("abort", abort, { once: true });
    socket.on("data", onData);
    socket.on("close", onClose);
  });
}

function isNetworkError(cause: unknown): boolean {
  return [
    "ECONNREFUSED",
    "ECONNRESET",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
  ].includes((cause as NodeJS.ErrnoException).code ?? "");
}

function unreachable(cause: unknown): TimeoutError {
  return new TimeoutError(`The other NATS server cannot be reached: ${errorMessage(cause)}`, {
    code: "connection_failed",
    retry: "later",
    cause,
  });
}

function handshakeFailed(cause: unknown): ProtocolError {
  return new ProtocolError(`The handshake with the other NATS server failed: ${errorMessage(cause)}`, {
    code: "connection_failed",
    retry: "later",
    cause,
  });
}
