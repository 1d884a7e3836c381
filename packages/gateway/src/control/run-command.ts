import type { FieldValue } from "@sourceful/domain";
import type { CallOptions } from "@sourceful/luarunner";
import type { ControlCommand } from "@sourceful/messaging";
import {
  type CallVerdict,
  commandV2Verdict,
  commandVerdict,
  defaultProblem,
  failedOutcome,
  isUndeclared,
  lostVerdict,
} from "./command-outcome.ts";
import type { ReadyDriver } from "./ready-driver.ts";

/** Longest time a command may take, ms (driver-host reference 8.1). */
const COMMAND_DEADLINE_MS = 10_000;
/** Longest time one call of the default mode may take, ms (driver-host reference 8.1). */
const DEFAULT_DEADLINE_MS = 5_000;
/** Longest text of a key the host does not know, characters (driver-host reference 8.9). */
const LONGEST_TEXT = 512;
const MOST_KEYS = 32;
/** What the host itself makes of a command. */
const OWN_KEYS = new Set(["id", "v", "ts", "src", "action", "power_w", "duration_ms", "expires_at"]);

/** It wrote nothing. */
const OVERTAKEN: CallVerdict = {
  outcome: failedOutcome("reverting", "default mode was wanted before the driver had begun"),
  isAmbiguous: false,
};

export interface RunContext {
  readonly derType: string;
  /** By the wall clock, Unix epoch ms. */
  readonly nowMs: number;
  /** Time until the watchdog ends unless it is fed, ms. */
  readonly watchdogMs: number;
  /** Whether the command still stands: default mode may have been wanted while it ran. */
  readonly isWanted: () => boolean;
}

/**
 * Calls the driver with a command: `driver_command_v2(command)` where there is one and it knows the command,
 * else `driver_command(action, power_w, cmd)` (edge-node contract 4.1, control runtime v2). Never rejects.
 */
export async function runCommand(
  { session }: ReadyDriver,
  command: ControlCommand,
  context: RunContext,
): Promise<CallVerdict> {
  const { expires_at: expiresAtMs = 0 } = command;
  const options: CallOptions = {
    deadlineMs: COMMAND_DEADLINE_MS,
    writes: "bounded",
    urgent: true,
    ...(expiresAtMs > 0 ? { expiresAtMs } : {}),
  };
  const { functions } = session.description;
  try {
    if (functions.includes("driver_command_v2")) {
      const report = await session.call("driver_command_v2", [commandV2(command, context)], options);
      if (!isUndeclared(report) || !functions.includes("driver_command")) return commandV2Verdict(report);
    }
    // What is called now comes after the default mode that was wanted meanwhile, and would undo it.
    if (!context.isWanted()) return OVERTAKEN;
    const { action, power_w: powerW = 0 } = command;
    return commandVerdict(
      await session.call("driver_command", [action, powerW, commandTable(command, context)], options),
    );
  } catch (thrown) {
    return lostVerdict(thrown);
  }
}

/** Calls the default mode once: why it is not confirmed, or undefined when it is. Never rejects. */
export async function runDefaultMode({ session }: ReadyDriver, derType: string): Promise<string | undefined> {
  try {
    const options = { deadlineMs: DEFAULT_DEADLINE_MS, writes: "bounded", urgent: true } as const;
    return defaultProblem(await session.call("driver_default_mode", [derType], options));
  } catch (thrown) {
    return lostVerdict(thrown).outcome.error;
  }
}

/** The third argument of `driver_command`. */
function commandTable(command: ControlCommand, { derType }: RunContext): Record<string, FieldValue> {
  const { id, src = "", duration_ms: durationMs = 0, expires_at: expiresAtMs = 0 } = command;
  return {
    ...furtherKeys(command),
    id,
    source: src,
    duration_ms: durationMs,
    expires_at: expiresAtMs,
    der_type: derType,
  };
}

/** A `sourceful.driver-command/v1`, with `der_type` beside it. */
function commandV2(
  command: ControlCommand,
  { derType, nowMs, watchdogMs }: RunContext,
): Record<string, FieldValue> {
  const { id, src = "", action, power_w: powerW, expires_at: expiresAtMs = 0 } = command;
  const leaseEnd = new Date(nowMs + watchdogMs).toISOString();
  return {
    schema_version: "sourceful.driver-command/v1",
    id,
    command: action,
    source: src,
    issued_at: new Date(nowMs).toISOString(),
    expires_at: isDate(expiresAtMs) ? new Date(expiresAtMs).toISOString() : leaseEnd,
    attempt: 1,
    lease: { id, expires_at: leaseEnd, heartbeat_interval_ms: Math.min(60_000, watchdogMs) },
    inputs: { ...furtherKeys(command), ...(powerW === undefined ? {} : { power_w: powerW }) },
    der_type: derType,
  };
}

/** Keys the host does not know, as `max_amps_per_phase`: drivers do. */
function furtherKeys(command: ControlCommand): Record<string, FieldValue> {
  const entries = Object.entries(command).filter(([key, value]) => !OWN_KEYS.has(key) && isPlain(value));
  return Object.fromEntries(entries.slice(0, MOST_KEYS)) as Record<string, FieldValue>;
}

function isPlain(value: unknown): boolean {
  if (typeof value === "string") return value.length <= LONGEST_TEXT;
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/** Whether it is a time at all that a date can hold. */
function isDate(atMs: number): boolean {
  return atMs > 0 && atMs <= 8.64e15;
}
