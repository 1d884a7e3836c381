import { findActionProblem } from "../authority/action-record.ts";
import { refuseAction } from "../authority/refuse-action.ts";
import type { CommunityEffect } from "../community-effect.ts";
import type { MessageEvent, ReleaseEvent } from "../community-event.ts";
import type { CommunityState } from "../community-state.ts";
import { quarantineId } from "./quarantine-entry.ts";
import { takeBody } from "./take-message.ts";

/**
 * Lets in what a gate kept out, on the word of a steward who may release and says why (C-40, R78). What is
 * released keeps its own times. Where nothing can be done with any of it, the action is not done. One that lacks a
 * part of its record, or whose actor may not do it, is refused and raised as a security event.
 */
export function releaseMessage(state: CommunityState, event: ReleaseEvent): CommunityEffect[] {
  const { data, derived } = state;
  const { action, quarantined, atMs } = event;
  const id = quarantineId(quarantined.position);
  const what = `release ${id}`;
  const refuse = (reason: string): CommunityEffect[] => [
    { type: "action", action, what, isDone: false, reason },
  ];
  const problem = findActionProblem(data.assignments, action, "quarantine:release", atMs);
  if (problem !== undefined) return refuseAction(action, what, problem);
  const entry = data.quarantine.get(id);
  if (!entry) return refuse("no such message is in quarantine");
  if (entry.released) return refuse(`${entry.released.actor} released it before`);
  const { sender } = quarantined.envelope;
  if (entry.serial === undefined || entry.serial !== sender)
    return refuse("nobody is known to have signed it");
  const reporter = data.reporters.get(sender);
  const place = derived.index.places.get(sender);
  if (!reporter || !place) return refuse(`${sender} has no place in the topology`);
  const samples = entry.findings.flatMap(({ sample }) => (sample === undefined ? [] : [sample]));
  const effects = takeBody(
    state,
    { ...quarantined, atMs: Math.max(atMs, quarantined.atMs) },
    reporter,
    place,
    samples.length > 0 ? { samples } : {},
  );
  const stays = effects.flatMap((effect) => (effect.type === "quarantine" ? effect.entry.findings : []));
  const [first] = stays;
  if (first && stays.length >= (samples.length || samplesIn(quarantined))) {
    return refuse(`it cannot be used: ${first.reason}: ${first.message}`);
  }
  const { actor, explanation } = action;
  data.quarantine.set(id, { ...entry, released: { actor, atMs, explanation } });
  return [
    { type: "action", action, what, isDone: true },
    // Its sender was answered when it came.
    ...effects.filter(({ type }) => type !== "reception"),
  ];
}

function samplesIn({ envelope }: MessageEvent): number {
  return envelope.schema === "community.building-state/1" ? envelope.body.samples.length : 1;
}
