import type { CommunityTopology } from "./community-topology.ts";

/**
 * Everything that keeps a topology from being used, in plain words with the element's name; empty when it is
 * sound. The core applies no topology with problems.
 */
export function findTopologyProblems(topology: CommunityTopology): string[] {
  const problems: string[] = [];
  const transformers = uniqueIds("transformer", topology.transformers, problems);
  const feeders = uniqueIds("feeder", topology.feeders, problems);
  const points = uniqueIds("connection point", topology.connectionPoints, problems);
  uniqueIds("switch", topology.switches ?? [], problems);
  uniqueIds("line", topology.lines ?? [], problems);
  uniqueIds("PED", topology.peds ?? [], problems);
  for (const { id, transformer } of topology.feeders) {
    if (!transformers.has(transformer)) {
      problems.push(`feeder ${id} names transformer ${transformer}, which does not exist`);
    }
  }
  for (const { id, feeder, phases, importVa, exportVa } of topology.connectionPoints) {
    if (!feeders.has(feeder))
      problems.push(`connection point ${id} names feeder ${feeder}, which does not exist`);
    if (phases.length === 0 || new Set(phases).size !== phases.length) {
      problems.push(`connection point ${id} needs one to three different phases`);
    }
    if (!(importVa >= 0 && exportVa >= 0 && importVa + exportVa > 0)) {
      problems.push(`connection point ${id} needs capacities of 0 VA or more, and one of them above 0`);
    }
  }
  problems.push(...serialProblems(topology));
  for (const { id, connectionPoints, method } of topology.peds ?? []) {
    for (const point of connectionPoints) {
      if (!points.has(point))
        problems.push(`PED ${id} names connection point ${point}, which does not exist`);
    }
    if (!/^[^@\s]+@[^@\s]+$/.test(method)) problems.push(`PED ${id} needs a method as name@version`);
  }
  if (!(Math.abs(topology.latitudeDeg) <= 90 && Math.abs(topology.longitudeDeg) <= 180)) {
    problems.push("the community's latitude or longitude is not on Earth");
  }
  if (!(topology.nominalV > 0)) problems.push("the nominal voltage must be above 0 V");
  const lossFraction = topology.sharing?.lossFraction ?? 0;
  if (!(lossFraction >= 0 && lossFraction < 1))
    problems.push("losses of sharing must be a share from 0 up to 1");
  return problems;
}

/** A serial reports for one building or one meter; R38's members and R48's capacities hang on it. */
function serialProblems({ connectionPoints, feeders, transformers }: CommunityTopology): string[] {
  const problems: string[] = [];
  const places = new Map<string, string>();
  const place = (serial: string, where: string) => {
    const other = places.get(serial);
    if (other !== undefined) problems.push(`${serial} is at ${other} and at ${where}`);
    places.set(serial, where);
  };
  for (const { id, buildings, phases } of connectionPoints) {
    for (const building of buildings) {
      place(building.serial, `connection point ${id}`);
      if ((building.phases ?? []).some((phase) => !phases.includes(phase))) {
        problems.push(`${building.serial} is on a phase its connection point ${id} does not have`);
      }
      for (const { id: der, ratedW } of building.ders ?? []) {
        if (!(ratedW > 0)) problems.push(`${building.serial}'s ${der} needs a rating above 0 W`);
      }
    }
  }
  for (const { id, meter } of feeders) if (meter !== undefined) place(meter, `feeder ${id}`);
  for (const { id, meter } of transformers) if (meter !== undefined) place(meter, `transformer ${id}`);
  return problems;
}

function uniqueIds(
  kind: string,
  elements: readonly { readonly id: string }[],
  problems: string[],
): Set<string> {
  const ids = new Set<string>();
  for (const { id } of elements) {
    if (ids.has(id)) problems.push(`${kind} ${id} exists twice`);
    ids.add(id);
  }
  return ids;
}
