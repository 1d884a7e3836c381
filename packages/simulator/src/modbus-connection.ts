import type { Socket } from "node:net";
import type { Clock, Timer } from "@sourceful/domain";
import { encodeModbusFrame, type ModbusFrame, ModbusFrameReader } from "./modbus-frame.ts";

/** What becomes of one request. */
export interface Reply {
  delayMs: number;
  /** Runs after the delay. A frame is sent; "close" ends the connection; undefined sends nothing. */
  produce: () => ModbusFrame | "close" | undefined;
}

/** One client of a server: requests are answered one after the other, in order. */
export class ModbusConnection {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #handle: (frame: ModbusFrame) => Reply;
  readonly #reader = new ModbusFrameReader();
  readonly #queue: ModbusFrame[] = [];
  #timer: Timer | undefined;

  constructor(socket: Socket, clock: Clock, handle: (frame: ModbusFrame) => Reply) {
    this.#socket = socket;
    this.#clock = clock;
    this.#handle = handle;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    // A client that resets is no news to a server; the close event follows.
    socket.on("error", () => undefined);
    socket.on("close", () => this.#timer?.cancel());
  }

  /** Stops or resumes reading; what the client sends meanwhile waits in the kernel. */
  setDeaf(isDeaf: boolean): void {
    if (isDeaf) this.#socket.pause();
    else this.#socket.resume();
  }

  destroy(): void {
    this.#timer?.cancel();
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    const frames = this.#reader.push(chunk);
    if (!frames) {
      this.destroy();
      return;
    }
    this.#queue.push(...frames);
    this.#pump();
  }

  #pump(): void {
    while (!this.#timer && !this.#socket.destroyed) {
      const frame = this.#queue.shift();
      if (!frame) return;
      const reply = this.#handle(frame);
      if (reply.delayMs <= 0) {
        this.#send(reply);
        continue;
      }
      this.#timer = this.#clock.after(reply.delayMs, () => {
        this.#timer = undefined;
        this.#send(reply);
        this.#pump();
      });
    }
  }

  #send({ produce }: Reply): void {
    const outcome = produce();
    if (outcome === "close") this.destroy();
    else if (outcome) this.#socket.write(encodeModbusFrame(outcome));
  }
}
