import {
  appliedLimitW,
  applyLimitEvent,
  type LimitEvent,
  type LimitMemory,
  type LimitRule,
  limitRecord,
  type Moment,
  nextLimitTimer,
  restoreLimitMemory,
  type WrittenLimit,
  writeLimit,
} from "@sourceful/control";
import type { Clock, Logger, Timer } from "@sourceful/domain";
import { withinTime } from "../within-time.ts";
import type { LimitStore } from "./limit-store.ts";
import type { PlannedLimit } from "./site-plan.ts";

/** How often the time served in failsafe is stored: a restart serves at most this much again, ms. */
const STORE_EVERY_MS = 60_000;
/** A disk that does not answer keeps what others see back for so long, ms. */
const MOST_WAIT_MS = 2_000;

/** What others see of a limit. */
export interface LimitView {
  readonly memory: LimitMemory;
  /** The energy guard in charge; undefined when none is. */
  readonly src: string | undefined;
}

export interface LimitKeeperOptions {
  readonly limit: PlannedLimit;
  readonly store: Pick<LimitStore, "record" | "keep" | "failure">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told at once when another power holds. */
  readonly onMove: () => void;
  /** Told of every change others see. */
  readonly onChange: () => void;
}

/** The life of a limit in one direction: runs its table with a clock, and keeps what a restart must not forget. */
export class LimitKeeper {
  readonly #options: LimitKeeperOptions;
  #limit: PlannedLimit;
  #memory: LimitMemory;
  #src: string | undefined;
  #timer: Timer | undefined;
  #storing: Timer | undefined;
  /** What others still see, as what came after it is on its way to the disk; oldest first. */
  readonly #unstored: LimitView[] = [];
  #isClosed = false;

  constructor(options: LimitKeeperOptions) {
    this.#options = options;
    this.#limit = options.limit;
    this.#memory = restoreLimitMemory(options.store.record(options.limit.direction), this.#now);
  }

  start(): this {
    this.#plan();
    this.#keepServed();
    return this;
  }

  /** Goes on under other settings. */
  follow(limit: PlannedLimit): void {
    this.#limit = limit;
    this.#plan();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
    this.#storing?.cancel();
    void this.#store();
  }

  get limit(): PlannedLimit {
    return this.#limit;
  }

  get memory(): LimitMemory {
    return this.#memory;
  }

  /** What others see: what a restart would go on with, not what is on its way to the disk. */
  get view(): LimitView {
    return this.#unstored[0] ?? this.#viewNow;
  }

  /** Power that may be taken or given, W, never negative; undefined when nothing limits it. */
  get appliedW(): number | undefined {
    return appliedLimitW(this.#memory, this.#limit);
  }

  /** The energy guard in charge; undefined when none is. */
  get src(): string | undefined {
    const { state } = this.#memory;
    return state === "limited" || state === "unlimited_controlled" ? this.#src : undefined;
  }

  /** A fresh sign of life. While one guard is in charge, those of others do not count. */
  heartbeat(src: string): void {
    if (this.src === undefined || this.src === src) this.#apply("heartbeat");
  }

  /** A fresh limit; the rule that decided. Resolves when it is stored, or could not be. */
  async write(written: WrittenLimit, src: string): Promise<LimitRule> {
    const seen = this.#viewNow;
    const { memory, event, rule } = writeLimit(this.#memory, written, this.#limit, this.#now);
    if (rule.answer === "accepted") this.#src = src;
    await this.#become(memory, event, seen);
    return rule;
  }

  get #viewNow(): LimitView {
    const { memory, src } = this;
    return { memory, src };
  }

  get #now(): Moment {
    const { clock } = this.#options;
    return { atMs: clock.monotonicMs(), wallMs: clock.nowMs() };
  }

  #apply(event: LimitEvent): void {
    void this.#become(applyLimitEvent(this.#memory, event, this.#now), event, this.#viewNow);
  }

  /** Does it at once; others see it, and the promise resolves, when it is on disk where it has to be. */
  async #become(memory: LimitMemory, event: LimitEvent, seen: LimitView): Promise<void> {
    const before = this.#memory;
    this.#memory = memory;
    this.#plan();
    const { state, applies, limitW, heartbeatAt } = memory;
    const isMoved = state !== before.state || applies !== before.applies;
    const isGuardNews = (heartbeatAt === undefined) !== (before.heartbeatAt === undefined);
    const stored = isMoved || isGuardNews ? this.#store() : undefined;
    const isNews = isMoved || limitW !== before.limitW;
    if (isNews) {
      const { direction } = this.#limit;
      const level = state === "failsafe" || applies === "protective" ? "warn" : "info";
      this.#options.logger[level]("limit", { direction, event, state, applies, appliedW: this.appliedW });
    }
    if (stored) this.#unstored.push(seen);
    if (isNews) this.#options.onMove();
    if (stored) {
      await withinTime(this.#options.clock, MOST_WAIT_MS, stored);
      this.#unstored.shift();
    }
    if (isNews && !this.#isClosed) this.#options.onChange();
    await stored;
  }

  #plan(): void {
    this.#timer?.cancel();
    const { clock } = this.#options;
    const next = nextLimitTimer(this.#memory, this.#limit);
    this.#timer =
      next && clock.after(Math.max(0, next.atMs - clock.monotonicMs()), () => this.#apply(next.event));
  }

  #keepServed(): void {
    this.#storing = this.#options.clock.after(STORE_EVERY_MS, () => {
      if (this.#memory.state === "failsafe") void this.#store();
      this.#keepServed();
    });
  }

  #store(): Promise<void> {
    const { store, clock } = this.#options;
    return store.keep(this.#limit.direction, limitRecord(this.#memory, clock.monotonicMs()));
  }
}
