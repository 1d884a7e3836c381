import { createServer, type Server, type Socket } from "node:net";
import { listenOn } from "./listen-on.ts";

/** A TCP port on loopback that says bytes to whoever listens: a serial server, a P1 reader. */
export class BytePort {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #unsaid: Uint8Array[] = [];

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => this.#sockets.delete(socket));
      socket.resume();
      for (const bytes of this.#unsaid.splice(0)) socket.write(bytes);
    });
  }

  /** Listens; port 0 picks a free one. Resolves to the port, rejects with ConfigError address_in_use. */
  listen(port = 0, host = "127.0.0.1"): Promise<number> {
    return listenOn(this.#server, port, host);
  }

  /** Says bytes to everyone connected; when nobody is, to the first who comes. */
  say(bytes: Uint8Array): void {
    if (this.#sockets.size === 0) this.#unsaid.push(bytes);
    for (const socket of this.#sockets) socket.write(bytes);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      // An error here means that it did not listen, which is what close is for.
      this.#server.close(() => resolve());
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
