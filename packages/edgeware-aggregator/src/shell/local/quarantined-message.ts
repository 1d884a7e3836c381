import { assignmentsAt } from "../../core/authority/assignment.ts";
import type { CommunityState } from "../../core/community-state.ts";
import type { QuarantineEntry } from "../../core/ingress/quarantine-entry.ts";
import type { CommunityNode } from "../community-node.ts";
import { findLocalProblem } from "./local-view.ts";

/** A message that was kept out, with its bytes for who may see them. */
export interface QuarantinedMessage {
  /** Absent when nobody is known to have signed it: then the audit has why. */
  readonly entry?: QuarantineEntry;
  readonly bytes?: Uint8Array;
  readonly withheld?: string;
}

/**
 * The message at a position of the log: its bytes for a steward who may release, and for anybody who runs the node
 * where the building's contract has the clause. Undefined when there is no message there.
 */
export async function quarantinedMessage(
  { state, log }: Pick<CommunityNode, "state" | "log">,
  position: number,
  steward?: string,
): Promise<QuarantinedMessage | undefined> {
  const entry = state.data.quarantine.get(`q${position}`);
  const found = await log.message(position);
  if (!found || (!entry && found.event.type !== "refused")) return undefined;
  const mayRelease = steward !== undefined && stewardRole(state, steward) !== undefined;
  const problem =
    entry?.serial === undefined ? undefined : findLocalProblem(state, { kind: "building", id: entry.serial });
  const shown = mayRelease || problem === undefined ? { bytes: found.bytes } : { withheld: problem };
  return { ...(entry ? { entry } : {}), ...shown };
}

/** The role in which somebody may release from quarantine now, and the decision that rests on; if there is one. */
export function stewardRole(
  { data }: CommunityState,
  actor: string,
): { readonly role: string; readonly decisionRecord: string } | undefined {
  return assignmentsAt(data.assignments, actor, data.nowMs).find(({ permissions }) =>
    permissions.includes("quarantine:release"),
  );
}
