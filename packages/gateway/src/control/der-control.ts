import { COMMANDED_STATES } from "@sourceful/control";
import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import type { ControlAck, ControlCommand, ControlHeartbeat, DerControlState } from "@sourceful/messaging";
import type { CommandGuard, CommandRefusal } from "./command-guard.ts";
import type { CommandLedger } from "./command-ledger.ts";
import type { KnownCommand } from "./command-memory.ts";
import { boundedOutcome, type CommandOutcome } from "./command-outcome.ts";
import { type AckContent, controlAck } from "./control-ack.ts";
import type { DerEvent } from "./der-news.ts";
import { DerWatch, SITE_GUARD } from "./der-watch.ts";
import { findPowerProblem, type PowerLimits } from "./power-limits.ts";
import type { ReadyDriver } from "./ready-driver.ts";
import { runCommand, runDefaultMode } from "./run-command.ts";

export interface DerControlOptions {
  readonly deviceId: string;
  readonly derType: string;
  readonly watchdogMs: number;
  readonly ledger: Pick<CommandLedger, "find" | "take" | "finish" | "isFailsafe" | "setFailsafe" | "failure">;
  readonly guard: CommandGuard | undefined;
  /** The device's driver; undefined while none can be called. */
  readonly driver: () => ReadyDriver | undefined;
  /** Where default mode may be called although no driver can be. */
  readonly lastResort: () => ReadyDriver | undefined;
  readonly limits: () => PowerLimits;
  /** A fault of the device, as its driver tells it. */
  readonly fault: () => string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  readonly onEvent: (event: DerEvent) => void;
  readonly onChange: () => void;
}

/** How a command came, and where its answers go. */
export interface Submission {
  /** From this process: only then it may be the site guard's. */
  readonly isInside: boolean;
  readonly onAck?: (ack: ControlAck) => void;
}

interface Waiting extends Submission {
  readonly command: ControlCommand;
  /** Settles when the disk has taken its id, or has not. */
  readonly taken: Promise<CommandRefusal | undefined>;
  readonly resolve: (outcome: CommandOutcome) => void;
}

type LastCommand = NonNullable<DerControlState["last_command"]>;

/** Commands that may wait for one DER; the next is refused. */
const MOST_WAITING = 16;
/** How long polls make way for a command whose id is on its way to the disk, ms. */
const MAKE_WAY_MS = 500;

/** The life of commands to one DER, from their arrival to their last answer. */
export class DerControl {
  readonly #options: DerControlOptions;
  readonly #der: string;
  readonly #watch: DerWatch;
  /** Taken and not ended, by id. */
  readonly #running = new Map<string, Promise<CommandOutcome>>();
  readonly #queue: Waiting[] = [];
  #draining: Promise<void> | undefined;
  #last: LastCommand | undefined;

  constructor(options: DerControlOptions) {
    const { deviceId, derType, ledger, driver, lastResort } = options;
    this.#options = options;
    this.#der = `${deviceId}/${derType}`;
    const isFailsafe = ledger.isFailsafe(this.#der);
    // One that could not be read is in failsafe from now on, also after the next restart.
    if (isFailsafe) void ledger.setFailsafe(this.#der, true);
    this.#watch = new DerWatch({
      ...options,
      isFailsafe,
      callDefault: () => {
        const ready = driver() ?? lastResort();
        return ready ? runDefaultMode(ready, derType) : Promise.resolve("the device is not connected");
      },
      onFailsafe: (isOn) => ledger.setFailsafe(this.#der, isOn),
    });
  }

  /** Whether somebody commands it, so that polls may write for it. */
  get isCommanded(): boolean {
    return COMMANDED_STATES.includes(this.#watch.state);
  }

  /**
   * Whether it should be brought into default mode when its driver is put out. What the site guard holds stays as it
   * is: nothing could hold it again, and the connection bears what it does now.
   */
  get isRevertNeeded(): boolean {
    return !this.#watch.isGuarded && (this.isCommanded || !this.#watch.isDefaultConfirmed);
  }

  /** What bounds a set-point. */
  get limits(): PowerLimits {
    return this.#options.limits();
  }

  /** For the gateway's state. */
  get state(): DerControlState {
    const { holder, expiresInMs, state, isDefaultConfirmed, defaultProblem } = this.#watch.view;
    const problem = this.#driverProblem()?.reason ?? defaultProblem ?? this.#options.ledger.failure;
    return {
      der: this.#options.derType,
      state,
      default_confirmed: isDefaultConfirmed,
      ...(problem === undefined ? {} : { problem }),
      ...(holder === undefined ? {} : { holder }),
      ...(expiresInMs === undefined ? {} : { expires_in_ms: Math.round(expiresInMs) }),
      ...(this.#last ? { last_command: this.#last } : {}),
    };
  }

  /**
   * Takes a command through its life. Resolves with its outcome; `onAck` hears every ack of it. An id that was
   * used before is answered as it was then, and not run.
   */
  submit(command: ControlCommand, submission: Submission): Promise<CommandOutcome> {
    const { id } = command;
    const running = this.#running.get(id);
    if (running) {
      submission.onAck?.(this.#ack(id, { status: "ack" }));
      return running;
    }
    const known = this.#options.ledger.find(this.#der, id);
    if (known) return Promise.resolve(this.#answerKnown(id, known, submission));
    const refusal = this.#refuse(command, submission) ?? this.#refuseCrowd();
    if (refusal) return Promise.resolve(this.#finish(command, submission, refused(refusal)));
    // The poll that runs ends while the disk takes the id, not after it.
    this.#options.driver()?.session.makeWay(MAKE_WAY_MS);
    const outcome = new Promise<CommandOutcome>((resolve) => {
      this.#queue.push({ command, ...submission, taken: this.#take(command, submission), resolve });
    });
    this.#running.set(id, outcome);
    this.#draining ??= this.#drain();
    return outcome;
  }

  heartbeat({ src, ts }: ControlHeartbeat): void {
    const verdict = this.#watch.heartbeat(src, ts);
    if (verdict !== "fresh") this.#options.logger.debug("heartbeat does not feed", { src, ts, verdict });
  }

  /** A driver was initialised in a new VM. One that cannot control is left alone. */
  driverReady(): void {
    if (this.#driverProblem() === undefined) this.#watch.driverReady();
    else this.#options.onChange();
  }

  /** Its driver was put out: calls the default mode where it is needed, and resolves when that has ended. */
  async revert(): Promise<void> {
    if (!this.isRevertNeeded) return;
    this.#watch.driverReady();
    await this.#watch.defaultCalled;
  }

  /** Gives the DER up; resolves when its default mode is confirmed, which may be never. */
  async shutDown(): Promise<void> {
    const closed = this.#watch.shutDown();
    await this.#draining;
    await closed;
  }

  /** Stops every timer. */
  stop(): void {
    this.#watch.stop();
  }

  /** Why it must not be run, asked at its arrival and again right before the driver is called. */
  #refuse(command: ControlCommand, { isInside }: Submission): CommandRefusal | undefined {
    const { src = "", action, power_w: powerW, expires_at: expiresAtMs = 0 } = command;
    const { clock, guard, deviceId, derType, driver, limits, fault } = this.#options;
    const keys: Readonly<Record<string, unknown>> = { ...command };
    if (expiresAtMs > 0 && clock.nowMs() > expiresAtMs) return EXPIRED;
    const isGuard = src === SITE_GUARD;
    if (isGuard && !isInside) {
      return { code: "source_reserved", reason: `${JSON.stringify(src)} is the gateway's own name` };
    }
    const isLinkDown = driver()?.session.link?.status === "down";
    const faultReason = fault();
    return (
      this.#driverProblem() ??
      (isLinkDown ? NOT_CONNECTED : undefined) ??
      (faultReason === undefined ? undefined : { code: "device_faulty", reason: faultReason }) ??
      findPowerProblem(powerW ?? 0, limits(), keys.voltage) ??
      this.#watch.refusal({ src, isGuard }) ??
      (isGuard ? undefined : guard?.refuse({ deviceId, derType, action, powerW, keys }))
    );
  }

  #refuseCrowd(): CommandRefusal | undefined {
    if (this.#queue.length < MOST_WAITING) return undefined;
    return { code: "busy", reason: `${MOST_WAITING} commands wait for it already` };
  }

  /** Why nothing can be commanded with the driver there is. */
  #driverProblem(): CommandRefusal | undefined {
    const driver = this.#options.driver();
    if (!driver) return NOT_CONNECTED;
    const { functions } = driver.session.description;
    if (!functions.includes("driver_command") && !functions.includes("driver_command_v2")) {
      return { code: "no_driver_command", reason: 'function "driver_command" not defined' };
    }
    if (functions.includes("driver_default_mode")) return undefined;
    return {
      code: "no_default_mode",
      reason: `driver ${driver.name} needs a function driver_default_mode to control anything`,
    };
  }

  async #take({ id }: ControlCommand, { onAck }: Submission): Promise<CommandRefusal | undefined> {
    try {
      await this.#options.ledger.take(this.#der, id);
      onAck?.(this.#ack(id, { status: "ack" }));
      return undefined;
    } catch (thrown) {
      return { code: "not_durable", reason: errorMessage(thrown) };
    }
  }

  async #drain(): Promise<void> {
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      const { command, taken, resolve } = next;
      const refusal = (await taken) ?? this.#refuse(command, next);
      this.#queue.shift();
      resolve(this.#finish(command, next, refusal ? refused(refusal) : await this.#run(command, next)));
    }
    this.#draining = undefined;
  }

  async #run(command: ControlCommand, { isInside }: Submission): Promise<CommandOutcome> {
    const { driver, derType, clock, watchdogMs } = this.#options;
    const { src = "", action, duration_ms: durationMs = 0 } = command;
    const ready = driver();
    if (!ready) return refused(NOT_CONNECTED);
    this.#watch.begin({ src, isGuard: isInside && src === SITE_GUARD }, durationMs);
    const context = { derType, nowMs: clock.nowMs(), watchdogMs, isWanted: () => this.isCommanded };
    const { outcome, isAmbiguous } = await runCommand(ready, command, context);
    const isReleased = action === "deinit" && outcome.status === "executed";
    this.#watch.end(isAmbiguous ? "ambiguous" : isReleased ? "released" : outcome.status);
    return outcome;
  }

  #finish({ id, src, action }: ControlCommand, { onAck }: Submission, ended: CommandOutcome): CommandOutcome {
    const { logger, ledger, onChange } = this.#options;
    const outcome = boundedOutcome(ended);
    const { status, code, error } = outcome;
    const ack = this.#ack(id, outcome);
    ledger.finish(this.#der, id, { id: ack.id, ts: ack.ts, ...outcome });
    this.#running.delete(id);
    this.#last = {
      id,
      action,
      status,
      ...(src === undefined ? {} : { src }),
      ...(code === undefined ? {} : { code }),
    };
    const level = status === "executed" ? "info" : code === "busy" ? "debug" : "warn";
    logger[level]("command", { id, src, action, status, code, error });
    onAck?.(ack);
    onChange();
    return outcome;
  }

  #answerKnown(ref: string, { ack, isOurs }: KnownCommand, { onAck }: Submission): CommandOutcome {
    if (!ack) {
      // Of a process before this one, or of this device before it was configured anew, which will answer it.
      const message = this.#ack(ref, isOurs ? { status: "ack" } : UNKNOWN);
      if (!isOurs)
        this.#options.ledger.finish(this.#der, ref, { id: message.id, ts: message.ts, ...UNKNOWN });
      onAck?.(message);
      return UNKNOWN;
    }
    const { id, ts, ...outcome } = ack;
    onAck?.({ ...this.#ack(ref, outcome), id, ts });
    return outcome;
  }

  #ack(ref: string, content: AckContent): ControlAck {
    return controlAck(ref, this.#options.clock.nowMs(), content);
  }
}

const EXPIRED: CommandRefusal = { code: "command_expired", reason: "command expired" };
const NOT_CONNECTED: CommandRefusal = { code: "device_not_connected", reason: "the device is not connected" };
const UNKNOWN = {
  status: "failed",
  code: "outcome_unknown",
  error: "the gateway stopped before it knew how the command ended",
} as const;

function refused({ code, reason }: CommandRefusal): CommandOutcome {
  return { status: "failed", code, error: reason };
}
