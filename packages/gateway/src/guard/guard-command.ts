import { randomUUID } from "node:crypto";
import type { ControlCommand } from "@sourceful/messaging";
import { SITE_GUARD } from "../control/der-watch.ts";
import type { ThrottleCommand } from "./throttle-command.ts";

/** A command of the guard as everybody's commands are. `nowMs` is Unix epoch. */
export function guardCommand(
  { action, powerW, durationMs, supply }: ThrottleCommand,
  nowMs: number,
): ControlCommand {
  return {
    id: randomUUID(),
    src: SITE_GUARD,
    ts: nowMs,
    action,
    ...supply,
    ...(powerW === undefined ? {} : { power_w: powerW }),
    ...(durationMs === undefined ? {} : { duration_ms: durationMs }),
  };
}
