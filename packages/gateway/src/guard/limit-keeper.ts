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
import type { LimitStore } from "./limit-store.ts";
import type { PlannedLimit } from "./site-plan.ts";

/** How often the time served in failsafe is stored: a restart serves at most this much again, ms. */
const STORE_EVERY_MS = 60_000;

export interface LimitKeeperOptions {
  readonly limit: PlannedLimit;
  readonly store: Pick<LimitStore, "record" | "keep" | "failure">;
  readonly clock: Clock;
  readonly logger: Logger;
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

  /** Power that may be taken or given, W, never negative; undefined when nothing limits it. */
  get appliedW(): number | undefined {
    return appliedLimitW(this.#memory, this.#limit);
  }

  /** The energy guard in charge; undefined when none is. */
  get src(): string | undefined {
    const { state } = this.#memory;
    return state === "limited" || state === "unlimited_controlled" ? this.#src : undefined;
  }

  /** Unix epoch ms at which this state ends when nothing is heard; undefined when it does not. */
  get untilMs(): number | undefined {
    const timer = nextLimitTimer(this.#memory, this.#limit);
    const { clock } = this.#options;
    return timer && clock.nowMs() + Math.max(0, timer.atMs - clock.monotonicMs());
  }

  /** A fresh sign of life. While one guard is in charge, those of others do not count. */
  heartbeat(src: string): void {
    if (this.src === undefined || this.src === src) this.#apply("heartbeat");
  }

  /** A fresh limit; the rule that decided. Resolves when it is stored, or could not be. */
  async write(written: WrittenLimit, src: string): Promise<LimitRule> {
    const before = this.#memory;
    const { memory, event, rule } = writeLimit(before, written, this.#limit, this.#now);
    if (rule.answer === "accepted") this.#src = src;
    await this.#become(memory, event, before);
    return rule;
  }

  get #now(): Moment {
    const { clock } = this.#options;
    return { atMs: clock.monotonicMs(), wallMs: clock.nowMs() };
  }

  #apply(event: LimitEvent): void {
    const before = this.#memory;
    void this.#become(applyLimitEvent(before, event, this.#now), event, before);
  }

  #become(memory: LimitMemory, event: LimitEvent, before: LimitMemory): Promise<void> {
    this.#memory = memory;
    this.#plan();
    const { state, applies, limitW, heartbeatAt } = memory;
    const isMoved = state !== before.state || applies !== before.applies;
    const isGuardNews = (heartbeatAt === undefined) !== (before.heartbeatAt === undefined);
    if (isMoved || limitW !== before.limitW) {
      const { direction } = this.#limit;
      const level = state === "failsafe" || applies === "protective" ? "warn" : "info";
      this.#options.logger[level]("limit", { direction, event, state, applies, appliedW: this.appliedW });
      this.#options.onChange();
    }
    return isMoved || isGuardNews ? this.#store() : Promise.resolve();
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
