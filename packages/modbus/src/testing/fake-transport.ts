import { type Clock, type EdgeError, sleep, TimeoutError } from "@sourceful/domain";
import type { ModbusEndpoint } from "../modbus-endpoint.ts";
import type { ModbusRequest } from "../modbus-request.ts";
import type { Channel, OpenOptions, Transport } from "../transport.ts";

/** What a unit does with a request: answers after a while, fails, or (undefined) stays silent. */
export interface Outcome {
  readonly afterMs: number;
  readonly error?: Error;
}

export interface Exchanged {
  readonly unitId: number;
  readonly request: ModbusRequest;
  readonly timeoutMs: number;
  readonly startMs: number;
  endMs: number;
}

/** A transport without a network, on a fake clock, that keeps what was sent and sees two at once. */
export class FakeTransport implements Transport {
  readonly sent: Exchanged[] = [];
  opens = 0;
  /** Connections cannot be made while this is set. */
  refuses: Error | undefined;
  connectMs = 0;
  channel: FakeChannel | undefined;
  readonly #unit: (unitId: number, request: ModbusRequest) => Outcome | undefined;

  constructor(unit: (unitId: number, request: ModbusRequest) => Outcome | undefined) {
    this.#unit = unit;
  }

  async open(_endpoint: ModbusEndpoint, { clock, signal, onClose }: OpenOptions): Promise<Channel> {
    this.opens += 1;
    if (this.connectMs > 0) await sleep(clock, this.connectMs, signal);
    if (this.refuses) throw this.refuses;
    this.channel = new FakeChannel(this.#unit, this.sent, clock, onClose);
    return this.channel;
  }
}

class FakeChannel implements Channel {
  isOpen = true;
  readonly #unit: (unitId: number, request: ModbusRequest) => Outcome | undefined;
  readonly #sent: Exchanged[];
  readonly #clock: Clock;
  readonly #onClose: (error: EdgeError | undefined) => void;
  #cancel: ((error: EdgeError) => void) | undefined;

  constructor(
    unit: (unitId: number, request: ModbusRequest) => Outcome | undefined,
    sent: Exchanged[],
    clock: Clock,
    onClose: (error: EdgeError | undefined) => void,
  ) {
    this.#unit = unit;
    this.#sent = sent;
    this.#clock = clock;
    this.#onClose = onClose;
  }

  exchange(unitId: number, request: ModbusRequest, timeoutMs: number): Promise<Uint8Array> {
    if (this.#cancel) throw new Error("two requests in flight");
    if (!this.isOpen) throw new Error("request on a closed channel");
    const startMs = this.#clock.monotonicMs();
    const exchanged: Exchanged = { unitId, request, timeoutMs, startMs, endMs: Number.NaN };
    this.#sent.push(exchanged);
    const outcome = this.#unit(unitId, request);
    return new Promise((resolve, reject) => {
      const isAnswered = outcome !== undefined && outcome.afterMs <= timeoutMs;
      const finish = (settle: () => void) => {
        timer.cancel();
        this.#cancel = undefined;
        exchanged.endMs = this.#clock.monotonicMs();
        settle();
      };
      const timer = this.#clock.after(isAnswered ? outcome.afterMs : timeoutMs, () => {
        if (!isAnswered) this.end(new TimeoutError("silent", { code: "modbus_timeout", retry: "later" }));
        else if (outcome.error) finish(() => reject(outcome.error));
        else finish(() => resolve(dataOf(request)));
      });
      this.#cancel = (error) => finish(() => reject(error));
    });
  }

  close(): Promise<void> {
    this.end(new TimeoutError("closed", { code: "connection_lost" }));
    return Promise.resolve();
  }

  /** The connection ends; a request in flight rejects with the error. */
  end(error: EdgeError): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    const cancel = this.#cancel;
    this.#onClose(cancel ? error : undefined);
    cancel?.(error);
  }
}

/** Register `n` holds `n`. */
function dataOf(request: ModbusRequest): Uint8Array {
  if (request.functionCode !== 3 && request.functionCode !== 4) return new Uint8Array(250);
  const data = Buffer.alloc(2 * request.count);
  for (let i = 0; i < request.count; i++) data.writeUInt16BE(request.address + i, 2 * i);
  return data;
}
