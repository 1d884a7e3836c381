import type { CommunityData } from "./community-data.ts";
import { DueQueue } from "./due-queue.ts";
import { messageKey, type QuarantineEntry } from "./ingress/quarantine-entry.ts";
import type { QuarantineShelf } from "./ingress/quarantine-room.ts";
import type { SkyMemo } from "./plausibility/check-sun.ts";
import type { FeederModel } from "./plausibility/feeder-model.ts";
import { planCohorts } from "./publication/plan-cohorts.ts";
import type { PublicationPlan } from "./publication/plan-publication.ts";
import type { ReporterState } from "./reporter/reporter-state.ts";
import type { Contribution } from "./sums/contribution.ts";
import { contributionOf, nextEvaluationMs } from "./sums/contribution-of.ts";
import { GroupSum } from "./sums/group-sum.ts";
import type { Place } from "./topology/place.ts";
import { indexTopology, type TopologyIndex } from "./topology/topology-index.ts";

/** What follows from a community's data: kept up to date by the fold, worked out again after a restart. */
export interface Derived {
  readonly index: TopologyIndex;
  /** What each building or meter contributes now. */
  readonly contributions: Map<string, Contribution>;
  readonly sums: ReadonlyMap<string, GroupSum>;
  /** In which sums a building is, and at which slot. */
  readonly memberships: ReadonlyMap<string, readonly { readonly sum: GroupSum; readonly slot: number }[]>;
  readonly due: DueQueue;
  /** Keys of the groups that may be published side by side when all are heard. */
  readonly cohorts: ReadonlySet<string>;
  /** Which of them may be as things were at a position of the log. */
  plan?: PublicationPlan & { readonly position: number };
  /** The sky last looked at. */
  readonly sky: SkyMemo;
  /** Electrical models of feeders that were tested, by feeder. */
  readonly feederModels: Map<string, FeederModel>;
  /** Messages in quarantine by `messageKey`. */
  readonly quarantined: Map<string, QuarantineEntry>;
  /** The same by sender. */
  readonly shelves: Map<string, QuarantineShelf>;
}

/** Works everything out from the data; O(buildings). */
export function deriveState(data: CommunityData): Derived {
  const { topology, switches } = data;
  const asBuilt = new Map((topology.switches ?? []).map(({ id, isClosed }) => [id, isClosed]));
  const index = indexTopology(topology, (id) => switches.get(id)?.isClosed ?? asBuilt.get(id) ?? false);
  const sums = new Map<string, GroupSum>();
  const memberships = new Map<string, { sum: GroupSum; slot: number }[]>();
  for (const serial of index.places.keys()) memberships.set(serial, []);
  for (const [key, { serials }] of index.groups) {
    const sum = new GroupSum(serials.length);
    sums.set(key, sum);
    for (const [slot, serial] of serials.entries()) memberships.get(serial)?.push({ sum, slot });
  }
  const derived: Derived = {
    index,
    contributions: new Map(),
    sums,
    memberships,
    due: new DueQueue(),
    cohorts: planCohorts(index, data.policy.privacyFloor),
    sky: {},
    feederModels: new Map(),
    quarantined: new Map(),
    shelves: new Map(),
  };
  for (const entry of [...data.quarantine.values()].toSorted((a, b) => a.position - b.position)) {
    const { serial, boot, seq, findings } = entry;
    if (serial === undefined || boot === undefined || seq === undefined) continue;
    derived.quarantined.set(messageKey(serial, boot, seq), entry);
    const shelf = derived.shelves.get(serial) ?? { entries: [], findings: 0 };
    derived.shelves.set(serial, shelf);
    shelf.entries.push(entry);
    shelf.findings += findings.length;
  }
  for (const [serial, place] of index.places) {
    const reporter = data.reporters.get(serial);
    if (reporter) contribute(derived, data, reporter, place);
  }
  return derived;
}

/** Brings the sums up to a reporter's present contribution: O(groups it is in · log of their size). */
export function contribute(
  derived: Derived,
  { policy }: Pick<CommunityData, "policy">,
  reporter: ReporterState,
  place: Place,
): void {
  const { serial } = reporter;
  const previous = derived.contributions.get(serial);
  const next = contributionOf(reporter, place, policy);
  derived.contributions.set(serial, next);
  for (const { sum, slot } of derived.memberships.get(serial) ?? []) sum.replace(slot, previous, next);
  derived.due.schedule(serial, nextEvaluationMs(reporter, policy));
}
