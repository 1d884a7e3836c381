import type { LogFields, LogLevel } from "@sourceful/domain";
import type { ForbiddenGap, LinkState } from "@sourceful/modbus";
import type { CallOptions } from "./call-options.ts";
import type { CallReport, DriverDescription, DriverLogLine } from "./call-report.ts";
import type { DriverLimits } from "./driver-limits.ts";
import type { DriverSpec } from "./driver-spec.ts";
import type { LuaValue } from "./lua-values.ts";

/** What a worker thread is started with. */
export interface WorkerSetup {
  limits: DriverLimits;
  /** Two Int32: BEAT counts up while the event loop turns, RUNNING is the slot whose Lua executes, or 0. */
  pulse: SharedArrayBuffer;
}

export const PULSE = { beat: 0, running: 1 } as const;
export const PULSE_BYTES = 8;
/** How often a worker shows that its event loop turns, ms. */
export const BEAT_MS = 250;

/** Control plane to worker. A slot is one driver in one worker, numbered from 1. */
export type ToWorker =
  | { kind: "open"; slot: number; spec: DriverSpec }
  | { kind: "call"; slot: number; callId: number; name: string; args: LuaValue[]; options: CallOptions }
  | { kind: "makeWay"; slot: number; forMs: number }
  | { kind: "close"; slot: number }
  | { kind: "secretStored"; requestId: number; error?: string }
  | { kind: "stop" };

/** Worker to control plane. */
export type FromWorker =
  | { kind: "opened"; slot: number; description: DriverDescription; report: CallReport; link?: LinkState }
  | { kind: "refused"; slot: number; message: string }
  | { kind: "result"; slot: number; callId: number; report: CallReport; memoryBytes: number }
  | { kind: "log"; slot: number; line: DriverLogLine }
  /** A line of the thread's own log: connections, suspended units. */
  | { kind: "trace"; level: LogLevel; message: string; fields: LogFields }
  | { kind: "link"; slot: number; link: LinkState }
  /** All that is known of where the driver's device refuses merged reads, when there is more of it. */
  | { kind: "learned"; slot: number; forbiddenGaps: readonly ForbiddenGap[] }
  | { kind: "secret"; slot: number; requestId: number; key: string; value: string }
  | { kind: "closed"; slot: number };
