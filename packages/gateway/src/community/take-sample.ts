import type { DerKind, ReadingFields } from "@sourceful/domain";
import type { StateSample } from "@sourceful/messaging";
import type { DeviceStatus } from "../device-status.ts";
import { leastKnown, numberOf } from "./flexibility/der-facts.ts";
import { isFresh } from "./fresh-reading.ts";
import { WIRE_ID, wireDerId } from "./offered-ders.ts";

type Der = NonNullable<StateSample["ders"]>[number];
type Phase = NonNullable<StateSample["phases"]>[number];

export interface SampleFacts {
  readonly statuses: readonly DeviceStatus[];
  /** Device of the meter at the grid connection; undefined when there is none. */
  readonly meter: string | undefined;
  /** Phases of the grid connection, 1 to 3. */
  readonly phases: number;
  /** Unix epoch, ms. */
  readonly nowMs: number;
}

const MOST_DERS = 64;

/** When the meter at the grid connection was read last, if that still counts; Unix epoch, ms. */
export function meterReadAtMs({ statuses, meter, nowMs }: SampleFacts): number | undefined {
  return findMeter({ statuses, meter, nowMs })?.atMs;
}

/**
 * What is measured of the building now. At the time of the meter's reading where it is read; else at `nowMs`, and
 * `missing`, whatever its DERs tell. What was not read is absent.
 */
export function takeSample(facts: SampleFacts): StateSample {
  const { statuses, nowMs } = facts;
  const meter = findMeter(facts);
  const ders = statuses.flatMap((status) => derSamples(status, facts)).slice(0, MOST_DERS);
  const known = ders.length === 0 ? {} : { ders };
  const phases = meter ? phaseSamples(meter.fields, facts.phases) : [];
  const w = meter && (numberOf(meter.fields, "w") ?? sumOf(phases.map((phase) => phase.w)));
  if (!meter || w === undefined) return { ts: Math.floor(nowMs), quality: "missing", ...known };
  const importWh = numberOf(meter.fields, "total_import_wh");
  const exportWh = numberOf(meter.fields, "total_export_wh");
  // On one phase its power is all there is.
  const single = facts.phases === 1 ? [{ ...phases[0], w }] : phases;
  return {
    ts: Math.floor(meter.atMs),
    quality: meter.isFaulty ? "suspect" : "valid",
    w,
    ...(single.some((phase) => Object.keys(phase).length > 0) ? { phases: single } : {}),
    ...(importWh === undefined ? {} : { import_wh: importWh }),
    ...(exportWh === undefined ? {} : { export_wh: exportWh }),
    ...known,
  };
}

function findMeter({ statuses, meter, nowMs }: Pick<SampleFacts, "statuses" | "meter" | "nowMs">) {
  const status = statuses.find(({ sn }) => sn === meter);
  const reading = status?.ders.find(({ kind }) => kind === "meter");
  if (!status || !reading || !isFresh(reading, status, nowMs)) return undefined;
  return { fields: reading.fields, atMs: reading.atMs, isFaulty: status.fault !== undefined };
}

function phaseSamples(fields: ReadingFields, count: number): Phase[] {
  return Array.from({ length: count }, (_, index) => {
    const of = (unit: string) => numberOf(fields, `l${index + 1}_${unit}`);
    const [w, v, a] = [of("w"), of("v"), of("a")];
    return {
      ...(w === undefined ? {} : { w }),
      ...(v === undefined ? {} : { v }),
      // Meters tell currents with or without a sign; on the wire it is the power that has one.
      ...(a === undefined ? {} : { a: Math.abs(a) }),
    };
  });
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 || known.length < values.length
    ? undefined
    : known.reduce((sum, value) => sum + value, 0);
}

function derSamples(status: DeviceStatus, { meter, nowMs }: SampleFacts): Der[] {
  const { sn, ratedPowerW, fault } = status;
  return status.ders.flatMap(({ kind, fields, atMs }): Der[] => {
    const id = wireDerId(sn, kind);
    if ((kind === "meter" && sn === meter) || !WIRE_ID.test(id) || !isFresh({ atMs }, status, nowMs))
      return [];
    return [
      {
        id,
        kind,
        quality: fault === undefined ? "valid" : "suspect",
        ...derValues(kind, fields, ratedPowerW),
      },
    ];
  });
}

function derValues(kind: DerKind, fields: ReadingFields, deviceRatedW: number | undefined): Partial<Der> {
  const ratedW =
    kind === "meter" || kind === "vehicle"
      ? undefined
      : leastKnown(numberOf(fields, "rated_power_w"), deviceRatedW);
  const percent = kind === "vehicle" ? numberOf(fields, "soc") : undefined;
  const values = {
    w: numberOf(fields, "w"),
    soc_fraction: within(
      1,
      percent === undefined
        ? numberOf(fields, kind === "v2x_charger" ? "vehicle_soc_fract" : "soc")
        : percent / 100,
    ),
    capacity_wh: within(Number.POSITIVE_INFINITY, numberOf(fields, "capacity_wh")),
    consumed_wh: within(
      Number.POSITIVE_INFINITY,
      numberOf(fields, kind === "meter" ? "total_import_wh" : "total_charge_wh"),
    ),
    produced_wh: within(Number.POSITIVE_INFINITY, numberOf(fields, PRODUCED[kind] ?? "total_discharge_wh")),
    lower_limit_w: numberOf(fields, "lower_limit_w"),
    upper_limit_w: numberOf(fields, "upper_limit_w"),
    // A driver that does not know its rating sometimes says 0.
    rated_power_w: ratedW !== undefined && ratedW > 0 ? ratedW : undefined,
  };
  const isConnected = fields["plug_connected"] ?? fields["connected"];
  return {
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    ...(typeof isConnected === "boolean" ? { is_connected: isConnected } : {}),
  };
}

/**
 * A field that is none of its kind's comes unchecked, an EV's charge in percent for one. What cannot be signed would
 * cost the building the whole message.
 */
function within(most: number, value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && value <= most ? value : undefined;
}

const PRODUCED: Readonly<Partial<Record<DerKind, string>>> = {
  pv: "total_generation_wh",
  meter: "total_export_wh",
};
