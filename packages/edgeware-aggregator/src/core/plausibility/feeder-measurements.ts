import type { CommunityState } from "../community-state.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import { freshnessOf } from "../sums/contribution-of.ts";
import type { Feeder, Phase } from "../topology/community-topology.ts";
import type { Place } from "../topology/place.ts";
import type { FeederModel } from "./feeder-model.ts";
import type { MeasurementRow } from "./least-squares.ts";

/** Whose measurement a row is, and of what. */
export interface FeederRow extends MeasurementRow {
  readonly serial: string;
  readonly quantity: "power" | "voltage" | "meter" | "assumed";
}

export interface FeederMeasurements {
  readonly rows: readonly FeederRow[];
  readonly unknowns: number;
  /** Whether voltages take part. */
  readonly hasVoltages: boolean;
}

/** Unknown powers are in kW, so that they are of the size of the voltages' changes. */
const KILO = 1000;
/** Losses that nobody worked out are within this share of the feeder's power. */
const UNKNOWN_LOSS = 0.03;
/** The head's voltage is within this share of the nominal one (EN 50160: ±10 %). */
const HEAD_SPREAD = 0.1;

/**
 * Everything measured along a feeder as rows of one linear model. Unknowns are each building's power per phase
 * and the three voltages at the head. A building that is not heard enters at the middle of what its connection
 * can carry, with the variance of all of that. Times differ, so variances grow by what power wanders between.
 */
export function feederMeasurements(
  { data, derived }: CommunityState,
  feeder: Feeder,
  model: FeederModel,
): FeederMeasurements {
  const { policy, topology } = data;
  const serials = derived.index.groups.get(`feeder/${feeder.id}`)?.serials ?? [];
  const rows: FeederRow[] = [];
  const number = new Map<string, number>();
  const members = serials.map((serial) => ({
    reporter: data.reporters.get(serial) as ReporterState,
    place: derived.index.places.get(serial) as Place,
  }));
  for (const { place } of members) {
    for (const phase of place.phases) number.set(`${place.serial} ${phase}`, number.size);
  }
  const headAt = number.size;
  const unknownOf = (place: Place, phase: Phase) => number.get(`${place.serial} ${phase}`) as number;
  for (const { reporter, place } of members) rows.push(...powerRows(reporter, place, data.nowMs));

  function powerRows(reporter: ReporterState, place: Place, nowMs: number): FeederRow[] {
    const { live, growthW2PerS, serial } = reporter;
    const share = place.phases.length;
    const isHeard = live && freshnessOf(reporter, policy) === "fresh" && isMeasured(live.phaseW, place);
    return place.phases.map((phase, i) => {
      const coefficients = [[unknownOf(place, phase), 1]] as const;
      if (isHeard) {
        const wandered = (growthW2PerS * Math.max(0, nowMs - live.sampleMs)) / 1000;
        const sigma = Math.sqrt((live.varianceW2 + wandered) / share) / KILO;
        return { serial, quantity: "power", coefficients, value: (live.phaseW[i] as number) / KILO, sigma };
      }
      const middle = (place.importVa - place.exportVa) / 2 / share / KILO;
      const sigma = (place.importVa + place.exportVa) / Math.sqrt(12 * share) / KILO;
      return { serial, quantity: "assumed", coefficients, value: middle, sigma };
    });
  }

  const meter = data.reporters.get(feeder.meter ?? "");
  const meterLive = meter && freshnessOf(meter, policy) === "fresh" ? meter.live : undefined;
  for (const phase of [1, 2, 3] as const) {
    const measuredW = meterLive?.phaseW[phase - 1];
    if (!meter || !meterLive || measuredW === undefined || measuredW === null) continue;
    const coefficients = members
      .filter(({ place }) => place.phases.includes(phase))
      .map(({ place }) => [unknownOf(place, phase), 1] as const);
    const lossW = (feeder.lossPerW ?? 0) * meterLive.netW ** 2;
    const lossSigmaW = feeder.lossPerW === undefined ? UNKNOWN_LOSS * Math.abs(meterLive.netW) : lossW / 2;
    const sigma = Math.sqrt(meterLive.varianceW2 / 3 + (lossSigmaW / 3) ** 2) / KILO;
    const value = (measuredW - lossW / 3) / KILO;
    rows.push({ serial: meter.serial, quantity: "meter", coefficients, value, sigma });
  }
  const voltages = members.flatMap(({ reporter, place }) => voltageRows(reporter, place));
  if (voltages.length === 0) return { rows, unknowns: headAt, hasVoltages: false };
  for (const head of [0, 1, 2]) {
    const coefficients = [[headAt + head, 1]] as const;
    const sigma = HEAD_SPREAD * topology.nominalV;
    rows.push({ serial: feeder.id, quantity: "assumed", coefficients, value: topology.nominalV, sigma });
  }
  for (const phase of [1, 2, 3] as const) {
    const volts = meterLive?.phaseV[phase - 1];
    if (!meter || volts === undefined || volts === null || volts < topology.nominalV / 2) continue;
    const sigma = policy.voltageErrorFraction * topology.nominalV;
    const coefficients = [[headAt + phase - 1, 1]] as const;
    rows.push({ serial: meter.serial, quantity: "voltage", coefficients, value: volts, sigma });
  }
  return { rows: [...rows, ...voltages], unknowns: headAt + 3, hasVoltages: true };

  function voltageRows({ live, serial }: ReporterState, place: Place): FeederRow[] {
    if (!live || data.nowMs - live.sampleMs > policy.freshForMs || !model.reachable.has(serial)) return [];
    return place.phases.flatMap((phase, i): FeederRow[] => {
      const volts = live.phaseV[i];
      // A phase that is out says nothing about its neighbours.
      if (volts === undefined || volts === null || volts < topology.nominalV / 2) return [];
      let reactiveV = 0;
      const coefficients: [number, number][] = [[headAt + phase - 1, 1]];
      for (const { reporter: other, place: by } of members) {
        if (!model.reachable.has(by.serial)) continue;
        const varPerPhase = (other.live?.reactiveVar ?? 0) / by.phases.length;
        for (const byPhase of by.phases) {
          const { perW, perVar } = model.drop(serial, phase, by.serial, byPhase);
          coefficients.push([unknownOf(by, byPhase), -perW * KILO]);
          reactiveV += perVar * varPerPhase;
        }
      }
      const sigma = policy.voltageErrorFraction * topology.nominalV;
      return [{ serial, quantity: "voltage", coefficients, value: volts + reactiveV, sigma }];
    });
  }
}

function isMeasured(phaseW: readonly (number | null)[], place: Place): boolean {
  return phaseW.length === place.phases.length && phaseW.every((powerW) => powerW !== null);
}
