import type { Clock, Logger } from "@sourceful/domain";
import type { DerControlState } from "@sourceful/messaging";
import { type DeviceConfig, enabledDers } from "../device-config.ts";
import type { DeviceStatus } from "../device-status.ts";
import type { PlaneSession } from "../plane.ts";
import { withinTime } from "../within-time.ts";
import type { CommandGuard } from "./command-guard.ts";
import type { CommandLedger } from "./command-ledger.ts";
import { DerControl } from "./der-control.ts";
import type { DerEvent } from "./der-news.ts";
import type { ReadyDriver } from "./ready-driver.ts";

/** Kinds of DER that can be commanded. */
const CONTROLLABLE: readonly string[] = ["battery", "v2x_charger", "ev", "pv", "inverter"];
const WATCHDOG_S = 60;

export interface DeviceControlOptions {
  readonly device: DeviceConfig;
  readonly ledger: CommandLedger;
  readonly guard: CommandGuard | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  readonly onEvent: (derType: string, event: DerEvent) => void;
  readonly onChange: () => void;
  /** Told when it has been given up. */
  readonly onShutDown: () => void;
}

/** What a driver has found out about its device. */
export type DeviceFacts = Pick<DeviceStatus, "ratedPowerW" | "fault">;

/** Control of one device's DERs, for as long as the device is configured, connected or not. */
export class DeviceControl {
  readonly #options: DeviceControlOptions;
  readonly #ders: ReadonlyMap<string, DerControl>;
  #driver: ReadyDriver | undefined;
  /** Of a driver that is put out: it is asked for its default mode and nothing else. */
  #lastResort: ReadyDriver | undefined;
  #facts: () => DeviceFacts = () => ({});

  constructor(options: DeviceControlOptions) {
    const { device, logger, onEvent } = options;
    const { watchdog_s: watchdogS = WATCHDOG_S, limits_w: limitsW = {} } = device.control ?? {};
    this.#options = options;
    const kinds = enabledDers(device).filter((kind) => CONTROLLABLE.includes(kind));
    this.#ders = new Map(
      [...new Set(kinds)].map((derType) => {
        const { min, max } = limitsW[derType as keyof typeof limitsW] ?? {};
        const control = new DerControl({
          ...options,
          deviceId: device.sn,
          derType,
          watchdogMs: watchdogS * 1000,
          driver: () => this.#driver,
          lastResort: () => this.#lastResort,
          limits: () => ({ ratedW: this.#facts().ratedPowerW, minW: min, maxW: max }),
          fault: () => this.#facts().fault,
          logger: logger.child({ der: derType }),
          onEvent: (event) => onEvent(derType, event),
        });
        return [derType, control];
      }),
    );
  }

  /** Whether somebody commands one of its DERs, so that its polls may write. */
  get isCommanded(): boolean {
    return [...this.#ders.values()].some(({ isCommanded }) => isCommanded);
  }

  /** Whether one of its DERs should be brought into default mode when the driver is put out. */
  get isRevertNeeded(): boolean {
    return [...this.#ders.values()].some(({ isRevertNeeded }) => isRevertNeeded);
  }

  /** For the gateway's state; undefined when nothing can be controlled. */
  get state(): DerControlState[] | undefined {
    return this.#ders.size === 0 ? undefined : [...this.#ders.values()].map(({ state }) => state);
  }

  find(derType: string): DerControl | undefined {
    return this.#ders.get(derType);
  }

  /** The driver is initialised, in a VM that knows nothing of earlier commands. */
  ready(session: PlaneSession, facts: () => DeviceFacts): void {
    this.#driver = { name: this.#options.device.register_map, session };
    this.#facts = facts;
    for (const der of this.#ders.values()) der.driverReady();
  }

  /** The driver cannot be called any more. */
  gone(): void {
    this.#driver = undefined;
  }

  /**
   * The driver is put out, and its DERs are given up by whoever held them: where default mode is needed it is called
   * once in `session`, which takes no command. Resolves when that has ended.
   */
  async revert(session: PlaneSession | undefined): Promise<void> {
    this.#lastResort = session && { name: this.#options.device.register_map, session };
    await Promise.all([...this.#ders.values()].map((der) => der.revert()));
    this.#lastResort = undefined;
  }

  /** Brings every DER that was commanded into its default mode; takes `withinMs` at most. */
  async shutDown(withinMs: number): Promise<void> {
    const { clock, logger, onShutDown } = this.#options;
    const ders = [...this.#ders.values()];
    const given = Promise.all(ders.map((der) => der.shutDown()));
    const isDone = await withinTime(clock, withinMs, given);
    if (!isDone) logger.error("default mode is not confirmed at the end", { withinMs });
    for (const der of ders) der.stop();
    onShutDown();
  }
}
