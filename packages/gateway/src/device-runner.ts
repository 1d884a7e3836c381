import { EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import type { CallReport, SessionEvent } from "@sourceful/luarunner";
import { metricsMessage } from "@sourceful/messaging";
import { type Committed, DeviceHealth } from "./device-health.ts";
import type { DeviceRunnerOptions } from "./device-runner-options.ts";
import type { DeviceStatus } from "./device-status.ts";
import { DriverLoader, type LoadedDriver } from "./driver-loader.ts";
import { initDriver } from "./init-driver.ts";
import { NEW_LIFE_CYCLE, nextLifeCycle, type Phase, type StepResult } from "./life-cycle.ts";
import type { PlaneSession } from "./plane.ts";
import { pollOutcome } from "./poll-outcome.ts";
import { failurePauseMs, nextPoll } from "./poll-schedule.ts";
import { ReadingIntake } from "./reading-intake.ts";
import { revertQuarantined } from "./revert-quarantined.ts";
import { withinTime } from "./within-time.ts";

/** Longest time a poll may take, ms, unless it is polled less often than that. */
const POLL_DEADLINE_MS = 10_000;
/** Pause before a poll that was interrupted is made again, ms. */
const RESUME_MS = 100;
/** How much of its time a device that stops has for confirming its default mode; the rest is for its cleanup. */
const DEFAULT_MODE_SHARE = 0.6;

/**
 * One device's life: loads its driver, initialises it, polls it, and starts over when it keeps failing, until
 * it is stopped. `nextLifeCycle` has the rules, this does what they say. It never gives up.
 */
export class DeviceRunner {
  readonly #options: DeviceRunnerOptions;
  readonly #logger: Logger;
  readonly #intake: ReadingIntake;
  readonly #health: DeviceHealth;
  readonly #loader: DriverLoader;
  #life: Promise<void> | undefined;
  #cycle = NEW_LIFE_CYCLE;
  #isStopping = false;
  #wake = (): void => undefined;
  #loaded: LoadedDriver | undefined;
  #openedMs = 0;
  /** When the next step should begin, on the monotonic clock. */
  #dueMs = 0;
  /** Restarts of the worker under the loaded driver; a poll that spans one ran in a VM without its init. */
  #restarts = 0;
  #wasInitCalled = false;

  constructor(options: DeviceRunnerOptions) {
    const { device, logger, onChange } = options;
    this.#options = options;
    this.#logger = logger;
    this.#intake = new ReadingIntake(device, logger);
    this.#health = new DeviceHealth(device, logger, onChange);
    this.#loader = new DriverLoader(options);
  }

  start(): void {
    this.#life ??= this.#live();
  }

  /**
   * Interrupts what runs, lets the driver clean up and closes it. Resolves after `withinMs` at the latest,
   * whatever the device does.
   */
  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    const isDone = await withinTime(this.#options.clock, withinMs, this.#shutDown(withinMs));
    if (!isDone) this.#logger.warn("device did not stop in time", { withinMs });
    this.#health.stopped();
  }

  status(): DeviceStatus {
    const { clock } = this.#options;
    return this.#health.status(this.#loaded?.session.link, this.#intake.violations, clock.monotonicMs());
  }

  /** A device that waits, whatever for, goes on at once. */
  retry(): void {
    this.#wake();
  }

  /** SHA-256 of the driver the device has, or had last. */
  get driverSha256(): string | undefined {
    return this.#loader.sha256;
  }

  /** Whether a driver is loaded; otherwise the device waits to try again. */
  get isLoaded(): boolean {
    return this.#loaded !== undefined;
  }

  async #live(): Promise<void> {
    const { clock, startDelayMs } = this.#options;
    this.#dueMs = clock.monotonicMs() + startDelayMs;
    await this.#pause();
    while (!this.#isStopping) {
      const { phase } = this.#cycle;
      const result = await this.#step(phase);
      this.#cycle = nextLifeCycle(this.#cycle, result);
      this.#dueMs = this.#dueAfter(phase, result);
      await this.#pause();
    }
  }

  #dueAfter(phase: Phase, result: StepResult): number {
    const { clock, random, punctuality } = this.#options;
    const nowMs = clock.monotonicMs();
    if (result !== "done" && result !== "idle") return nowMs + failurePauseMs(this.#cycle.failures, random);
    if (phase === "open") return nowMs;
    if (phase === "init" && result === "done") return Math.max(nowMs, this.#openedMs + this.#health.warmupMs);
    const { dueMs, skipped } = nextPoll(this.#dueMs, this.#health.intervalMs, nowMs);
    if (skipped > 0 && phase === "poll") {
      punctuality.skipped(skipped);
      this.#health.skipped(skipped);
    }
    return dueMs;
  }

  /** Until the next step is due, or something wakes the device earlier. */
  #pause(): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    const { clock } = this.#options;
    return new Promise((resolve) => {
      const timer = clock.after(Math.max(0, this.#dueMs - clock.monotonicMs()), resolve);
      this.#wake = () => {
        timer.cancel();
        this.#dueMs = Math.min(this.#dueMs, clock.monotonicMs());
        resolve();
      };
    });
  }

  async #step(phase: Phase): Promise<StepResult> {
    try {
      if (phase === "open" || !this.#loaded) return await this.#open();
      if (phase === "poll") return await this.#poll(this.#loaded);
      return await this.#init(this.#loaded);
    } catch (thrown) {
      if (this.#isStopping) return "idle";
      if (!(thrown instanceof EdgeError)) this.#logger.error("device step failed", { phase, error: thrown });
      const code = thrown instanceof EdgeError ? thrown.code : "internal";
      this.#health.failed(errorMessage(thrown));
      if (code === "driver_quarantined" && this.#loader.quarantine(thrown)) await this.#revert();
      if (code === "worker_lost" && phase !== "open") return "vm_lost";
      return "out";
    }
  }

  async #open(): Promise<StepResult> {
    await this.#close();
    const loaded = await this.#loader.open();
    const { session } = loaded;
    this.#loaded = loaded;
    this.#openedMs = this.#options.clock.monotonicMs();
    for (const line of session.loadReport?.logs ?? []) this.#hear(session, { type: "log", ...line });
    session.onEvent((event) => this.#hear(session, event));
    this.#health.loaded(this.#openedMs);
    return "done";
  }

  async #revert(): Promise<void> {
    const { control } = this.#options;
    await this.#close();
    if (control) await revertQuarantined({ ...this.#options, control, loader: this.#loader });
  }

  async #close(): Promise<void> {
    const { session } = this.#loaded ?? {};
    this.#loaded = undefined;
    this.#options.control?.gone();
    this.#wasInitCalled = false;
    await session?.close();
  }

  async #init(loaded: LoadedDriver): Promise<StepResult> {
    const { session, isModbus } = loaded;
    this.#wasInitCalled = session.description.functions.includes("driver_init");
    const report = await initDriver(session, this.#options);
    if (!report) return this.#begin(session);
    this.#health.called(report);
    const outcome = pollOutcome(report, isModbus);
    if (outcome.type === "fresh") this.#publish(report);
    if (report.ok) return this.#begin(session);
    if (outcome.type !== "failed") return "idle";
    this.#health.failed(outcome.error);
    return "failed";
  }

  #begin(session: PlaneSession): "done" {
    this.#options.control?.ready(session, () => this.status());
    return "done";
  }

  async #poll(loaded: LoadedDriver): Promise<StepResult> {
    const { clock, punctuality, control } = this.#options;
    const { session, isModbus } = loaded;
    const restartsBefore = this.#restarts;
    const startedAtMs = clock.nowMs();
    const deadlineMs = Math.max(POLL_DEADLINE_MS, this.#health.intervalMs);
    const writes = control?.isCommanded ? "bounded" : "none";
    const report = await session.call("driver_poll", [], { deadlineMs, writes });
    if (this.#restarts !== restartsBefore) return "vm_lost";
    // What is left when the poll's own time is taken off: it waited for this node's threads.
    const latenessMs = Math.max(0, clock.monotonicMs() - this.#dueMs - report.ms);
    this.#health.called(report);
    const outcome = pollOutcome(report, isModbus);
    if (outcome.type === "interrupted") {
      this.#dueMs = clock.monotonicMs() + RESUME_MS - this.#health.intervalMs;
      return "idle";
    }
    punctuality.polled(latenessMs);
    this.#health.polled(report, { startedAtMs, latenessMs });
    if (outcome.type === "idle") {
      this.#health.idle(report);
      return "idle";
    }
    if (outcome.type === "fresh") {
      this.#health.fresh(this.#publish(report), clock);
      return "done";
    }
    this.#health.failed(outcome.error);
    return "failed";
  }

  /** What was read and measured, also of kinds that are not published. */
  #publish({ emits, metrics, ms }: CallReport): Committed {
    const { clock, onReading, onMetrics } = this.#options;
    const { make } = this.#health;
    const readings = this.#intake.take(emits, { make, readTimeMs: ms });
    for (const reading of readings) onReading(reading);
    const message = metricsMessage(metrics, { make, atMs: clock.nowMs(), readTimeMs: ms });
    if (message) onMetrics(message);
    return { readings, isAnything: emits.length > 0 || message !== undefined };
  }

  #hear(session: PlaneSession, event: SessionEvent): void {
    if (session !== this.#loaded?.session) return;
    if (event.type === "restarted" || event.type === "quarantined") this.#options.control?.gone();
    switch (event.type) {
      case "log":
        this.#logger[event.level]("driver says", { text: event.message });
        break;
      case "link":
        this.#options.onChange();
        break;
      case "learned":
        break;
      case "restarted":
        this.#restarts += 1;
        this.#wasInitCalled = false;
        if (this.#cycle.phase === "poll") this.#cycle = { ...this.#cycle, phase: "init" };
        this.#wake();
        break;
      case "quarantined":
        // The next call rejects with the reason.
        this.#wake();
        break;
    }
  }

  async #shutDown(withinMs: number): Promise<void> {
    const { session } = this.#loaded ?? {};
    try {
      await this.#options.control?.shutDown(withinMs * DEFAULT_MODE_SHARE);
      if (session && this.#wasInitCalled && session.description.functions.includes("driver_cleanup")) {
        const { ok, error } = await session.call("driver_cleanup", [], {
          deadlineMs: withinMs,
          writes: "bounded",
          urgent: true,
        });
        if (!ok) this.#logger.warn("driver did not clean up", { error: error?.message });
      }
      await session?.close();
      await this.#life;
      // One that was being opened when the stop came.
      if (this.#loaded?.session !== session) await this.#loaded?.session.close();
    } catch (thrown) {
      this.#logger.warn("driver did not stop cleanly", { error: errorMessage(thrown) });
    }
  }
}
