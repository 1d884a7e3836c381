import type { Assignment } from "./authority/assignment.ts";
import type { CommunityPolicy } from "./community-policy.ts";
import type { QuarantineEntry } from "./ingress/quarantine-entry.ts";
import type { LedgerInterval } from "./ledger/ledger-interval.ts";
import type { PastTopology } from "./ledger/past-topology.ts";
import type { PedYear } from "./ledger/ped-year.ts";
import type { Membership } from "./membership.ts";
import type { ReporterState } from "./reporter/reporter-state.ts";
import type { CommunityTopology } from "./topology/community-topology.ts";

/** All that is remembered: plain data, and what a snapshot holds. */
export interface CommunityData {
  policy: CommunityPolicy;
  /** The rules that decide, as the log has it; absent while it is from before it said. */
  rules?: number;
  /** What books that can be corrected may go by, oldest first; absent before the first change. */
  pastTopologies?: readonly PastTopology[];
  /** Position of the last event that was folded in. */
  position: number;
  /** Its time. */
  nowMs: number;
  topology: CommunityTopology;
  /** Which version was in force from when. */
  readonly topologyHistory: { readonly version: number; readonly fromMs: number }[];
  /** Positions of switches that were reported, by id; others are as the topology has them. */
  readonly switches: Map<
    string,
    { readonly isClosed: boolean; readonly atMs: number; readonly source: string }
  >;
  readonly reporters: Map<string, ReporterState>;
  readonly members: Map<string, Membership>;
  /** Who may do what, entry by entry; only ever added to (R79). */
  readonly assignments: Assignment[];
  readonly quarantine: Map<string, QuarantineEntry>;
  /** How many messages did not pass identity or schema, by code. */
  readonly refused: Map<string, number>;
  /** Open and lately closed periods, by start. */
  readonly ledger: Map<number, LedgerInterval>;
  /** By `PED id/boundary version/year`. */
  readonly peds: Map<string, PedYear>;
  /** What each feeder's last test said, by feeder. */
  readonly feederVerdicts: Map<string, string>;
  nextPublishMs: number;
  /** How far the round of feeder tests has come: the next feeder's number, and up to when tests were done. */
  nextFeeder: number;
  feedersTestedMs: number;
}
