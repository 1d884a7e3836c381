import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import type { DriverStore } from "@sourceful/drivers";
import {
  type Bus,
  buildSubject,
  checkSubjectToken,
  type DeviceState,
  encodeMessage,
  gatewayStateMessage,
  type TelemetryMessage,
} from "@sourceful/messaging";
import type { DeviceConfig } from "./device-config.ts";
import { DeviceRunner } from "./device-runner.ts";
import type { DeviceStatus } from "./device-status.ts";
import { DriverLookup } from "./driver-lookup.ts";
import type { Plane } from "./plane.ts";
import { startDelayMs } from "./poll-schedule.ts";
import type { Reading } from "./reading-intake.ts";
import type { SecretStore } from "./secret-store.ts";
import { StateSchedule } from "./state-schedule.ts";

/** How long devices may take to clean up and close, ms; the process has 5 s for everything. */
const STOP_WITHIN_MS = 3_000;

export interface GatewayOptions {
  readonly serial: string;
  /** Version of the software, for the state message. */
  readonly version: string;
  /** Operating system and processor as `linux-amd64`, for the state message. */
  readonly platform: string;
  readonly bus: Pick<Bus, "publish" | "onStatus">;
  readonly plane: Plane;
  readonly store: DriverStore;
  /** Valid ones: see `loadDevices`. */
  readonly devices: readonly DeviceConfig[];
  /** Where drivers' secrets are kept; the device plane writes them. */
  readonly secrets?: Pick<SecretStore, "of">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1), for the jitter of back-offs; Math.random when not given. */
  readonly random?: () => number;
}

/** Telemetry as it was published, or would have been with a connection. */
export interface TelemetryEvent {
  readonly subject: string;
  readonly message: TelemetryMessage;
}

/**
 * A building: runs its devices and tells their telemetry and its own state on the bus. What cannot be sent is
 * counted by the bus and lost.
 */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #runners: readonly DeviceRunner[];
  readonly #state: StateSchedule;
  readonly #stateSubject: string;
  readonly #listeners = new Set<(event: TelemetryEvent) => void>();
  #stopListening: (() => void) | undefined;
  #stopped: Promise<void> | undefined;

  /** @throws RejectedError `subject_token_invalid` for a serial or `sn` that cannot be part of a subject */
  constructor(options: GatewayOptions) {
    const { serial, devices, store, secrets, plane, clock, logger, random = Math.random } = options;
    this.#options = options;
    this.#stateSubject = buildSubject("gatewayState", { serial });
    this.#state = new StateSchedule(clock, () => this.#publishState());
    const drivers = new DriverLookup(store, logger);
    this.#runners = devices.map((device, index) => {
      const deviceId = checkSubjectToken("the device id", device.sn);
      return new DeviceRunner({
        device,
        gatewaySerial: serial,
        secrets,
        startDelayMs: startDelayMs(index, devices.length),
        plane,
        drivers,
        clock,
        random,
        logger: logger.child({ device: deviceId, driver: device.register_map }),
        onReading: (reading) => this.#publishReading(deviceId, reading),
        onChange: () => this.#state.changed(),
      });
    });
  }

  /** Begins to run the devices. Problems of devices show in the state and the log, never here. */
  start(): void {
    // Peers that were cut off, or a server that was not there yet, hear at once how things are.
    this.#stopListening = this.#options.bus.onStatus((status) => {
      if (status === "connected") this.#state.changed();
    });
    this.#state.start();
    for (const runner of this.#runners) runner.start();
  }

  /** How each device is doing, in the order of the configuration. */
  snapshot(): DeviceStatus[] {
    return this.#runners.map((runner) => runner.status());
  }

  /** Calls `listener` with all telemetry until the returned function is called. */
  onTelemetry(listener: (event: TelemetryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Lets every driver clean up, closes it, and tells a last state in which nothing is connected. Takes 3 s at
   * most. The bus and the device plane stay open: they are the caller's.
   */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    this.#stopListening?.();
    this.#state.stop();
    await Promise.all(this.#runners.map((runner) => runner.stop(STOP_WITHIN_MS)));
    this.#publishState();
  }

  #publishReading(deviceId: string, { kind, message }: Reading): void {
    const subject = buildSubject("telemetry", { serial: this.#options.serial, deviceId, derType: kind });
    this.#publish(subject, message);
    for (const listener of this.#listeners) listener({ subject, message });
  }

  #publishState(): void {
    const { serial, version, platform, clock } = this.#options;
    const devices = this.snapshot().map(deviceState);
    this.#publish(
      this.#stateSubject,
      gatewayStateMessage({ serial, version, platform, atMs: clock.nowMs(), devices }),
    );
  }

  #publish(subject: string, message: object): void {
    try {
      this.#options.bus.publish(subject, encodeMessage(message));
    } catch (thrown) {
      // Too large for the server: one message is lost, the gateway goes on.
      this.#options.logger.error("message cannot be sent", { subject, error: errorMessage(thrown) });
    }
  }
}

/** A device's part of the state message (edge-node contract 3.6; keys after `error` are ours). */
function deviceState(status: DeviceStatus): DeviceState {
  const { sn, connected, enabledDers, error, driver, make, model, fault } = status;
  const { intervalMs, pollMs, lastFreshAtMs, violations } = status;
  return {
    sn,
    connected,
    ders: [...enabledDers],
    ...(error === undefined ? {} : { error }),
    driver,
    ...(make === undefined ? {} : { make }),
    ...(model === undefined ? {} : { model }),
    ...(fault === undefined ? {} : { fault }),
    poll_interval_ms: intervalMs,
    ...(pollMs === undefined ? {} : { poll_ms: Math.round(pollMs) }),
    ...(lastFreshAtMs === undefined ? {} : { last_fresh_s: Math.floor(lastFreshAtMs / 1000) }),
    violations,
  };
}
