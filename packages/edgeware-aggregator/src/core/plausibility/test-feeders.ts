import type { CommunityData } from "../community-data.ts";
import type { AlarmEffect, CommunityEffect } from "../community-effect.ts";
import type { CommunityState } from "../community-state.ts";
import { contribute } from "../derived-state.ts";
import type { Feeder } from "../topology/community-topology.ts";
import { type FeederRow, feederMeasurements } from "./feeder-measurements.ts";
import { feederModel } from "./feeder-model.ts";
import { chiSquare99, solveLeastSquares } from "./least-squares.ts";

/** Above this many unknowns a feeder's test would hold up the fold: 400³/3 multiplications are about 20 ms. */
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
/** How many bad measurements are looked for at a time. */
const MOST_SUSPECTS = 3;

/**
 * Tests the feeders whose turn it is, each once in `feederTestEveryMs` where ticks are often enough, spread evenly
 * so that no tick is held up by all of them. Of one that has a meter or voltages: whether what its buildings, its meter and its voltages say
 * fits together (χ² at 99 %), and if not, whose word does not (largest normalised residual;
 * community-anchors.md 2.16 e and f). A building that is named is suspect for `suspectForMs`, with all the
 * variance its connection allows. Alarms are raised when a feeder's verdict changes.
 */
export function testFeeders(state: CommunityState): CommunityEffect[] {
  return takeTurn(state.data).flatMap((feeder) => {
    const verdict = testFeeder(state, feeder);
    if (verdict === undefined) return [];
    for (const serial of verdict.suspects) suspectBuilding(state, serial);
    const summary = verdict.alarm ? `${verdict.alarm.code} ${verdict.alarm.about}` : "fits";
    if ((state.data.feederVerdicts.get(feeder.id) ?? "fits") === summary) return [];
    state.data.feederVerdicts.set(feeder.id, summary);
    return verdict.alarm ? [verdict.alarm] : [];
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
  const { rows: all, unknowns, hasVoltages } = feederMeasurements(state, feeder, model);
  if (!all.some(({ quantity }) => quantity === "meter" || quantity === "voltage")) return undefined;
  const about = feeder.id;
  if (unknowns > MOST_UNKNOWNS) {
    const reason = `${unknowns} unknowns, at most ${MOST_UNKNOWNS} are tested`;
    return {
      suspects: [],
      alarm: { type: "alarm", severity: "SEV-4", code: "feeder_not_tested", about, reason },
    };
  }
  let rows = all;
  const named: FeederRow[] = [];
  for (;;) {
    const fit = solveLeastSquares(rows, unknowns);
    const freedom = fit?.freedom ?? 0;
    if (!fit || freedom === 0 || fit.chiSquare <= chiSquare99(freedom)) break;
    const worst = named.length < MOST_SUSPECTS ? findWorst(rows, fit.normalisedResiduals()) : undefined;
    if (!worst) {
      const reason = `χ² ${fit.chiSquare.toFixed(1)} of ${freedom}, nobody stands out`;
      return {
        suspects: [],
        alarm: { type: "alarm", severity: "SEV-3", code: "feeder_unbalanced", about, reason },
      };
    }
    named.push(worst);
    rows = rows.filter((row) => row !== worst);
  }
  const [first] = named;
  if (!first) return { suspects: [] };
  const liars = named.filter(({ quantity }) => quantity === "power").map(({ serial }) => serial);
  const serials = [...new Set(named.map(({ serial }) => serial))].toSorted();
  const code =
    first.quantity === "power" ? (hasVoltages ? "neighbour_voltage" : "feeder_balance") : "meter_suspect";
  const reason = `on feeder ${feeder.id} the ${first.quantity} does not fit the rest`;
  return {
    suspects: [...new Set(liars)],
    alarm: { type: "alarm", severity: "SEV-3", code, about: serials.join(", "), reason },
  };
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
