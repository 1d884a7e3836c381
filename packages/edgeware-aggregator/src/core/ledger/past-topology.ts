import type { CommunityState } from "../community-state.ts";
import type { CommunityTopology, PedBoundary, SharingKey } from "../topology/community-topology.ts";
import { elementKey } from "../topology/element.ts";

/** What the books go by: the key of sharing, if there is one, and which buildings are inside a PED's boundary. */
interface BookRules {
  readonly sharing?: SharingKey;
  readonly peds: readonly {
    readonly boundary: Pick<PedBoundary, "id" | "boundaryVersion" | "method">;
    readonly serials: readonly string[];
  }[];
}

/** What the books of an earlier topology's time go by. Plain data. */
export interface PastTopology extends BookRules {
  readonly untilMs: number;
}

/** Keeps what `next` takes the place of, the same maybe, for as long as books of its time can be corrected. */
export function keepTopology(state: CommunityState, next: CommunityTopology): void {
  const { nowMs, policy, topology, pastTopologies = [] } = state.data;
  if ([topology, next].every(({ sharing, peds = [] }) => !sharing && peds.length === 0)) return;
  const kept = pastTopologies.filter(({ untilMs }) => untilMs >= nowMs - 2 * policy.ledgerForMs);
  state.data.pastTopologies = [...kept, { untilMs: nowMs, ...rulesNow(state) }];
}

/** What the period from `startMs` on goes by: what was in force when it began, also when it is corrected later. */
export function rulesAt(state: CommunityState, startMs: number): BookRules {
  const { pastTopologies = [] } = state.data;
  return pastTopologies.find(({ untilMs }) => startMs < untilMs) ?? rulesNow(state);
}

function rulesNow({ data, derived }: CommunityState): BookRules {
  const { sharing, peds = [] } = data.topology;
  return {
    ...(sharing && { sharing }),
    peds: peds.map(({ id, boundaryVersion, method }) => ({
      boundary: { id, boundaryVersion, method },
      serials: derived.index.groups.get(elementKey({ kind: "ped", id }))?.serials ?? [],
    })),
  };
}
