import { type IncomingMessage, type OutgoingHttpHeaders, request as startRequest } from "node:http";
import { type Clock, ProtocolError } from "@sourceful/domain";
import type { StandIns } from "../driver-grants.ts";
import { resolveAllowedHost } from "./allowed-host.ts";
import { openPeerSocket } from "./peer-socket.ts";
import { standInFor } from "./stand-in.ts";

export interface HttpRequest {
  method: "GET" | "POST" | "PATCH";
  /** http: or https:, without user name and password. */
  url: URL;
  headers: OutgoingHttpHeaders;
  body?: Uint8Array;
}

export interface HttpAnswer {
  status: number;
  statusText: string;
  /** Where a redirect leads, as it was sent. */
  location?: string;
  body: Buffer;
}

export interface HttpLimits {
  allowedHosts: readonly string[];
  tlsPinSha256?: string | undefined;
  standIns?: StandIns | undefined;
  maxBytes: number;
  /** Longest time the connection may take to be made, ms. The whole exchange is bounded by `signal`. */
  connectMs: number;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * One request and its whole answer, over a connection of its own: devices close idle ones as they like, and a
 * request that met a dying connection could not be told from one that was carried out. Redirects are
 * answers.
 *
 * @throws {RejectedError} host_not_allowed
 * @throws {TimeoutError} connection_failed: no address, no connection, or a certificate that is not trusted
 * @throws {ProtocolError} message_invalid: too large, or encoded in a way that was not asked for
 * @throws whatever the signal was aborted with, or node's own error for a connection that was lost
 */
export async function exchangeHttp(request: HttpRequest, limits: HttpLimits): Promise<HttpAnswer> {
  const { url, method, body } = request;
  const { allowedHosts, tlsPinSha256: pinSha256, standIns, signal, clock, connectMs } = limits;
  const isTls = url.protocol === "https:";
  const port = Number(url.port) || (isTls ? 443 : 80);
  const target =
    standInFor(standIns, url.hostname) ??
    (await orAborted(resolveAllowedHost(allowedHosts, url.hostname, port), signal));
  const tls = isTls ? { pinSha256 } : undefined;
  const socket = await openPeerSocket({ ...target, tls }, { clock, timeoutMs: connectMs, signal });
  try {
    const sent = startRequest({
      createConnection: () => socket,
      // Small devices are careless about line ends; an answer on a connection of its own is in nobody's way.
      insecureHTTPParser: true,
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        ...request.headers,
        host: url.host,
        "accept-encoding": "identity",
        ...(body === undefined ? {} : { "content-length": body.byteLength }),
      },
      signal,
    });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once("response", resolve).once("error", reject);
      sent.end(body);
    });
    const { statusCode = 0, statusMessage = "", headers } = response;
    return {
      status: statusCode,
      statusText: statusMessage,
      ...(headers.location === undefined ? {} : { location: headers.location }),
      body: await readBody(response, limits.maxBytes),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    socket.destroy();
  }
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = response.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") throw invalid(`the answer is encoded as ${encoding}, which was not asked for`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw invalid(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function invalid(message: string): ProtocolError {
  return new ProtocolError(message, { code: "message_invalid" });
}

/** For what takes no signal: it goes on, and what becomes of it is of no interest. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
