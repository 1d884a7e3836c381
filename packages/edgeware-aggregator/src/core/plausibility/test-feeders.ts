import type { CommunityData } from "../community-data.ts";
import type { AlarmEffect, CommunityEffect } from "../community-effect.ts";
import type { CommunityState } from "../community-state.ts";
import { contribute } from "../derived-state.ts";
import type { Feeder } from "../topology/community-topology.ts";
import { balanceChiSquare } from "./balance-chi-square.ts";
import { type FeederRow, feederMeasurements } from "./feeder-measurements.ts";
import { type FeederModel, feederModel } from "./feeder-model.ts";
import { chiSquare99, solveLeastSquares } from "./least-squares.ts";

/**
 * Above this many unknowns a feeder's voltages are left out: each depends on every power, and a test of so many
 * takes a tenth of a second, of twice as many eight times that.
 */
const MOST_UNKNOWNS = 400;
/** Feeders tested in one tick: a test of 50 three-phase houses takes some 15 ms. */
const MOST_PER_TICK = 8;
/** A residual that many of its standard deviations large names its measurement. */
const TELLING = 3;
/**
 * Taking a measurement out lowers χ² by the square of its normalised residual, so the difference of two squares
 * is twice the logarithm of how much likelier it is that the one is bad than the other: 19 to 1 is asked.
 */
const APART = 2 * Math.log(19);
/** A verdict in which nobody is named, the first time: of a hundred tests of what is true one ends so too. */
const IN_DOUBT = "in doubt";
/** How many bad measurements are looked for at a time. */
const MOST_SUSPECTS = 3;

/**
 * Tests the feeders whose turn it is, each once in `feederTestEveryMs` where ticks are often enough, spread evenly
 * so that no tick is held up by all of them. Of one that has a meter or voltages: whether what its buildings, its meter and its voltages say
 * fits together (χ² at 99 %), and if not, whose word does not (largest normalised residual;
 * community-anchors.md 2.16 e and f). A building that is named is suspect for `suspectForMs`, with all the
 * variance its connection allows. Alarms are raised when a feeder's verdict changes; that nobody stands out has to
 * be found twice running.
 */
export function testFeeders(state: CommunityState): CommunityEffect[] {
  return takeTurn(state.data).flatMap((feeder) => {
    const verdict = testFeeder(state, feeder);
    if (verdict === undefined) return [];
    for (const serial of verdict.suspects) suspectBuilding(state, serial);
    const { alarm } = verdict;
    const found = alarm ? `${alarm.code} ${alarm.about}` : "fits";
    const before = state.data.feederVerdicts.get(feeder.id) ?? "fits";
    const isSure = alarm?.code !== "feeder_unbalanced" || before === IN_DOUBT || before === found;
    state.data.feederVerdicts.set(feeder.id, isSure ? found : IN_DOUBT);
    return alarm && isSure && before !== found ? [alarm] : [];
  });
}

/** The feeders that are due since the last turn. */
function takeTurn(data: CommunityData): Feeder[] {
  const { feeders } = data.topology;
  const everyMs = data.policy.feederTestEveryMs;
  const due = Math.floor(((data.nowMs - data.feedersTestedMs) * feeders.length) / everyMs);
  if (due < 1) return [];
  const count = Math.min(due, feeders.length, MOST_PER_TICK);
  const turn = Array.from(
    { length: count },
    (_, i) => feeders[(data.nextFeeder + i) % feeders.length] as Feeder,
  );
  data.nextFeeder = (data.nextFeeder + count) % feeders.length;
  data.feedersTestedMs = due > count ? data.nowMs : data.feedersTestedMs + (due * everyMs) / feeders.length;
  return turn;
}

interface Verdict {
  readonly suspects: readonly string[];
  readonly alarm?: AlarmEffect;
}

/** What a feeder's measurements say; undefined when there are too few to say anything. */
function testFeeder(state: CommunityState, feeder: Feeder): Verdict | undefined {
  const { data, derived } = state;
  const model = derived.feederModels.get(feeder.id) ?? feederModel(data.topology, derived.index, feeder);
  derived.feederModels.set(feeder.id, model);
  const withVoltages = model.powers + 3 <= MOST_UNKNOWNS;
  const { rows: all, unknowns, hasVoltages } = feederMeasurements(state, feeder, model, { withVoltages });
  const about = feeder.id;
  if (!hasVoltages)
    return testBalance(feeder, all) ?? (withVoltages ? undefined : findUntested(state, feeder, model));
  let rows = all;
  const named: FeederRow[] = [];
  for (;;) {
    const fit = solveLeastSquares(rows, unknowns);
    const freedom = fit?.freedom ?? 0;
    if (!fit || freedom === 0 || fit.chiSquare <= chiSquare99(freedom)) break;
    const worst = named.length < MOST_SUSPECTS ? findWorst(rows, fit.normalisedResiduals()) : undefined;
    if (!worst) {
      return { suspects: [], alarm: unbalanced(about, fit.chiSquare, freedom) };
    }
    named.push(worst);
    rows = rows.filter((row) => row !== worst);
  }
  const [first] = named;
  if (!first) return { suspects: [] };
  const liars = named.filter(({ quantity }) => quantity === "power").map(({ serial }) => serial);
  const serials = [...new Set(named.map(({ serial }) => serial))].toSorted();
  const code = first.quantity === "power" ? "neighbour_voltage" : "meter_suspect";
  const reason = `on feeder ${feeder.id} the ${first.quantity} does not fit the rest`;
  return {
    suspects: [...new Set(liars)],
    alarm: { type: "alarm", severity: "SEV-3", code, about: serials.join(", "), reason },
  };
}

/** The meter against the buildings; undefined without a meter. Nobody can be named then. */
function testBalance(feeder: Feeder, rows: readonly FeederRow[]): Verdict | undefined {
  const { chiSquare, freedom } = balanceChiSquare(rows);
  if (freedom === 0) return undefined;
  if (chiSquare <= chiSquare99(freedom)) return { suspects: [] };
  return { suspects: [], alarm: unbalanced(feeder.id, chiSquare, freedom) };
}

/** Of a feeder that is too large for its voltages and has no meter; undefined when it has no voltages either. */
function findUntested({ data }: CommunityState, feeder: Feeder, model: FeederModel): Verdict | undefined {
  const hasVoltage = model.members.some(({ serial }) =>
    data.reporters.get(serial)?.live?.phaseV.some((volts) => volts !== null),
  );
  if (!hasVoltage) return undefined;
  const reason = `${model.powers} powers to be found, voltages tell of at most ${MOST_UNKNOWNS}; a meter at its head would do`;
  const alarm = {
    type: "alarm",
    severity: "SEV-4",
    code: "feeder_not_tested",
    about: feeder.id,
    reason,
  } as const;
  return { suspects: [], alarm };
}

function unbalanced(about: string, chiSquare: number, freedom: number): AlarmEffect {
  const reason = `χ² ${chiSquare.toFixed(1)} of ${freedom}, nobody stands out`;
  return { type: "alarm", severity: "SEV-3", code: "feeder_unbalanced", about, reason };
}

/** The measurement that fits worst, unless it could as well be another's. */
function findWorst(rows: readonly FeederRow[], normalised: Float64Array): FeederRow | undefined {
  const ranked = rows
    .map((row, i) => ({ row, size: Math.abs(normalised[i] as number) }))
    .toSorted((a, b) => b.size - a.size);
  const [worst] = ranked;
  const rival = ranked.find(({ row }) => row.serial !== worst?.row.serial);
  if (!worst || worst.size < TELLING || worst.row.quantity === "assumed") return undefined;
  return rival && worst.size ** 2 - rival.size ** 2 < APART ? undefined : worst.row;
}

function suspectBuilding({ data, derived }: CommunityState, serial: string): void {
  const reporter = data.reporters.get(serial);
  const place = derived.index.places.get(serial);
  if (!reporter || !place) return;
  reporter.suspectUntilMs = data.nowMs + data.policy.suspectForMs;
  reporter.evaluatedMs = data.nowMs;
  contribute(derived, data, reporter, place);
}
