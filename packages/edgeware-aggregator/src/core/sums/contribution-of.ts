import type { CommunityPolicy } from "../community-policy.ts";
import { worstDataClass } from "../data-class.ts";
import { type ProfileHour, usualPower } from "../reporter/day-profile.ts";
import type { LiveSample } from "../reporter/live-sample.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import type { Place } from "../topology/place.ts";
import {
  type Channel,
  type ContributedNumber,
  type Contribution,
  type Freshness,
  PHASE_CHANNELS,
  toMilliW,
} from "./contribution.ts";
import { measuredVariance } from "./measured-variance.ts";

const NOTHING: ContributedNumber = { milliW: 0, varianceMilliW2: 0, commonMilliW: 0 };

/**
 * What a reporter contributes at the moment it was last evaluated. The variance of a measured value, fresh or stale,
 * is that at the *next* evaluation, so that between two evaluations uncertainty is never understated; at most that
 * of "anywhere within the connection's capacities", range²/12. After `holdForMs` the usual power of the hour stands
 * in, for at most `imputedIntervals` (R28); after that there is no value, never a 0 (R21, R45).
 */
export function contributionOf(reporter: ReporterState, place: Place, policy: CommunityPolicy): Contribution {
  const { live } = reporter;
  const freshness = freshnessOf(reporter, policy);
  if (!live || freshness === "missing") return missingContribution(place);
  const usual = usualPower(reporter.profile, reporter.evaluatedMs);
  const isImputed = freshness === "estimated" && usual !== undefined;
  const numbers = isImputed
    ? imputedNumbers(reporter, live, usual, place, policy)
    : measuredNumbers(reporter, live, place, policy);
  const { milliW, varianceMilliW2, commonMilliW } = numbers.net as ContributedNumber;
  const sigmaW = Math.sqrt(varianceMilliW2 / 1000 + (commonMilliW / 1000) ** 2);
  return {
    serial: place.serial,
    freshness,
    isSuspect: isSuspected(reporter, live),
    dataClass: isImputed ? worstDataClass("CALIBRATED", live.dataClass) : live.dataClass,
    numbers,
    lowMilliW: milliW,
    highMilliW: milliW,
    ratedVa: place.weightVa,
    confidence: 1 - Math.min(1, (4 * sigmaW) / (place.importVa + place.exportVa)),
    sampleMs: live.agedFromMs,
  };
}

/** How a reporter's value stands at the moment it was last evaluated. */
export function freshnessOf(reporter: ReporterState, policy: CommunityPolicy): Freshness {
  const { live, evaluatedMs } = reporter;
  if (!live) return "missing";
  const ageMs = evaluatedMs - live.agedFromMs;
  if (ageMs <= policy.freshForMs) return "fresh";
  if (ageMs <= policy.freshForMs + policy.holdForMs) return "stale";
  const imputedForMs = ageMs - policy.freshForMs - policy.holdForMs;
  if (imputedForMs > policy.imputedIntervals * policy.intervalMs) return "missing";
  return usualPower(reporter.profile, evaluatedMs) ? "estimated" : "missing";
}

/**
 * When a contribution changes by itself next: a value gets stale, its variance grows, or it is given up. Never
 * for one that is missing.
 */
export function nextEvaluationMs(reporter: ReporterState, policy: CommunityPolicy): number {
  const { live, evaluatedMs, suspectUntilMs = 0 } = reporter;
  const freshness = freshnessOf(reporter, policy);
  if (!live || freshness === "missing") return Number.POSITIVE_INFINITY;
  const freshUntilMs = live.agedFromMs + policy.freshForMs;
  const heldUntilMs = freshUntilMs + policy.holdForMs;
  const imputedUntilMs = heldUntilMs + policy.imputedIntervals * policy.intervalMs;
  const changesMs = { fresh: freshUntilMs, stale: heldUntilMs, estimated: imputedUntilMs }[freshness] + 1;
  const widensMs = evaluatedMs + policy.widenEveryMs;
  const clearsMs = suspectUntilMs > evaluatedMs ? suspectUntilMs : changesMs;
  return Math.min(changesMs, widensMs, clearsMs);
}

function missingContribution(place: Place): Contribution {
  return {
    serial: place.serial,
    freshness: "missing",
    isSuspect: false,
    dataClass: "REAL",
    numbers: {},
    lowMilliW: toMilliW(-place.exportVa),
    highMilliW: toMilliW(place.importVa),
    ratedVa: place.weightVa,
  };
}

function isSuspected({ suspectUntilMs = 0, evaluatedMs }: ReporterState, { doubts }: LiveSample): boolean {
  return doubts.length > 0 || suspectUntilMs > evaluatedMs;
}

/** Of power that is anywhere within what the connection carries. */
function ignoranceOf({ importVa, exportVa }: Place): number {
  return (importVa + exportVa) ** 2 / 12;
}

/** Neighbours are under the same clouds: of what panels wander, `commonShare` is in common with theirs. */
function measuredNumbers(
  reporter: ReporterState,
  live: LiveSample,
  place: Place,
  policy: CommunityPolicy,
): Contribution["numbers"] {
  const { growth } = reporter;
  const ageMs = nextEvaluationMs(reporter, policy) - live.agedFromMs;
  const isSuspect = isSuspected(reporter, live);
  const phases = place.phases.length;
  const weatherW2 =
    place.pvW === 0 ? 0 : (policy.commonShare * growth.w2PerS.generation * Math.max(0, ageMs)) / 1000;
  const measured = (channel: Channel, powerW: number, share = 1): ContributedNumber => {
    const ignorance = ignoranceOf(place) * share;
    const varianceW2 = isSuspect
      ? ignorance
      : Math.min(ignorance, measuredVariance(growth, channel, powerW, ageMs, policy));
    return numberOf(powerW, varianceW2, weatherW2 * share ** 2);
  };
  const numbers: Partial<Record<Channel, ContributedNumber>> = { net: measured("net", live.netW) };
  for (const [i, phase] of place.phases.entries()) {
    const powerW = live.phaseW[i];
    if (powerW === undefined || powerW === null) continue;
    const channel = PHASE_CHANNELS[phase];
    numbers[channel] = measured(channel, powerW, 1 / phases);
  }
  if (live.reactiveVar !== undefined) numbers.reactive = measured("reactive", live.reactiveVar);
  if (place.isRegistered && place.pvW === 0) numbers.generation = NOTHING;
  else if (live.generationW !== undefined) numbers.generation = measured("generation", live.generationW);
  return withAbsentPhases(numbers, place);
}

/**
 * How far the power of a moment is from the usual mean of its hour: by how much interval means differ, known from
 * `count` of them ((n + 1)/(n − 1) for a new one); by the wandering within an interval (a walk of q per second is
 * q·T/6 off its mean over T); and by the meter.
 */
function imputedNumbers(
  reporter: ReporterState,
  live: LiveSample,
  { meanW, varianceW2: ofMeansW2, count }: ProfileHour,
  place: Place,
  policy: CommunityPolicy,
): Contribution["numbers"] {
  const aroundMeanW2 = measuredVariance(reporter.growth, "net", live.netW, policy.intervalMs / 6, policy);
  const varianceW2 = Math.min(ignoranceOf(place), (ofMeansW2 * (count + 1)) / (count - 1) + aroundMeanW2);
  const commonW2 = policy.commonShare * varianceW2;
  const imputed = (share: number): ContributedNumber =>
    numberOf(meanW * share, (varianceW2 - commonW2) * share + commonW2 * share ** 2, commonW2 * share ** 2);
  const numbers: Partial<Record<Channel, ContributedNumber>> = { net: imputed(1) };
  for (const phase of place.phases) numbers[PHASE_CHANNELS[phase]] = imputed(1 / place.phases.length);
  if (place.isRegistered && place.pvW === 0) numbers.generation = NOTHING;
  return withAbsentPhases(numbers, place);
}

/** A phase that is not connected takes nothing: that is known. */
function withAbsentPhases(
  numbers: Partial<Record<Channel, ContributedNumber>>,
  place: Place,
): Contribution["numbers"] {
  for (const phase of [1, 2, 3] as const)
    if (!place.phases.includes(phase)) numbers[PHASE_CHANNELS[phase]] = NOTHING;
  return numbers;
}

/** `commonW2` of the variance, at most all of it, is shared with the neighbours. */
function numberOf(powerW: number, varianceW2: number, commonW2: number): ContributedNumber {
  const sharedW2 = Math.min(commonW2, varianceW2);
  return {
    milliW: toMilliW(powerW),
    varianceMilliW2: Math.ceil(1000 * (varianceW2 - sharedW2)),
    commonMilliW: Math.ceil(1000 * Math.sqrt(sharedW2)),
  };
}
