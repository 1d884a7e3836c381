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
  toMilliW,
} from "./contribution.ts";

/**
 * What a reporter contributes at the moment it was last evaluated. The variance of a value that is not fresh
 * is that at the *next* evaluation, so that between two evaluations uncertainty is never understated:
 * σ² + q·age (community-anchors.md 2.17), at most that of "anywhere within the connection's capacities",
 * range²/12. After `holdForMs` the usual power of the hour stands in, for at most `imputedIntervals` (R28);
 * after that there is no value, never a 0 (R21, R45).
 */
export function contributionOf(reporter: ReporterState, place: Place, policy: CommunityPolicy): Contribution {
  const { live } = reporter;
  const freshness = freshnessOf(reporter, policy);
  if (!live || freshness === "missing") return missingContribution(place);
  const ageMs = reporter.evaluatedMs - live.agedFromMs;
  const ignorance = (place.importVa + place.exportVa) ** 2 / 12;
  const isSuspect = live.doubts.length > 0 || (reporter.suspectUntilMs ?? 0) > reporter.evaluatedMs;
  const usual = usualPower(reporter.profile, reporter.evaluatedMs);
  if (freshness === "estimated" && usual) {
    const varianceW2 = Math.min(ignorance, imputedVariance(reporter, usual, policy));
    return {
      ...frame(place, usual.meanW, Math.sqrt(varianceW2)),
      freshness,
      isSuspect,
      dataClass: worstDataClass("CALIBRATED", live.dataClass),
      numbers: imputedNumbers(usual.meanW, varianceW2, place, policy.commonShare),
      sampleMs: live.agedFromMs,
    };
  }
  const growingS = freshness === "fresh" ? 0 : (ageMs + policy.widenEveryMs) / 1000;
  const grown = Math.min(ignorance, live.varianceW2 + reporter.growthW2PerS * growingS);
  const varianceW2 = isSuspect ? Math.max(grown, ignorance) : grown;
  return {
    ...frame(place, live.netW, Math.sqrt(varianceW2)),
    freshness,
    isSuspect,
    dataClass: live.dataClass,
    numbers: measuredNumbers(live, place, varianceW2),
    sampleMs: live.agedFromMs,
  };
}

/**
 * How far the power of a moment is from the usual mean of its hour: by how much interval means differ, known from
 * `count` of them ((n + 1)/(n − 1) for a new one); by the wandering within an interval (a walk of q per second is
 * q·T/6 off its mean over T); and by the meter.
 */
function imputedVariance(
  { live, growthW2PerS }: ReporterState,
  { varianceW2, count }: ProfileHour,
  { intervalMs }: CommunityPolicy,
): number {
  const ofMeans = (varianceW2 * (count + 1)) / (count - 1);
  return ofMeans + (growthW2PerS * intervalMs) / 6000 + (live?.varianceW2 ?? 0);
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
  const widensMs = freshness === "fresh" ? changesMs : evaluatedMs + policy.widenEveryMs;
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

function frame(place: Place, netW: number, sigmaW: number) {
  const rangeW = place.importVa + place.exportVa;
  return {
    serial: place.serial,
    lowMilliW: Math.floor(1000 * (netW - 2 * sigmaW)),
    highMilliW: Math.ceil(1000 * (netW + 2 * sigmaW)),
    ratedVa: place.weightVa,
    confidence: 1 - Math.min(1, (4 * sigmaW) / rangeW),
  };
}

function measuredNumbers(live: LiveSample, place: Place, varianceW2: number): Contribution["numbers"] {
  const numbers: Partial<Record<Channel, ContributedNumber>> = { net: own(live.netW, varianceW2) };
  const phases = place.phases.length;
  for (const [i, phase] of place.phases.entries()) {
    const powerW = live.phaseW[i];
    if (powerW !== undefined && powerW !== null) numbers[`l${phase}`] = own(powerW, varianceW2 / phases);
  }
  if (live.reactiveVar !== undefined) numbers.reactive = own(live.reactiveVar, varianceW2);
  if (place.isRegistered && place.pvW === 0) numbers.generation = own(0, 0);
  else if (live.generationW !== undefined) numbers.generation = own(live.generationW, varianceW2);
  return withAbsentPhases(numbers, place);
}

function imputedNumbers(
  meanW: number,
  varianceW2: number,
  place: Place,
  commonShare: number,
): Contribution["numbers"] {
  const numbers: Partial<Record<Channel, ContributedNumber>> = {};
  const imputed = (share: number): ContributedNumber => ({
    milliW: toMilliW(meanW * share),
    varianceMilliW2: Math.ceil(1000 * (1 - commonShare) * varianceW2 * share),
    commonMilliW: Math.ceil(1000 * Math.sqrt(commonShare * varianceW2) * share),
  });
  numbers.net = imputed(1);
  for (const phase of place.phases) numbers[`l${phase}`] = imputed(1 / place.phases.length);
  if (place.isRegistered && place.pvW === 0) numbers.generation = own(0, 0);
  return withAbsentPhases(numbers, place);
}

/** A phase that is not connected takes nothing: that is known. */
function withAbsentPhases(
  numbers: Partial<Record<Channel, ContributedNumber>>,
  place: Place,
): Contribution["numbers"] {
  for (const phase of [1, 2, 3] as const) if (!place.phases.includes(phase)) numbers[`l${phase}`] = own(0, 0);
  return numbers;
}

function own(powerW: number, varianceW2: number): ContributedNumber {
  return { milliW: toMilliW(powerW), varianceMilliW2: Math.ceil(1000 * varianceW2), commonMilliW: 0 };
}
