import type { DerKind, Logger } from "@sourceful/domain";
import type { CallReport, DriverIdentity, DriverSettings } from "@sourceful/luarunner";
import type { LinkState } from "@sourceful/modbus";
import { type DeviceConfig, enabledDers } from "./device-config.ts";
import type { DeviceStatus } from "./device-status.ts";
import { pollIntervalMs } from "./poll-schedule.ts";
import type { Reading } from "./reading-intake.ts";

/**
 * What is known of a device's condition, gathered from its driver's calls. A change others should hear of
 * soon is passed on; a failure is logged when it begins or changes, not each time.
 */
export class DeviceHealth {
  readonly #device: DeviceConfig;
  readonly #logger: Logger;
  readonly #onChange: () => void;
  readonly #readings = new Map<DerKind, Reading>();
  #isFresh = false;
  #isIdleTold = false;
  #error: string | undefined;
  #identity: DriverIdentity = {};
  #settings: DriverSettings = {};
  #intervalMs = pollIntervalMs(undefined, undefined);
  #pollMs: number | undefined;
  #lastPollAtMs: number | undefined;
  #lastFreshAtMs: number | undefined;

  constructor(device: DeviceConfig, logger: Logger, onChange: () => void) {
    this.#device = device;
    this.#logger = logger;
    this.#onChange = onChange;
  }

  get make(): string {
    return this.#identity.make ?? "";
  }

  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** How long after loading the driver wants its first poll, ms. */
  get warmupMs(): number {
    return (this.#settings.warmupS ?? 0) * 1000;
  }

  /** A driver was loaded: what the one before set is gone, what it found out about the device stays. */
  loaded(): void {
    this.#settings = {};
  }

  /** A call has ended, however it went. */
  called({ identity, settings }: CallReport): void {
    const before = { ...this.#identity, fault: this.#settings.fault };
    this.#identity = { ...this.#identity, ...identity };
    this.#settings = settings;
    const { make, model } = this.#identity;
    if (make !== before.make || model !== before.model || settings.fault !== before.fault) this.#onChange();
  }

  polled(report: CallReport, startedAtMs: number): void {
    this.#pollMs = report.ms;
    this.#lastPollAtMs = startedAtMs;
    this.#intervalMs = pollIntervalMs(report.returned[0], this.#settings.pollIntervalMs);
  }

  fresh(readings: readonly Reading[], atMs: number): void {
    for (const reading of readings) this.#readings.set(reading.kind, reading);
    this.#lastFreshAtMs = atMs;
    if (this.#isFresh) return;
    this.#isFresh = true;
    this.#error = undefined;
    this.#logger.info("device is read");
    this.#onChange();
  }

  failed(error: string): void {
    const isNew = this.#isFresh || error !== this.#error;
    this.#isFresh = false;
    this.#error = error;
    if (!isNew) return;
    this.#logger.warn("device cannot be read", { error });
    this.#onChange();
  }

  /** A poll asked the device nothing, so nothing it emitted can be believed. */
  idle({ emits }: CallReport): void {
    if (emits.length > 0 && !this.#isIdleTold) {
      this.#isIdleTold = true;
      this.#logger.warn("poll read nothing from the device, what it emitted is not published");
    }
    if (this.#isFresh || this.#error !== undefined) return;
    this.#error = "the driver has read nothing from the device yet";
    this.#onChange();
  }

  /** The device is not looked after any more. */
  stopped(): void {
    this.#isFresh = false;
  }

  /** `link` is the state of the device's connection now, where it has one; `violations` the values refused. */
  status(link: LinkState | undefined, violations: number): DeviceStatus {
    const { make, model } = this.#identity;
    const { fault } = this.#settings;
    const isLinkBroken = link?.status === "down" || link?.status === "connecting";
    const error = this.#error ?? (isLinkBroken ? link.error : undefined);
    return {
      sn: this.#device.sn,
      driver: this.#device.register_map,
      connected: this.#isFresh && !isLinkBroken,
      ...(error === undefined ? {} : { error }),
      ...(fault === undefined ? {} : { fault }),
      ...(make === undefined ? {} : { make }),
      ...(model === undefined ? {} : { model }),
      enabledDers: enabledDers(this.#device),
      intervalMs: this.#intervalMs,
      ...(this.#pollMs === undefined ? {} : { pollMs: this.#pollMs }),
      ...(this.#lastPollAtMs === undefined ? {} : { lastPollAtMs: this.#lastPollAtMs }),
      ...(this.#lastFreshAtMs === undefined ? {} : { lastFreshAtMs: this.#lastFreshAtMs }),
      violations,
      ders: [...this.#readings.values()].map(({ kind, fields, atMs }) => ({ kind, fields, atMs })),
    };
  }
}
