import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import type { DriverStore } from "@sourceful/drivers";
import {
  type Bus,
  buildSubject,
  type CommunityState,
  type ControlCommand,
  checkSubjectToken,
  type DerControlState,
  encodeMessage,
  gatewayStateMessage,
  type MetricsMessage,
  type PollsState,
  type SiteState,
  type TelemetryMessage,
} from "@sourceful/messaging";
import { BuildingControl } from "./control/building-control.ts";
import type { CommandGuard } from "./control/command-guard.ts";
import type { CommandLedger } from "./control/command-ledger.ts";
import { type CommandOutcome, failedOutcome } from "./control/command-outcome.ts";
import type { PowerLimits } from "./control/power-limits.ts";
import type { DeviceConfig } from "./device-config.ts";
import { DeviceRunner } from "./device-runner.ts";
import { type Configuration, type DeviceChange, DeviceSet } from "./device-set.ts";
import { deviceState } from "./device-state.ts";
import type { DeviceStatus } from "./device-status.ts";
import { DriverDescriptions } from "./driver-descriptions.ts";
import { DriverLookup } from "./driver-lookup.ts";
import type { Plane } from "./plane.ts";
import { PollPunctuality, type Punctuality } from "./poll-punctuality.ts";
import type { Quarantine } from "./quarantine.ts";
import type { ReadingHistory } from "./reading-history.ts";
import type { Reading } from "./reading-intake.ts";
import type { SecretStore } from "./secret-store.ts";
import { StateSchedule } from "./state-schedule.ts";
import type { UplinkHealth } from "./uplink-health.ts";
import type { UpstreamJournal } from "./upstream-journal.ts";

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
  /** What commands take: without it nothing can be controlled, and nobody is answered. */
  readonly control?: {
    readonly bus: Pick<Bus, "subscribe">;
    readonly ledger: CommandLedger;
    readonly quarantine: Pick<Quarantine, "record">;
  };
  /** Asked about every command. */
  readonly guard?: CommandGuard;
  /** The building in its community, for the state message. */
  readonly community?: { readonly state: CommunityState; onChange(listener: () => void): () => void };
  /** The grid connection, for the state message. */
  readonly site?: { readonly state: SiteState | undefined; onChange(listener: () => void): () => void };
  /** The way out of the building, for the state message. */
  readonly uplink?: Pick<UplinkHealth, "state" | "onChange">;
  /** Counts every reading for charts. */
  readonly history?: Pick<ReadingHistory, "add">;
  /** Sends telemetry and metrics, and keeps them; without one they go straight to the bus and are not kept. */
  readonly upstream?: Pick<UpstreamJournal, "send" | "state" | "onChange">;
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

/** What a device's driver measured beyond its DERs, as it was published. */
export interface MetricsEvent {
  readonly deviceId: string;
  readonly message: MetricsMessage;
}

/**
 * A building: runs its devices and tells their telemetry and its own state on the bus. With an upstream journal
 * telemetry and metrics outlive what the bus loses; otherwise what cannot be sent is counted and lost.
 */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #devices: DeviceSet;
  readonly #punctuality = new PollPunctuality();
  readonly #state: StateSchedule;
  readonly #stateSubject: string;
  readonly #control: BuildingControl | undefined;
  readonly #listeners = new Set<(event: TelemetryEvent) => void>();
  readonly #metricsListeners = new Set<(event: MetricsEvent) => void>();
  readonly #stopListening: (() => void)[] = [];
  #stopped: Promise<void> | undefined;

  /** @throws RejectedError `subject_token_invalid` for a serial or `sn` that cannot be part of a subject */
  constructor(options: GatewayOptions) {
    const { serial, devices, store, plane, control, clock, logger, random = Math.random } = options;
    this.#options = options;
    this.#stateSubject = buildSubject("gatewayState", { serial });
    this.#state = new StateSchedule(clock, () => this.#publishState());
    this.#control =
      control &&
      new BuildingControl({
        ...control,
        guard: options.guard,
        serial,
        clock,
        logger,
        random,
        send: (subject, message) => this.#send(subject, message),
        publish: (subject, message) => this.#publish(subject, message),
        onChange: () => this.#state.changed(),
      });
    const drivers = new DriverLookup(store);
    const descriptions = new DriverDescriptions(plane);
    const createRunner = (device: DeviceConfig, delayMs: number) =>
      this.#createRunner(device, { drivers, descriptions, startDelayMs: delayMs });
    this.#devices = new DeviceSet(devices, { drivers, descriptions, logger, createRunner });
  }

  /** Begins to run the devices. Problems of devices show in the state and the log, never here. */
  start(): void {
    // Peers that were cut off, or a server that was not there yet, hear at once how things are.
    const { bus, uplink, upstream, site, community } = this.#options;
    this.#stopListening.push(
      bus.onStatus((status) => {
        if (status === "connected") this.#state.changed();
      }),
    );
    for (const source of [uplink, upstream, site, community]) {
      if (source) this.#stopListening.push(source.onChange(() => this.#state.changed()));
    }
    this.#state.start();
    this.#control?.start();
    this.#devices.start();
  }

  /**
   * Follows a new configuration, also while devices run: those that are new start, those that are gone stop,
   * those whose entry or driver changed start over, the others are not touched. What was done is answered and
   * logged. Devices whose driver cannot be used any more go on with the one that is loaded.
   *
   * @throws RejectedError `subject_token_invalid`, as the constructor; then nothing was done
   */
  async follow(configuration: Configuration): Promise<DeviceChange[]> {
    for (const { sn } of configuration.devices) checkSubjectToken("the device id", sn);
    const changes = await this.#devices.follow(configuration);
    for (const { sn, change, reason } of changes) {
      this.#options.logger.info("device follows the configuration", { device: sn, change, reason });
    }
    if (changes.length > 0) this.#state.changed();
    return changes;
  }

  /** How each device is doing, in the order of the configuration. */
  snapshot(): DeviceStatus[] {
    return this.#devices.statuses();
  }

  /** How this node keeps up with polling; undefined before the first poll. */
  get punctuality(): Punctuality | undefined {
    return this.#punctuality.current;
  }

  /**
   * Takes a command of this process through the same life as one from the bus: id, checks, guard, watchdog.
   * `command.src` says who commands; `site-guard` takes a DER from whoever holds it. Never rejects.
   */
  command(deviceId: string, derType: string, command: ControlCommand): Promise<CommandOutcome> {
    const control = this.#control;
    if (control) return control.command(deviceId, derType, command);
    return Promise.resolve(failedOutcome("der_not_controllable", "this gateway controls nothing"));
  }

  /** Calls `listener` with all telemetry until the returned function is called. */
  onTelemetry(listener: (event: TelemetryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls `listener` with all metrics until the returned function is called. */
  onMetrics(listener: (event: MetricsEvent) => void): () => void {
    this.#metricsListeners.add(listener);
    return () => void this.#metricsListeners.delete(listener);
  }

  /** Control of a device's DERs; undefined when it has none that can be controlled. */
  controlOf(deviceId: string): DerControlState[] | undefined {
    return this.#control?.stateOf(deviceId);
  }

  /** What bounds a set-point of a DER; nothing where it cannot be controlled. */
  limitsOf(deviceId: string, derType: string): PowerLimits {
    return this.#control?.limitsOf(deviceId, derType) ?? {};
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
    for (const stop of this.#stopListening.splice(0)) stop();
    this.#state.stop();
    this.#control?.refuseAll();
    await this.#devices.stop();
    this.#control?.stop();
    this.#publishState();
  }

  #createRunner(
    device: DeviceConfig,
    own: Pick<ConstructorParameters<typeof DeviceRunner>[0], "drivers" | "descriptions" | "startDelayMs">,
  ): DeviceRunner {
    const { serial, secrets, plane, clock, logger, random = Math.random } = this.#options;
    const deviceId = checkSubjectToken("the device id", device.sn);
    const ownLogger = logger.child({ device: deviceId, driver: device.register_map });
    return new DeviceRunner({
      ...own,
      device,
      gatewaySerial: serial,
      secrets,
      plane,
      punctuality: this.#punctuality,
      clock,
      random,
      control: this.#control?.add(device, ownLogger),
      logger: ownLogger,
      onReading: (reading) => this.#publishReading(deviceId, reading),
      onMetrics: (message) => {
        this.#send(buildSubject("metrics", { serial, deviceId }), message);
        for (const listener of this.#metricsListeners) listener({ deviceId, message });
      },
      onChange: () => this.#state.changed(),
    });
  }

  #publishReading(deviceId: string, reading: Reading): void {
    const { kind, message } = reading;
    this.#options.history?.add(deviceId, reading);
    const subject = buildSubject("telemetry", { serial: this.#options.serial, deviceId, derType: kind });
    this.#send(subject, message);
    for (const listener of this.#listeners) listener({ subject, message });
  }

  #publishState(): void {
    const { serial, version, platform, clock } = this.#options;
    const message = gatewayStateMessage({
      serial,
      version,
      platform,
      atMs: clock.nowMs(),
      devices: this.snapshot().map((status) => deviceState(status, this.#control?.stateOf(status.sn))),
      polls: pollsState(this.punctuality),
      uplink: this.#options.uplink?.state,
      journal: this.#options.upstream?.state,
      site: this.#options.site?.state,
      community: this.#options.community?.state,
    });
    this.#publish(this.#stateSubject, message);
  }

  /** What must not be lost; the state is told anew every 15 s, and an old one would only mislead. */
  #send(subject: string, message: object): void {
    const { upstream } = this.#options;
    if (upstream) upstream.send(subject, encodeMessage(message));
    else this.#publish(subject, message);
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

function pollsState(punctuality: Punctuality | undefined): PollsState | undefined {
  if (!punctuality) return undefined;
  const { latenessP50Ms, latenessP99Ms, skipped } = punctuality;
  return { lateness_p50_ms: tenths(latenessP50Ms), lateness_p99_ms: tenths(latenessP99Ms), skipped };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
