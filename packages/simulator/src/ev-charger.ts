import { type Clock, systemClock, type Timer } from "@sourceful/domain";
import type { ElectricLoad } from "./electric-load.ts";
import { KecontactMap } from "./kecontact-map.ts";
import { ModbusServer } from "./modbus-server.ts";

const MS_PER_HOUR = 3_600_000;
const TICK_MS = 250;
const VOLTAGE_V = 230;
/** Least current a charger can offer (IEC 61851-1, table A.7), A. */
const LEAST_A = 6;

export interface EvChargerOptions {
  /** Largest current the charger may offer, A. */
  supportedA: number;
  /** Largest current the vehicle takes per phase, A. */
  vehicleA: number;
  phases: 1 | 2 | 3;
  isConnected: boolean;
  /** What the vehicle's battery still takes, Wh. */
  wantedWh: number;
  /** Seconds of charging per second while served; 0 for time that moves by `advance` only. */
  speed: number;
  serial: number;
  /** Lifetime energy at the start, Wh. */
  chargedWh: number;
}

/** The true values of a charger at one moment. */
export interface EvChargerState {
  readonly isConnected: boolean;
  readonly isCharging: boolean;
  /** Whether it has heard nothing for its failsafe time and keeps to its failsafe current. */
  readonly isFailsafe: boolean;
  /** What it offers the vehicle, A; 0 while suspended. */
  readonly offeredA: number;
  /** What the vehicle draws on each of its phases, A. */
  readonly drawnA: number;
  readonly powerW: number;
  readonly sessionWh: number;
  readonly chargedWh: number;
}

/** A charger that answers on Modbus TCP until it is closed. */
export interface EvChargerSite {
  readonly port: number;
  readonly server: ModbusServer;
  close(): Promise<void>;
}

const DEFAULTS: EvChargerOptions = {
  supportedA: 16,
  vehicleA: 16,
  phases: 3,
  isConnected: true,
  wantedWh: 40_000,
  speed: 1,
  serial: 18_000_001,
  chargedWh: 1_234_500,
};

/**
 * A charging station with a vehicle on it, and the registers of a KEBA KeContact P30 (see KecontactMap). It
 * offers the current it was told to. When it was given a failsafe and hears of neither current nor enabling for as
 * long as that says, it keeps to the failsafe current, or is suspended for 0 A, until it is told both anew. The
 * vehicle draws what it can until it is full.
 */
export class EvCharger implements ElectricLoad {
  readonly options: EvChargerOptions;
  readonly #map: KecontactMap;
  /** What was last asked for, A. */
  #askedA: number;
  #isEnabled = true;
  #failsafe = { currentA: 0, timeoutS: 0 };
  #isFailsafe = false;
  #isConnected: boolean;
  #elapsedMs = 0;
  #heardMs = 0;
  #sessionWh = 0;
  #chargedWh: number;

  constructor(options: Partial<EvChargerOptions> = {}) {
    this.options = Object.freeze({ ...DEFAULTS, ...options });
    this.#askedA = this.options.supportedA;
    this.#isConnected = this.options.isConnected;
    this.#chargedWh = this.options.chargedWh;
    this.#map = new KecontactMap(this);
  }

  get state(): EvChargerState {
    const offeredA = this.#isEnabled ? this.currentLimitA : 0;
    const wants = this.#isConnected && this.#sessionWh < this.options.wantedWh;
    const drawnA = wants && offeredA >= LEAST_A ? Math.min(offeredA, this.options.vehicleA) : 0;
    return {
      isConnected: this.#isConnected,
      isCharging: drawnA > 0,
      isFailsafe: this.#isFailsafe,
      offeredA,
      drawnA,
      powerW: drawnA * VOLTAGE_V * this.options.phases,
      sessionWh: this.#sessionWh,
      chargedWh: this.#chargedWh,
    };
  }

  get phaseW(): readonly number[] {
    const { drawnA } = this.state;
    return Array.from({ length: this.options.phases }, () => drawnA * VOLTAGE_V);
  }

  /** What it would offer if it were not suspended, A. */
  get currentLimitA(): number {
    return Math.min(this.#isFailsafe ? this.#failsafe.currentA : this.#askedA, this.options.supportedA);
  }

  get failsafe(): { readonly currentA: number; readonly timeoutS: number } {
    return this.#failsafe;
  }

  /** The registers. */
  get map(): KecontactMap {
    return this.#map;
  }

  /** Moves simulated time on by `ms`. */
  advance(ms: number): void {
    const failsafeMs = this.#failsafe.timeoutS * 1000;
    const untilFailsafeMs = this.#heardMs + failsafeMs - this.#elapsedMs;
    const isDue = failsafeMs > 0 && !this.#isFailsafe && untilFailsafeMs <= ms;
    if (!isDue) {
      this.#charge(ms);
      return;
    }
    this.#charge(untilFailsafeMs);
    this.#isFailsafe = true;
    if (this.#failsafe.currentA === 0) this.#isEnabled = false;
    this.#charge(ms - untilFailsafeMs);
  }

  /** Sets the current to offer, A, and ends the failsafe. */
  setCurrent(currentA: number): void {
    this.#askedA = currentA;
    this.#isFailsafe = false;
    this.#hear();
  }

  /** Suspends charging or lets it go on. */
  setEnabled(isEnabled: boolean): void {
    this.#isEnabled = isEnabled;
    this.#hear();
  }

  /** What it keeps to when it hears nothing for `timeoutS`, which begins now if it was 0; 0 s for never. */
  setFailsafe(failsafe: { currentA?: number; timeoutS?: number }): void {
    if (this.#failsafe.timeoutS === 0) this.#hear();
    this.#failsafe = { ...this.#failsafe, ...failsafe };
  }

  /** Plugs a vehicle in, which begins a session, or out. */
  setConnected(isConnected: boolean): void {
    if (isConnected && !this.#isConnected) this.#sessionWh = 0;
    this.#isConnected = isConnected;
  }

  /** Serves its registers as unit 255 and 1. Rejects with ConfigError address_in_use. */
  async serve(options: { port?: number; host?: string; clock?: Clock } = {}): Promise<EvChargerSite> {
    const { port = 0, host, clock = systemClock } = options;
    let lastMs = clock.monotonicMs();
    const catchUp = () => {
      const nowMs = clock.monotonicMs();
      this.advance((nowMs - lastMs) * this.options.speed);
      lastMs = nowMs;
    };
    const source = this.#map.punctual(catchUp);
    const server = new ModbusServer({ units: { 1: source, 255: source }, clock });
    const listening = await server.listen(port, host);
    let timer: Timer | undefined;
    const tick = () => {
      catchUp();
      timer = clock.after(TICK_MS, tick);
    };
    if (this.options.speed > 0) tick();
    const close = async () => {
      timer?.cancel();
      await server.close();
    };
    return { port: listening, server, close };
  }

  #hear(): void {
    this.#heardMs = this.#elapsedMs;
  }

  #charge(ms: number): void {
    const { powerW } = this.state;
    const roomWh = Math.max(0, this.options.wantedWh - this.#sessionWh);
    const chargedWh = Math.min((powerW * ms) / MS_PER_HOUR, roomWh);
    this.#sessionWh += chargedWh;
    this.#chargedWh += chargedWh;
    this.#elapsedMs += ms;
  }
}
