import {
  FAILSAFE_STATES,
  HeartbeatJudge,
  type HeartbeatVerdict,
  UNCONFIRMED_STATES,
  WATCHDOG_TABLE,
  type WatchdogAction,
  type WatchdogEvent,
  type WatchdogRefusal,
  type WatchdogState,
} from "@sourceful/control";
import { backoffMs, type Clock, type Logger, type Timer } from "@sourceful/domain";
import { afterLong } from "./after-long.ts";
import type { CommandRefusal } from "./command-guard.ts";

/** The site guard's name, which nobody outside this process can use. */
export const SITE_GUARD = "site-guard";
/** Shortest watchdog of what the site guard commands, ms. */
const GUARD_LEAST_MS = 60_000;

/** Who wants to command. */
export interface Commander {
  readonly src: string;
  readonly isGuard: boolean;
}

/** What others should hear of. */
export interface DerEvent {
  readonly type:
    | "failsafe_entered"
    | "failsafe_left"
    | "default_unconfirmed"
    | "default_confirmed"
    | "master_refused";
  readonly src?: string;
  readonly holder?: string;
  readonly reason?: string;
}

export interface DerWatchOptions {
  /** Silence after which the DER reverts, ms. */
  readonly watchdogMs: number;
  /** Whether failsafe goes on from before the start. */
  readonly isFailsafe: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  /** Calls the default mode once: why it is not confirmed, or undefined when it is. Never rejects. */
  readonly callDefault: () => Promise<string | undefined>;
  /** Told when a restart must resume failsafe, and when not any more. */
  readonly onFailsafe: (isOn: boolean) => void;
  readonly onEvent: (event: DerEvent) => void;
  /** Told of every change others see in the state. */
  readonly onChange: () => void;
}

const REFUSALS: Readonly<Record<Exclude<WatchdogRefusal, "held">, string>> = {
  not_ready: "its default mode is not confirmed yet",
  reverting: "it is returning to its default mode",
  failsafe: "it is in failsafe: it takes a heartbeat and then a new command",
  shutting_down: "it is being given up",
};
const RETRY = { firstMs: 100, maxMs: 30_000 };
/** Senders of heartbeats that are told apart; more than that is no set of masters. */
const MOST_SENDERS = 16;

/** Does with one DER what `WATCHDOG_TABLE` says: timers, default mode, who holds it. */
export class DerWatch {
  readonly #options: DerWatchOptions;
  readonly #judges = new Map<string, HeartbeatJudge>();
  #state: WatchdogState;
  #holder: Commander | undefined;
  #watchdog: Timer | undefined;
  #expiresMs: number | undefined;
  #duration: Timer | undefined;
  #retry: Timer | undefined;
  #retries = 0;
  /** Number of the latest call of the default mode; the outcome of one before it counts no more. */
  #round = 0;
  #defaultProblem: string | undefined;
  #isUnconfirmedTold = false;
  readonly #refusedSources = new Set<string>();
  readonly #closed: Promise<void>;
  #close = (): void => undefined;

  constructor(options: DerWatchOptions) {
    this.#options = options;
    this.#state = options.isFailsafe ? "expired" : "unguarded";
    this.#closed = new Promise((resolve) => {
      this.#close = resolve;
    });
  }

  get state(): WatchdogState {
    return this.#state;
  }

  /** Whose commands it obeys. */
  get holder(): string | undefined {
    return this.#holder?.src;
  }

  /** Time until the watchdog ends unless it is fed, ms. */
  get expiresInMs(): number | undefined {
    const { clock } = this.#options;
    return this.#expiresMs === undefined ? undefined : Math.max(0, this.#expiresMs - clock.monotonicMs());
  }

  get isDefaultConfirmed(): boolean {
    return !UNCONFIRMED_STATES.includes(this.#state);
  }

  /** Why the default mode is not confirmed; undefined while it is, or was not tried yet. */
  get defaultProblem(): string | undefined {
    return this.#defaultProblem;
  }

  /** Why a command of that sender may not run now; undefined when it may. */
  refusal({ src, isGuard }: Commander): CommandRefusal | undefined {
    const step = WATCHDOG_TABLE[this.#state][isGuard ? "guard_command" : "command"];
    if (typeof step === "object" && "refuse" in step) return this.#refusal(step.refuse, src);
    if (isGuard) return undefined;
    if (this.#holder && this.#holder.src !== src) return this.#held(src, this.#holder.src);
    if (this.#state === "listening" && !this.#hasHeard(src)) return this.#refusal("failsafe", src);
    return undefined;
  }

  /** A command of that sender is about to be run; it holds for `durationMs`, 0 is open-ended. */
  begin(commander: Commander, durationMs: number): void {
    this.#duration?.cancel();
    this.#duration = undefined;
    this.#fire(commander.isGuard ? "guard_command" : "command", commander);
    if (durationMs > 0) {
      this.#duration = afterLong(this.#options.clock, durationMs, () => this.#fire("duration_ended"));
    }
  }

  /** What became of the command that was begun last. */
  end(outcome: "executed" | "failed" | "ambiguous" | "released"): void {
    this.#fire(outcome);
  }

  /** A sign of life; only a fresh one of the holder, or of anybody in failsafe, has an effect. */
  heartbeat(src: string, ts: number): HeartbeatVerdict {
    const { clock } = this.#options;
    const judge = this.#judgeOf(src);
    const verdict = judge.judge({ ts, nowMs: clock.nowMs(), monotonicMs: clock.monotonicMs() });
    // One whose commands name no sender is known by no name, so any sign of life may be its own.
    const isOfHolder = !this.#holder?.src || this.#holder.src === src;
    if (verdict === "fresh" && isOfHolder) this.#fire("heartbeat");
    return verdict;
  }

  /** A driver was initialised in a new VM: what its device does is not known. */
  driverReady(): void {
    this.#fire("driver_ready");
  }

  /** Gives the DER up. Resolves when its default mode is confirmed, which may be never. */
  shutDown(): Promise<void> {
    this.#fire("shut_down");
    return this.#closed;
  }

  /** Stops every timer, whatever the state. */
  stop(): void {
    this.#round += 1;
    for (const timer of [this.#watchdog, this.#duration, this.#retry]) timer?.cancel();
    this.#expiresMs = undefined;
  }

  #fire(event: WatchdogEvent, commander?: Commander): void {
    const step = WATCHDOG_TABLE[this.#state][event];
    if (typeof step === "string" || "refuse" in step) return;
    const before = this.#state;
    const holder = this.#holder?.src ?? commander?.src;
    this.#state = step.to;
    const isFailsafe = FAILSAFE_STATES.includes(step.to);
    const isGivenUp = step.to === "closing" || step.to === "closed";
    if (FAILSAFE_STATES.includes(before) !== isFailsafe && !isGivenUp) this.#options.onFailsafe(isFailsafe);
    for (const action of step.actions) this.#do(action, commander, holder);
    if (before === step.to) return;
    this.#options.logger.info("control", { from: before, to: step.to, on: event, holder });
    if (this.isDefaultConfirmed && UNCONFIRMED_STATES.includes(before)) this.#tellConfirmed(before);
    if (step.to === "closed") this.#close();
    this.#options.onChange();
  }

  #do(action: WatchdogAction, commander: Commander | undefined, holder: string | undefined): void {
    const { watchdogMs, clock, random, onEvent } = this.#options;
    switch (action) {
      case "default":
        this.#retry?.cancel();
        this.#retries = 0;
        void this.#callDefault();
        break;
      case "retry":
        this.#retry = clock.after(
          backoffMs(this.#retries++, { ...RETRY, random }),
          () => void this.#callDefault(),
        );
        break;
      case "arm": {
        // The site guard repeats itself every 20 s, whatever a master's watchdog is.
        const armedMs = commander?.isGuard === true ? Math.max(watchdogMs, GUARD_LEAST_MS) : watchdogMs;
        this.#watchdog?.cancel();
        this.#expiresMs = clock.monotonicMs() + armedMs;
        this.#watchdog = clock.after(armedMs, () => this.#fire("watchdog_expired"));
        break;
      }
      case "disarm":
        this.#watchdog?.cancel();
        this.#expiresMs = undefined;
        break;
      case "hold":
        if (this.#holder?.src !== commander?.src) this.#refusedSources.clear();
        this.#holder = commander;
        break;
      case "free":
        this.#holder = undefined;
        this.#duration?.cancel();
        this.#refusedSources.clear();
        break;
      case "tell_entered":
        onEvent({
          type: "failsafe_entered",
          ...(holder === undefined ? {} : { src: holder }),
          reason: `no heartbeat and no command for ${watchdogMs} ms`,
        });
        break;
      case "tell_left":
        onEvent({ type: "failsafe_left", ...(holder === undefined ? {} : { src: holder }) });
        break;
    }
  }

  async #callDefault(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const problem = await this.#options.callDefault();
    if (round !== this.#round) return;
    this.#defaultProblem = problem;
    if (problem === undefined) {
      this.#fire("default_confirmed");
      return;
    }
    if (!this.#isUnconfirmedTold) {
      this.#isUnconfirmedTold = true;
      this.#options.logger.error("default mode is not confirmed; trying again", { problem });
      this.#options.onEvent({ type: "default_unconfirmed", reason: problem });
      this.#options.onChange();
    }
    this.#fire("default_failed");
  }

  #tellConfirmed(before: WatchdogState): void {
    // At an ordinary start there is nothing to tell.
    if (before !== "unguarded" || this.#isUnconfirmedTold)
      this.#options.onEvent({ type: "default_confirmed" });
    this.#isUnconfirmedTold = false;
  }

  #refusal(code: WatchdogRefusal, src: string): CommandRefusal {
    if (code === "held") return this.#held(src, this.#holder?.src ?? SITE_GUARD);
    const isTrying = code === "not_ready" || code === "reverting";
    const because = isTrying && this.#defaultProblem !== undefined ? `: ${this.#defaultProblem}` : "";
    return { code, reason: `${REFUSALS[code]}${because}` };
  }

  #held(src: string, holder: string): CommandRefusal {
    const reason = `it is held by ${JSON.stringify(holder)}`;
    if (!this.#refusedSources.has(src) && this.#refusedSources.size < MOST_SENDERS) {
      this.#refusedSources.add(src);
      this.#options.onEvent({ type: "master_refused", src, holder, reason });
    }
    return { code: "held", reason };
  }

  #judgeOf(src: string): HeartbeatJudge {
    const known = this.#judges.get(src);
    if (known) return known;
    const made = new HeartbeatJudge();
    // The holder's is never the one that is forgotten.
    const spare = [...this.#judges.keys()].find((name) => name !== this.#holder?.src);
    if (this.#judges.size >= MOST_SENDERS && spare !== undefined) this.#judges.delete(spare);
    this.#judges.set(src, made);
    return made;
  }

  #hasHeard(src: string): boolean {
    const { clock, watchdogMs } = this.#options;
    const judges = src === "" ? [...this.#judges.values()] : [this.#judges.get(src)];
    return judges.some(
      (judge) => judge?.freshMs !== undefined && clock.monotonicMs() - judge.freshMs <= watchdogMs,
    );
  }
}
