import type { CommunityEffect } from "../../core/community-effect.ts";
import type { CommunityState } from "../../core/community-state.ts";
import type { AuditRecord } from "../audit-record.ts";
import { findLocalProblem } from "./local-view.ts";

/** A decision as whoever runs the node sees it: of what was allocated, only members' whose contract has the clause. */
export function localAuditRecord(state: CommunityState, record: AuditRecord): AuditRecord {
  return { ...record, effects: record.effects.map((effect) => localEffect(state, effect)) };
}

function localEffect(state: CommunityState, effect: CommunityEffect): CommunityEffect {
  if (effect.type !== "ledger" || !effect.record.allocation) return effect;
  const { allocation } = effect.record;
  const allocations = allocation.allocations.filter(
    ({ serial }) => findLocalProblem(state, { kind: "building", id: serial }) === undefined,
  );
  return { ...effect, record: { ...effect.record, allocation: { ...allocation, allocations } } };
}
