import type { CircuitLoad } from "@sourceful/control";
import { parseSubject, type TelemetryMessage } from "@sourceful/messaging";
import type { TelemetryEvent } from "../gateway.ts";
import { areUnsigned, meterPowerW, phaseCurrentA } from "./phase-currents.ts";
import { derId } from "./site-plan.ts";

/** A number and when it was heard, monotonic ms. */
interface Heard {
  readonly value: number;
  readonly atMs: number;
}

export interface SiteReadingsOptions {
  /** Device of the meter at the grid connection. */
  readonly gridMeter: string;
  /** By circuit, the device that measures it. */
  readonly meters: ReadonlyMap<string, string>;
  /** After how long a number is not believed any more, ms. */
  readonly staleMs: number;
  /** Phase to neutral, where a meter tells power only, V. */
  readonly voltageV: number;
}

const PHASES = [1, 2, 3] as const;

/**
 * What meters and DERs said last, each number with its own age: a meter that stops telling one phase is silent
 * on that phase.
 */
export class SiteReadings {
  readonly #heard = new Map<string, Heard>();
  /** Meters whose latest currents have no sign. */
  readonly #unsigned = new Set<string>();
  /** What was known of the DERs when a meter was read last, by meter. */
  readonly #seen = new Map<string, ReadonlyMap<string, number>>();
  #options: SiteReadingsOptions;

  constructor(options: SiteReadingsOptions) {
    this.#options = options;
  }

  follow(options: SiteReadingsOptions): void {
    this.#options = options;
  }

  /** Takes a reading in; the device and kind it is of, undefined when it is not telemetry. */
  take(
    { subject, message }: TelemetryEvent,
    atMs: number,
  ): { deviceId: string; derType: string } | undefined {
    const parsed = parseSubject(subject);
    if (parsed?.kind !== "telemetry") return undefined;
    const { deviceId, derType } = parsed;
    if (message.type === "meter") this.#takeMeter(deviceId, message, atMs);
    else if ("W" in message) this.#keep(derId(deviceId, derType), message.W, atMs);
    return { deviceId, derType };
  }

  /** The load a meter sees now; undefined when it is silent. Phases it does not tell are undefined. */
  load(deviceId: string, nowMs: number): CircuitLoad | undefined {
    const w = this.#fresh(meterKey(deviceId, "w"), nowMs);
    if (w === undefined) return undefined;
    const phaseA = PHASES.map((phase) => this.#fresh(meterKey(deviceId, phase), nowMs));
    const seenW = this.#seen.get(deviceId);
    return {
      w,
      phaseA,
      ...(seenW ? { seenW } : {}),
      ...(this.#unsigned.has(deviceId) ? { isUnsigned: true } : {}),
    };
  }

  /** Age of a meter's latest power, ms; undefined before the first. */
  ageMs(deviceId: string, nowMs: number): number | undefined {
    const heard = this.#heard.get(meterKey(deviceId, "w"));
    return heard && nowMs - heard.atMs;
  }

  /**
   * The part of a DER in the latest reading of the grid connection, W; undefined when it was silent then. A DER
   * that changed since must not be taken out of a reading in which it was still as before.
   */
  seenW(id: string): number | undefined {
    return this.#seen.get(this.#options.gridMeter)?.get(id);
  }

  /** What a DER takes (+) or gives (−), W; undefined when it is silent. */
  powerW(id: string, nowMs: number): number | undefined {
    return this.#fresh(id, nowMs);
  }

  #takeMeter(deviceId: string, message: TelemetryMessage<"meter">, atMs: number): void {
    this.#keep(meterKey(deviceId, "w"), meterPowerW(message), atMs);
    if ([...this.#options.meters.values()].includes(deviceId)) {
      const seen = [...this.#heard].flatMap(([key]): [string, number][] => {
        const value = this.#fresh(key, atMs);
        return value === undefined ? [] : [[key, value]];
      });
      this.#seen.set(deviceId, new Map(seen));
    }
    if (areUnsigned(message)) this.#unsigned.add(deviceId);
    else if (message.W !== undefined) this.#unsigned.delete(deviceId);
    for (const phase of PHASES) {
      this.#keep(meterKey(deviceId, phase), phaseCurrentA(message, phase, this.#options.voltageV), atMs);
    }
  }

  #keep(key: string, value: unknown, atMs: number): void {
    if (typeof value === "number" && Number.isFinite(value)) this.#heard.set(key, { value, atMs });
  }

  #fresh(key: string, nowMs: number): number | undefined {
    const heard = this.#heard.get(key);
    return heard && nowMs - heard.atMs <= this.#options.staleMs ? heard.value : undefined;
  }
}

function meterKey(deviceId: string, what: "w" | 1 | 2 | 3): string {
  return `meter ${what} ${deviceId}`;
}
