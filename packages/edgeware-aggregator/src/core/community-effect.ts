import type { ReceptionCode } from "@sourceful/messaging";
import type { ActionRecord } from "./authority/action-record.ts";
import type { QuarantineEntry } from "./ingress/quarantine-entry.ts";
import type { LedgerRecord } from "./ledger/ledger-record.ts";
import type { Publication } from "./publication/publication.ts";
import type { ElementRef } from "./topology/element.ts";

/** Answer to one message of a building, for its next reception message. */
export interface ReceptionEffect {
  readonly type: "reception";
  readonly serial: string;
  readonly boot: number;
  readonly seq: number;
  readonly code: ReceptionCode;
  /** The gate that decided, when not all is well. */
  readonly gate?: string;
  readonly reason?: string;
  /** Under which name the message is kept for a steward. */
  readonly quarantine?: string;
}

/** Keep a message, whole or in part, out of the state until a steward releases it. The log has its bytes. */
export interface QuarantineEffect {
  readonly type: "quarantine";
  readonly entry: QuarantineEntry;
}

/** Something a person should see; community-domain.md section 9 has the times the severities stand for. */
export interface AlarmEffect {
  readonly type: "alarm";
  readonly severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
  /** Snake-case name of what happened. */
  readonly code: string;
  /** The building, meter, actor or element it is about. */
  readonly about: string;
  readonly reason: string;
}

/** A figure leaves for those it was made for. Only `publication/` makes these. */
export interface PublishEffect {
  readonly type: "publish";
  readonly publication: Publication;
}

/** A period's books, or a correction that supersedes earlier ones (R79). */
export interface LedgerEffect {
  readonly type: "ledger";
  readonly record: LedgerRecord;
}

/** An action was done or refused (R78); for the audit. */
export interface ActionEffect {
  readonly type: "action";
  readonly action: ActionRecord;
  readonly what: string;
  readonly isDone: boolean;
  /** Why it was refused. */
  readonly reason?: string;
}

/** The network fell into other parts; values that span several of them are invalid (R55). */
export interface PartitionEffect {
  readonly type: "partitions";
  readonly topologyVersion: number;
  readonly partitions: readonly {
    readonly element: ElementRef;
    readonly kind: string;
    readonly buildings: number;
  }[];
}

/** What the shell is to do after an event, in this order. */
export type CommunityEffect =
  | ReceptionEffect
  | QuarantineEffect
  | AlarmEffect
  | PublishEffect
  | LedgerEffect
  | ActionEffect
  | PartitionEffect;
