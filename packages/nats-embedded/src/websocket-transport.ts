import type { WebSocket } from "ws";
import type { Transport, TransportListener } from "./transport.ts";

/** A transport over an open WebSocket: what its messages hold, one after the other, is the stream. */
export class WebSocketTransport implements Transport {
  readonly remoteHost: string;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, remoteHost: string) {
    this.#socket = socket;
    this.remoteHost = remoteHost.replace(/^::ffff:(?=\d+\.)/, "");
  }

  get pendingBytes(): number {
    return this.#socket.bufferedAmount;
  }

  listen(listener: TransportListener): void {
    let failure: Error | undefined;
    this.#socket.on("error", (error) => {
      failure = error;
    });
    this.#socket.on("close", () => listener.onClose(failure));
    this.#socket.on("message", (data) => {
      // `binaryType` is left at "nodebuffer", so there is nothing else.
      listener.onData(data as Buffer);
    });
    // It may have gone between its handshake and now.
    if (this.#socket.readyState === this.#socket.CLOSED) listener.onClose();
  }

  write(bytes: Buffer, done?: () => void): void {
    this.#socket.send(bytes, { binary: true }, () => done?.());
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.close();
  }

  destroy(): void {
    this.#socket.terminate();
  }
}
