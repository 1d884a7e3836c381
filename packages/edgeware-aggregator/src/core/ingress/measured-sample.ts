import type { DerKind } from "@sourceful/domain";
import type { DataClass, MessageBody } from "@sourceful/messaging";
import { worstDataClass } from "../data-class.ts";

export type WireSample = MessageBody<"buildingState">["samples"][number];
type WireDer = NonNullable<WireSample["ders"]>[number];

/** A sample as the core works with it. Powers in W, + is import; what was not measured is absent or null. */
export interface MeasuredSample {
  readonly sampleMs: number;
  readonly netW: number;
  readonly phaseW: readonly (number | null)[];
  readonly phaseV: readonly (number | null)[];
  readonly reactiveVar?: number;
  readonly importWh?: number;
  readonly exportWh?: number;
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
  readonly powerW?: number;
  readonly socFraction?: number;
}

/** Reads a sample, or undefined when it holds no power of the building: a gap (R21). */
export function readSample(sample: WireSample, dataClass: DataClass): MeasuredSample | undefined {
  if (sample.quality === "missing" || sample.quality === "quarantined") return undefined;
  const phases = sample.phases ?? [];
  const netW = sample.w ?? sumOf(phases.map(({ w }) => w));
  if (netW === undefined) return undefined;
  const reactiveVar = sumOf(phases.map((phase) => phase.var));
  const isEstimated = sample.quality === "estimated";
  return {
    sampleMs: sample.ts,
    netW,
    phaseW: phases.map(({ w }) => w ?? null),
    phaseV: phases.map(({ v }) => v ?? null),
    ...(reactiveVar !== undefined && { reactiveVar }),
    ...(sample.import_wh !== undefined && { importWh: sample.import_wh }),
    ...(sample.export_wh !== undefined && { exportWh: sample.export_wh }),
    ders: (sample.ders ?? []).map(readDer),
    // An imputed value is CALIBRATED (C-42).
    dataClass: isEstimated ? worstDataClass(dataClass, "CALIBRATED") : dataClass,
    isDoubted: sample.quality === "suspect",
    isEstimated,
  };
}

function readDer({ id, kind, w, soc_fraction, quality }: WireDer): MeasuredDer {
  if (quality === "missing" || quality === "quarantined") return { id, kind };
  return {
    id,
    kind,
    ...(w !== undefined && { powerW: w }),
    ...(soc_fraction !== undefined && { socFraction: soc_fraction }),
  };
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let sum = values.length > 0 ? 0 : undefined;
  for (const value of values) sum = value === undefined || sum === undefined ? undefined : sum + value;
  return sum;
}
