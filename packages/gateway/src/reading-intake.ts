import {
  canonicalFields,
  checkReading,
  type DerKind,
  isDerKind,
  type Logger,
  type ReadingFields,
} from "@sourceful/domain";
import type { Emission } from "@sourceful/luarunner";
import { type TelemetryMessage, telemetryMessage } from "@sourceful/messaging";
import { type DeviceConfig, isPublished } from "./device-config.ts";

/** One reading of one DER that may be believed, and the message that says so. */
export interface Reading {
  readonly kind: DerKind;
  /** By canonical name. */
  readonly fields: ReadingFields;
  /** When the driver emitted it, Unix epoch ms. */
  readonly atMs: number;
  readonly message: TelemetryMessage;
}

/** Energy that a device has counted over its life; session counters may start over. */
const LIFETIME_COUNTER = /^total_\w+_wh$/;

/**
 * Turns what a fresh poll emitted into readings: canonical names, impossible values left out, kinds the
 * operator did not enable left out. What is wrong is logged when it starts, not at each poll.
 */
export class ReadingIntake {
  readonly #device: DeviceConfig;
  readonly #logger: Logger;
  readonly #warned = new Set<string>();
  readonly #counters = new Map<string, number>();
  #violations = 0;

  constructor(device: DeviceConfig, logger: Logger) {
    this.#device = device;
    this.#logger = logger;
  }

  /** Values refused so far. */
  get violations(): number {
    return this.#violations;
  }

  /** `readTimeMs` is how long the poll took, `make` the make known by its end. */
  take(emits: readonly Emission[], { make, readTimeMs }: { make: string; readTimeMs: number }): Reading[] {
    return emits.flatMap(({ der: kind, fields: raw, atMs }) => {
      if (!isDerKind(kind)) {
        this.#warnOnce(kind, "driver emits an unknown kind of DER, it is not published", { kind });
        return [];
      }
      if (!isPublished(this.#device, kind)) return [];
      const fields = this.#check(kind, raw);
      if (Object.keys(fields).length === 0) return [];
      this.#watchCounters(kind, fields);
      const message = telemetryMessage(kind, fields, {
        make,
        atMs,
        readTimeMs,
        onDrop: ({ field, reason }) =>
          this.#warnOnce(`${kind}.${field} ${reason}`, "field cannot be sent", { kind, field, reason }),
      });
      return [{ kind, fields, atMs, message }];
    });
  }

  #check(kind: DerKind, raw: Emission["fields"]): ReadingFields {
    const { fields, violations } = checkReading(kind, canonicalFields(kind, raw));
    for (const field of Object.keys(fields)) this.#warned.delete(`${kind}.${field}`);
    for (const { field, rule, message } of violations) {
      this.#violations += 1;
      this.#warnOnce(`${kind}.${field}`, "value refused", { kind, field, rule, reason: message });
    }
    return fields;
  }

  /** A lifetime counter that falls is a swapped device or a misread register: told, and published as it is. */
  #watchCounters(kind: DerKind, fields: ReadingFields): void {
    for (const [field, value] of Object.entries(fields)) {
      if (typeof value !== "number" || !LIFETIME_COUNTER.test(field)) continue;
      const key = `${kind}.${field}`;
      const before = this.#counters.get(key);
      this.#counters.set(key, value);
      if (before !== undefined && value < before) {
        this.#logger.warn("lifetime counter fell", { kind, field, before, now: value });
      }
    }
  }

  #warnOnce(key: string, message: string, fields: Record<string, unknown>): void {
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    this.#logger.warn(message, fields);
  }
}
