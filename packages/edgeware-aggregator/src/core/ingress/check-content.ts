import { findField } from "@sourceful/domain";
import type { Place } from "../topology/place.ts";
import type { Finding } from "./finding.ts";
import type { MeasuredSample } from "./measured-sample.ts";

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
