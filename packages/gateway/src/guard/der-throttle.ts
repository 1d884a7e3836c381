import {
  type LimitDirection,
  THROTTLE_TABLE,
  type ThrottleAction,
  type ThrottleEvent,
  type ThrottleState,
} from "@sourceful/control";
import { backoffMs } from "@sourceful/domain";
import type { CommandOutcome } from "../control/command-outcome.ts";
import { disobedience } from "./obedience.ts";
import { raisedW, setPointW } from "./set-point.ts";
import type { PlannedDer } from "./site-plan.ts";
import { isPanel, type Share } from "./site-shares.ts";
import { holdCommand, releaseCommand, standDownCommand, type ThrottleCommand } from "./throttle-command.ts";
import { isOver, NOTHING_KNOWN, shareOf, type ThrottleFacts } from "./throttle-facts.ts";

/** How long there must be room before more is given, and meters must speak before anything is, ms. */
const ROOM_MS = 30_000;
/** Without a second reading of a meter, somebody who is over his share is so after this time, ms. */
const OVER_MS = 10_000;
/** How long what the guard commanded takes to show in a meter, ms. */
const LAG_MS = 5_000;
/** How long a DER may take to do what it was told, ms. */
const SETTLE_MS = 15_000;
/** How often a set-point is said again, so that the watchdog of the host does not end it, ms. */
const REPEAT_MS = 20_000;
/** How long somebody who was refused for lack of room counts as wanting it, ms. */
const WANTED_MS = 60_000;
const RETRY = { firstMs: 1_000, maxMs: 30_000 } as const;
export interface DerThrottleOptions {
  readonly der: PlannedDer;
  /** Runs a command of the guard through its whole life. Never rejects. */
  readonly send: (der: PlannedDer, command: ThrottleCommand) => Promise<CommandOutcome>;
  readonly onChange: () => void;
  /** Monotonic, ms. */
  readonly now: () => number;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
}

/** A power, W, and since when, monotonic ms. */
interface Said {
  readonly powerW: number;
  readonly atMs: number;
}

/** Holds one DER to its share, by the throttle's table: knows what it would like, and commands it. */
export class DerThrottle {
  readonly #options: DerThrottleOptions;
  #state: ThrottleState = "free";
  /** The guard's set-point, sign as its W, and when it was last said. */
  #set: Said | undefined;
  /** What it did before it was held, sign as its W. */
  #beforeW = 0;
  /** What others told it last. */
  #told: Said | undefined;
  readonly #wanted = new Map<LimitDirection, Said>();
  #capacity: Share["capacity"];
  #roomSinceMs: number | undefined;
  /** Since when, and since which reading, it is over its share. */
  #over: { readonly atMs: number; readonly heardCount: number } | undefined;
  #sightedSinceMs: number | undefined;
  /** Of its last command, and how often in a row; undefined when it was executed. */
  #failure: { readonly text: string; readonly count: number; readonly retryAtMs: number } | undefined;
  #disobedience: string | undefined;
  #pending: Promise<void> | undefined;

  constructor(options: DerThrottleOptions) {
    this.#options = options;
  }

  get der(): PlannedDer {
    return this.#options.der;
  }

  get state(): ThrottleState {
    return this.#state;
  }

  /** What the guard commands, W; undefined while it does not. */
  get setW(): number | undefined {
    return this.#set?.powerW;
  }

  /** What binds it, while it is held. */
  get capacity(): Share["capacity"] {
    return this.#state === "held" ? this.#capacity : undefined;
  }

  /** What it could not be made to do. */
  get problem(): string | undefined {
    return this.#failure?.text ?? this.#disobedience;
  }

  /** Whether it is held and does not do as it is told, so that others have to make room. */
  get isDeaf(): boolean {
    return this.#state === "held" && this.problem !== undefined;
  }

  /** A command of somebody else will run that may lead to this power, W; undefined when nobody commands it now. */
  told(powerW: number | undefined): void {
    this.#told = powerW === undefined ? undefined : { powerW, atMs: this.#options.now() };
    this.#wanted.clear();
  }

  /** Somebody asked for more than there was, W, never negative. */
  wants(direction: LimitDirection, powerW: number): void {
    this.#wanted.set(direction, { powerW, atMs: this.#options.now() });
  }

  /** Power it may have now, W: what it was told counts until it can be seen what it does. */
  presentW(measuredW: number | undefined): number {
    const told = this.#set ?? this.#told;
    if (measuredW === undefined) return told?.powerW ?? 0;
    if (!told || this.#options.now() - told.atMs > SETTLE_MS) return measuredW;
    return told.powerW < 0 ? Math.min(measuredW, told.powerW) : Math.max(measuredW, told.powerW);
  }

  /** What it would like, W, never negative. */
  demandW(measuredW: number | undefined): Record<LimitDirection, number> {
    const presentW = this.presentW(measuredW);
    const beforeW = this.#state === "held" ? this.#beforeW : 0;
    return {
      consumption: Math.max(0, presentW, beforeW, this.#wantedW("consumption")),
      production: Math.max(0, -presentW, -beforeW, this.#wantedW("production")),
    };
  }

  /** Follows what is known now. */
  look(facts: ThrottleFacts): void {
    if (this.#pending) return;
    const event = this.#event(facts);
    if (event) this.#fire(event, facts);
  }

  /** Gives it back, and resolves when that is done. */
  async giveUp(): Promise<void> {
    await this.#pending;
    this.#fire("gone", NOTHING_KNOWN);
    await this.#pending;
  }

  #event(facts: ThrottleFacts): ThrottleEvent | undefined {
    const { isBlind } = facts;
    const nowMs = this.#options.now();
    this.#sightedSinceMs = isBlind ? undefined : (this.#sightedSinceMs ?? nowMs);
    if (isBlind && this.#state !== "stood_down" && !isPanel(this.der)) return "blind";
    if (this.#failure && this.#state !== "free")
      return nowMs >= this.#failure.retryAtMs ? "failed" : undefined;
    if (this.#state === "stood_down") return this.#isLong(this.#sightedSinceMs) ? "sighted" : undefined;
    if (this.#state === "free")
      return this.#isSurelyOver(this.presentW(facts.measuredW), facts) ? "over" : undefined;
    return this.#heldEvent(facts, nowMs);
  }

  #heldEvent(facts: ThrottleFacts, nowMs: number): ThrottleEvent | undefined {
    const set = this.#set ?? { powerW: this.#beforeW, atMs: nowMs };
    this.#watchObedience(facts, set, nowMs);
    const isRepeatDue = nowMs - set.atMs >= REPEAT_MS;
    if (this.#disobedience !== undefined) return isRepeatDue ? "unsaid" : undefined;
    if (this.#isSurelyOver(set.powerW, facts)) return "over";
    const isWhole = Math.abs(set.powerW) >= Math.abs(this.#beforeW);
    const hasRoom = isWhole || Math.abs(this.#raised(facts)) > Math.abs(set.powerW);
    this.#roomSinceMs = hasRoom ? (this.#roomSinceMs ?? nowMs) : undefined;
    if (this.#isLong(this.#roomSinceMs)) return isWhole ? "whole" : "room";
    return isRepeatDue ? "unsaid" : undefined;
  }

  /**
   * Meters and DERs are not read at the same moment, so that one reading may blame the wrong one: it takes two, or
   * some time.
   */
  #isSurelyOver(powerW: number, facts: ThrottleFacts): boolean {
    if (!isOver(powerW, facts)) {
      this.#over = undefined;
      return false;
    }
    const atMs = this.#options.now();
    this.#over ??= { atMs, heardCount: facts.heardCount };
    const isConfirmed = facts.heardCount > this.#over.heardCount && facts.quietMs >= LAG_MS;
    return isConfirmed || atMs - this.#over.atMs >= OVER_MS;
  }

  /** A DER that takes more than it was told, for long enough, is load like any other. */
  #watchObedience({ measuredW }: ThrottleFacts, { powerW, atMs }: Said, nowMs: number): void {
    const before = this.#disobedience;
    if (measuredW === undefined) this.#disobedience = undefined;
    else if (nowMs - atMs >= SETTLE_MS || before !== undefined) {
      this.#disobedience = disobedience(measuredW, powerW, this.#beforeW < 0);
    }
    if ((before === undefined) !== (this.#disobedience === undefined)) this.#options.onChange();
  }

  #fire(event: ThrottleEvent, facts: ThrottleFacts): void {
    const step = THROTTLE_TABLE[this.#state][event];
    if (step === "ignored") return;
    const hasChanged = step.to !== this.#state;
    if (hasChanged) {
      if (step.to === "held") this.#beforeW = this.presentW(facts.measuredW);
      this.#roomSinceMs = undefined;
      this.#disobedience = undefined;
      this.#failure = undefined;
    }
    this.#state = step.to;
    if (step.action) this.#act(step.action, facts);
    if (hasChanged) this.#options.onChange();
  }

  #act(action: ThrottleAction, facts: ThrottleFacts): void {
    const atMs = this.#options.now();
    this.#told = undefined;
    this.#over = undefined;
    if (action !== "repeat") this.#roomSinceMs = undefined;
    switch (action) {
      case "lower": {
        const share = shareOf(this.#beforeW, facts);
        this.#capacity = share.capacity ?? this.#capacity;
        this.#set = { powerW: this.#signed(setPointW(this.der, share.powerW)), atMs };
        break;
      }
      case "raise":
        this.#set = { powerW: this.#raised(facts), atMs };
        break;
      case "repeat":
        this.#set = { powerW: this.#set?.powerW ?? 0, atMs };
        break;
      default:
        this.#set = undefined;
    }
    // A charger that is released goes on with what it did; what others do in their default mode will be seen.
    if (action === "release" && this.der.derType === "ev") this.#told = { powerW: this.#beforeW, atMs };
    this.#send(this.#command(action));
  }

  #command(action: ThrottleAction): ThrottleCommand {
    if (action === "release") return releaseCommand(this.der, this.#beforeW);
    if (action === "stand_down") return standDownCommand(this.der);
    return holdCommand(this.der, this.#set?.powerW ?? 0);
  }

  #send(command: ThrottleCommand): void {
    const { send, onChange, now, random } = this.#options;
    this.#pending = send(this.der, command).then(({ status, code, error }) => {
      this.#pending = undefined;
      const count = status === "executed" ? 0 : (this.#failure?.count ?? 0) + 1;
      const text = `${command.action}: ${error ?? code ?? "failed"}`;
      const retryAtMs = now() + backoffMs(count - 1, { ...RETRY, random });
      this.#failure = count === 0 ? undefined : { text, count, retryAtMs };
      onChange();
    });
  }

  #raised(facts: ThrottleFacts): number {
    const setW = Math.abs(this.#set?.powerW ?? 0);
    return this.#signed(
      raisedW(this.der, setW, Math.abs(this.#beforeW), shareOf(this.#beforeW, facts).powerW),
    );
  }

  /** A magnitude in the direction in which it is held. */
  #signed(powerW: number): number {
    return this.#beforeW < 0 ? 0 - powerW : powerW;
  }

  #wantedW(direction: LimitDirection): number {
    const asked = this.#wanted.get(direction);
    return asked && this.#options.now() - asked.atMs <= WANTED_MS ? asked.powerW : 0;
  }

  #isLong(sinceMs: number | undefined): boolean {
    return sinceMs !== undefined && this.#options.now() - sinceMs >= ROOM_MS;
  }
}
