import type { ReporterState } from "../reporter/reporter-state.ts";
import type { Place } from "../topology/place.ts";
import type { Finding } from "./finding.ts";
import { type MeasuredSample, powerOf } from "./measured-sample.ts";

/** Makes a sample the live one. */
export function setLive(
  reporter: ReporterState,
  place: Place,
  sample: MeasuredSample,
  doubts: readonly Finding[],
  ingressMs: number,
): void {
  const generationW = generationOf(sample, place);
  reporter.live = {
    sampleMs: sample.sampleMs,
    ingressMs,
    // A clock that is ahead must not make its building's values look younger than they are.
    agedFromMs: Math.min(ingressMs, sample.sampleMs + Math.min(0, reporter.clock.estimateMs ?? 0)),
    netW: sample.netW,
    phaseW: sample.phaseW.length === 0 && place.phases.length === 1 ? [sample.netW] : sample.phaseW,
    phaseV: sample.phaseV,
    ...(sample.reactiveVar !== undefined && { reactiveVar: sample.reactiveVar }),
    ...(generationW !== undefined && { generationW }),
    dataClass: sample.dataClass,
    doubts: doubts.map(({ reason }) => reason),
  };
}

/** Power of all PV, positive; undefined unless every registered plane is measured. */
export function generationOf(sample: MeasuredSample, place: Place): number | undefined {
  if (place.pvW === 0) return place.isRegistered ? 0 : undefined;
  let sumW = 0;
  for (const id of place.planes) {
    const powerW = powerOf(sample, id);
    if (powerW === undefined) return undefined;
    sumW -= powerW;
  }
  return sumW;
}
