import { isDeepStrictEqual } from "node:util";
import type { CommunityConfig } from "../configuration/community-config.ts";
import { assignmentsOf, membershipsOf, topologyOf } from "../configuration/read-community.ts";
import { type Assignment, assignmentsAt } from "../core/authority/assignment.ts";
import { DEFAULT_POLICY } from "../core/community-policy.ts";
import type { CommunityState } from "../core/community-state.ts";
import type { Membership } from "../core/membership.ts";
import type { LogEntry } from "./event-record.ts";

/** An event that a change of community.yaml leads to. */
export type ConfigChange = Extract<LogEntry, { type: "topology" | "membership" | "assignment" | "policy" }>;

/** What stands in the record for an entry that is not in the file any more. */
const LEFT_OUT = "no longer in community.yaml";

/**
 * The events that bring a community to what its file says, from what its log made of it; none when they agree.
 * What is gone from the file is ended, not deleted: the record of it stays (R79).
 */
export function configChanges(state: CommunityState, config: CommunityConfig, atMs: number): ConfigChange[] {
  const { data } = state;
  const changes: ConfigChange[] = [];
  const unchanged = topologyOf(config, data.topology.version);
  if (!isDeepStrictEqual(unchanged, data.topology)) {
    changes.push({ type: "topology", topology: { ...unchanged, version: data.topology.version + 1 } });
  }
  const privacyFloor = config.privacy_floor ?? DEFAULT_POLICY.privacyFloor;
  if (privacyFloor !== data.policy.privacyFloor) {
    changes.push({ type: "policy", policy: { ...data.policy, privacyFloor } });
  }
  for (const membership of changedMemberships(data.members, membershipsOf(config))) {
    changes.push({ type: "membership", membership });
  }
  for (const assignment of changedAssignments(data.assignments, assignmentsOf(config, atMs), atMs)) {
    changes.push({ type: "assignment", assignment });
  }
  return changes;
}

function changedMemberships(
  before: ReadonlyMap<string, Membership>,
  after: readonly Membership[],
): Membership[] {
  const listed = new Set(after.map(({ serial }) => serial));
  const left = [...before.values()].filter(({ serial, state }) => !listed.has(serial) && state !== "EXITED");
  return [
    ...after.filter((membership) => !isDeepStrictEqual(before.get(membership.serial), membership)),
    ...left.map(
      ({ serial }): Membership => ({
        serial,
        state: "EXITED",
        hasMemberDataClause: false,
        rawSeries: { residency: false, consent: false, contract: false },
        decisionRecord: LEFT_OUT,
      }),
    ),
  ];
}

function changedAssignments(
  record: readonly Assignment[],
  after: readonly Assignment[],
  atMs: number,
): Assignment[] {
  const actors = new Set(record.map(({ actor }) => actor));
  const inForce = new Map(
    [...actors].flatMap((actor) => assignmentsAt(record, actor, atMs).map((entry) => [entry.id, entry])),
  );
  const listed = new Set(after.map(({ id }) => id));
  return [
    ...after.filter((entry) => {
      const known = inForce.get(entry.id);
      return !(known && isDeepStrictEqual({ ...known, fromMs: atMs }, entry));
    }),
    ...[...inForce.values()]
      .filter(({ id }) => !listed.has(id))
      .map((entry) => ({ ...entry, fromMs: atMs, untilMs: atMs, decisionRecord: LEFT_OUT })),
  ];
}
