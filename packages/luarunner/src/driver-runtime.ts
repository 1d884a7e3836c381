import { type Clock, type ErrorCode, isDerKind } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";
import type { CallOptions } from "./call-options.ts";
import { CallRecorder } from "./call-recorder.ts";
import type { CallReport, DriverDescription, DriverIdentity, DriverSettings } from "./call-report.ts";
import { countValues, MOST_VALUES } from "./count-values.ts";
import type { DriverSpec } from "./driver-spec.ts";
import { DRIVER_FUNCTIONS, HOST_OPERATIONS, REGISTER_KINDS } from "./host-operations.ts";
import { KeptWay } from "./kept-way.ts";
import type { LuaThread, Step } from "./lua-thread.ts";
import type { LuaValue } from "./lua-values.ts";
import { LuaVm } from "./lua-vm.ts";
import type { OperationRecord } from "./operation-record.ts";
import { HOST_PRELUDE } from "./prelude/host-prelude.ts";
import type { RuntimeHost } from "./runtime-host.ts";
import { DriverServices } from "./services/driver-services.ts";
import type { Operation, ServiceCall } from "./services/host-service.ts";
import { type WriteRules, WriteScope, writeRules } from "./write-scope.ts";

/** Of what a driver says of its device, which goes along with every reading, characters. */
const LONGEST_TEXT = 256;
/** Of the reason for which a call failed, characters. */
const LONGEST_ERROR = 1024;

interface PendingCall {
  name: string;
  start: () => LuaThread | undefined;
  options: CallOptions;
  resolve: (report: CallReport) => void;
}

interface RunningCall extends ServiceCall {
  readonly abort: AbortController;
  /** Rejects when the call is stopped from outside. */
  readonly stopped: Promise<never>;
}

const CLOSED = { code: "driver_cancelled", message: "the driver is closed" } as const;

type Outcome = Pick<CallReport, "ok" | "returned" | "error">;

/** One driver in its VM: calls run one after another, I/O between their stretches of Lua. */
export class DriverRuntime {
  readonly clock: Clock;
  readonly #host: RuntimeHost;
  readonly #vm: LuaVm;
  readonly #services: DriverServices;
  readonly #identity: DriverIdentity = {};
  readonly #settings: DriverSettings = {};
  readonly #queue: PendingCall[] = [];
  /** For an urgent call that is announced. */
  readonly #way: KeptWay;
  #running: RunningCall | undefined;
  #draining: Promise<void> | undefined;
  #isDraining = false;
  #isClosed = false;
  #writeRules: WriteRules = { isReadOnly: false, signInPaths: [] };

  /**
   * Compiles the source and runs its top level.
   * @throws {LuaSyntaxError} when it does not compile
   * @returns the runtime and the report of the top-level run, whose `ok` must be looked at
   */
  static async open(
    spec: DriverSpec,
    host: RuntimeHost,
  ): Promise<{ runtime: DriverRuntime; report: CallReport }> {
    const runtime = new DriverRuntime(spec, host);
    try {
      const chunk = runtime.#vm.startChunk(spec.source, `${spec.driverName}.lua`);
      const report = await runtime.#enqueue("load", () => chunk, {
        deadlineMs: host.limits.loadDeadlineMs,
        writes: "none",
      });
      runtime.#writeRules = writeRules(
        runtime.#vm.readGlobal("DRIVER"),
        spec.grants?.http?.signInPaths ?? [],
      );
      return { runtime, report };
    } catch (error) {
      await runtime.close();
      throw error;
    }
  }

  private constructor(spec: DriverSpec, host: RuntimeHost) {
    this.#host = host;
    this.clock = host.clock;
    this.#way = new KeptWay(host.clock);
    const { memoryBytes, sliceMs, callInstructions } = host.limits;
    this.#vm = new LuaVm(host.lua, { memoryLimitBytes: memoryBytes, sliceMs });
    this.#vm.instructionLimit = callInstructions;
    this.#vm.runPrelude(HOST_PRELUDE, host.natives.pointers, {
      operations: Object.fromEntries(HOST_OPERATIONS.map((name, code) => [name, code])),
      register_kinds: Object.fromEntries(REGISTER_KINDS.map((kind, code) => [kind, code])),
    });
    this.#services = new DriverServices(spec.grants ?? {}, {
      clock: host.clock,
      pool: host.pool,
      onLog: (line) => host.onLog(line),
      onLink: (link) => host.onLink(link),
      persistSecret: (key, value) => host.persistSecret(key, value),
    });
  }

  get link(): LinkState | undefined {
    return this.#services.link;
  }

  /** Heap of the VM, bytes. */
  get memoryBytes(): number {
    return this.#vm.usedBytes;
  }

  describe(): DriverDescription {
    const vm = this.#vm;
    const protocol = vm.readGlobal("PROTOCOL");
    const driver = vm.readGlobal("DRIVER");
    const manifest = vm.readGlobal("DRIVER_MANIFEST");
    return {
      protocol: typeof protocol === "string" ? protocol : "modbus",
      functions: DRIVER_FUNCTIONS.filter((name) => vm.hasFunction(name)),
      ...(driver === undefined ? {} : { driver }),
      ...(manifest === undefined ? {} : { manifest }),
    };
  }

  /** Calls a global function; driver faults are in the report, the promise never rejects. */
  call(name: string, args: readonly LuaValue[], options: CallOptions): Promise<CallReport> {
    return this.#enqueue(name, () => this.#vm.startGlobal(name, args), options);
  }

  /**
   * Announces an urgent call: a running call that is not urgent ends as it would when that came, and no other
   * begins until it has come, or `forMs` have passed.
   */
  makeWay(forMs: number): void {
    if (this.#isClosed) return;
    this.#way.keep(forMs);
    this.#interrupt("an urgent call that is announced");
  }

  /** Stops what runs and frees the VM and its connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#running?.abort.abort(new CallStopped("driver_cancelled", "the driver is being closed"));
    for (const waiting of this.#queue.splice(0)) this.#finishUnstarted(waiting);
    this.#way.release();
    await this.#draining;
    this.#vm.close();
    await this.#services.close();
  }

  // Called by Lua through NativeFunctions, while this runtime executes.

  emit(der: string, fields: LuaValue): string | undefined {
    if (!isDerKind(der)) return `emit: unknown DER type "${der}"`;
    return this.#recorder.addEmission(der, fields, this.clock.nowMs());
  }

  emitMetric(name: string, value: number, unit: LuaValue): string | undefined {
    return this.#recorder.addMetric(name, value, typeof unit === "string" ? unit : undefined);
  }

  log(level: string, message: string): void {
    const line = this.#recorder.addLog(level, message);
    if (line) this.#host.onLog(line);
  }

  set(key: string, value: LuaValue): void {
    if (typeof value === "string") {
      const text = value.slice(0, LONGEST_TEXT);
      if (key === "make" || key === "model" || key === "sn") this.#identity[key] = text;
      else if (text === "") delete this.#settings.fault;
      else this.#settings.fault = text;
    } else if (typeof value === "number" && Number.isFinite(value)) {
      if (key === "ratedPowerW") this.#identity.ratedPowerW = value;
      else this.#settings[key as "pollIntervalMs" | "warmupS" | "watchdogTimeoutS"] = value;
    }
  }

  get #recorder(): CallRecorder {
    if (!this.#running) throw new Error("no call is running");
    return this.#running.recorder;
  }

  #enqueue(name: string, start: () => LuaThread | undefined, options: CallOptions): Promise<CallReport> {
    return new Promise((resolve) => {
      const pending: PendingCall = { name, start, options, resolve };
      if (this.#isClosed) {
        this.#finishUnstarted(pending);
        return;
      }
      if (options.urgent) {
        const firstOrdinary = this.#queue.findIndex((waiting) => !waiting.options.urgent);
        this.#queue.splice(firstOrdinary < 0 ? this.#queue.length : firstOrdinary, 0, pending);
        this.#interrupt(name);
        this.#way.release();
      } else {
        this.#queue.push(pending);
      }
      if (!this.#isDraining) this.#draining = this.#drain();
    });
  }

  #interrupt(by: string): void {
    if (this.#running?.priority !== "poll") return;
    this.#running.abort.abort(new CallStopped("driver_cancelled", `interrupted by ${by}`));
  }

  #finishUnstarted({ resolve }: PendingCall, error: NonNullable<CallReport["error"]> = CLOSED): void {
    resolve(
      new CallRecorder(0).finish({ ok: false, returned: [], ms: 0, error }, this.#identity, this.#settings),
    );
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    for (;;) {
      while (this.#way.released && this.#queue[0] && !this.#queue[0].options.urgent) await this.#way.released;
      const next = this.#queue.shift();
      if (!next) break;
      const { name, start, options, resolve } = next;
      if (options.expiresAtMs !== undefined && this.clock.nowMs() > options.expiresAtMs) {
        this.#finishUnstarted(next, { code: "command_expired", message: "command expired" });
        continue;
      }
      const abort = new AbortController();
      const stopped = new Promise<never>((_resolve, reject) => {
        abort.signal.addEventListener("abort", () => reject(abort.signal.reason as Error), { once: true });
      });
      stopped.catch(() => undefined);
      const recorder = new CallRecorder(this.#host.limits.recordsPerCall);
      if (options.trace) recorder.report.trace = [];
      const priority = options.urgent ? "control" : "poll";
      const writes = new WriteScope(this.#writeRules, options.writes ?? "bounded");
      const running: RunningCall = { recorder, priority, writes, signal: abort.signal, abort, stopped };
      this.#running = running;
      const startedMs = this.clock.monotonicMs();
      const requestsBefore = this.#services.modbus.requests;
      const deadline = this.clock.after(options.deadlineMs, () =>
        abort.abort(
          new CallStopped("driver_over_budget", `${name} took longer than ${options.deadlineMs} ms`),
        ),
      );
      if (name === "driver_poll") this.#services.modbus.beginPoll();
      const outcome = await this.#execute(name, start, running);
      deadline.cancel();
      const learned = this.#services.modbus.endPoll();
      if (learned) this.#host.onLearned(learned);
      recorder.report.requests = this.#services.modbus.requests - requestsBefore;
      this.#running = undefined;
      const ms = this.clock.monotonicMs() - startedMs;
      resolve(recorder.finish({ ...outcome, ms }, this.#identity, this.#settings));
    }
    this.#isDraining = false;
  }

  async #execute(name: string, start: () => LuaThread | undefined, call: RunningCall): Promise<Outcome> {
    const thread = start();
    if (!thread) return failure("driver_failed", `function "${name}" not defined`);
    this.#vm.instructions = 0;
    try {
      for (;;) {
        if (call.abort.signal.aborted) throw call.abort.signal.reason;
        const step = this.#resume(thread);
        switch (step.kind) {
          case "done":
            return countValues(step.returned) > MOST_VALUES
              ? failure("driver_failed", `${name} returned more than ${MOST_VALUES} values`)
              : { ok: true, returned: step.returned };
          case "failed":
            if (this.#vm.isOverBudget) return failure("driver_over_budget", step.message);
            this.log("debug", step.traceback);
            return failure("driver_failed", step.message);
          case "preempted":
            if (this.#vm.isOverBudget) {
              return failure(
                "driver_over_budget",
                `${name} ran ${this.#vm.instructions} instructions without an end`,
              );
            }
            await nextTurn();
            break;
          case "asked": {
            const { perform, isWrite = false } = this.#services.operations[step.operation] as Operation;
            const asked: OperationRecord = {
              operation: HOST_OPERATIONS[step.operation] as string,
              args: step.args,
            };
            call.recorder.report.trace?.push(asked);
            const answer = perform(step.args, call);
            // A write that is under way is waited for, so that the report says what became of it.
            asked.answer = await (isWrite ? answer : Promise.race([answer, call.stopped]));
            thread.answer(asked.answer);
            break;
          }
        }
      }
    } catch (error) {
      if (error instanceof CallStopped) return failure(error.code, error.message);
      throw error;
    } finally {
      thread.drop();
    }
  }

  #resume(thread: LuaThread): Step {
    const { natives } = this.#host;
    natives.current = this;
    this.#host.onEnter();
    try {
      return thread.resume();
    } finally {
      this.#host.onLeave();
      natives.current = undefined;
    }
  }
}

/** Ends a call from outside: its deadline passed, or something urgent came. */
class CallStopped extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

function failure(code: ErrorCode, message: string): Outcome {
  return { ok: false, returned: [], error: { code, message: message.slice(0, LONGEST_ERROR) } };
}

/** Lets sockets, timers and other drivers have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
