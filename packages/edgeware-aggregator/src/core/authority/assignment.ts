import type { ControlLevel } from "./control-level.ts";

/** What a role may do beyond looking; community-domain.md section 9. */
export const PERMISSIONS = ["quarantine:release", "topology:switch:report"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * One entry of the record of who may do what. The record is only ever added to: an entry is ended by a later
 * one with the same id, and so authority can be told for any moment of the past (R79).
 */
export interface Assignment {
  readonly id: string;
  readonly actor: string;
  readonly role: string;
  readonly permissions: readonly Permission[];
  /** The role's and the actor's own ceiling of control. */
  readonly roleControl: ControlLevel;
  readonly actorControl: ControlLevel;
  readonly fromMs: number;
  /** Absent: until it is superseded. */
  readonly untilMs?: number;
  /** Number of the decision record that this rests on. */
  readonly decisionRecord: string;
}

/** The assignments of an actor in force at a moment, latest entry of each id; `record` is in order of entry. */
export function assignmentsAt(
  record: readonly Assignment[],
  actor: string,
  atMs: number,
): readonly Assignment[] {
  const latest = new Map<string, Assignment>();
  for (const entry of record) if (entry.fromMs <= atMs) latest.set(entry.id, entry);
  return [...latest.values()].filter(
    (entry) => entry.actor === actor && atMs < (entry.untilMs ?? Number.POSITIVE_INFINITY),
  );
}
