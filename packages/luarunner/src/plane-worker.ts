import { Worker } from "node:worker_threads";
import type { Clock } from "@sourceful/domain";
import type { DriverLimits } from "./driver-limits.ts";
import { type FromWorker, PULSE, PULSE_BYTES, type ToWorker, type WorkerSetup } from "./worker-protocol.ts";

/** Loading the WebAssembly module on a busy small machine takes a while; ms until the first beat is missed. */
const START_GRACE_MS = 30_000;

// Tests run this file as TypeScript, which a worker thread cannot load: they use the built worker.
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "../dist/device-worker.js" : "./device-worker.js",
  import.meta.url,
);

export interface PlaneWorkerHandlers {
  onMessage(message: FromWorker): void;
  /** The thread ended without being asked to. */
  onDeath(reason: string): void;
}

/** The control plane's end of one device-plane thread. */
export class PlaneWorker {
  readonly #thread: Worker;
  readonly #pulse: Int32Array;
  readonly #clock: Clock;
  readonly #hungAfterMs: number;
  #lastBeat = 0;
  #lastBeatSeenMs: number;
  #isEnding = false;
  readonly #exited: Promise<void>;

  constructor(limits: DriverLimits, hungAfterMs: number, clock: Clock, handlers: PlaneWorkerHandlers) {
    this.#hungAfterMs = hungAfterMs;
    const pulse = new SharedArrayBuffer(PULSE_BYTES);
    this.#pulse = new Int32Array(pulse);
    this.#clock = clock;
    this.#lastBeatSeenMs = clock.monotonicMs();
    const workerData: WorkerSetup = { limits, pulse };
    this.#thread = new Worker(workerUrl, { workerData, execArgv: [], name: "device-plane" });
    this.#thread.on("message", (message: FromWorker) => handlers.onMessage(message));
    let fault = "";
    this.#thread.on("error", (error) => {
      fault = error instanceof Error ? error.message : String(error);
    });
    this.#exited = new Promise((resolve) => {
      this.#thread.on("exit", (code) => {
        resolve();
        if (!this.#isEnding) handlers.onDeath(fault || `the worker thread exited with code ${code}`);
      });
    });
  }

  /** Slot whose Lua executes at this moment, or 0. */
  get runningSlot(): number {
    return Atomics.load(this.#pulse, PULSE.running);
  }

  /** Whether the event loop has stood still for too long. `wasSuspended`: so has this process, so wait anew. */
  isHung(wasSuspended: boolean): boolean {
    const nowMs = this.#clock.monotonicMs();
    const beat = Atomics.load(this.#pulse, PULSE.beat);
    if (beat !== this.#lastBeat || wasSuspended) {
      this.#lastBeat = beat;
      this.#lastBeatSeenMs = nowMs;
      return false;
    }
    return nowMs - this.#lastBeatSeenMs > (beat === 0 ? START_GRACE_MS : this.#hungAfterMs);
  }

  post(message: ToWorker): void {
    this.#thread.postMessage(message);
  }

  /** Ends the thread at once, whatever it does. */
  async kill(): Promise<void> {
    this.#isEnding = true;
    await this.#thread.terminate();
  }

  /** Lets the thread close its drivers and connections; kills it when that takes longer than `withinMs`. */
  async stop(withinMs: number): Promise<void> {
    this.#isEnding = true;
    this.post({ kind: "stop" });
    const patience = this.#clock.after(withinMs, () => void this.#thread.terminate());
    await this.#exited;
    patience.cancel();
  }
}
