import type { DerKind } from "@sourceful/domain";
import type { DataClass, MessageBody } from "@sourceful/messaging";
import { worstDataClass } from "../data-class.ts";
import type { TopologyDer } from "../topology/community-topology.ts";
import type { Place } from "../topology/place.ts";

export type WireSample = MessageBody<"buildingState">["samples"][number];
type WireDer = NonNullable<WireSample["ders"]>[number];

/**
 * A sample as the core works with it. Powers in W, + is import; what was not measured is undefined or null. All of
 * them have the same members: the fold makes and reads more of these than of anything else.
 */
export interface MeasuredSample {
  readonly sampleMs: number;
  readonly netW: number;
  readonly phaseW: readonly (number | null)[];
  readonly phaseV: readonly (number | null)[];
  readonly reactiveVar: number | undefined;
  readonly importWh: number | undefined;
  readonly exportWh: number | undefined;
  readonly ders: readonly MeasuredDer[];
  readonly dataClass: DataClass;
  /** The sender marked it so. */
  readonly isDoubted: boolean;
  /** Imputed by the sender: no settlement rests on it. */
  readonly isEstimated: boolean;
}

interface MeasuredDer {
  readonly id: string;
  readonly kind: DerKind;
  readonly powerW: number | undefined;
  readonly socFraction: number | undefined;
  /** As the topology knows it, if it does. */
  readonly registered: TopologyDer | undefined;
}

/** Reads a sample, or undefined when it holds no power of the building: a gap (R21). */
export function readSample(
  sample: WireSample,
  dataClass: DataClass,
  place: Place,
): MeasuredSample | undefined {
  const { quality, phases = [], ders = [] } = sample;
  if (quality === "missing" || quality === "quarantined") return undefined;
  const netW = sample.w ?? sumOf(phases, ({ w }) => w);
  if (netW === undefined) return undefined;
  const isEstimated = quality === "estimated";
  return {
    sampleMs: sample.ts,
    netW,
    phaseW: phases.map(({ w }) => w ?? null),
    phaseV: phases.map(({ v }) => v ?? null),
    reactiveVar: sumOf(phases, (phase) => phase.var),
    importWh: sample.import_wh,
    exportWh: sample.export_wh,
    ders: ders.map((der) => readDer(der, place)),
    // An imputed value is CALIBRATED (C-42).
    dataClass: isEstimated ? worstDataClass(dataClass, "CALIBRATED") : dataClass,
    isDoubted: quality === "suspect",
    isEstimated,
  };
}

/** Power of one DER; undefined when it was not measured. */
export function powerOf({ ders }: MeasuredSample, id: string): number | undefined {
  for (const der of ders) if (der.id === id) return der.powerW;
  return undefined;
}

function readDer({ id, kind, w, soc_fraction, quality }: WireDer, { ders }: Place): MeasuredDer {
  const isThere = quality !== "missing" && quality !== "quarantined";
  return {
    id,
    kind,
    powerW: isThere ? w : undefined,
    socFraction: isThere ? soc_fraction : undefined,
    registered: ders.get(id),
  };
}

function sumOf<T>(parts: readonly T[], valueOf: (part: T) => number | undefined): number | undefined {
  let sum = parts.length > 0 ? 0 : undefined;
  for (const part of parts) {
    const value = valueOf(part);
    sum = value === undefined || sum === undefined ? undefined : sum + value;
  }
  return sum;
}
