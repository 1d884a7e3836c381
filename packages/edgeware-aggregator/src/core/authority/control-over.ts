import type { CommunityState } from "../community-state.ts";
import { assignmentsAt } from "./assignment.ts";
import { type ControlLevel, effectiveControl, leastControl } from "./control-level.ts";

/**
 * How far a building lets itself be controlled now: the least of what its owner allows (community.yaml) and what it
 * says itself. Undefined, and so not at all, while either is not known.
 */
export function controlOf({ data, derived }: CommunityState, serial: string): ControlLevel | undefined {
  const owner = derived.index.places.get(serial)?.control;
  const { readiness } = data.reporters.get(serial) ?? {};
  if (!readiness || readiness.validUntilMs <= data.nowMs) return undefined;
  return leastControl([owner, readiness.control_level]);
}

/**
 * How far an actor may control a building now (R77): the least of the role, the actor and the building, in the
 * best of the roles the actor holds. Undefined when any of them is missing, from the moment it is.
 */
export function controlOver(state: CommunityState, actor: string, serial: string): ControlLevel | undefined {
  const building = controlOf(state, serial);
  const { assignments, nowMs } = state.data;
  const levels = assignmentsAt(assignments, actor, nowMs).map(({ roleControl, actorControl }) =>
    effectiveControl(roleControl, actorControl, building),
  );
  return levels.reduce<ControlLevel | undefined>(
    (best, level) => (best === undefined || leastControl([best, level]) === best ? level : best),
    undefined,
  );
}
