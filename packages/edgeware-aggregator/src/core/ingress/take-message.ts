import type { BuildingEnvelope } from "@sourceful/messaging";
import type { CommunityEffect } from "../community-effect.ts";
import type { MessageEvent } from "../community-event.ts";
import type { CommunityState } from "../community-state.ts";
import { noteClock } from "../reporter/clock-skew.ts";
import { isRepetition, noteIdem } from "../reporter/idem-memory.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import { judgeArrival, noteArrival } from "../reporter/sequence-tracks.ts";
import type { Place } from "../topology/place.ts";
import { checkClock } from "./check-clock.ts";
import { quarantineMessage, receptionOf, repeatReception } from "./quarantine-message.ts";
import { takeFlexibility } from "./take-flexibility.ts";
import { type Overrule, takeState } from "./take-state.ts";

/**
 * Leads a message through the gates after identity and schema: time, semantics, plausibility. What is
 * rejected goes to quarantine, what is suspect into the state with that flag; the answer names the gate and
 * the reason. A message that came before is answered like the first time and has no second effect; one that came before
 * under another number has none, either.
 */
export function takeMessage(state: CommunityState, event: MessageEvent): CommunityEffect[] {
  const { data, derived } = state;
  const { envelope } = event;
  const reporter = data.reporters.get(envelope.sender);
  const place = derived.index.places.get(envelope.sender);
  if (!reporter || !place) {
    return quarantineMessage(state, event, [
      { reason: "sender_unknown", message: `who is ${envelope.sender}?` },
    ]);
  }
  const arrival = judgeArrival(reporter.tracks, envelope.boot, envelope.seq);
  if (arrival === "duplicate") return [repeatReception(state, envelope)];
  if (arrival === "forgotten") {
    const message = `boot ${envelope.boot}, seq ${envelope.seq} may have come before`;
    return quarantineMessage(state, event, [{ reason: "sequence_forgotten", message }]);
  }
  noteArrival(reporter.tracks, envelope.boot, envelope.seq);
  const isRepeated = isRepetition(reporter, envelope);
  noteIdem(reporter, envelope);
  const alarms = noteSender(state, reporter, event);
  if (isRepeated) {
    const reason = "it came before under another number";
    return [...alarms, receptionOf(envelope, "TIME", { gate: "time", reason })];
  }
  const skewed = checkClock(reporter, envelope.ts, event.atMs, data.policy);
  if (skewed) return [...alarms, ...quarantineMessage(state, event, [skewed])];
  return [...alarms, ...takeBody(state, event, reporter, place)];
}

/** Applies what a message says; with `overruled`, one that a steward released. */
export function takeBody(
  state: CommunityState,
  event: MessageEvent,
  reporter: ReporterState,
  place: Place,
  overruled?: Overrule,
): CommunityEffect[] {
  const { envelope } = event;
  switch (envelope.schema) {
    case "community.building-state/1":
      return takeState(state, event, envelope, reporter, place, overruled);
    case "community.building-heartbeat/1":
      if (!overruled) reporter.heartbeatTs = envelope.ts;
      return [receptionOf(envelope, "OK")];
    case "community.flexibility/1":
      return takeFlexibility(state, event, envelope, reporter, place, overruled);
    case "community.dispatch-ack/1":
    case "community.delivery/1":
      return quarantineMessage(state, event, [
        { reason: "not_expected", message: `no dispatch ${envelope.body.dispatch_id} was sent` },
      ]);
    default:
      return quarantineMessage(state, event, [
        { reason: "not_expected", message: `${envelope.schema} goes to buildings` },
      ]);
  }
}

/** Learns about the sender's clock, and tells when it begins or ends to drift (R34). */
function noteSender(
  { data }: CommunityState,
  reporter: ReporterState,
  event: MessageEvent,
): CommunityEffect[] {
  const envelope: BuildingEnvelope = event.envelope;
  reporter.heardMs = event.atMs;
  // What was recorded during an outage is late by the outage, not by the clock; heartbeats are not recorded.
  const isLive = envelope.schema === "community.building-heartbeat/1";
  if (isLive || Math.abs(event.atMs - envelope.ts) <= data.policy.maxSkewMs) {
    noteClock(reporter.clock, envelope.ts, event.atMs, data.policy.maxSkewMs);
  }
  const skewMs = reporter.clock.estimateMs ?? 0;
  // Half the bound ends it, so that a clock at the bound does not ring all day.
  const isDrifting = Math.abs(skewMs) > data.policy.driftMs / (reporter.isDrifting ? 2 : 1);
  if (isDrifting === reporter.isDrifting) return [];
  reporter.isDrifting = isDrifting;
  return [
    {
      type: "alarm",
      severity: isDrifting ? "SEV-3" : "SEV-4",
      code: isDrifting ? "clock_drifts" : "clock_in_step",
      about: reporter.serial,
      reason: `its clock is about ${Math.round(skewMs)} ms ${skewMs > 0 ? "slow" : "fast"}`,
    },
  ];
}
