import type { Envelope, Flexibility } from "@sourceful/messaging";
import type { CommunityEffect } from "../community-effect.ts";
import type { MessageEvent } from "../community-event.ts";
import type { CommunityPolicy } from "../community-policy.ts";
import type { CommunityState } from "../community-state.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import type { Place } from "../topology/place.ts";
import type { Finding } from "./finding.ts";
import { knownFlexibility } from "./known-flexibility.ts";
import { quarantineMessage, receptionOf } from "./quarantine-message.ts";
import type { Overrule } from "./take-state.ts";

/** Holds what a building says it could do, if that is newer than what is held; with `overruled`, one that a steward released. */
export function takeFlexibility(
  state: CommunityState,
  event: MessageEvent,
  { ts, valid_for_ms, body, ...envelope }: Envelope<"flexibility">,
  reporter: ReporterState,
  place: Place,
  overruled?: Overrule,
): CommunityEffect[] {
  const { policy } = state.data;
  const leadMs = ts - event.atMs;
  // Released, it would stand for all that follow until its time has come.
  if (leadMs > policy.maxSkewMs) {
    return quarantineMessage(state, event, [
      { reason: "sample_in_future", message: `${leadMs} ms in the future` },
    ]);
  }
  const finding = overruled ? undefined : checkFlexibility(body, place, policy);
  if (finding) return quarantineMessage(state, event, [finding]);
  if (!reporter.flexibility || ts >= reporter.flexibility.ts) {
    const validUntilMs = Math.min(ts + valid_for_ms, body.end);
    reporter.flexibility = { ts, validUntilMs, body: knownFlexibility(body) };
  }
  return [receptionOf(envelope, "OK")];
}

/** Whether a building offers what is its own, and no change that its connection could not carry. */
function checkFlexibility(
  { up, down, ders = [] }: Flexibility,
  { isRegistered, ders: registered, importVa, exportVa }: Place,
  { impossibleRatingFraction }: CommunityPolicy,
): Finding | undefined {
  const unknown = isRegistered ? ders.find((id) => !registered.has(id)) : undefined;
  if (unknown !== undefined) return { reason: "der_unknown", message: `no DER ${unknown} is registered` };
  const rangeVa = importVa + exportVa;
  const offerW = Math.max(up?.capacity_w ?? 0, down?.capacity_w ?? 0);
  if (offerW <= impossibleRatingFraction * rangeVa) return undefined;
  return { reason: "power_impossible", message: `a change of ${offerW} W within a range of ${rangeVa} VA` };
}
