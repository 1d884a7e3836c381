import { Duplex } from "node:stream";
import { WebSocket } from "ws";

/**
 * A WebSocket as a stream of bytes, so that it can stand in for a TCP socket. Emits `connect` when it is open.
 * `destroy` ends it at once, whatever is buffered.
 */
export class WebSocketStream extends Duplex {
  /** TLS is underneath; named as in tls.TLSSocket. */
  readonly encrypted: boolean;
  readonly #socket: WebSocket;

  constructor(url: string, { ca }: { ca?: string | undefined } = {}) {
    super({ allowHalfOpen: false });
    this.encrypted = url.startsWith("wss:");
    this.#socket = new WebSocket(url, { perMessageDeflate: false, ...(ca !== undefined && { ca }) });
    this.#socket.on("open", () => this.emit("connect"));
    this.#socket.on("message", (data) => this.push(data));
    this.#socket.on("error", (error) => this.destroy(error));
    this.#socket.on("close", () => this.destroy());
  }

  override _read(): void {
    // Frames are pushed as they come; nothing is asked for.
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.send(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.close();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.terminate();
    done(error);
  }
}
