import { type RadialModel, STRIDE } from "@sourceful/grid";
import type { CommunityState } from "../../core/community-state.ts";
import type { Contribution } from "../../core/sums/contribution.ts";
import type { Place } from "../../core/topology/place.ts";

/** What is assumed of buildings whose power is not known: all at their capacity in one direction. */
export type Assumption = "import" | "export";

/**
 * What every load of a community's network draws, W and var per phase as the model lays them out: measured, held or
 * imputed, and for those of which nothing is known their part of the connection's capacity.
 */
export function scenarioPowers(
  { derived }: CommunityState,
  model: RadialModel,
  assumption: Assumption,
): Float64Array {
  const powers = new Float64Array(model.basePowers.length);
  for (const [serial, load] of model.indexOfLoad) {
    const place = derived.index.places.get(serial);
    const contribution = derived.contributions.get(serial);
    if (!place || !contribution) continue;
    const phaseW = phasePowersOf(contribution, place) ?? assumedPowers(place, assumption);
    const phaseVar = (contribution.numbers.reactive?.milliW ?? 0) / 1000 / place.phases.length;
    for (const [i, phase] of place.phases.entries()) {
      const at = STRIDE * load + 2 * (phase - 1);
      powers[at] = phaseW[i] as number;
      powers[at + 1] = phaseVar;
    }
  }
  return powers;
}

/** In the order of the place's phases; undefined when even their sum is not known. */
function phasePowersOf({ numbers }: Contribution, { phases }: Place): number[] | undefined {
  if (!numbers.net) return undefined;
  const evenW = numbers.net.milliW / 1000 / phases.length;
  const known = phases.map((phase) => numbers[`l${phase}`]?.milliW);
  const isWhole = known.every((milliW) => milliW !== undefined);
  return known.map((milliW) => (isWhole ? (milliW as number) / 1000 : evenW));
}

/** A connection's capacity binds its buildings jointly, so each has an equal part of it. */
function assumedPowers({ phases, importVa, exportVa, point }: Place, assumption: Assumption): number[] {
  const wholeW = assumption === "import" ? importVa : -exportVa;
  const share = wholeW / (point?.buildings.length ?? 1) / phases.length;
  return phases.map(() => share);
}
