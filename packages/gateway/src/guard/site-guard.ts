import type { LimitDirection } from "@sourceful/control";
import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import type { Bus, SiteState } from "@sourceful/messaging";
import type { CommandGuard, CommandRefusal, GuardedCommand } from "../control/command-guard.ts";
import type { CommandOutcome } from "../control/command-outcome.ts";
import type { Gateway, TelemetryEvent } from "../gateway.ts";
import { DerThrottle } from "./der-throttle.ts";
import { guardCommand } from "./guard-command.ts";
import { judgeCommand } from "./judge-command.ts";
import { LimitDesk } from "./limit-desk.ts";
import { LimitKeeper } from "./limit-keeper.ts";
import { LimitStore } from "./limit-store.ts";
import { MeterSilence } from "./meter-silence.ts";
import { roomFor, type WishedChange } from "./room-for.ts";
import { type SiteBoard, siteBoard } from "./site-board.ts";
import type { SiteConfig } from "./site-config.ts";
import {
  derId,
  type PlannedDer,
  type PlannedLimit,
  type SiteConnection,
  type SitePlan,
  siteConnection,
  sitePlan,
} from "./site-plan.ts";
import { SiteReadings } from "./site-readings.ts";
import { siteState } from "./site-state.ts";
import type { ThrottleCommand } from "./throttle-command.ts";

/** How often it looks although nothing was heard, ms. */
const LOOK_EVERY_MS = 1_000;

export interface SiteGuardOptions {
  readonly serial: string;
  /** A valid one: see `loadSite`. */
  readonly site: SiteConfig;
  /** Where limits outlive a restart; the folder is made. */
  readonly limitsFile: string;
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1), for the jitter of back-offs; Math.random when not given. */
  readonly random?: () => number;
}

/**
 * Watches over the grid connection: refuses commands for which there is no room, holds DERs to their share when a
 * fuse or a limit binds, stops dispatch when a meter falls silent, and obeys energy guards. It decides by what
 * meters tell, and never makes up a value for one that is silent.
 */
export class SiteGuard implements CommandGuard {
  readonly #options: SiteGuardOptions;
  readonly #store: LimitStore;
  readonly #desk: LimitDesk;
  readonly #readings: SiteReadings;
  readonly #listeners = new Set<() => void>();
  readonly #silence: MeterSilence;
  readonly #startedMs: number;
  #plan: SitePlan;
  #throttles: readonly DerThrottle[];
  #keepers: readonly LimitKeeper[];
  #gateway: Pick<Gateway, "command"> | undefined;
  #stopListening: (() => void) | undefined;
  #timer: Timer | undefined;
  #problem: string | undefined;
  /** When somebody last did what the guard commanded, monotonic ms. */
  #commandedMs = Number.NEGATIVE_INFINITY;
  /** Readings of meters so far. */
  #heardCount = 0;
  readonly #givenUp = new Set<Promise<void>>();

  static async open(options: SiteGuardOptions): Promise<SiteGuard> {
    return new SiteGuard(options, await LimitStore.open(options.limitsFile, options.logger));
  }

  private constructor(options: SiteGuardOptions, store: LimitStore) {
    const { serial, bus, clock, logger, site } = options;
    this.#options = options;
    this.#store = store;
    this.#silence = new MeterSilence(logger);
    this.#startedMs = clock.monotonicMs();
    this.#plan = sitePlan(site);
    this.#readings = new SiteReadings(this.#plan);
    this.#throttles = this.#plan.ders.map((der) => this.#throttle(der));
    this.#keepers = this.#plan.limits.map((limit) => this.#keeper(limit));
    this.#desk = new LimitDesk({
      serial,
      bus,
      clock,
      logger,
      keepers: () => this.#keepers,
      keeperOf: (direction) => this.#keepers.find(({ limit }) => limit.direction === direction),
    });
  }

  /** Begins to watch the devices of a gateway, and to hear energy guards. */
  start(gateway: Pick<Gateway, "onTelemetry" | "command">): void {
    this.#gateway = gateway;
    this.#stopListening = gateway.onTelemetry((event) => this.#take(event));
    this.#desk.start();
    for (const keeper of this.#keepers) keeper.start();
    this.#planLook();
  }

  /** Goes on by another site.json. DERs and limits that are in both go on where they are. */
  follow(site: SiteConfig): void {
    const before = { throttles: this.#throttles, keepers: this.#keepers };
    this.#plan = sitePlan(site);
    this.#problem = undefined;
    this.#readings.follow(this.#plan);
    this.#throttles = this.#plan.ders.map(
      (der) => before.throttles.find((throttle) => isSame(throttle.der, der)) ?? this.#throttle(der),
    );
    this.#keepers = this.#plan.limits.map((limit) => {
      const keeper = before.keepers.find((each) => each.limit.direction === limit.direction);
      if (!keeper) return this.#keeper(limit).start();
      keeper.follow(limit);
      return keeper;
    });
    for (const throttle of before.throttles) if (!this.#throttles.includes(throttle)) this.#giveUp(throttle);
    for (const keeper of before.keepers) if (!this.#keepers.includes(keeper)) keeper.close();
    this.#changed();
    this.#look();
  }

  /** A site.json that is there is not in force, one line. */
  fail(problem: string): void {
    this.#problem = problem;
    this.#changed();
  }

  refuse(command: GuardedCommand): CommandRefusal | undefined {
    try {
      return this.#judge(command);
    } catch (thrown) {
      // A guard that cannot judge must not let anything through.
      this.#options.logger.error("site guard could not judge a command", { ...command, error: thrown });
      return { code: "site_guard_failed", reason: errorMessage(thrown) };
    }
  }

  /** The grid connection it watches over. */
  get connection(): SiteConnection {
    return siteConnection(this.#plan);
  }

  /**
   * By how much DERs may change at once, W, as far as fuses, limits and silent meters allow, in the order of the
   * wishes. `consumption` is more net import, `production` less. One that site.json does not list may not change.
   */
  room(direction: LimitDirection, wishes: readonly WishedChange[]): number[] {
    return roomFor(direction, wishes, this.#board().moment);
  }

  /** For the gateway's state. */
  get state(): SiteState {
    const { clock } = this.#options;
    return siteState({
      plan: this.#plan,
      readings: this.#readings,
      throttles: this.#throttles,
      keepers: this.#keepers,
      failure: this.#store.failure,
      problem: this.#problem,
      nowMs: clock.monotonicMs(),
      wallMs: clock.nowMs(),
    });
  }

  /** Calls `listener` when the state changed in a way others should hear of soon. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Stops. What it held is given back by the gateway's own stop; the limits in force stay on disk. */
  async close(): Promise<void> {
    this.#timer?.cancel();
    this.#stopListening?.();
    this.#desk.stop();
    for (const keeper of this.#keepers) keeper.close();
    await Promise.all(this.#givenUp);
    await this.#store.close();
  }

  #judge(command: GuardedCommand): CommandRefusal | undefined {
    const place = this.#throttles.findIndex(({ der }) => der.id === derId(command.deviceId, command.derType));
    const throttle = this.#throttles[place];
    const { told, wants, refusal } = judgeCommand(command, place, this.#board());
    if (told) throttle?.told(told.powerW);
    for (const [direction, powerW] of wants ?? []) throttle?.wants(direction, powerW);
    return refusal;
  }

  #take(event: TelemetryEvent): void {
    const heard = this.#readings.take(event, this.#options.clock.monotonicMs());
    if (heard?.derType === "meter" && [...this.#plan.meters.values()].includes(heard.deviceId)) {
      this.#heardCount += 1;
      this.#look();
    }
  }

  #planLook(): void {
    this.#timer = this.#options.clock.after(LOOK_EVERY_MS, () => {
      this.#look();
      this.#planLook();
    });
  }

  #look(): void {
    if (!this.#gateway || this.#isStarting()) return;
    try {
      this.#balance();
    } catch (thrown) {
      // It looks again in a second.
      this.#options.logger.error("site guard could not look", { error: thrown });
    }
  }

  #balance(): void {
    const board = this.#board();
    if (this.#silence.look(board.moment)) this.#changed();
    const quietMs = this.#options.clock.monotonicMs() - this.#commandedMs;
    this.#throttles.forEach((throttle, place) => {
      throttle.look({
        measuredW: board.measuredW[place],
        shares: {
          consumption: board.shares.consumption[place] ?? NOTHING,
          production: board.shares.production[place] ?? NOTHING,
        },
        heardCount: this.#heardCount,
        quietMs,
        isBlind: board.blind.has(place),
      });
    });
  }

  /** Until the meters could have spoken it commands nobody: devices begin in their default mode. */
  #isStarting(): boolean {
    const nowMs = this.#options.clock.monotonicMs();
    const wasHeard = [...this.#plan.meters.values()].every(
      (sn) => this.#readings.ageMs(sn, nowMs) !== undefined,
    );
    return !wasHeard && nowMs - this.#startedMs < this.#plan.staleMs;
  }

  #board(): SiteBoard {
    const applied = this.#keepers.map(({ limit, appliedW }) => ({ limit, appliedW }));
    return siteBoard(this.#plan, this.#readings, this.#throttles, applied, this.#options.clock.monotonicMs());
  }

  #throttle(der: PlannedDer): DerThrottle {
    const { clock, random = Math.random } = this.#options;
    return new DerThrottle({
      der,
      send: (target, command) => this.#send(target, command),
      onChange: () => this.#changed(),
      now: () => clock.monotonicMs(),
      random,
    });
  }

  #keeper(limit: PlannedLimit): LimitKeeper {
    const { clock, logger } = this.#options;
    const onMove = () => this.#look();
    const onChange = () => this.#changed();
    return new LimitKeeper({ limit, store: this.#store, clock, logger, onMove, onChange });
  }

  async #send({ deviceId, derType }: PlannedDer, command: ThrottleCommand): Promise<CommandOutcome> {
    const { logger, clock } = this.#options;
    try {
      const outcome = await this.#gateway?.command(deviceId, derType, guardCommand(command, clock.nowMs()));
      if (outcome?.status === "executed") this.#commandedMs = clock.monotonicMs();
      return outcome ?? { status: "failed", error: "the guard has not started" };
    } catch (thrown) {
      logger.error("command of the site guard failed", { device: deviceId, der: derType, error: thrown });
      return { status: "failed", error: errorMessage(thrown) };
    }
  }

  #giveUp(throttle: DerThrottle): void {
    const done = throttle.giveUp().finally(() => this.#givenUp.delete(done));
    this.#givenUp.add(done);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const NOTHING = { powerW: 0 } as const;

function isSame(a: PlannedDer, b: PlannedDer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
