import { type Clock, DeviceError, EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import type { CallReport, SessionEvent } from "@sourceful/luarunner";
import type { DeviceConfig } from "./device-config.ts";
import { DeviceHealth } from "./device-health.ts";
import type { DeviceStatus } from "./device-status.ts";
import type { DriverLookup } from "./driver-lookup.ts";
import { driverConfig, driverSpec } from "./driver-spec.ts";
import { NEW_LIFE_CYCLE, nextLifeCycle, type Phase, type StepResult } from "./life-cycle.ts";
import type { Plane, PlaneSession } from "./plane.ts";
import { pollOutcome } from "./poll-outcome.ts";
import { failurePauseMs } from "./poll-schedule.ts";
import { type Reading, ReadingIntake } from "./reading-intake.ts";
import type { SecretStore } from "./secret-store.ts";
import { withinTime } from "./within-time.ts";

/** Longest time driver_init may take, ms (driver-host reference 8.1). */
const INIT_DEADLINE_MS = 10_000;
/** Longest time a poll may take, ms, unless it is polled less often than that. */
const POLL_DEADLINE_MS = 10_000;

export interface DeviceRunnerOptions {
  readonly device: DeviceConfig;
  readonly gatewaySerial: string;
  /** What drivers asked to have kept. */
  readonly secrets?: Pick<SecretStore, "of"> | undefined;
  /** Pause before the first step, ms. */
  readonly startDelayMs: number;
  readonly plane: Plane;
  readonly drivers: DriverLookup;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  readonly onReading: (reading: Reading) => void;
  /** Called when the status changed in a way others should hear of soon. */
  readonly onChange: () => void;
}

/** A loaded driver. */
interface LoadedDriver {
  readonly session: PlaneSession;
  readonly openedMs: number;
  /** Whether the driver reads over Modbus, so that the host sees how its reads went. */
  readonly isModbus: boolean;
}

/**
 * One device's life: loads its driver, initialises it, polls it, and starts over when it keeps failing, until
 * it is stopped. `nextLifeCycle` has the rules, this does what they say. It never gives up.
 */
export class DeviceRunner {
  readonly #options: DeviceRunnerOptions;
  readonly #logger: Logger;
  readonly #intake: ReadingIntake;
  readonly #health: DeviceHealth;
  #life: Promise<void> | undefined;
  #cycle = NEW_LIFE_CYCLE;
  #isStopping = false;
  #wake = (): void => undefined;
  #loaded: LoadedDriver | undefined;
  /** Restarts of the worker under the loaded driver; a poll that spans one ran in a VM without its init. */
  #restarts = 0;
  #wasInitCalled = false;
  #isStoreStale = false;
  #quarantine: { readonly sha256: string; readonly error: unknown } | undefined;
  #sha256 = "";

  constructor(options: DeviceRunnerOptions) {
    const { device, logger, onChange } = options;
    this.#options = options;
    this.#logger = logger;
    this.#intake = new ReadingIntake(device, logger);
    this.#health = new DeviceHealth(device, logger, onChange);
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
    return this.#health.status(this.#loaded?.session.link, this.#intake.violations);
  }

  async #live(): Promise<void> {
    const { clock, startDelayMs } = this.#options;
    await this.#pause(startDelayMs);
    while (!this.#isStopping) {
      const { phase } = this.#cycle;
      const startedMs = clock.monotonicMs();
      const result = await this.#step(phase);
      this.#cycle = nextLifeCycle(this.#cycle, result);
      await this.#pause(this.#pauseAfter(phase, result, startedMs));
    }
  }

  #pauseAfter(phase: Phase, result: StepResult, startedMs: number): number {
    const { clock, random } = this.#options;
    if (result !== "done" && result !== "idle") return failurePauseMs(this.#cycle.failures, random);
    if (phase === "open") return 0;
    const isFirstPoll = phase === "init" && result === "done";
    const warmMs = (this.#loaded?.openedMs ?? startedMs) + this.#health.warmupMs;
    return Math.max(0, (isFirstPoll ? warmMs : startedMs + this.#health.intervalMs) - clock.monotonicMs());
  }

  #pause(ms: number): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(ms, resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  async #step(phase: Phase): Promise<StepResult> {
    try {
      if (phase === "open" || !this.#loaded) return await this.#open();
      return phase === "init" ? await this.#init(this.#loaded) : await this.#poll(this.#loaded);
    } catch (thrown) {
      if (this.#isStopping) return "idle";
      if (!(thrown instanceof EdgeError)) this.#logger.error("device step failed", { phase, error: thrown });
      const code = thrown instanceof EdgeError ? thrown.code : "internal";
      if (code === "driver_quarantined") this.#quarantine ??= { sha256: this.#sha256, error: thrown };
      this.#health.failed(errorMessage(thrown));
      if (code === "worker_lost" && phase !== "open") return "vm_lost";
      this.#isStoreStale = true;
      return "out";
    }
  }

  async #open(): Promise<StepResult> {
    const { device, plane, drivers, clock } = this.#options;
    const old = this.#loaded;
    this.#loaded = undefined;
    this.#wasInitCalled = false;
    await old?.session.close();
    const driver = await drivers.find(device.register_map, this.#isStoreStale);
    this.#sha256 = driver.sha256;
    // The same source would hang its worker, and its neighbours, again.
    if (this.#quarantine?.sha256 === driver.sha256) throw this.#quarantine.error;
    this.#quarantine = undefined;
    const spec = driverSpec(device, driver);
    const session = await plane.open(spec);
    const { description } = session;
    const isModbus = description.protocol === "modbus" && spec.grants?.modbus !== undefined;
    this.#loaded = { session, openedMs: clock.monotonicMs(), isModbus };
    if (!description.functions.includes("driver_poll")) {
      throw new DeviceError(`driver ${driver.name} has no driver_poll`, { code: "driver_invalid" });
    }
    for (const line of session.loadReport?.logs ?? []) this.#hear(session, { type: "log", ...line });
    session.onEvent((event) => this.#hear(session, event));
    this.#health.loaded();
    this.#isStoreStale = false;
    const { version } = driver.manifest ?? {};
    this.#logger.info("driver loaded", { version, sha256: driver.sha256, isVerified: driver.isVerified });
    return "done";
  }

  async #init(loaded: LoadedDriver): Promise<StepResult> {
    const { session, isModbus } = loaded;
    const { device, gatewaySerial, secrets } = this.#options;
    if (!session.description.functions.includes("driver_init")) return "done";
    this.#wasInitCalled = true;
    const report = await session.call(
      "driver_init",
      [driverConfig(device, gatewaySerial, secrets?.of(device.sn))],
      { deadlineMs: INIT_DEADLINE_MS },
    );
    this.#health.called(report);
    const outcome = pollOutcome(report, isModbus);
    if (outcome.type === "fresh") this.#publish(report);
    if (report.ok) return "done";
    if (outcome.type !== "failed") return "idle";
    this.#health.failed(outcome.error);
    return "failed";
  }

  async #poll(loaded: LoadedDriver): Promise<StepResult> {
    const { clock } = this.#options;
    const { session, isModbus } = loaded;
    const restartsBefore = this.#restarts;
    const startedAtMs = clock.nowMs();
    const deadlineMs = Math.max(POLL_DEADLINE_MS, this.#health.intervalMs);
    const report = await session.call("driver_poll", [], { deadlineMs });
    if (this.#restarts !== restartsBefore) return "vm_lost";
    this.#health.called(report);
    const outcome = pollOutcome(report, isModbus);
    if (outcome.type === "interrupted") return "idle";
    this.#health.polled(report, startedAtMs);
    if (outcome.type === "idle") {
      this.#health.idle(report);
      return "idle";
    }
    if (outcome.type === "fresh") {
      this.#health.fresh(this.#publish(report), clock.nowMs());
      return "done";
    }
    this.#health.failed(outcome.error);
    return "failed";
  }

  #publish({ emits, ms }: CallReport): Reading[] {
    const readings = this.#intake.take(emits, { make: this.#health.make, readTimeMs: ms });
    for (const reading of readings) this.#options.onReading(reading);
    return readings;
  }

  #hear(session: PlaneSession, event: SessionEvent): void {
    if (session !== this.#loaded?.session) return;
    switch (event.type) {
      case "log":
        this.#logger[event.level]("driver says", { text: event.message });
        break;
      case "link":
        this.#options.onChange();
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
      if (session && this.#wasInitCalled && session.description.functions.includes("driver_cleanup")) {
        const { ok, error } = await session.call("driver_cleanup", [], {
          deadlineMs: withinMs,
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
