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
  const unusable = findUnusable(sample);
  return unusable === undefined
    ? undefined
    : { reason: "number_unusable", message: `${unusable} is no reading` };
}

function findUnusable(sample: MeasuredSample): number | undefined {
  const { netW, reactiveVar = 0, importWh = 0, exportWh = 0 } = sample;
  if (!isPower(netW)) return netW;
  if (!isPower(reactiveVar)) return reactiveVar;
  for (const powerW of sample.phaseW) if (powerW !== null && !isPower(powerW)) return powerW;
  for (const volts of sample.phaseV) if (volts !== null && !isPower(volts)) return volts;
  for (const { powerW = 0 } of sample.ders) if (!isPower(powerW)) return powerW;
  if (!(importWh <= MOST_WH)) return importWh;
  return exportWh <= MOST_WH ? undefined : exportWh;
}

/** Volts are far below. */
function isPower(value: number): boolean {
  return Math.abs(value) <= MOST_W;
}

/** Whether a sample fits the place it is from: its phases, its registered DERs, their kinds and signs. */
export function checkContent(sample: MeasuredSample, place: Place): Finding | undefined {
  const phases = sample.phaseW.length;
  if (phases > 0 && phases !== place.phases.length) {
    return { reason: "phases_wrong", message: `${phases} phases, ${place.phases.length} connected` };
  }
  for (const { id, kind, powerW, registered } of sample.ders) {
    if (place.isRegistered) {
      if (!registered) return { reason: "der_unknown", message: `no DER ${id} is registered` };
      if (registered.kind !== kind) {
        return {
          reason: "der_kind_wrong",
          message: `${id} is registered as ${registered.kind}, not ${kind}`,
        };
      }
    }
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = findField(kind, "w") ?? {};
    if (powerW !== undefined && (powerW < min || powerW > max)) {
      return { reason: "sign_wrong", message: `${powerW} W of a ${kind}` };
    }
  }
  return undefined;
}
