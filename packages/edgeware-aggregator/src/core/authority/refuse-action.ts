import type { CommunityEffect } from "../community-effect.ts";
import type { ActionRecord } from "./action-record.ts";

/** An action whose actor may not do it: recorded as not done, and raised as a security event (R78, C-61 V10). */
export function refuseAction(action: ActionRecord, what: string, problem: string): CommunityEffect[] {
  const about = action.actor.trim() || "unnamed actor";
  return [
    { type: "action", action, what, isDone: false, reason: problem },
    { type: "alarm", severity: "SEV-1", code: "action_not_permitted", about, reason: `${what}: ${problem}` },
  ];
}
