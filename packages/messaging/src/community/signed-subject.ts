import { buildSubject } from "../subjects.ts";
import { BUILDING_MESSAGES } from "./building-messages.ts";
import type { BuildingMessageKind, SignedMessageKind } from "./envelope.ts";
import { buildFlexusSubject } from "./flexus-subjects.ts";

/** Where a message belongs. */
export interface SignedAddress {
  readonly community: string;
  readonly sender: string;
  /** Serial of the building it is for, or the receiver it answers; undefined when it is for nobody in particular. */
  readonly recipient?: string | undefined;
}

/**
 * The only subject a message with that address may be published on: a building's are on its own, answers to a
 * receiver on that receiver's, the community's on that of the building they are for.
 * @throws RejectedError `subject_token_invalid`
 */
export function signedSubject(kind: SignedMessageKind, address: SignedAddress): string {
  const { community, sender, recipient } = address;
  if (!isBuildingKind(kind)) return buildFlexusSubject(kind, community);
  const serial = BUILDING_MESSAGES[kind].signer === "building" ? sender : (recipient ?? "");
  return buildSubject(kind, { community, serial, receiver: recipient ?? "" });
}

function isBuildingKind(kind: SignedMessageKind): kind is BuildingMessageKind {
  return Object.hasOwn(BUILDING_MESSAGES, kind);
}
