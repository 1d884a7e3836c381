import { availableParallelism } from "node:os";
import {
  backoffMs,
  type Clock,
  ConfigError,
  errorMessage,
  type Logger,
  RejectedError,
  systemClock,
  type Timer,
} from "@sourceful/domain";
import { DEFAULT_LIMITS, type DriverLimits } from "./driver-limits.ts";
import { DriverSession, type SecretKeeper } from "./driver-session.ts";
import type { DriverSpec } from "./driver-spec.ts";
import { PlaneWorker } from "./plane-worker.ts";
import { type ReadMemory, withForbiddenGaps } from "./read-memory.ts";

/** Without a sign of life for this long a worker counts as hung, ms; replaced well within 5 s. */
const HUNG_AFTER_MS = 3_000;
const SUPERVISE_EVERY_MS = 500;
/** A worker for drivers that are tried out ends when it has had none for this long, ms. */
const TRIALS_END_MS = 60_000;
/** Drivers a worker takes before another is started. */
const DRIVERS_PER_WORKER = 16;
const STOP_WITHIN_MS = 3_000;
const RESTART_BACKOFF = { firstMs: 100, maxMs: 30_000 };
/** A worker that lived this long was healthy: the next restart starts without back-off, ms. */
const HEALTHY_AFTER_MS = 60_000;

/** Keeps nothing. */
const FORGETFUL: Required<Pick<DevicePlaneOptions, "keepSecret" | "readMemory">> = {
  keepSecret: () => Promise.reject(new Error("nothing is kept for this driver")),
  readMemory: { of: () => [], keep: () => undefined },
};

export interface DevicePlaneOptions {
  logger: Logger;
  clock?: Clock;
  /** Most worker threads for devices; one per core when not given. */
  workers?: number;
  limits?: Partial<DriverLimits>;
  /** Silence after which a worker is replaced, ms; 3000 when not given. */
  hungAfterMs?: number;
  /** Where host.persist_secret goes; without it the driver is told that nothing was stored. */
  keepSecret?: SecretKeeper;
  /** What is remembered of devices from run to run; nothing when not given. */
  readMemory?: ReadMemory;
}

interface Crew {
  worker: PlaneWorker;
  /** For drivers that are only tried out: nobody knows them, and what hangs a worker harms its neighbours. */
  readonly isForTrials: boolean;
  /** When it ends, if it stays empty. */
  retirement?: Timer;
  sessions: Map<number, DriverSession>;
  startedMs: number;
  restarts: number;
}

/**
 * The device plane: worker threads that run drivers, and the supervisor that replaces one whose Lua hangs
 * it. All devices of one Modbus endpoint share a worker, and so a connection; drivers that are only tried out
 * have a worker of their own, unless they share an endpoint; one that hung its worker has it in any case.
 */
export class DevicePlane {
  readonly #options: Required<
    Pick<DevicePlaneOptions, "logger" | "clock" | "workers" | "hungAfterMs" | "keepSecret" | "readMemory">
  >;
  readonly #limits: DriverLimits;
  readonly #crews: Crew[] = [];
  readonly #sessions = new Map<string, DriverSession>();
  readonly #stopping = new Set<Promise<void>>();
  #lastSlot = 0;
  #supervision: Timer | undefined;
  #isClosed = false;

  constructor(options: DevicePlaneOptions) {
    this.#options = {
      clock: systemClock,
      workers: availableParallelism(),
      hungAfterMs: HUNG_AFTER_MS,
      ...FORGETFUL,
      ...options,
    };
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /**
   * Loads a driver: compiles it and runs its top level.
   *
   * @throws {DeviceError} driver_invalid with Lua's message (`name.lua:12: …`), or driver_quarantined when
   *   loading hung the worker
   * @throws {ConfigError} config_invalid when the device id is open already
   */
  async open(spec: DriverSpec): Promise<DriverSession> {
    if (this.#isClosed) throw new RejectedError("the device plane is closed", { code: "driver_cancelled" });
    if (this.#sessions.has(spec.deviceId)) {
      throw new ConfigError(`device ${spec.deviceId} has a driver already`, { code: "config_invalid" });
    }
    const { keepSecret, readMemory } = spec.isTransient ? FORGETFUL : this.#options;
    const known = withForbiddenGaps(spec, readMemory.of(spec.deviceId));
    const session = new DriverSession(known, keepSecret, (closed) => this.#forget(closed));
    session.onEvent((event) => {
      if (event.type === "learned") readMemory.keep(spec.deviceId, event.forbiddenGaps);
    });
    this.#sessions.set(spec.deviceId, session);
    this.#supervision ??= this.#scheduleSupervision();
    try {
      await this.#place(session, this.#chooseCrew(spec));
      return session;
    } catch (error) {
      this.#forget(session);
      throw error;
    }
  }

  /** Closes every driver and ends the threads. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#supervision?.cancel();
    const sessions = [...this.#sessions.values()];
    const closing = sessions.map((session) => session.close());
    const crews = this.#crews.splice(0);
    for (const { retirement } of crews) retirement?.cancel();
    await Promise.all(crews.map(({ worker }) => worker.stop(STOP_WITHIN_MS)));
    await Promise.all(this.#stopping);
    // What a hung worker left unanswered.
    for (const session of sessions) session.detach("the device plane was closed");
    await Promise.all(closing);
  }

  #place(session: DriverSession, crew: Crew): Promise<void> {
    this.#lastSlot += 1;
    const slot = this.#lastSlot;
    crew.sessions.set(slot, session);
    return session.attach({ slot, post: (message) => crew.worker.post(message) });
  }

  #forget(session: DriverSession): void {
    this.#sessions.delete(session.deviceId);
    for (const crew of this.#crews) {
      for (const [slot, member] of crew.sessions) if (member === session) crew.sessions.delete(slot);
      if (crew.isForTrials && crew.sessions.size === 0 && !this.#isClosed) this.#retireLater(crew);
    }
  }

  #retireLater(crew: Crew): void {
    crew.retirement?.cancel();
    crew.retirement = this.#options.clock.after(TRIALS_END_MS, () => {
      if (crew.sessions.size > 0) return;
      this.#crews.splice(this.#crews.indexOf(crew), 1);
      const stopping = crew.worker.stop(STOP_WITHIN_MS).finally(() => this.#stopping.delete(stopping));
      this.#stopping.add(stopping);
    });
  }

  #chooseCrew(spec: DriverSpec): Crew {
    const endpoint = spec.isSuspect ? undefined : endpointOf(spec);
    const sharing = this.#crews.find((crew) =>
      [...crew.sessions.values()].some(
        (member) => endpoint !== undefined && !member.spec.isSuspect && endpointOf(member.spec) === endpoint,
      ),
    );
    if (sharing) return sharing;
    const isForTrials = spec.isTransient === true || spec.isSuspect === true;
    const crews = this.#crews.filter((crew) => crew.isForTrials === isForTrials);
    const idlest = crews.toSorted((a, b) => a.sessions.size - b.sessions.size)[0];
    const isRoomy = idlest !== undefined && idlest.sessions.size < DRIVERS_PER_WORKER;
    if (isRoomy || (idlest && crews.length >= (isForTrials ? 1 : this.#options.workers))) return idlest;
    const crew = this.#startCrew(isForTrials);
    this.#crews.push(crew);
    return crew;
  }

  #startCrew(isForTrials: boolean): Crew {
    const { clock } = this.#options;
    const crew: Crew = {
      isForTrials,
      worker: this.#startWorker(() => crew),
      sessions: new Map(),
      startedMs: clock.monotonicMs(),
      restarts: 0,
    };
    return crew;
  }

  #startWorker(crewOf: () => Crew): PlaneWorker {
    const worker: PlaneWorker = new PlaneWorker(
      this.#limits,
      this.#options.hungAfterMs,
      this.#options.clock,
      {
        onMessage: (message) => {
          if (message.kind === "trace") this.#options.logger[message.level](message.message, message.fields);
          else crewOf().sessions.get(message.slot)?.receive(message);
        },
        onDeath: (reason) => void this.#replace(crewOf(), worker, reason),
      },
    );
    return worker;
  }

  #scheduleSupervision(): Timer {
    const { clock } = this.#options;
    const dueMs = clock.monotonicMs() + SUPERVISE_EVERY_MS;
    return clock.after(SUPERVISE_EVERY_MS, () => {
      // When this thread itself stood still (a laptop slept), the workers' silence proves nothing.
      const wasSuspended = clock.monotonicMs() - dueMs > SUPERVISE_EVERY_MS * 2;
      for (const crew of this.#crews) {
        if (crew.worker.isHung(wasSuspended)) void this.#replace(crew, crew.worker, "its event loop hung");
      }
      if (!this.#isClosed) this.#supervision = this.#scheduleSupervision();
    });
  }

  /** Kills a worker and brings its drivers up in a new one, without the one whose Lua was executing. */
  async #replace(crew: Crew, worker: PlaneWorker, reason: string): Promise<void> {
    if (this.#isClosed || crew.worker !== worker) return;
    const { logger, clock } = this.#options;
    const culprit = crew.sessions.get(worker.runningSlot);
    crew.restarts = clock.monotonicMs() - crew.startedMs > HEALTHY_AFTER_MS ? 0 : crew.restarts + 1;
    const neighbours = [...crew.sessions.values()].filter((session) => session !== culprit);
    logger.error("device worker replaced", {
      reason,
      culprit: culprit?.deviceId,
      restarted: neighbours.map(({ deviceId }) => deviceId),
    });
    crew.sessions.clear();
    crew.worker = this.#startWorker(() => crew);
    crew.startedMs = clock.monotonicMs();
    const killed = worker.kill();
    culprit?.quarantine(`it kept its worker from answering (${reason})`);
    for (const session of neighbours) session.detach(reason);
    await killed;
    const delayMs = culprit || crew.restarts <= 1 ? 0 : backoffMs(crew.restarts, RESTART_BACKOFF);
    if (delayMs > 0) await new Promise<void>((resolve) => clock.after(delayMs, resolve));
    await Promise.all(neighbours.map((session) => this.#reopen(session, crew, reason)));
  }

  async #reopen(session: DriverSession, crew: Crew, reason: string): Promise<void> {
    if (this.#isClosed || this.#sessions.get(session.deviceId) !== session) return;
    try {
      await this.#place(session, crew);
      session.announce({ type: "restarted", reason });
    } catch (error) {
      this.#options.logger.error("driver did not come back", {
        device: session.deviceId,
        error: errorMessage(error),
      });
    }
  }
}

function endpointOf({ grants: { modbus } = {} }: DriverSpec): string | undefined {
  return modbus && `${modbus.host}:${modbus.port}`;
}
