import { InternalError } from "@sourceful/domain";
import { advanceTime } from "./advance-time.ts";
import { changeMembership } from "./change-membership.ts";
import type { AlarmEffect, CommunityEffect } from "./community-effect.ts";
import type { CommunityEvent, PolicyEvent, RefusedEvent, RetentionEvent } from "./community-event.ts";
import type { CommunityState } from "./community-state.ts";
import { deriveState } from "./derived-state.ts";
import { quarantineId } from "./ingress/quarantine-entry.ts";
import { releaseMessage } from "./ingress/release-message.ts";
import { takeMessage } from "./ingress/take-message.ts";
import { settleLedger } from "./ledger/settle-ledger.ts";
import { testFeeders } from "./plausibility/test-feeders.ts";
import { publishViews } from "./publication/publish-views.ts";
import { changeSwitch, changeTopology } from "./topology/change-topology.ts";

/** The state after an event, and what is to be done about it. */
export interface Decision {
  /** The state that was given, changed in place: the fold owns it, a copy per event would cost a community each. */
  readonly state: CommunityState;
  readonly effects: readonly CommunityEffect[];
}

/**
 * Folds one event into the community's state. The same state and event give the same decision to the byte:
 * time is that of the event, nothing is read or written elsewhere, nothing is random. A message costs the same
 * in a community of any size but for a logarithm. An event at a position that was folded before has no effect.
 *
 * @throws InternalError `event_out_of_order` when the event's time is before that of the state
 */
export function decide(state: CommunityState, event: CommunityEvent): Decision {
  const { data } = state;
  if (event.position <= data.position) return { state, effects: [] };
  if (event.atMs < data.nowMs) {
    throw new InternalError("an event is older than the one before it", {
      code: "event_out_of_order",
      details: { position: event.position, atMs: event.atMs, nowMs: data.nowMs },
    });
  }
  data.position = event.position;
  advanceTime(state, event.atMs);
  return { state, effects: apply(state, event) };
}

function apply(state: CommunityState, event: CommunityEvent): readonly CommunityEffect[] {
  const { data } = state;
  switch (event.type) {
    case "message":
      return takeMessage(state, event);
    case "refused":
      return noteRefusal(state, event);
    case "tick":
      return tick(state);
    case "topology":
      return atOnce(state, event, changeTopology(state, event));
    case "switch":
      return changeSwitch(state, event);
    case "release":
      return releaseMessage(state, event);
    case "membership":
      changeMembership(state, event);
      return [];
    case "assignment":
      data.assignments.push(event.assignment);
      return [];
    case "retention":
      return [noteRetention(event)];
    case "rules":
      data.rules = event.version;
      return [];
    default: {
      const { policy }: PolicyEvent = event;
      data.policy = policy;
      state.derived = deriveState(data);
      return atOnce(state, event, []);
    }
  }
}

/** What was fresh under the old policy, or when its building was taken out, may not be now. */
function atOnce(
  state: CommunityState,
  { atMs }: CommunityEvent,
  effects: readonly CommunityEffect[],
): readonly CommunityEffect[] {
  advanceTime(state, atMs);
  return effects;
}

/** What is periodic, in a fixed order: tests, books, publication. */
function tick(state: CommunityState): readonly CommunityEffect[] {
  const { data } = state;
  const effects = [...testFeeders(state), ...settleLedger(state)];
  if (data.nowMs >= data.nextPublishMs) {
    data.nextPublishMs = data.nowMs + data.policy.publishEveryMs;
    effects.push(...publishViews(state));
  }
  return effects;
}

/** Counts what is not of a known sender or shape. Nobody signed it as far as is known, so nothing releases it. */
function noteRefusal({ data }: CommunityState, event: RefusedEvent): CommunityEffect[] {
  const { position, atMs, code, reason, sender } = event;
  data.refused.set(code, (data.refused.get(code) ?? 0) + 1);
  const gate = code === "IDENTITY" ? "identity" : "schema";
  const findings = [{ reason: "refused", message: reason }] as const;
  const entry = { id: quarantineId(position), position, atMs, gate, code, findings };
  return [{ type: "quarantine", entry: sender === undefined ? entry : { ...entry, serial: sender } }];
}

function noteRetention({ kept: about, problem }: RetentionEvent): AlarmEffect {
  return problem === undefined
    ? {
        type: "alarm",
        severity: "SEV-4",
        code: "retention_long_enough",
        about,
        reason: "there is room again",
      }
    : { type: "alarm", severity: "SEV-2", code: "retention_too_short", about, reason: problem };
}
