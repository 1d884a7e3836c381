import { isIP, type LookupFunction, connect as netConnect, type Socket } from "node:net";
import { type TLSSocket, connect as tlsConnect } from "node:tls";
import { type Clock, errorMessage, TimeoutError } from "@sourceful/domain";

interface PeerTls {
  /** Certificates that are trusted, PEM; those of the system when not given. */
  ca?: string | undefined;
  /** SHA-256 of the peer's own certificate, hex; then nothing else is checked. */
  pinSha256?: string | undefined;
}

export interface PeerAddress {
  host: string;
  port: number;
  /** In the clear without it. */
  tls?: PeerTls | undefined;
  /** How to resolve the host; the system's way when not given. */
  lookup?: LookupFunction | undefined;
}

/** How long a silent connection is trusted before the system probes it, ms. */
const KEEP_ALIVE_MS = 30_000;

/**
 * Connects to a peer. With TLS the peer's certificate has been checked when the promise resolves: nothing can
 * have been sent before, no password either. The socket has a listener for errors; `close` follows each.
 *
 * @throws {TimeoutError} connection_failed, with the reason; whatever the signal was aborted with
 */
export async function openPeerSocket(
  { host, port, tls, lookup }: PeerAddress,
  { clock, timeoutMs, signal }: { clock: Clock; timeoutMs: number; signal: AbortSignal },
): Promise<Socket> {
  signal.throwIfAborted();
  const target = { host, port, ...(lookup === undefined ? {} : { lookup }) };
  const socket = tls === undefined ? netConnect(target) : tlsConnect({ ...target, ...tlsOptions(host, tls) });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  try {
    await opened(socket, tls === undefined ? "connect" : "secureConnect", { clock, timeoutMs, signal });
    if (tls?.pinSha256 !== undefined) checkPin(socket as TLSSocket, tls.pinSha256);
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    throw new TimeoutError(`cannot connect to ${host}:${port}: ${reasonOf(error)}`, {
      code: "connection_failed",
      retry: "later",
      cause: error,
    });
  }
  return socket;
}

function tlsOptions(host: string, { ca, pinSha256 }: PeerTls) {
  return {
    ...(isIP(host) ? {} : { servername: host }),
    ...(ca === undefined ? {} : { ca }),
    // A pinned certificate is compared below, before anything is sent.
    rejectUnauthorized: pinSha256 === undefined,
  };
}

function checkPin(socket: TLSSocket, pinSha256: string): void {
  const bare = (hex: string) => hex.replaceAll(/[^0-9a-fA-F]/g, "").toLowerCase();
  const fingerprint = bare(socket.getPeerCertificate().fingerprint256 ?? "");
  if (fingerprint === bare(pinSha256)) return;
  throw new Error(`certificate with SHA-256 ${fingerprint} is not the pinned one`);
}

function opened(
  socket: Socket,
  event: "connect" | "secureConnect",
  { clock, timeoutMs, signal }: { clock: Clock; timeoutMs: number; signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(timeoutMs, () =>
      settle(() => reject(new Error(`no answer in ${timeoutMs} ms`))),
    );
    const onOpen = () => settle(resolve);
    const onError = (error: Error) => settle(() => reject(error));
    const onClose = () => settle(() => reject(new Error("closed by the peer")));
    const onAbort = () => settle(() => reject(signal.reason as Error));
    const settle = (finish: () => void) => {
      timer.cancel();
      socket.off(event, onOpen).off("close", onClose);
      // Errors that come after the outcome is known are of no interest.
      socket.on("error", () => undefined).off("error", onError);
      signal.removeEventListener("abort", onAbort);
      finish();
    };
    socket.once(event, onOpen).once("error", onError).once("close", onClose);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}

/** Failures of several addresses have an empty message and the reasons inside. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorMessage).join(", ");
  return errorMessage(error);
}
