import type { BuildingEnvelope, Refusal } from "@sourceful/messaging";
import type { ActionRecord } from "./authority/action-record.ts";
import type { Assignment } from "./authority/assignment.ts";
import type { CommunityPolicy } from "./community-policy.ts";
import type { Membership } from "./membership.ts";
import type { CommunityTopology } from "./topology/community-topology.ts";

interface Logged {
  /** Place in the event log; rises from event to event. */
  readonly position: number;
  /** When it was logged, ms; never earlier than the event before it. */
  readonly atMs: number;
}

/** A message whose sender and schema the shell has checked with `openEnvelope`. */
export interface MessageEvent extends Logged {
  readonly type: "message";
  readonly envelope: BuildingEnvelope;
}

/** A message that did not get through `openEnvelope`. The log keeps its bytes. */
export interface RefusedEvent extends Logged {
  readonly type: "refused";
  readonly code: Refusal["code"];
  readonly reason: string;
  /** Who signed it, if the signature was theirs. */
  readonly sender?: string;
}

/** Time passed. The shell sends one at least every second; everything that is periodic hangs on it. */
export interface TickEvent extends Logged {
  readonly type: "tick";
}

/** A new version of the topology takes effect. */
export interface TopologyEvent extends Logged {
  readonly type: "topology";
  readonly topology: CommunityTopology;
}

/** A switch was seen to open or close; partitions are worked out again. */
export interface SwitchEvent extends Logged {
  readonly type: "switch";
  readonly switchId: string;
  readonly isClosed: boolean;
  /** What says so: the name of the protection equipment, or of the person. */
  readonly source: string;
  /** Of a person: on what authority (R78). Equipment that the shell has authenticated has none. */
  readonly action?: ActionRecord;
}

/** A steward lets a quarantined message in. The shell reads it from the log at its position. */
export interface ReleaseEvent extends Logged {
  readonly type: "release";
  readonly action: ActionRecord;
  readonly quarantined: MessageEvent;
}

/** Someone joined, left, or changed what they agree to; the latest entry of a serial counts. */
export interface MembershipEvent extends Logged {
  readonly type: "membership";
  readonly membership: Membership;
}

/** Somebody may do something, or no longer. */
export interface AssignmentEvent extends Logged {
  readonly type: "assignment";
  readonly assignment: Assignment;
}

/** The log or the audit has not room enough for the time it is to be kept, or has it again (R30). */
export interface RetentionEvent extends Logged {
  readonly type: "retention";
  readonly kept: "log" | "audit";
  /** Absent when it has. */
  readonly problem?: string;
}

/** From here on these rules decide (`RULES_VERSION`): another program took the log over. */
export interface RulesEvent extends Logged {
  readonly type: "rules";
  readonly version: number;
}

export interface PolicyEvent extends Logged {
  readonly type: "policy";
  readonly policy: CommunityPolicy;
}

/** Everything the community's state can depend on, in the order of the log. */
export type CommunityEvent =
  | MessageEvent
  | RefusedEvent
  | TickEvent
  | TopologyEvent
  | SwitchEvent
  | ReleaseEvent
  | MembershipEvent
  | AssignmentEvent
  | RetentionEvent
  | RulesEvent
  | PolicyEvent;
