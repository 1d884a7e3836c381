import type { CommunityData } from "../community-data.ts";
import type { CommunityTopology, SharingKey } from "../topology/community-topology.ts";

/** A sharing key that was in force, or that there was none. Plain data. */
export interface PastSharing {
  readonly untilMs: number;
  readonly sharing?: SharingKey;
}

/** Keeps the key that `next` takes the place of, the same one maybe, for as long as books of its time can be corrected. */
export function keepSharing(data: CommunityData, next: CommunityTopology): void {
  const { nowMs, policy, topology, pastSharing = [] } = data;
  const { sharing } = topology;
  if (!sharing && !next.sharing) return;
  const kept = pastSharing.filter(({ untilMs }) => untilMs >= nowMs - 2 * policy.ledgerForMs);
  data.pastSharing = [...kept, { untilMs: nowMs, ...(sharing && { sharing }) }];
}

/** The key of the period from `startMs` on: what was in force when it began, also when it is corrected later. */
export function sharingAt(
  { topology, pastSharing = [] }: CommunityData,
  startMs: number,
): SharingKey | undefined {
  const past = pastSharing.find(({ untilMs }) => startMs < untilMs);
  return past ? past.sharing : topology.sharing;
}
