import type { ErrorCode, FieldValue, LogLevel } from "@sourceful/domain";
import type { LuaValue } from "./lua-values.ts";
import type { OperationRecord } from "./operation-record.ts";

/** One `host.emit`, with the driver's own spellings. */
export interface Emission {
  der: string;
  fields: Record<string, FieldValue>;
  /** When it was emitted, Unix epoch ms. */
  atMs: number;
}

/** One `host.emit_metric`. */
export interface Metric {
  name: string;
  value: number;
  unit?: string;
}

export interface DriverLogLine {
  level: LogLevel;
  message: string;
}

/** One `host.modbus_read` or `host.modbus_identify` (kind "identification"), in the order of the calls. */
export interface ReadRecord {
  kind: string;
  address: number;
  count: number;
  ok: boolean;
  error?: string;
  code?: ErrorCode;
}

/** One `host.modbus_write…`: what the host saw, whatever the driver says of it. */
export interface WriteRecord {
  address: number;
  values: number[];
  ok: boolean;
  error?: string;
}

/** One message or request to a peer other than a Modbus unit; bodies are only in `trace`. */
export interface ExchangeRecord {
  protocol: "http" | "mqtt" | "ws" | "tcp" | "serial";
  /** "GET", "publish", "open" … */
  action: string;
  /** A URL without user name and password, a topic, host:port. */
  target: string;
  ok: boolean;
  error?: string;
}

export interface DriverIdentity {
  make?: string;
  model?: string;
  sn?: string;
  ratedPowerW?: number;
}

export interface DriverSettings {
  pollIntervalMs?: number;
  warmupS?: number;
  /** 0 means no watchdog. */
  watchdogTimeoutS?: number;
  /** Reason of a fault the driver declared; absent when there is none. */
  fault?: string;
}

/** Everything one call of a driver function did. */
export interface CallReport {
  /** The function ran to its end without raising. */
  ok: boolean;
  returned: LuaValue[];
  error?: { code: ErrorCode; message: string };
  emits: Emission[];
  metrics: Metric[];
  logs: DriverLogLine[];
  reads: ReadRecord[];
  writes: WriteRecord[];
  exchanges: ExchangeRecord[];
  /** What peers sent faster than the driver took it: MQTT and WebSocket messages, TCP and serial bytes. */
  dropped: { messages: number; bytes: number };
  /** Modbus requests that went to the wire. */
  requests: number;
  /** Reads by outcome: refused = the device answered with an exception, failed = no answer came. */
  readOutcome: { succeeded: number; refused: number; failed: number };
  /** Everything it asked the host to do, in order; only of a call with `trace`. */
  trace?: OperationRecord[];
  /** Wall time of the call, ms. */
  ms: number;
  /** What the driver has said of its device so far, in any call. */
  identity: DriverIdentity;
  settings: DriverSettings;
}

/** What a driver is, read from its globals after loading. */
export interface DriverDescription {
  /** Global PROTOCOL; "modbus" when the driver does not say. */
  protocol: string;
  /** Driver functions it defines. */
  functions: string[];
  /** Globals DRIVER and DRIVER_MANIFEST where they are tables. */
  driver?: FieldValue;
  manifest?: FieldValue;
}
