import type { PlantOptions } from "./plant-options.ts";

/** Storage limits as in SunSpec model 124; percentages of `maxChargeW`. */
export interface StorageControl {
  maxChargeW: number;
  /** Bit 0: the charge limit is active; bit 1: the discharge limit is. */
  mode: number;
  /** Negative: at least that much must be discharged. */
  chargePct: number;
  /** Negative: at least that much must be charged. */
  dischargePct: number;
  reservePct: number;
  mayChargeFromGrid: boolean;
  windowS: number;
  rampS: number;
  revertS: number;
}

/** A control that falls back by itself: model 123's power limit, both of model 704. */
export interface TimedControl {
  isEnabled: boolean;
  /** Percent of `maxW`. */
  pct: number;
  /** W; used by the set-point of model 704 in watts mode. */
  watts: number;
  isInWatts: boolean;
  revertS: number;
  /** What it becomes when the time is over. */
  revertIsEnabled: boolean;
  revertPct: number;
  revertWatts: number;
  /** Simulated time when it falls back, ms; undefined when it does not. */
  revertsAtMs: number | undefined;
}

/** What a plant has been told to do over its registers, with the timers that undo it. */
export class PlantControls {
  readonly storage: StorageControl;
  /** Limit of AC generation. */
  readonly limit: TimedControl = idleControl(100);
  /** AC set-point, + generation, − charging. */
  readonly setpoint: TimedControl = idleControl(0);
  /** What percentages of limit and set-point refer to, W. */
  maxW: number;
  /** Somebody stands at the device: what was commanded has ended, and nothing is taken. */
  isLocal = false;
  /** The controller's last sign of life, as in model 715. */
  controllerHeartbeat = 0;
  readonly #heartbeatTimeoutMs: number;
  readonly #timerScale: number;
  #storageRevertsAtMs: number | undefined;
  #heartbeatLostAtMs: number | undefined;

  constructor({ battery, ratedW, heartbeatTimeoutS, timerScale }: PlantOptions) {
    this.maxW = ratedW;
    this.#heartbeatTimeoutMs = heartbeatTimeoutS * 1000 * timerScale;
    this.#timerScale = timerScale;
    this.storage = {
      maxChargeW: battery ? battery.maxChargeW : 0,
      mode: 0,
      chargePct: 100,
      dischargePct: 100,
      reservePct: battery ? battery.minSoc * 100 : 0,
      mayChargeFromGrid: true,
      windowS: 0,
      rampS: 0,
      revertS: 0,
    };
  }

  /** Largest AC generation, W. */
  get acLimitW(): number {
    return this.limit.isEnabled ? (this.maxW * this.limit.pct) / 100 : Number.POSITIVE_INFINITY;
  }

  /** AC power asked for, W; undefined when the plant follows its own policy. */
  get acSetpointW(): number | undefined {
    const { isEnabled, isInWatts, watts, pct } = this.setpoint;
    if (!isEnabled) return undefined;
    return isInWatts ? watts : (this.maxW * pct) / 100;
  }

  /** Range the battery's power must stay in, W, + charge. */
  get batteryWindowW(): { lowestW: number; highestW: number } {
    const { mode, maxChargeW, chargePct, dischargePct } = this.storage;
    const highestW = mode & 1 ? (maxChargeW * chargePct) / 100 : Number.POSITIVE_INFINITY;
    const lowestW = mode & 2 ? (-maxChargeW * dischargePct) / 100 : Number.NEGATIVE_INFINITY;
    return { lowestW, highestW };
  }

  /** When the next control falls back by itself, simulated ms; Infinity when none does. */
  get nextDeadlineMs(): number {
    const deadlines = [this.#storageRevertsAtMs, this.#heartbeatLostAtMs];
    for (const { revertsAtMs } of [this.limit, this.setpoint]) deadlines.push(revertsAtMs);
    return Math.min(...deadlines.map((ms) => ms ?? Number.POSITIVE_INFINITY));
  }

  /** Starts or restarts the storage timer, as a write to its controls does. */
  armStorage(nowMs: number): void {
    const { mode, revertS } = this.storage;
    this.#storageRevertsAtMs = mode !== 0 && revertS > 0 ? nowMs + this.#scaledMs(revertS) : undefined;
  }

  /** Starts or restarts the timer of a limit or set-point. */
  arm(control: TimedControl, nowMs: number): void {
    const isTimed = control.isEnabled && control.revertS > 0;
    control.revertsAtMs = isTimed ? nowMs + this.#scaledMs(control.revertS) : undefined;
  }

  /** What is left of a control's time, s; 0 when it does not run. */
  remainingS({ revertsAtMs }: TimedControl, nowMs: number): number {
    if (revertsAtMs === undefined) return 0;
    return Math.max(0, Math.ceil((revertsAtMs - nowMs) / 1000 / this.#timerScale));
  }

  /** Takes the controller's heartbeat. The first starts the watch over it; a value that stands still is silence. */
  hearController(value: number, nowMs: number): void {
    if (value !== this.controllerHeartbeat) this.#heartbeatLostAtMs = nowMs + this.#heartbeatTimeoutMs;
    this.controllerHeartbeat = value;
  }

  /** Undoes what has run out; everything when the controller's heartbeat is missing. */
  expire(nowMs: number): void {
    const isDue = (atMs: number | undefined) => atMs !== undefined && nowMs >= atMs;
    if (isDue(this.#heartbeatLostAtMs)) {
      this.fallBack();
      return;
    }
    if (isDue(this.#storageRevertsAtMs)) this.#releaseStorage();
    for (const control of [this.limit, this.setpoint]) if (isDue(control.revertsAtMs)) revert(control);
  }

  /** Undoes everything that was commanded, as if every timer had run out. */
  fallBack(): void {
    this.#heartbeatLostAtMs = undefined;
    this.#releaseStorage();
    for (const control of [this.limit, this.setpoint]) if (control.isEnabled) revert(control);
  }

  #releaseStorage(): void {
    Object.assign(this.storage, { mode: 0, chargePct: 100, dischargePct: 100 });
    this.#storageRevertsAtMs = undefined;
  }

  #scaledMs(seconds: number): number {
    return seconds * 1000 * this.#timerScale;
  }
}

function revert(control: TimedControl): void {
  control.isEnabled = control.revertIsEnabled;
  control.pct = control.revertPct;
  control.watts = control.revertWatts;
  control.revertsAtMs = undefined;
}

function idleControl(pct: number): TimedControl {
  return {
    isEnabled: false,
    pct,
    watts: 0,
    isInWatts: false,
    revertS: 0,
    revertIsEnabled: false,
    revertPct: pct,
    revertWatts: 0,
    revertsAtMs: undefined,
  };
}
