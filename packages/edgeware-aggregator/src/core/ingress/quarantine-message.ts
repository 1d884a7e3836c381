import type { BuildingEnvelope, ReceptionCode } from "@sourceful/messaging";
import type { CommunityEffect, ReceptionEffect } from "../community-effect.ts";
import type { MessageEvent } from "../community-event.ts";
import type { CommunityState } from "../community-state.ts";
import {
  messageKey,
  type QuarantineEntry,
  type QuarantineFinding,
  quarantineId,
} from "./quarantine-entry.ts";
import { enterQuarantine } from "./quarantine-room.ts";
import { REASONS, type ReasonCode } from "./reason.ts";

/** Keeps a message, or some of its samples, out of the state, and tells its sender so. */
export function quarantineMessage(
  state: CommunityState,
  event: MessageEvent,
  findings: readonly (QuarantineFinding & { readonly reason: ReasonCode })[],
): CommunityEffect[] {
  const { envelope, position, atMs } = event;
  const [first] = findings;
  if (!first) return [];
  const { gate, code } = REASONS[first.reason];
  const id = quarantineId(position);
  const { sender: serial, boot, seq } = envelope;
  const entry = { id, position, atMs, serial, boot, seq, gate, code, findings };
  const alarms = enterQuarantine(state, entry);
  return [{ type: "quarantine", entry }, rejectionOf(envelope, entry), ...alarms];
}

/**
 * The answer to a message that came before: what was said the first time (R17), as long as its sender has room in
 * the quarantine.
 */
export function repeatReception({ derived }: CommunityState, envelope: BuildingEnvelope): ReceptionEffect {
  const entry = derived.quarantined.get(messageKey(envelope.sender, envelope.boot, envelope.seq));
  return entry ? rejectionOf(envelope, entry) : receptionOf(envelope, "OK", { reason: "it came before" });
}

function rejectionOf(
  envelope: BuildingEnvelope,
  { id, gate, code, findings }: QuarantineEntry,
): ReceptionEffect {
  const [first] = findings;
  return receptionOf(envelope, code, {
    gate,
    ...(first && { reason: `${first.reason}: ${first.message}` }),
    quarantine: id,
  });
}

/** The answer to one message. */
export function receptionOf(
  { sender, boot, seq }: Pick<BuildingEnvelope, "sender" | "boot" | "seq">,
  code: ReceptionCode,
  rest: Pick<ReceptionEffect, "gate" | "reason" | "quarantine"> = {},
): ReceptionEffect {
  return { type: "reception", serial: sender, boot, seq, code, ...rest };
}
