import type { CommunityState } from "../community-state.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import { measuredVariance } from "../sums/measured-variance.ts";
import type { Place } from "../topology/place.ts";
import { findUnequalSums } from "./recompute.ts";

/**
 * What is wrong with a state, in plain words; empty as it must be after every event. Aggregates equal a naive
 * recomputation; no value passes for fresher, surer or better covered than its samples are at this moment; a
 * message is in quarantine under its own name. For simulations and for an operator's doubt; O(groups · members).
 */
export function findViolations(state: CommunityState): string[] {
  const { data, derived } = state;
  const violations = findUnequalSums(state).map((key) => `the sums of ${key} are not those of its members`);
  for (const [serial, place] of derived.index.places) {
    const reporter = data.reporters.get(serial);
    if (!reporter) violations.push(`${serial} has a place and no state`);
    else violations.push(...findOverstatements(state, reporter, place));
  }
  for (const [key, { serials }] of derived.index.groups) {
    const totals = derived.sums.get(key)?.totals();
    const contributions = serials.map((serial) => derived.contributions.get(serial));
    const least = Math.min(...contributions.map((one) => one?.confidence ?? Number.POSITIVE_INFINITY));
    if (totals?.confidence !== undefined && totals.confidence > least) {
      violations.push(`the confidence of ${key} is above its lowest member's`);
    }
    const freshVa = contributions.reduce(
      (sum, one) => sum + (one?.freshness === "fresh" ? one.ratedVa : 0),
      0,
    );
    if (totals && totals.freshVa > freshVa) violations.push(`the coverage of ${key} is overstated`);
  }
  for (const [id, entry] of data.quarantine) {
    if (id !== entry.id) violations.push(`${entry.id} is in quarantine as ${id}`);
  }
  return violations;
}

/** Where a contribution claims more than its newest sample bears out now. */
function findOverstatements(
  { data, derived }: CommunityState,
  reporter: ReporterState,
  place: Place,
): string[] {
  const { serial, live } = reporter;
  const { freshForMs, holdForMs, imputedIntervals, intervalMs } = data.policy;
  const contribution = derived.contributions.get(serial);
  if (!contribution) return [`${serial} has a place and no contribution`];
  const { freshness, numbers, confidence, sampleMs } = contribution;
  if (freshness === "missing") {
    return numbers.net === undefined ? [] : [`${serial} is missing and has a value`];
  }
  if (!live || sampleMs !== live.agedFromMs) return [`${serial} has a value that no sample bears out`];
  const violations: string[] = [];
  const ageMs = data.nowMs - live.agedFromMs;
  const heldMs = freshForMs + holdForMs;
  const longest = { fresh: freshForMs, stale: heldMs, estimated: heldMs + imputedIntervals * intervalMs };
  if (ageMs > longest[freshness]) violations.push(`${serial} is ${ageMs} ms old and passes for ${freshness}`);
  const rangeW = place.importVa + place.exportVa;
  const { varianceMilliW2 = 0, commonMilliW = 0 } = numbers.net ?? {};
  const varianceW2 = varianceMilliW2 / 1000 + (commonMilliW / 1000) ** 2;
  const heldForMs = freshness === "estimated" ? 0 : ageMs;
  const agedW2 = measuredVariance(reporter.growth, "net", live.netW, heldForMs, data.policy);
  if (varianceW2 < Math.min(agedW2, rangeW ** 2 / 12)) violations.push(`${serial}'s variance is understated`);
  const bound = 1 - Math.min(1, (4 * Math.sqrt(varianceW2)) / rangeW);
  // The variance is rounded up to whole quanta, so the bound is a hair lower than the exact one.
  if ((confidence ?? 0) > bound + 1e-6) violations.push(`${serial}'s confidence is overstated`);
  return violations;
}
