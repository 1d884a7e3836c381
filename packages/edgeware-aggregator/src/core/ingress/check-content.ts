import { findField } from "@sourceful/domain";
import type { Place } from "../topology/place.ts";
import type { Finding } from "./finding.ts";
import type { MeasuredSample } from "./measured-sample.ts";

/** 100 MW and 1 PWh: more is no building's, and sums of less stay exact in whole mW and mWh. */
const MOST_W = 1e8;
const MOST_WH = 1e12;

/**
 * A number that nothing can be done with, whoever vouches for it: added to a sum once, it would spoil every sum
 * after it.
 */
export function checkNumbers(sample: MeasuredSample): Finding | undefined {
  const { netW, phaseW, phaseV, reactiveVar = 0, ders, importWh = 0, exportWh = 0 } = sample;
  const powers = [netW, reactiveVar, ...phaseW, ...phaseV, ...ders.map(({ powerW = 0 }) => powerW)];
  const unusable =
    powers.find((value) => value !== null && !(Math.abs(value) <= MOST_W)) ??
    [importWh, exportWh].find((energyWh) => !(energyWh <= MOST_WH));
  if (unusable === undefined || unusable === null) return undefined;
  return { reason: "number_unusable", message: `${unusable} is no reading` };
}

/** Whether a sample fits the place it is from: its phases, its registered DERs, their kinds and signs. */
export function checkContent(sample: MeasuredSample, place: Place): Finding | undefined {
  const phases = sample.phaseW.length;
  if (phases > 0 && phases !== place.phases.length) {
    return { reason: "phases_wrong", message: `${phases} phases, ${place.phases.length} connected` };
  }
  for (const { id, kind, powerW } of sample.ders) {
    if (place.isRegistered) {
      const der = place.ders.get(id);
      if (!der) return { reason: "der_unknown", message: `no DER ${id} is registered` };
      if (der.kind !== kind) {
        return { reason: "der_kind_wrong", message: `${id} is registered as ${der.kind}, not ${kind}` };
      }
    }
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = findField(kind, "w") ?? {};
    if (powerW !== undefined && (powerW < min || powerW > max)) {
      return { reason: "sign_wrong", message: `${powerW} W of a ${kind}` };
    }
  }
  return undefined;
}
