import type { BuildingEnvelope, ReceptionCode } from "@sourceful/messaging";
import type { CommunityEffect, ReceptionEffect } from "../community-effect.ts";
import type { MessageEvent } from "../community-event.ts";
import type { CommunityState } from "../community-state.ts";
import { type QuarantineFinding, quarantineId } from "./quarantine-entry.ts";
import { REASONS, type ReasonCode } from "./reason.ts";

/** Keeps a message, or some of its samples, out of the state, and tells its sender so. */
export function quarantineMessage(
  { data }: CommunityState,
  event: MessageEvent,
  findings: readonly (QuarantineFinding & { readonly reason: ReasonCode })[],
): CommunityEffect[] {
  const { envelope, position, atMs } = event;
  const [first] = findings;
  if (!first) return [];
  const { gate, code } = REASONS[first.reason];
  const id = quarantineId(position);
  const entry = { id, position, atMs, serial: envelope.sender, gate, code, findings };
  data.quarantine.set(id, entry);
  return [
    { type: "quarantine", entry },
    receptionOf(envelope, code, { gate, reason: `${first.reason}: ${first.message}`, quarantine: id }),
  ];
}

/** The answer to one message. */
export function receptionOf(
  { sender, boot, seq }: Pick<BuildingEnvelope, "sender" | "boot" | "seq">,
  code: ReceptionCode,
  rest: Pick<ReceptionEffect, "gate" | "reason" | "quarantine"> = {},
): ReceptionEffect {
  return { type: "reception", serial: sender, boot, seq, code, ...rest };
}
