import { connect, type Socket } from "node:net";

/** Bytes over TCP for the tests of the server: writes what it is told, hands out what comes. */
export class RawModbusClient {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #wake: (() => void) | undefined;
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake?.();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#isClosed = true;
      this.#wake?.();
    });
  }

  static open(port: number): Promise<RawModbusClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new RawModbusClient(socket));
      });
    });
  }

  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** The next `count` bytes; rejects when the server closes first. */
  async take(count: number): Promise<Buffer> {
    while (this.#received.length < count) {
      if (this.#isClosed) throw new Error("closed by the server");
      await this.#change();
    }
    const bytes = this.#received.subarray(0, count);
    this.#received = this.#received.subarray(count);
    return bytes;
  }

  /** Resolves when the server has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#isClosed) await this.#change();
  }

  /** Bytes that have come and nobody took. */
  get waiting(): number {
    return this.#received.length;
  }

  /** Sends a request and resolves to the PDU of the answer. */
  async request(pdu: readonly number[], { unitId = 1, transactionId = 1 } = {}): Promise<number[]> {
    this.write(
      Buffer.from([transactionId >> 8, transactionId & 0xff, 0, 0, 0, pdu.length + 1, unitId, ...pdu]),
    );
    const header = await this.take(7);
    const answer = await this.take(header.readUInt16BE(4) - 1);
    return [...answer];
  }

  close(): void {
    this.#socket.destroy();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
