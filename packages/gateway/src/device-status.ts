import type { DerKind, ReadingFields } from "@sourceful/domain";
import type { DeviceConfig } from "./device-config.ts";

/** How a device is doing, at one moment. What is not known is absent. */
export interface DeviceStatus {
  readonly sn: string;
  /** The driver's name in devices.json. */
  readonly driver: string;
  /** Where the device is, as devices.json says. */
  readonly host?: string;
  readonly port?: number;
  readonly unitId?: number;
  /** What it can bear over Modbus, as devices.json says. */
  readonly modbus?: NonNullable<DeviceConfig["modbus"]>;
  /** The last poll was fresh and the link to the device is up. */
  readonly connected: boolean;
  /** What is wrong, one line. */
  readonly error?: string;
  /** A fault of the device itself, as its driver tells it. */
  readonly fault?: string;
  readonly make?: string;
  readonly model?: string;
  /** Rated power the driver found, W. */
  readonly ratedPowerW?: number;
  /** Time the driver wanted between loading and its first poll, s. */
  readonly warmupS?: number;
  /** Silence after which the device counts as gone, s, when the driver set one; 0 is never. */
  readonly watchdogTimeoutS?: number;
  /** Kinds the operator enabled; empty when nothing was said, and all are published. */
  readonly enabledDers: readonly string[];
  /** From the start of one poll to the next, ms. */
  readonly intervalMs: number;
  /** How long the last poll took, ms. */
  readonly pollMs?: number;
  /** How long the last poll waited for this node, ms. */
  readonly latenessMs?: number;
  /** Polls left out since the start, because the one before was still running. */
  readonly pollsSkipped: number;
  /** Start of the last poll, Unix epoch ms. */
  readonly lastPollAtMs?: number;
  /** Last time values were believed, Unix epoch ms. */
  readonly lastFreshAtMs?: number;
  /** Values refused since the start. */
  readonly violations: number;
  /** Latest reading of each kind, in the order they first came. */
  readonly ders: readonly { readonly kind: DerKind; readonly fields: ReadingFields; readonly atMs: number }[];
}
