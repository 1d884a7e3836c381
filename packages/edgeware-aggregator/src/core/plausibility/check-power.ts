import type { CommunityPolicy } from "../community-policy.ts";
import type { Finding } from "../ingress/finding.ts";
import type { MeasuredSample } from "../ingress/measured-sample.ts";
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
  const { reactiveVar = 0 } = sample;
  // Phases could hide any power behind a total that adds up.
  for (const power of [...sample.phaseW, reactiveVar]) {
    if (power === null || Math.abs(power) <= impossibleW) continue;
    const message = `${power} W or var behind a connection of ${capacityVa} VA`;
    return [{ reason: "power_impossible", message }];
  }
  for (const volts of sample.phaseV) {
    if (volts !== null && volts > 1.5 * nominalV) {
      return [{ reason: "voltage_impossible", message: `${volts} V of nominally ${nominalV} V` }];
    }
  }
  const phaseSumW = sample.phaseW.reduce<number | null>(
    (sum, powerW) => (sum === null || powerW === null ? null : sum + powerW),
    sample.phaseW.length > 0 ? 0 : null,
  );
  if (phaseSumW !== null && Math.abs(phaseSumW - netW) > tolerance(netW, policy)) {
    findings.push({ reason: "phases_disagree", message: `phases add up to ${phaseSumW} W, total ${netW} W` });
  }
  for (const { id, powerW } of ders) {
    if (powerW === undefined) continue;
    const ratedW = place.ders.get(id)?.ratedW;
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

/** Kinds that are energy flows of their own; an inverter's or meter's power is that of others. */
const FLOWS: readonly string[] = ["pv", "battery", "ev", "v2x_charger"];

/**
 * Power of all DERs, or undefined when one of the registered was not measured: it might give what others take.
 * Behind a feeder's or transformer's meter are buildings, which give, too.
 */
function sumOfDers({ ders }: MeasuredSample, place: Place): number | undefined {
  if (!place.isRegistered || place.kind === "meter") return undefined;
  let sumW = 0;
  for (const { id, kind } of place.ders.values()) {
    if (!FLOWS.includes(kind)) continue;
    const powerW = ders.find((der) => der.id === id)?.powerW;
    if (powerW === undefined) return undefined;
    sumW += powerW;
  }
  return sumW;
}

function tolerance(powerW: number, { subMeterFraction, subMeterFloorW }: CommunityPolicy): number {
  return subMeterFraction * Math.abs(powerW) + subMeterFloorW;
}
