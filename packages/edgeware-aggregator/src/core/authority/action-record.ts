import { type Assignment, assignmentsAt, type Permission } from "./assignment.ts";

/** What an action of a person or an agent must name (R78, C-61 V10). */
export interface ActionRecord {
  readonly actor: string;
  readonly role: string;
  readonly decisionRecord: string;
  /** Why, in words. */
  readonly explanation: string;
}

/**
 * Why an action may not be done, or undefined when it may: it lacks a part of its record (R78), or the actor
 * does not have that role with that permission at that moment (R77).
 */
export function findActionProblem(
  record: readonly Assignment[],
  action: ActionRecord,
  permission: Permission,
  atMs: number,
): string | undefined {
  for (const part of ["actor", "role", "decisionRecord", "explanation"] as const) {
    if (action[part].trim() === "") return `the action does not name its ${part}`;
  }
  const held = assignmentsAt(record, action.actor, atMs).filter(({ role }) => role === action.role);
  if (held.length === 0) return `${action.actor} does not have the role ${action.role}`;
  if (!held.some(({ permissions }) => permissions.includes(permission))) {
    return `the role ${action.role} does not permit ${permission}`;
  }
  return undefined;
}
