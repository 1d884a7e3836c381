import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A client that says exactly what it is told and keeps what it hears, as latin1 text. */
export class RawClient {
  /** Everything received, INFO included. */
  received = "";
  isClosed = false;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => {
      this.received += chunk.toString("latin1");
    });
    // A reset is one of the ways a server gets rid of a client; what counts is that it is over.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.isClosed = true;
    });
  }

  /** Resolves once INFO has come. */
  static async open(port: number): Promise<RawClient> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const client = new RawClient(socket);
    await once(socket, "connect");
    await client.until(() => client.received.includes("\r\n"));
    return client;
  }

  /** What came after INFO. */
  get answer(): string {
    return this.received.slice(this.received.indexOf("\r\n") + 2);
  }

  get info(): Record<string, unknown> {
    return JSON.parse(this.received.slice("INFO ".length, this.received.indexOf("\r\n"))) as Record<
      string,
      unknown
    >;
  }

  send(text: string | Uint8Array): void {
    if (!this.isClosed) this.#socket.write(typeof text === "string" ? Buffer.from(text, "latin1") : text);
  }

  /** Stops reading, so that the server's bytes pile up. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Resolves when the condition holds, looked at whenever something was heard; the test's time-out is the limit. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.isClosed)
        throw new Error(`the server closed after ${JSON.stringify(this.received.slice(-200))}`);
      await Promise.race([once(this.#socket, "data"), once(this.#socket, "close")]);
    }
  }

  async untilClosed(): Promise<void> {
    if (!this.isClosed) await once(this.#socket, "close");
  }

  /** Says that it is done and waits for the server to have read everything and hung up. */
  async finish(): Promise<void> {
    if (this.isClosed) return;
    this.#socket.end();
    await this.untilClosed();
  }

  /** Hangs up at once. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.#socket.destroy();
    await this.untilClosed();
  }
}
