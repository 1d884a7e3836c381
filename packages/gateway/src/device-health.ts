import type { Clock, DerKind, Logger } from "@sourceful/domain";
import type { CallReport, DriverIdentity, DriverSettings } from "@sourceful/luarunner";
import type { LinkState } from "@sourceful/modbus";
import { type DeviceConfig, enabledDers } from "./device-config.ts";
import type { DeviceStatus } from "./device-status.ts";
import { pollIntervalMs } from "./poll-schedule.ts";
import type { Reading } from "./reading-intake.ts";

/** What a call has committed. */
export interface Committed {
  readonly readings: readonly Reading[];
  /** The driver said anything at all, published or not. */
  readonly isAnything: boolean;
}

/** Silence after which a device counts as gone when its driver says nothing else (driver-host reference 8.5). */
const WATCHDOG_MS = 60_000;
/** A device that is polled seldom may be silent for so many polls. */
const WATCHDOG_POLLS = 3;

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
  #latenessMs: number | undefined;
  #pollsSkipped = 0;
  /** When the driver last said anything that was believed, on the monotonic clock. */
  #heardMs = 0;

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
  loaded(nowMs: number): void {
    this.#settings = {};
    this.#heardMs = nowMs;
  }

  /** A call has ended, however it went. */
  called({ identity, settings }: CallReport): void {
    const before = { ...this.#identity, fault: this.#settings.fault };
    this.#identity = { ...this.#identity, ...identity };
    this.#settings = settings;
    const { make, model } = this.#identity;
    if (make !== before.make || model !== before.model || settings.fault !== before.fault) this.#onChange();
  }

  /** `latenessMs` is how long the poll waited for this node. */
  polled(report: CallReport, { startedAtMs, latenessMs }: { startedAtMs: number; latenessMs: number }): void {
    this.#pollMs = report.ms;
    this.#latenessMs = latenessMs;
    this.#lastPollAtMs = startedAtMs;
    this.#intervalMs = pollIntervalMs(report.returned[0], this.#settings.pollIntervalMs);
  }

  /** So many polls were left out, because the one before was still running. */
  skipped(count: number): void {
    this.#pollsSkipped += count;
  }

  fresh({ readings, isAnything }: Committed, clock: Clock): void {
    for (const reading of readings) this.#readings.set(reading.kind, reading);
    this.#lastFreshAtMs = clock.nowMs();
    if (isAnything) this.#heardMs = clock.monotonicMs();
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

  /**
   * `link` is the state of the device's connection now, where it has one; `violations` the values refused;
   * `nowMs` is on the monotonic clock.
   */
  status(link: LinkState | undefined, violations: number, nowMs: number): DeviceStatus {
    const { make, model, ratedPowerW } = this.#identity;
    const { host, port, unit_id: unitId, modbus } = this.#device;
    const { fault, warmupS, watchdogTimeoutS } = this.#settings;
    const isLinkBroken = link?.status === "down" || link?.status === "connecting";
    const silence = this.#silence(nowMs);
    const error = this.#error ?? (isLinkBroken ? link.error : undefined) ?? silence;
    return {
      sn: this.#device.sn,
      driver: this.#device.register_map,
      ...(host ? { host } : {}),
      ...(port ? { port } : {}),
      ...(unitId ? { unitId } : {}),
      ...(modbus ? { modbus } : {}),
      connected: this.#isFresh && !isLinkBroken && silence === undefined,
      ...(error === undefined ? {} : { error }),
      ...(fault === undefined ? {} : { fault }),
      ...(make === undefined ? {} : { make }),
      ...(model === undefined ? {} : { model }),
      ...(ratedPowerW === undefined ? {} : { ratedPowerW }),
      ...(warmupS === undefined ? {} : { warmupS }),
      ...(watchdogTimeoutS === undefined ? {} : { watchdogTimeoutS }),
      enabledDers: enabledDers(this.#device),
      intervalMs: this.#intervalMs,
      ...(this.#pollMs === undefined ? {} : { pollMs: this.#pollMs }),
      ...(this.#latenessMs === undefined ? {} : { latenessMs: this.#latenessMs }),
      pollsSkipped: this.#pollsSkipped,
      ...(this.#lastPollAtMs === undefined ? {} : { lastPollAtMs: this.#lastPollAtMs }),
      ...(this.#lastFreshAtMs === undefined ? {} : { lastFreshAtMs: this.#lastFreshAtMs }),
      violations,
      ders: [...this.#readings.values()].map(({ kind, fields, atMs }) => ({ kind, fields, atMs })),
    };
  }

  /** Says so when the driver has said nothing for longer than its watchdog allows, although its polls go well. */
  #silence(nowMs: number): string | undefined {
    const { watchdogTimeoutS } = this.#settings;
    const allowedMs =
      watchdogTimeoutS === undefined
        ? Math.max(WATCHDOG_MS, WATCHDOG_POLLS * this.#intervalMs)
        : watchdogTimeoutS * 1000;
    const silentMs = nowMs - this.#heardMs;
    if (!this.#isFresh || allowedMs <= 0 || silentMs <= allowedMs) return undefined;
    return `the driver has said nothing of the device for ${Math.floor(silentMs / 1000)} s`;
  }
}
