import type { CommunityPolicy } from "../community-policy.ts";
import type { Finding } from "../ingress/finding.ts";
import { type MeasuredSample, powerOf } from "../ingress/measured-sample.ts";
import type { Place } from "../topology/place.ts";

/**
 * Powers against ratings, voltages against what can be, phases against their total, DERs against the main
 * meter. Limits come from the register of the place, not from constants (C-40 A7). Needs no history, and so
 * judges samples in any order.
 */
export function checkPower(
  sample: MeasuredSample,
  place: Place,
  nominalV: number,
  policy: CommunityPolicy,
): Finding[] {
  const findings: Finding[] = [];
  const { netW, ders } = sample;
  const capacityVa = netW >= 0 ? place.importVa : place.exportVa;
  const impossibleW = policy.impossibleRatingFraction * Math.max(place.importVa, place.exportVa);
  if (Math.abs(netW) > impossibleW) {
    return [{ reason: "power_impossible", message: `${netW} W over a connection of ${capacityVa} VA` }];
  }
  if (Math.abs(netW) > policy.suspectRatingFraction * capacityVa + policy.meterFloorW) {
    findings.push({ reason: "power_over_rating", message: `${netW} W over a capacity of ${capacityVa} VA` });
  }
  // Phases could hide any power behind a total that adds up.
  const hidden = findBeyond(sample, impossibleW);
  if (hidden !== undefined) {
    const message = `${hidden} W or var behind a connection of ${capacityVa} VA`;
    return [{ reason: "power_impossible", message }];
  }
  for (const volts of sample.phaseV) {
    if (volts !== null && volts > 1.5 * nominalV) {
      return [{ reason: "voltage_impossible", message: `${volts} V of nominally ${nominalV} V` }];
    }
  }
  const phaseSumW = sumOfPhases(sample);
  if (phaseSumW !== undefined && Math.abs(phaseSumW - netW) > tolerance(netW, policy)) {
    findings.push({ reason: "phases_disagree", message: `phases add up to ${phaseSumW} W, total ${netW} W` });
  }
  for (const { id, powerW, registered } of ders) {
    if (powerW === undefined) continue;
    const ratedW = registered?.ratedW;
    if (ratedW === undefined || Math.abs(powerW) <= policy.suspectRatingFraction * ratedW) continue;
    const isImpossible = Math.abs(powerW) > policy.impossibleRatingFraction * ratedW;
    const message = `${id} has ${powerW} W, rated ${ratedW} W`;
    if (isImpossible) return [{ reason: "der_power_impossible", message }];
    findings.push({ reason: "der_power_over_rating", message });
  }
  const derSumW = sumOfDers(sample, place);
  // What is left of the main meter is the household's own load, which takes and never gives.
  if (
    derSumW !== undefined &&
    derSumW - netW > tolerance(Math.max(Math.abs(netW), Math.abs(derSumW)), policy)
  ) {
    findings.push({
      reason: "sub_meters_exceed_main",
      message: `DERs take ${Math.round(derSumW)} W, the building ${Math.round(netW)} W`,
    });
  }
  return findings;
}

function findBeyond({ phaseW, reactiveVar = 0 }: MeasuredSample, limitW: number): number | undefined {
  for (const powerW of phaseW) if (powerW !== null && Math.abs(powerW) > limitW) return powerW;
  return Math.abs(reactiveVar) > limitW ? reactiveVar : undefined;
}

/** Power of all phases, or undefined when one was not measured. */
function sumOfPhases({ phaseW }: MeasuredSample): number | undefined {
  if (phaseW.length === 0) return undefined;
  let sumW = 0;
  for (const powerW of phaseW) {
    if (powerW === null) return undefined;
    sumW += powerW;
  }
  return sumW;
}

/**
 * Power of all DERs, or undefined when one of the registered was not measured: it might give what others take.
 * Behind a feeder's or transformer's meter are buildings, which give, too.
 */
function sumOfDers(sample: MeasuredSample, { kind, isRegistered, flows }: Place): number | undefined {
  if (!isRegistered || kind === "meter") return undefined;
  let sumW = 0;
  for (const id of flows) {
    const powerW = powerOf(sample, id);
    if (powerW === undefined) return undefined;
    sumW += powerW;
  }
  return sumW;
}

function tolerance(powerW: number, { subMeterFraction, subMeterFloorW }: CommunityPolicy): number {
  return subMeterFraction * Math.abs(powerW) + subMeterFloorW;
}
