import type { Socket } from "node:net";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { type Clock, ConfigError, errorMessage } from "@sourceful/domain";

/** The server's certificate, and whether clients must have one. All in PEM. */
export interface ServerTlsOptions {
  readonly key: string;
  /** With the chain up to, but without, the root. */
  readonly cert: string;
  /** Authorities that clients' certificates must come from; clients are asked for one only if it is given. */
  readonly ca?: string;
  /** Refuses clients without a certificate of such an authority (mutual TLS). Default false. */
  readonly requiresClientCertificate?: boolean;
}

/** The same in Node's words. */
export function nodeTlsOptions({ key, cert, ca, requiresClientCertificate = false }: ServerTlsOptions) {
  return {
    key,
    cert,
    minVersion: "TLSv1.2",
    ...(ca !== undefined && { ca, requestCert: true }),
    rejectUnauthorized: requiresClientCertificate,
  } as const;
}

/** Turns accepted sockets into TLS ones. */
export class ServerTls {
  readonly options: ServerTlsOptions;
  readonly #server: Server;
  readonly #waiting = new Map<string, (socket: TLSSocket) => void>();

  /** @throws ConfigError config_invalid when key and certificates cannot be used. */
  constructor(options: ServerTlsOptions) {
    if (options.requiresClientCertificate && options.ca === undefined) {
      throw new ConfigError("NATS with client certificates needs the authorities they come from.", {
        code: "config_invalid",
      });
    }
    this.options = options;
    try {
      this.#server = createServer(nodeTlsOptions(options));
    } catch (cause) {
      const message = `The NATS server's TLS key or certificate cannot be used: ${errorMessage(cause)}`;
      throw new ConfigError(message, { code: "config_invalid", cause });
    }
    this.#server.on("secureConnection", (socket) => this.#waiting.get(keyOf(socket))?.(socket));
    // A failed handshake closes its socket, which is what `secure` waits for.
    this.#server.on("tlsClientError", (_error, socket) => socket.destroy());
  }

  /**
   * Does the server's part of a handshake on a socket from which nothing was read yet. Resolves with undefined,
   * the socket destroyed, when it fails, takes longer than `timeoutMs`, or is not wanted any more.
   */
  secure(
    socket: Socket,
    { clock, timeoutMs, signal }: { clock: Clock; timeoutMs: number; signal: AbortSignal },
  ): Promise<TLSSocket | undefined> {
    const key = keyOf(socket);
    return new Promise((resolve) => {
      const settle = (secured: TLSSocket | undefined) => {
        timer.cancel();
        signal.removeEventListener("abort", giveUp);
        socket.off("close", giveUp);
        this.#waiting.delete(key);
        if (!secured) socket.destroy();
        resolve(secured);
      };
      const giveUp = () => settle(undefined);
      const timer = clock.after(timeoutMs, giveUp);
      signal.addEventListener("abort", giveUp, { once: true });
      socket.once("close", giveUp);
      this.#waiting.set(key, settle);
      this.#server.emit("connection", socket);
    });
  }
}

/** Node does not tell which socket a TLS socket was made from; their peer is the same, and no other's. */
function keyOf({ remoteAddress, remotePort, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localPort}`;
}
