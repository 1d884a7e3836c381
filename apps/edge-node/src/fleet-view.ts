import { type Clock, canonicalFields, type DerKind, type ReadingFields } from "@sourceful/domain";
import {
  type BusMessage,
  type DeviceState,
  decodeMessage,
  decodeTelemetry,
  type GatewayState,
  parseSubject,
} from "@sourceful/messaging";

/** A gateway says something every 15 s at least; after this long without a word it is gone, ms. */
const GONE_AFTER_MS = 60_000;
/** A reading is dropped when so many of its device's polls went by without a newer one. */
const MISSED_POLLS = 3;
/** More than a server of this kind carries; whoever invents serials or devices does not fill the memory. */
const MOST = { gateways: 10_000, devicesPerGateway: 1_000 } as const;
const ENVELOPE_KEYS: readonly string[] = ["type", "timestamp", "read_time_ms", "make"];

interface FleetReading {
  readonly kind: DerKind;
  readonly fields: ReadingFields;
  /** When it came, Unix epoch ms. */
  readonly atMs: number;
}

export interface FleetDevice {
  readonly sn: string;
  make: string;
  /** What the gateway last said of it; undefined until it has. */
  state: DeviceState | undefined;
  readonly readings: Map<DerKind, FleetReading>;
}

export interface FleetGateway {
  readonly serial: string;
  /** What it last said of itself; undefined until its first state message. */
  state: GatewayState | undefined;
  /** When it was last heard, Unix epoch ms. */
  heardAtMs: number;
  readonly devices: Map<string, FleetDevice>;
}

/** Every gateway on a server, as told by their telemetry and state; what is not heard of any more goes. */
export class FleetView {
  readonly gateways = new Map<string, FleetGateway>();
  readonly #clock: Clock;
  #unreadable = 0;
  #turnedAway = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Messages that were no valid telemetry or state. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Messages of gateways or devices that there was no room for. */
  get turnedAway(): number {
    return this.#turnedAway;
  }

  /** Takes a message in; false for one that is not telemetry or state, that is damaged, or one too many. */
  take({ subject, data }: BusMessage): boolean {
    const parsed = parseSubject(subject);
    if (parsed?.kind === "telemetry") return this.#takeTelemetry(parsed.serial, parsed.deviceId, data);
    if (parsed?.kind === "gatewayState") return this.#takeState(parsed.serial, data);
    return false;
  }

  /** Forgets what is stale. Answers the serials of gateways that went. */
  evict(): string[] {
    const nowMs = this.#clock.nowMs();
    const gone = [...this.gateways.values()].filter(({ heardAtMs }) => nowMs - heardAtMs > GONE_AFTER_MS);
    for (const { serial } of gone) this.gateways.delete(serial);
    for (const { devices } of this.gateways.values()) {
      for (const { readings, state } of devices.values()) {
        const staleAfterMs = Math.max(GONE_AFTER_MS, MISSED_POLLS * (state?.poll_interval_ms ?? 0));
        for (const { kind, atMs } of readings.values()) {
          if (nowMs - atMs > staleAfterMs) readings.delete(kind);
        }
      }
    }
    return gone.map(({ serial }) => serial);
  }

  #takeTelemetry(serial: string, deviceId: string, data: Uint8Array): boolean {
    const decoded = decodeTelemetry(data);
    if (!decoded.ok) return this.#refuse();
    const { message } = decoded;
    const values = Object.entries(message).filter(([key]) => !ENVELOPE_KEYS.includes(key));
    const fields = canonicalFields(message.type, Object.fromEntries(values) as ReadingFields);
    const gateway = this.#gateway(serial);
    const device = gateway && deviceOf(gateway, deviceId);
    if (!device) return this.#turnAway();
    device.make = message.make;
    device.readings.set(message.type, { kind: message.type, fields, atMs: this.#clock.nowMs() });
    return true;
  }

  #takeState(serial: string, data: Uint8Array): boolean {
    const decoded = decodeMessage("gatewayState", data);
    if (!decoded.ok) return this.#refuse();
    const { message } = decoded;
    const gateway = this.#gateway(serial);
    if (!gateway) return this.#turnAway();
    gateway.state = message;
    const listed = new Set(message.devices.map(({ sn }) => sn));
    for (const sn of gateway.devices.keys()) if (!listed.has(sn)) gateway.devices.delete(sn);
    const devices = message.devices.map((state) => ({ device: deviceOf(gateway, state.sn), state }));
    for (const { device, state } of devices) if (device) device.state = state;
    return devices.every(({ device }) => device) || this.#turnAway();
  }

  /** Undefined when there is no room for it. */
  #gateway(serial: string): FleetGateway | undefined {
    const heardAtMs = this.#clock.nowMs();
    const known = this.gateways.get(serial);
    if (known) {
      known.heardAtMs = heardAtMs;
      return known;
    }
    if (this.gateways.size >= MOST.gateways) return undefined;
    const gateway = { serial, state: undefined, heardAtMs, devices: new Map() };
    this.gateways.set(serial, gateway);
    return gateway;
  }

  #refuse(): false {
    this.#unreadable += 1;
    return false;
  }

  #turnAway(): false {
    this.#turnedAway += 1;
    return false;
  }
}

/** Undefined when there is no room for it. */
function deviceOf({ devices }: FleetGateway, sn: string): FleetDevice | undefined {
  const known = devices.get(sn);
  if (known) return known;
  if (devices.size >= MOST.devicesPerGateway) return undefined;
  const device: FleetDevice = { sn, make: "", state: undefined, readings: new Map() };
  devices.set(sn, device);
  return device;
}
