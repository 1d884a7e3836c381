import { ConfigError, nearestName } from "@sourceful/domain";
import type { LuaValue } from "@sourceful/luarunner";

/** One thing `driver run` does: a driver function and its arguments. */
export interface DriverStep {
  /** As the user wrote it: `command:battery:1500.5`. */
  text: string;
  kind: "init" | "poll" | "command" | "default" | "cleanup";
  functionName: string;
  args: LuaValue[];
}

const FUNCTIONS = {
  init: "driver_init",
  poll: "driver_poll",
  command: "driver_command",
  default: "driver_default_mode",
  cleanup: "driver_cleanup",
} as const;

/**
 * Reads a list such as `init,poll,command:battery:1500.5,default,cleanup`.
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
  const [word = "", action = "", watts = ""] = text.split(":");
  if (!Object.hasOwn(FUNCTIONS, word)) {
    const nearest = nearestName(word, Object.keys(FUNCTIONS));
    const hint =
      nearest === undefined ? `there are ${Object.keys(FUNCTIONS).join(", ")}` : `did you mean "${nearest}"?`;
    throw invalid(`--steps: "${text}" is no step; ${hint}`);
  }
  const kind = word as DriverStep["kind"];
  const functionName = FUNCTIONS[kind];
  if (kind === "init") return { text, kind, functionName, args: [initConfig] };
  if (kind !== "command") return { text, kind, functionName, args: [] };
  const powerW = Number(watts || "0");
  if (action === "" || !Number.isFinite(powerW)) {
    throw invalid(`--steps: "${text}" must read command:ACTION:WATTS, such as command:battery:1500.5`);
  }
  const command = { id: "driver-run", source: "driver-run", action, power_w: powerW };
  return { text, kind, functionName, args: [action, powerW, command] };
}

function invalid(message: string): ConfigError {
  return new ConfigError(message, { code: "config_invalid" });
}
