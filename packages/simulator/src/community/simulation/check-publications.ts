import type { CommunityEffect, CommunityState, Publication } from "@sourceful/edgeware-aggregator";
import type { Invariant } from "./violation.ts";

type Report = (invariant: Invariant, message: string) => void;

/**
 * What leaves at one moment: figures of cohorts of at least the floor, of which no two tell of fewer by their
 * difference, each equal to the sum of its members and no more fresh than they are.
 */
export function checkPublications(
  effects: readonly CommunityEffect[],
  state: CommunityState,
  floor: number,
  report: Report,
): void {
  const published = effects.flatMap((effect) => (effect.type === "publish" ? [effect.publication] : []));
  const cohorts = published.map((publication) => ({
    name: nameOf(publication),
    serials: new Set(state.derived.index.groups.get(nameOf(publication))?.serials),
  }));
  for (const [i, publication] of published.entries()) {
    const { name, serials } = cohorts[i] as (typeof cohorts)[number];
    const { view } = publication;
    if (serials.size < floor || view.sources.count < floor) {
      report("privacy", `${name} of ${serials.size} buildings, ${view.sources.count} heard, was published`);
    }
    for (const other of cohorts) {
      if (other.serials === serials) continue;
      const shared = [...serials].filter((serial) => other.serials.has(serial)).length;
      const rest = serials.size - shared;
      if (shared > 0 && rest > 0 && rest < floor) {
        report("privacy", `${name} less ${other.name} tells of ${rest} buildings`);
      }
    }
    checkFigure(publication, serials, state, report);
  }
}

function checkFigure(
  publication: Publication,
  serials: Iterable<string>,
  state: CommunityState,
  report: Report,
): void {
  const { view } = publication;
  const name = nameOf(publication);
  let milliW = 0;
  let freshVa = 0;
  let ratedVa = 0;
  for (const serial of serials) {
    const contribution = state.derived.contributions.get(serial);
    milliW += contribution?.numbers.net?.milliW ?? 0;
    ratedVa += contribution?.ratedVa ?? 0;
    if (contribution?.freshness === "fresh") freshVa += contribution.ratedVa;
  }
  const { knownValue } = view.figures.net;
  if (knownValue !== undefined && knownValue !== milliW / 1000) {
    report("aggregates", `${name} was published with ${knownValue} W, its buildings have ${milliW / 1000} W`);
  }
  if (view.coverage > freshVa / ratedVa) {
    report(
      "coverage",
      `${name} was published with a coverage of ${view.coverage}, it is ${freshVa / ratedVa}`,
    );
  }
}

function nameOf({ view: { element } }: Publication): string {
  return `${element.kind}/${element.id}`;
}
