import type { Socket } from "node:net";
import type { Transport, TransportListener } from "./transport.ts";

/** A transport over an accepted TCP socket. */
export class TcpTransport implements Transport {
  readonly remoteHost: string;
  readonly #socket: Socket;

  /** `remoteHost` for a TLS socket, which does not always know its own. */
  constructor(socket: Socket, remoteHost = socket.remoteAddress ?? "") {
    this.#socket = socket;
    this.remoteHost = remoteHost.replace(/^::ffff:(?=\d+\.)/, "");
  }

  get pendingBytes(): number {
    return this.#socket.writableLength;
  }

  listen(listener: TransportListener): void {
    let failure: Error | undefined;
    this.#socket.on("error", (error) => {
      failure = error;
    });
    this.#socket.on("close", () => listener.onClose(failure));
    this.#socket.on("data", (chunk) => listener.onData(chunk));
    // It may have gone between its handshake and now.
    if (this.#socket.closed) listener.onClose();
  }

  write(bytes: Buffer, done?: () => void): void {
    this.#socket.write(bytes, done);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
