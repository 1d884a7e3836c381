import { parentPort, workerData } from "node:worker_threads";
import { errorMessage, type LogFields, type Logger, type LogLevel, systemClock } from "@sourceful/domain";
import { SessionPool } from "@sourceful/modbus";
import { DriverRuntime } from "./driver-runtime.ts";
import type { DriverSpec } from "./driver-spec.ts";
import { LuaModule } from "./lua-module.ts";
import { NativeFunctions } from "./native-functions.ts";
import { BEAT_MS, type FromWorker, PULSE, type ToWorker, type WorkerSetup } from "./worker-protocol.ts";

// Entry point of a device-plane thread: driver VMs, their Modbus sessions, nothing else.

const port = parentPort;
if (!port) throw new Error("device-worker runs as a worker thread");
const { limits, pulse } = workerData as WorkerSetup;
const pulseView = new Int32Array(pulse);
const clock = systemClock;
const lua = await LuaModule.create();
const natives = new NativeFunctions(lua);
const send = (message: FromWorker) => port.postMessage(message);
const pool = new SessionPool({ clock, logger: threadLogger({}) });
const runtimes = new Map<number, DriverRuntime>();
const secretRequests = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
let lastSecretRequest = 0;

const showLife = () => Atomics.add(pulseView, PULSE.beat, 1);
showLife();
const beat = setInterval(showLife, BEAT_MS);

/** Lines go to the control plane's logger. */
function threadLogger(bound: LogFields): Logger {
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) =>
      send({ kind: "trace", level, message, fields: { ...bound, ...fields } });
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (fields) => threadLogger({ ...bound, ...fields }),
  };
}

async function open(slot: number, spec: DriverSpec): Promise<void> {
  try {
    const { runtime, report } = await DriverRuntime.open(spec, {
      lua,
      natives,
      pool,
      clock,
      limits,
      onLog: (line) => send({ kind: "log", slot, line }),
      onLink: (link) => send({ kind: "link", slot, link }),
      onLearned: (forbiddenGaps) => send({ kind: "learned", slot, forbiddenGaps }),
      persistSecret: (key, value) => persistSecret(slot, key, value),
      onEnter: () => Atomics.store(pulseView, PULSE.running, slot),
      onLeave: () => Atomics.store(pulseView, PULSE.running, 0),
    });
    if (!report.ok) {
      await runtime.close();
      send({ kind: "refused", slot, message: report.error?.message ?? "the top level failed" });
      return;
    }
    runtimes.set(slot, runtime);
    const { link } = runtime;
    send({ kind: "opened", slot, description: runtime.describe(), report, ...(link ? { link } : {}) });
  } catch (error) {
    send({ kind: "refused", slot, message: errorMessage(error) });
  }
}

function persistSecret(slot: number, key: string, value: string): Promise<void> {
  return new Promise((resolve, reject) => {
    lastSecretRequest += 1;
    secretRequests.set(lastSecretRequest, { resolve, reject });
    send({ kind: "secret", slot, requestId: lastSecretRequest, key, value });
  });
}

async function close(slot: number): Promise<void> {
  const runtime = runtimes.get(slot);
  runtimes.delete(slot);
  await runtime?.close();
  send({ kind: "closed", slot });
}

async function stop(): Promise<void> {
  await Promise.all([...runtimes.keys()].map(close));
  await pool.close();
  clearInterval(beat);
  // Not close(): that would drop results on their way. With nothing left to wait for the thread ends.
  port?.unref();
}

async function handle(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case "open":
      await open(message.slot, message.spec);
      break;
    case "call": {
      const { slot, callId, name, args, options } = message;
      const runtime = runtimes.get(slot);
      if (!runtime) throw new Error(`call for slot ${slot}, which is not open`);
      const report = await runtime.call(name, args, options);
      send({ kind: "result", slot, callId, report, memoryBytes: runtime.memoryBytes });
      break;
    }
    case "makeWay":
      runtimes.get(message.slot)?.makeWay(message.forMs);
      break;
    case "close":
      await close(message.slot);
      break;
    case "secretStored": {
      const waiting = secretRequests.get(message.requestId);
      secretRequests.delete(message.requestId);
      if (message.error === undefined) waiting?.resolve();
      else waiting?.reject(new Error(message.error));
      break;
    }
    case "stop":
      await stop();
      break;
  }
}

// A fault in handling one message is a fault in this program: let it end the thread, whose supervisor
// restarts the drivers.
port.on("message", (message: ToWorker) => void handle(message));
