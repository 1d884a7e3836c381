import { ConfigError, nearestName } from "@sourceful/domain";
import type { LuaValue } from "@sourceful/luarunner";

/** A pause between two calls, for what a device sends by itself to arrive. */
interface WaitStep {
  text: string;
  kind: "wait";
  waitMs: number;
}

/** A driver function and its arguments. */
export interface CallStep {
  /** As the user wrote it: `command:battery:1500.5`. */
  text: string;
  kind: "init" | "poll" | "command" | "default" | "cleanup";
  functionName: string;
  args: LuaValue[];
}

/** One thing `driver run` does. */
export type DriverStep = CallStep | WaitStep;

const FUNCTIONS = {
  init: "driver_init",
  poll: "driver_poll",
  command: "driver_command",
  default: "driver_default_mode",
  cleanup: "driver_cleanup",
} as const;

/**
 * Reads a list such as `init,wait:2000,poll,command:curtail:2000:pv,default:pv,cleanup`. Without the kind of DER at
 * its end a command is for the one its action is usually for, and default mode for the whole device.
 * @throws {ConfigError} naming the step that is not one
 */
export function parseSteps(list: string, initConfig: LuaValue): DriverStep[] {
  return list
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => parseStep(text, initConfig));
}

function parseStep(text: string, initConfig: LuaValue): DriverStep {
  const [word = "", action = "", watts = "", derType = derTypeOf(action)] = text.split(":");
  if (word === "wait") {
    if (!/^\d{1,6}$/.test(action)) throw invalid(`--steps: "${text}" must read wait:MS, such as wait:2000`);
    return { text, kind: "wait", waitMs: Number(action) };
  }
  if (!Object.hasOwn(FUNCTIONS, word)) {
    const words = [...Object.keys(FUNCTIONS), "wait"];
    const nearest = nearestName(word, words);
    const hint = nearest === undefined ? `there are ${words.join(", ")}` : `did you mean "${nearest}"?`;
    throw invalid(`--steps: "${text}" is no step; ${hint}`);
  }
  const kind = word as CallStep["kind"];
  const functionName = FUNCTIONS[kind];
  if (kind === "init") return { text, kind, functionName, args: [initConfig] };
  if (kind === "default") return { text, kind, functionName, args: action === "" ? [] : [action] };
  if (kind !== "command") return { text, kind, functionName, args: [] };
  const powerW = Number(watts || "0");
  if (action === "" || !Number.isFinite(powerW)) {
    throw invalid(`--steps: "${text}" must read command:ACTION:WATTS[:DER], such as command:battery:1500.5`);
  }
  // As a running gateway passes it.
  const command = {
    id: "driver-run",
    source: "driver-run",
    action,
    power_w: powerW,
    duration_ms: 0,
    expires_at: 0,
    der_type: derType,
  };
  return { text, kind, functionName, args: [action, powerW, command] };
}

/** The kind of DER that action is usually for. */
function derTypeOf(action: string): string {
  if (action.startsWith("ev_")) return "ev";
  return action.startsWith("curtail") ? "pv" : "battery";
}

function invalid(message: string): ConfigError {
  return new ConfigError(message, { code: "config_invalid" });
}
