import type { Socket } from "node:net";
import {
  type Clock,
  type EdgeError,
  errorMessage,
  InternalError,
  ProtocolError,
  TimeoutError,
  type Timer,
} from "@sourceful/domain";
import { decodeReply } from "./decode-reply.ts";
import { encodeRequest } from "./encode-request.ts";
import { FrameReader } from "./frame-reader.ts";
import { ModbusException } from "./modbus-exception.ts";
import type { ModbusRequest } from "./modbus-request.ts";
import type { Channel } from "./transport.ts";

interface Exchange {
  readonly frame: Uint8Array;
  readonly timer: Timer;
  readonly resolve: (data: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** One TCP connection from its first request to its first failure. */
export class TcpChannel implements Channel {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #onClose: (error: EdgeError | undefined) => void;
  readonly #frames = new FrameReader();
  readonly #closed: Promise<void>;
  #transactionId = 0;
  #exchange: Exchange | undefined;
  #isOpen = true;

  /** Takes over a connected socket that has no listeners. */
  constructor(socket: Socket, clock: Clock, onClose: (error: EdgeError | undefined) => void) {
    this.#socket = socket;
    this.#clock = clock;
    this.#onClose = onClose;
    this.#closed = new Promise((resolve) => {
      socket.once("close", () => resolve());
    });
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    socket.on("error", (error) => this.#lost(error));
    socket.on("end", () => this.#lost());
    socket.on("close", () => this.#lost());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  exchange(unitId: number, request: ModbusRequest, timeoutMs: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (!this.#isOpen) {
        reject(new TimeoutError("modbus: connection is closed", { code: "connection_lost", retry: "now" }));
        return;
      }
      if (this.#exchange) {
        reject(new InternalError("modbus: two requests at once on one connection", { code: "internal" }));
        return;
      }
      this.#transactionId = (this.#transactionId + 1) & 0xffff;
      const frame = encodeRequest(this.#transactionId, unitId, request);
      const timer = this.#clock.after(timeoutMs, () => {
        const text = `modbus: unit ${unitId} did not answer within ${timeoutMs} ms`;
        this.#fail(new TimeoutError(text, { code: "modbus_timeout", retry: "later", details: { unitId } }));
      });
      this.#exchange = { frame, timer, resolve, reject };
      this.#socket.write(frame);
    });
  }

  async close(): Promise<void> {
    this.#lost();
    await this.#closed;
  }

  #receive(chunk: Uint8Array): void {
    try {
      for (const frame of this.#frames.push(chunk)) this.#take(frame);
    } catch (thrown) {
      this.#fail(
        new ProtocolError(`modbus: reply is invalid: ${errorMessage(thrown)}`, {
          code: "modbus_reply_invalid",
          retry: "later",
          cause: thrown,
        }),
      );
    }
  }

  #take(frame: Uint8Array): void {
    const received = (frame[0]! << 8) | frame[1]!;
    const exchange = this.#exchange;
    if (!exchange || received !== this.#transactionId) {
      if (this.#isDuplicate(received)) return;
      throw new Error(`transaction id ${received}, expected ${exchange ? this.#transactionId : "none"}`);
    }
    let data: Uint8Array;
    try {
      data = decodeReply(exchange.frame, frame);
    } catch (thrown) {
      if (!(thrown instanceof ModbusException)) throw thrown;
      this.#settle(exchange);
      exchange.reject(thrown);
      return;
    }
    this.#settle(exchange);
    exchange.resolve(data);
  }

  /** Some gateways answer twice. A reply to a request already answered here is of no use and no harm. */
  #isDuplicate(transactionId: number): boolean {
    const age = (this.#transactionId - transactionId) & 0xffff;
    return transactionId !== 0 && age < DUPLICATE_WINDOW && (age > 0 || !this.#exchange);
  }

  #lost(cause?: Error): void {
    if (!this.#isOpen) return;
    const reason = cause ? errorMessage(cause) : "closed";
    const error = new TimeoutError(`modbus: connection lost: ${reason}`, {
      code: "connection_lost",
      retry: "now",
      cause,
    });
    this.#fail(cause || this.#exchange ? error : undefined);
  }

  /** The only way a channel ends: no further byte is read, the request in flight is told. */
  #fail(error: EdgeError | undefined): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#socket.destroy();
    const exchange = this.#exchange;
    if (exchange) this.#settle(exchange);
    this.#onClose(error);
    if (exchange && error) exchange.reject(error);
  }

  #settle(exchange: Exchange): void {
    exchange.timer.cancel();
    this.#exchange = undefined;
  }
}

/** How many requests back a second answer is still recognized as one. */
const DUPLICATE_WINDOW = 64;
