import type { Envelope } from "@sourceful/messaging";
import type { CommunityEffect } from "../community-effect.ts";
import type { MessageEvent } from "../community-event.ts";
import type { CommunityPolicy } from "../community-policy.ts";
import type { CommunityState } from "../community-state.ts";
import { contribute } from "../derived-state.ts";
import { noteSample } from "../ledger/note-sample.ts";
import { checkHistory } from "../plausibility/check-history.ts";
import { checkPower } from "../plausibility/check-power.ts";
import { checkSun } from "../plausibility/check-sun.ts";
import type { LiveSample } from "../reporter/live-sample.ts";
import { learnGrowth } from "../reporter/power-growth.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import type { Place } from "../topology/place.ts";
import { placeInTime } from "./check-clock.ts";
import { checkContent, checkNumbers } from "./check-content.ts";
import type { Finding } from "./finding.ts";
import { holdReadiness } from "./hold-readiness.ts";
import { type MeasuredSample, readSample, type WireSample } from "./measured-sample.ts";
import type { QuarantineFinding } from "./quarantine-entry.ts";
import { quarantineMessage, receptionOf } from "./quarantine-message.ts";
import { REASONS, type ReasonCode } from "./reason.ts";
import { setLive } from "./set-live.ts";
import { tallySample } from "./tally-sample.ts";

/** A steward's release: the samples that are let in whatever the gates say; all of them without a list. What nothing can be done with stays out all the same. */
export interface Overrule {
  readonly samples?: readonly number[];
}

/** No number, not yet, or of a period whose books are closed: let in, it would spoil what is there or be lost. */
const UNUSABLE: readonly ReasonCode[] = ["number_unusable", "sample_in_future", "sample_too_old"];

/**
 * Takes the samples of a state message one by one: those that are rejected go to quarantine, the rest into
 * the ledger, and the newest of them into the live state. With `overruled`, only those samples, whatever the
 * gates say.
 */
export function takeState(
  state: CommunityState,
  event: MessageEvent,
  envelope: Envelope<"buildingState">,
  reporter: ReporterState,
  place: Place,
  overruled?: Overrule,
): CommunityEffect[] {
  const rejected: (QuarantineFinding & { reason: ReasonCode })[] = [];
  const effects: CommunityEffect[] = [];
  const doubts = new Set<ReasonCode>();
  const before = reporter.live;
  const { samples, timestamp_source } = envelope.body;
  const isFree = timestamp_source === "device_clock_free";
  for (let i = 0; i < samples.length; i++) {
    if (overruled?.samples && !overruled.samples.includes(i)) continue;
    const sample = readSample(samples[i] as WireSample, envelope.data_class, place);
    if (!sample) continue;
    const judged = judgeSample(state, event, reporter, place, sample, isFree);
    const findings = overruled
      ? judged.findings.filter(({ reason }) => UNUSABLE.includes(reason))
      : judged.findings;
    const rejection = findings.find(({ reason }) => REASONS[reason].verdict === "reject");
    // A time that is not yet must not end the count of today.
    const countedMs = Math.min(sample.sampleMs, event.atMs);
    const alarm = overruled ? undefined : tallySample(state, reporter, countedMs, findings.length > 0);
    if (alarm) effects.push(alarm);
    if (rejection) {
      rejected.push({ ...rejection, sample: i });
      continue;
    }
    for (const { reason } of findings) doubts.add(reason);
    noteSample(state, place, sample, findings.length > 0 || reporter.isDrifting);
    const isOutlived = event.atMs > envelope.ts + envelope.valid_for_ms;
    if (judged.isNewest && judged.isLive && !isOutlived) {
      setLive(reporter, place, sample, findings, event.atMs);
    } else if (before && sample.sampleMs < before.sampleMs) {
      // Follows the largest at once and forgets it over some hundred messages.
      reporter.reorderMs = Math.max(reporter.reorderMs * 0.99, before.sampleMs - sample.sampleMs);
    }
  }
  holdReadiness(reporter, envelope, event.atMs, state.data.policy);
  const { live } = reporter;
  if (live && live !== before) {
    if (before && isStep(before, live, state.data.policy)) learnGrowth(reporter.growth, before, live, place);
    reporter.evaluatedMs = state.data.nowMs;
    contribute(state.derived, state.data, reporter, place);
  }
  if (rejected.length > 0) return [...effects, ...quarantineMessage(state, event, rejected)];
  const [first] = doubts;
  const reason = first && { gate: REASONS[first].gate, reason: `suspect: ${[...doubts].join(", ")}` };
  return [...effects, receptionOf(envelope, "OK", { ...reason })];
}

/** Two values one could have been held for the other, and both believed. */
function isStep(before: LiveSample, after: LiveSample, { holdForMs }: CommunityPolicy): boolean {
  const areBelieved = before.doubts.length === 0 && after.doubts.length === 0;
  return areBelieved && after.sampleMs - before.sampleMs <= holdForMs;
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly isLive: boolean;
  /** Newer than the live sample. */
  readonly isNewest: boolean;
}

function judgeSample(
  { data, derived }: CommunityState,
  { atMs }: MessageEvent,
  reporter: ReporterState,
  place: Place,
  sample: MeasuredSample,
  isFree: boolean,
): Judged {
  const { policy, topology } = data;
  const isNewest = !reporter.live || sample.sampleMs > reporter.live.sampleMs;
  const unusable = checkNumbers(sample);
  if (unusable) return { findings: [unusable], isLive: false, isNewest };
  const when = placeInTime(reporter, sample.sampleMs, atMs, policy);
  if (typeof when === "object") return { findings: [when], isLive: false, isNewest };
  const isLive = when === "live";
  const content = checkContent(sample, place);
  if (content) return { findings: [content], isLive, isNewest };
  const findings = [
    ...checkPower(sample, place, topology.nominalV, policy),
    ...checkSun(sample, place, topology, policy, derived.sky),
  ];
  // C-36 V11: a free-running source is stamped by its gateway or left out of evidence.
  if (isFree) findings.push({ reason: "clock_free", message: "its device's clock is not synchronised" });
  if (sample.isDoubted) findings.push({ reason: "reported_suspect", message: "its sender says so" });
  const isRejected = findings.some(({ reason }) => REASONS[reason].verdict === "reject");
  if (isLive && isNewest && !isRejected) findings.push(...checkHistory(reporter, sample, place, policy));
  return { findings, isLive, isNewest };
}
