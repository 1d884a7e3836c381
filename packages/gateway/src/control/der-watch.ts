import {
  FAILSAFE_STATES,
  type HeartbeatVerdict,
  UNCONFIRMED_STATES,
  WATCHDOG_TABLE,
  type WatchdogAction,
  type WatchdogEvent,
  type WatchdogRefusal,
  type WatchdogState,
} from "@sourceful/control";
import { backoffMs, type Logger, type Timer } from "@sourceful/domain";
import type { CommandRefusal } from "./command-guard.ts";
import { DerNews, type DerNewsOptions, type DerView } from "./der-news.ts";
import { SignsOfLife } from "./signs-of-life.ts";

/** The site guard's name, which nobody outside this process can use. */
export const SITE_GUARD = "site-guard";
/** Shortest watchdog of what the site guard commands, ms. */
const GUARD_LEAST_MS = 60_000;

/** Who wants to command. */
export interface Commander {
  readonly src: string;
  readonly isGuard: boolean;
}

export interface DerWatchOptions extends DerNewsOptions {
  /** Silence after which the DER reverts, ms. */
  readonly watchdogMs: number;
  /** Whether failsafe goes on from before the start. */
  readonly isFailsafe: boolean;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  /** Calls the default mode once: why it is not confirmed, or undefined when it is. Never rejects. */
  readonly callDefault: () => Promise<string | undefined>;
  /**
   * Told when a restart must resume failsafe, and when not any more; resolves when it will, or with why it will not.
   * Never rejects.
   */
  readonly onFailsafe: (isOn: boolean) => Promise<string | undefined>;
}

const REFUSALS: Readonly<Record<Exclude<WatchdogRefusal, "held">, string>> = {
  not_ready: "its default mode is not confirmed yet",
  reverting: "it is returning to its default mode",
  failsafe: "it is in failsafe: it takes a heartbeat and then a new command",
  shutting_down: "it is being given up",
};
const RETRY = { firstMs: 100, maxMs: 30_000 };
/** Senders whose refusal is told of, under one holder. */
const MOST_TOLD = 16;

/** Does with one DER what `WATCHDOG_TABLE` says: timers, default mode, who holds it. */
export class DerWatch {
  readonly #options: DerWatchOptions;
  readonly #signs: SignsOfLife;
  readonly #news: DerNews;
  #state: WatchdogState;
  #holder: Commander | undefined;
  #watchdog: Timer | undefined;
  #expiresMs: number | undefined;
  /** When what was commanded ends by itself. */
  #duration: { readonly endMs: number; readonly timer: Timer } | undefined;
  /** When what was commanded before the latest command does: it stands when that one fails without a write. */
  #endBeforeMs: number | undefined;
  #retry: Timer | undefined;
  #retries = 0;
  /** Number of the latest call of the default mode; the outcome of one before it counts no more. */
  #round = 0;
  #defaultCalled: Promise<void> = Promise.resolve();
  #defaultProblem: string | undefined;
  readonly #refusedSources = new Set<string>();
  readonly #closed: Promise<void>;
  #close = (): void => undefined;
  #isStopped = false;

  constructor(options: DerWatchOptions) {
    this.#options = options;
    this.#signs = new SignsOfLife(options.clock);
    this.#news = new DerNews(options);
    this.#state = options.isFailsafe ? "expired" : "unguarded";
    this.#closed = new Promise((resolve) => {
      this.#close = resolve;
    });
  }

  get state(): WatchdogState {
    return this.#state;
  }

  /** What others see: what a restart would go on with, not what is on its way to the disk. */
  get view(): DerView {
    return this.#news.view ?? this.#viewNow;
  }

  /** Whether the site guard holds it. */
  get isGuarded(): boolean {
    return this.#state === "guarded" || this.#state === "guarded_failsafe";
  }

  get isDefaultConfirmed(): boolean {
    return !UNCONFIRMED_STATES.includes(this.#state);
  }

  /** Resolves when the latest call of the default mode has ended. */
  get defaultCalled(): Promise<void> {
    return this.#defaultCalled;
  }

  /** Why a command of that sender may not run now; undefined when it may. */
  refusal({ src, isGuard }: Commander): CommandRefusal | undefined {
    const step = WATCHDOG_TABLE[this.#state][isGuard ? "guard_command" : "command"];
    if (typeof step === "object" && "refuse" in step) return this.#refusal(step.refuse, src);
    if (isGuard) return undefined;
    if (this.#holder && this.#holder.src !== src) return this.#held(src, this.#holder.src);
    if (this.#state === "listening" && !this.#signs.hasHeard(src, this.#options.watchdogMs))
      return this.#refusal("failsafe", src);
    return undefined;
  }

  /** A command of that sender is about to be run; it holds for `durationMs`, 0 is open-ended. */
  begin(commander: Commander, durationMs: number): void {
    this.#endBeforeMs = this.#duration?.endMs;
    this.#fire(commander.isGuard ? "guard_command" : "command", commander);
    this.#endAt(durationMs > 0 ? this.#options.clock.monotonicMs() + durationMs : undefined);
  }

  /** What became of the command that was begun last. */
  end(outcome: "executed" | "failed" | "ambiguous" | "released"): void {
    if (outcome === "failed") this.#endAt(this.#endBeforeMs);
    this.#fire(outcome);
  }

  /** A sign of life; only a fresh one of the holder, or of anybody in failsafe, has an effect. */
  heartbeat(src: string, ts: number): HeartbeatVerdict {
    const verdict = this.#signs.judge(src, ts, this.#holder?.src);
    // One whose commands name no sender is known by no name, so any sign of life may be its own.
    const isOfHolder = !this.#holder?.src || this.#holder.src === src;
    if (verdict === "fresh" && isOfHolder) this.#fire("heartbeat");
    return verdict;
  }

  /** A driver was initialised in a new VM: what its device does is not known. */
  driverReady(): void {
    this.#fire("driver_ready");
  }

  /** Gives the DER up. Resolves when its default mode is confirmed, which may be never, and that is told. */
  async shutDown(): Promise<void> {
    this.#fire("shut_down");
    await this.#closed;
    await this.#news.settled;
  }

  /** Stops every timer, whatever the state; from then on nothing has an effect. */
  stop(): void {
    this.#isStopped = true;
    for (const timer of [this.#watchdog, this.#duration?.timer, this.#retry]) timer?.cancel();
    this.#expiresMs = undefined;
  }

  get #viewNow(): DerView {
    const { clock } = this.#options;
    return {
      state: this.#state,
      isDefaultConfirmed: this.isDefaultConfirmed,
      defaultProblem: this.#defaultProblem,
      holder: this.#holder?.src,
      expiresInMs:
        this.#expiresMs === undefined ? undefined : Math.max(0, this.#expiresMs - clock.monotonicMs()),
    };
  }

  #fire(event: WatchdogEvent, commander?: Commander): void {
    const step = WATCHDOG_TABLE[this.#state][event];
    if (this.#isStopped || typeof step === "string" || "refuse" in step) return;
    const before = this.#state;
    const view = this.#viewNow;
    const holder = this.#holder?.src ?? commander?.src;
    this.#state = step.to;
    const isFailsafe = FAILSAFE_STATES.includes(step.to);
    const isGivenUp = step.to === "closing" || step.to === "closed";
    // The default mode does not wait for the disk; what others are told does.
    if (FAILSAFE_STATES.includes(before) !== isFailsafe && !isGivenUp)
      this.#news.hold(this.#options.onFailsafe(isFailsafe), view);
    for (const action of step.actions) this.#do(action, commander, holder);
    if (before === step.to) return;
    this.#options.logger.info("control", { from: before, to: step.to, on: event, holder });
    if (step.to === "closed") this.#close();
    this.#news.changed();
  }

  #do(action: WatchdogAction, commander: Commander | undefined, holder: string | undefined): void {
    const { watchdogMs, clock, random } = this.#options;
    switch (action) {
      case "default":
        this.#retry?.cancel();
        this.#retries = 0;
        this.#callDefault();
        break;
      case "retry":
        this.#retry = clock.after(backoffMs(this.#retries++, { ...RETRY, random }), () =>
          this.#callDefault(),
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
        this.#endBeforeMs = undefined;
        this.#endAt(undefined);
        this.#refusedSources.clear();
        break;
      case "tell_entered":
        this.#news.tell({
          type: "failsafe_entered",
          ...(holder === undefined ? {} : { src: holder }),
          reason: `no heartbeat and no command for ${watchdogMs} ms`,
        });
        break;
      case "tell_left":
        this.#news.tell({ type: "failsafe_left", ...(holder === undefined ? {} : { src: holder }) });
        break;
    }
  }

  #callDefault(): void {
    this.#defaultCalled = this.#tryDefault();
  }

  async #tryDefault(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const problem = await this.#options.callDefault();
    if (round !== this.#round || this.#isStopped) return;
    const wasTold = this.#defaultProblem !== undefined;
    this.#defaultProblem = problem;
    if (problem === undefined) {
      // At an ordinary start there is nothing to tell.
      if (this.#state !== "unguarded" || wasTold) this.#news.tell({ type: "default_confirmed" });
      this.#fire("default_confirmed");
      return;
    }
    if (!wasTold) {
      this.#options.logger.error("default mode is not confirmed; trying again", { problem });
      this.#news.tell({ type: "default_unconfirmed", reason: problem });
      this.#news.changed();
    }
    this.#fire("default_failed");
  }

  /** Lets what was commanded end by itself at that time of the monotonic clock, or not at all. */
  #endAt(endMs: number | undefined): void {
    const { clock } = this.#options;
    this.#duration?.timer.cancel();
    const leftMs = endMs === undefined ? 0 : Math.max(0, endMs - clock.monotonicMs());
    this.#duration =
      endMs === undefined
        ? undefined
        : { endMs, timer: clock.after(leftMs, () => this.#fire("duration_ended")) };
  }

  #refusal(code: WatchdogRefusal, src: string): CommandRefusal {
    if (code === "held") return this.#held(src, this.#holder?.src ?? SITE_GUARD);
    const isTrying = code === "not_ready" || code === "reverting";
    const because = isTrying && this.#defaultProblem !== undefined ? `: ${this.#defaultProblem}` : "";
    return { code, reason: `${REFUSALS[code]}${because}` };
  }

  #held(src: string, holder: string): CommandRefusal {
    const reason = `it is held by ${JSON.stringify(holder)}`;
    if (!this.#refusedSources.has(src) && this.#refusedSources.size < MOST_TOLD) {
      this.#refusedSources.add(src);
      this.#news.tell({ type: "master_refused", src, holder, reason });
    }
    return { code: "held", reason };
  }
}
