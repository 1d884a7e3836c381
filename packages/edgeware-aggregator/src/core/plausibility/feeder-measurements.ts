import type { CommunityData } from "../community-data.ts";
import type { CommunityState } from "../community-state.ts";
import type { LiveSample } from "../reporter/live-sample.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import { freshnessOf } from "../sums/contribution-of.ts";
import { measuredVariance } from "../sums/measured-variance.ts";
import type { Feeder } from "../topology/community-topology.ts";
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

const PHASES = [1, 2, 3] as const;
const KILO = 1000;
/** Losses that nobody worked out are within this share of the feeder's power. */
const UNKNOWN_LOSS = 0.03;
/** The head's voltage is within this share of the nominal one (EN 50160: ±10 %). */
const HEAD_SPREAD = 0.1;
const ONE = Float64Array.of(1);

/**
 * Everything measured along a feeder as rows of its linear model. A building that is not heard enters at the
 * middle of what its connection can carry, with the variance of all of that. Samples are not of the same
 * moment, so variances grow by what power wanders between them and the meter's, or now where there is none.
 */
export function feederMeasurements(
  { data }: CommunityState,
  feeder: Feeder,
  model: FeederModel,
  { withVoltages }: { readonly withVoltages: boolean },
): FeederMeasurements {
  const reporters = model.members.map(({ serial }) => data.reporters.get(serial) as ReporterState);
  const meter = data.reporters.get(feeder.meter ?? "");
  const head = meter && isFresh(data, meter) ? meter.live : undefined;
  const atMs = head?.agedFromMs ?? data.nowMs;
  const powers = model.members.flatMap((place, i) =>
    powerRows(data, model, reporters[i] as ReporterState, place, atMs),
  );
  const balance = meter && head ? meterRows(data, feeder, model, meter, head) : [];
  const reactiveVar = reactivePerPhase(model, reporters);
  const wanderKw2PerS = wanderPerPhase(model, reporters);
  const voltages = withVoltages
    ? model.members.flatMap((place, i) =>
        voltageRows(data, model, reporters[i] as ReporterState, place, { reactiveVar, wanderKw2PerS, atMs }),
      )
    : [];
  if (voltages.length === 0) {
    return { rows: [...powers, ...balance], unknowns: model.powers, hasVoltages: false };
  }
  const heads = headRows(data, feeder, model, head);
  return {
    rows: [...powers, ...balance, ...heads, ...voltages],
    unknowns: model.powers + 3,
    hasVoltages: true,
  };
}

function powerRows(
  data: CommunityData,
  model: FeederModel,
  reporter: ReporterState,
  place: Place,
  atMs: number,
): FeederRow[] {
  const { live, growth, serial } = reporter;
  const share = place.phases.length;
  const isHeard = live && isFresh(data, reporter) && isMeasured(live, place);
  return place.phases.map((phase, i) => {
    const row = { serial, unknowns: [model.powerOf(serial, phase)], coefficients: ONE };
    if (isHeard) {
      const powerW = live.phaseW[i] as number;
      const apartMs = Math.abs(atMs - live.agedFromMs);
      const varianceW2 = measuredVariance(growth, `l${phase}`, powerW, apartMs, data.policy);
      return { ...row, quantity: "power", value: powerW / KILO, sigma: Math.sqrt(varianceW2) / KILO };
    }
    const middle = (place.importVa - place.exportVa) / 2 / share / KILO;
    const sigma = (place.importVa + place.exportVa) / Math.sqrt(12 * share) / KILO;
    return { ...row, quantity: "assumed", value: middle, sigma };
  });
}

/** What the meter at the head says, less losses: the sum of the buildings, phase by phase. */
function meterRows(
  { policy }: CommunityData,
  feeder: Feeder,
  model: FeederModel,
  { serial, growth }: ReporterState,
  head: LiveSample,
): FeederRow[] {
  const lossW = (feeder.lossPerW ?? 0) * head.netW ** 2;
  const lossSigmaW = feeder.lossPerW === undefined ? UNKNOWN_LOSS * Math.abs(head.netW) : lossW / 2;
  return PHASES.flatMap((phase): FeederRow[] => {
    const measuredW = head.phaseW[phase - 1];
    if (measuredW === undefined || measuredW === null) return [];
    const unknowns = model.members
      .filter(({ phases }) => phases.includes(phase))
      .map((place) => model.powerOf(place.serial, phase));
    const coefficients = unknowns.map(() => 1);
    const varianceW2 = measuredVariance(growth, `l${phase}`, measuredW, 0, policy) + (lossSigmaW / 3) ** 2;
    const sigma = Math.sqrt(varianceW2) / KILO;
    return [
      { serial, quantity: "meter", unknowns, coefficients, value: (measuredW - lossW / 3) / KILO, sigma },
    ];
  });
}

/** What is known of the voltages at the head: nearly nothing, or what a meter there says. */
function headRows(
  { policy, topology }: CommunityData,
  feeder: Feeder,
  model: FeederModel,
  head: LiveSample | undefined,
): FeederRow[] {
  const { nominalV } = topology;
  return PHASES.flatMap((phase): FeederRow[] => {
    const row = { unknowns: [model.headOf(phase)], coefficients: ONE };
    const assumed: FeederRow = {
      ...row,
      serial: feeder.id,
      quantity: "assumed",
      value: nominalV,
      sigma: HEAD_SPREAD * nominalV,
    };
    const volts = head?.phaseV[phase - 1] ?? 0;
    if (volts < nominalV / 2) return [assumed];
    const sigma = policy.voltageErrorFraction * nominalV;
    return [assumed, { ...row, serial: feeder.meter ?? "", quantity: "voltage", value: volts, sigma }];
  });
}

/** What a voltage depends on beside the powers that are looked for; by number of the power's unknown. */
interface Surroundings {
  readonly reactiveVar: Float64Array;
  readonly wanderKw2PerS: Float64Array;
  /** When those powers were. */
  readonly atMs: number;
}

function voltageRows(
  data: CommunityData,
  model: FeederModel,
  reporter: ReporterState,
  place: Place,
  { reactiveVar, wanderKw2PerS, atMs }: Surroundings,
): FeederRow[] {
  const { serial, live } = reporter;
  const { nominalV } = data.topology;
  if (!live || !isFresh(data, reporter)) return [];
  return place.phases.flatMap((phase, i): FeederRow[] => {
    const volts = live.phaseV[i] ?? 0;
    const row = volts < nominalV / 2 ? undefined : model.voltageRow(serial, phase);
    // A phase that is out says nothing about its neighbours.
    if (!row) return [];
    const { unknowns, coefficients, perVar } = row;
    let reactiveV = 0;
    let wanderV2PerS = 0;
    // The first is the head.
    for (let k = 1; k < unknowns.length; k++) {
      reactiveV += (perVar[k] as number) * (reactiveVar[unknowns[k] as number] as number);
      wanderV2PerS += (coefficients[k] as number) ** 2 * (wanderKw2PerS[unknowns[k] as number] as number);
    }
    // Another moment than the powers': they were others then.
    const apartS = Math.abs(atMs - live.agedFromMs) / 1000;
    const sigma = Math.sqrt((data.policy.voltageErrorFraction * nominalV) ** 2 + apartS * wanderV2PerS);
    return [{ serial, quantity: "voltage", unknowns, coefficients, value: volts - reactiveV, sigma }];
  });
}

/** Reactive power by number of the power's unknown; what is not measured is taken as none. */
function reactivePerPhase(model: FeederModel, reporters: readonly ReporterState[]): Float64Array {
  const reactiveVar = new Float64Array(model.powers);
  for (const [i, { serial, phases }] of model.members.entries()) {
    const perPhase = (reporters[i]?.live?.reactiveVar ?? 0) / phases.length;
    for (const phase of phases) reactiveVar[model.powerOf(serial, phase)] = perPhase;
  }
  return reactiveVar;
}

/** How fast each power's variance grows from where it was measured, kW²/s. */
function wanderPerPhase(model: FeederModel, reporters: readonly ReporterState[]): Float64Array {
  const wanderKw2PerS = new Float64Array(model.powers);
  for (const [i, { serial, phases }] of model.members.entries()) {
    for (const phase of phases) {
      const w2PerS = reporters[i]?.growth.w2PerS[`l${phase}`] ?? 0;
      wanderKw2PerS[model.powerOf(serial, phase)] = w2PerS / KILO ** 2;
    }
  }
  return wanderKw2PerS;
}

function isFresh({ policy }: CommunityData, reporter: ReporterState): boolean {
  return freshnessOf(reporter, policy) === "fresh";
}

function isMeasured({ phaseW }: LiveSample, place: Place): boolean {
  return phaseW.length === place.phases.length && phaseW.every((powerW) => powerW !== null);
}
