import { type Clock, errorMessage, FloodGate, type Logger } from "@sourceful/domain";
import {
  type Bus,
  type BusMessage,
  type BusSubscription,
  buildSubject,
  buildSubjectPattern,
  type ControlAck,
  type ControlCommand,
  type DerControlState,
  decodeMessage,
  type GatewayEvent,
  parseSubject,
} from "@sourceful/messaging";
import type { DeviceConfig } from "../device-config.ts";
import type { Quarantine } from "../quarantine.ts";
import type { CommandGuard } from "./command-guard.ts";
import type { CommandLedger } from "./command-ledger.ts";
import { type CommandOutcome, failedOutcome } from "./command-outcome.ts";
import { controlAck } from "./control-ack.ts";
import type { DerControl, Submission } from "./der-control.ts";
import type { DerEvent } from "./der-news.ts";
import { DeviceControl } from "./device-control.ts";
import type { PowerLimits } from "./power-limits.ts";
import { readCommandId } from "./read-command-id.ts";

export interface BuildingControlOptions {
  readonly serial: string;
  readonly bus: Pick<Bus, "subscribe">;
  readonly ledger: CommandLedger;
  readonly quarantine: Pick<Quarantine, "record">;
  readonly guard: CommandGuard | undefined;
  /** Sends what must not be lost. */
  readonly send: (subject: string, message: object) => void;
  /** Sends at once, and keeps nothing. */
  readonly publish: (subject: string, message: object) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  readonly onChange: () => void;
}

/** Acks that are kept in 10 s: a flood of commands must not push telemetry out of the record. */
const KEPT_ACKS = 500;

/** Control of a building: hears commands and heartbeats for all its DERs, and answers every one it can read. */
export class BuildingControl {
  readonly #options: BuildingControlOptions;
  readonly #devices = new Map<string, DeviceControl>();
  readonly #keptAcks: FloodGate;
  #subscriptions: BusSubscription[] = [];
  #isStopping = false;

  constructor(options: BuildingControlOptions) {
    this.#options = options;
    this.#keptAcks = new FloodGate(options.clock, KEPT_ACKS);
  }

  /** Begins to listen. */
  start(): void {
    const { bus, serial } = this.#options;
    this.#subscriptions = [
      bus.subscribe(buildSubjectPattern("controlCommand", { serial }), (message) =>
        this.#hearCommand(message),
      ),
      bus.subscribe(buildSubjectPattern("controlHeartbeat", { serial }), (message) =>
        this.#hearHeartbeat(message),
      ),
    ];
  }

  /** Takes no more commands, and says so to who sends one. */
  refuseAll(): void {
    this.#isStopping = true;
  }

  /** Listens no more; the devices' own control ends with the devices. */
  stop(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.close();
  }

  /** Control of a device that is configured from now on, in place of what there was under its id. */
  add(device: DeviceConfig, logger: Logger): DeviceControl {
    const { sn } = device;
    const control: DeviceControl = new DeviceControl({
      ...this.#options,
      device,
      logger,
      onEvent: (derType, event) => this.#tell(sn, derType, event),
      onShutDown: () => {
        if (this.#devices.get(sn) === control) this.#devices.delete(sn);
      },
    });
    this.#devices.set(sn, control);
    return control;
  }

  /** For the gateway's state; undefined for a device without DERs that can be controlled. */
  stateOf(deviceId: string): DerControlState[] | undefined {
    return this.#devices.get(deviceId)?.state;
  }

  /** What bounds a set-point of a DER; undefined for one that cannot be controlled. */
  limitsOf(deviceId: string, derType: string): PowerLimits | undefined {
    return this.#devices.get(deviceId)?.find(derType)?.limits;
  }

  /** Takes a command of this process through the same life as one from the bus; it is answered here only. */
  command(deviceId: string, derType: string, command: ControlCommand): Promise<CommandOutcome> {
    return this.#submit(deviceId, derType, command, { isInside: true });
  }

  #submit(
    deviceId: string,
    derType: string,
    command: ControlCommand,
    submission: Submission,
  ): Promise<CommandOutcome> {
    const der = this.#find(deviceId, derType);
    if ("submit" in der) return der.submit(command, submission);
    submission.onAck?.(controlAck(command.id, this.#options.clock.nowMs(), der));
    return Promise.resolve(der);
  }

  #find(deviceId: string, derType: string): DerControl | CommandOutcome {
    const device = this.#devices.get(deviceId);
    // While a DER is being given up it refuses by itself, and remembers that it did.
    if (!device && this.#isStopping) return failedOutcome("shutting_down", "the gateway is stopping");
    if (!device) return failedOutcome("device_unknown", `this gateway has no device ${deviceId}`);
    return (
      device.find(derType) ??
      failedOutcome("der_not_controllable", `device ${deviceId} has no ${derType} that can be controlled`)
    );
  }

  #hearCommand({ subject, data }: BusMessage): void {
    const parsed = parseSubject(subject);
    if (parsed?.kind !== "controlCommand") return;
    const { serial, deviceId, derType } = parsed;
    const ackSubject = buildSubject("controlAck", { serial, deviceId, derType });
    const onAck = (ack: ControlAck) => {
      const { send, publish } = this.#options;
      if (this.#keptAcks.admits()) send(ackSubject, ack);
      else publish(ackSubject, ack);
    };
    const decoded = decodeMessage("controlCommand", data);
    if (decoded.ok) {
      void this.#submit(deviceId, derType, decoded.message, { isInside: false, onAck });
      return;
    }
    const reason = decoded.problems.map(({ path, message }) => `${path} ${message}`.trim()).join("; ");
    this.#options.quarantine.record({ subject, data, code: "message_invalid", reason });
    const id = readCommandId(data);
    if (id === undefined) return;
    onAck(
      controlAck(id, this.#options.clock.nowMs(), failedOutcome("message_invalid", errorMessage(reason))),
    );
  }

  #hearHeartbeat({ subject, data }: BusMessage): void {
    const parsed = parseSubject(subject);
    if (parsed?.kind !== "controlHeartbeat") return;
    const decoded = decodeMessage("controlHeartbeat", data);
    if (decoded.ok) {
      this.#devices.get(parsed.deviceId)?.find(parsed.derType)?.heartbeat(decoded.message);
      return;
    }
    const reason = decoded.problems.map(({ path, message }) => `${path} ${message}`.trim()).join("; ");
    this.#options.quarantine.record({ subject, data, code: "message_invalid", reason });
  }

  #tell(device: string, der: string, event: DerEvent): void {
    const { clock, serial, send } = this.#options;
    const { type, ...rest } = event;
    const message: GatewayEvent = { v: 1, ts: clock.nowMs(), type, device, der, ...rest };
    send(buildSubject("events", { serial }), message);
  }
}
