import type { SchemaProblem } from "@sourceful/messaging";
import type { SiteConfig } from "./site-config.ts";
import { GRID } from "./site-plan.ts";

/** What no schema can say of a site.json that matches it: names that do not fit together. */
export function findSiteProblems(site: SiteConfig): SchemaProblem[] {
  return [...circuitProblems(site), ...derProblems(site), ...limitProblems(site)];
}

function circuitProblems({ circuits = [] }: SiteConfig): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const parents = new Map<string, string>();
  circuits.forEach(({ name, parent = GRID }, index) => {
    const path = `circuits[${index}]`;
    if (name === GRID)
      problems.push({ path: `${path}.name`, message: `is "${GRID}", the grid connection itself` });
    else if (parents.has(name))
      problems.push({ path: `${path}.name`, message: `is "${name}", as another circuit` });
    else parents.set(name, parent);
  });
  circuits.forEach(({ name, parent = GRID }, index) => {
    const path = `circuits[${index}].parent`;
    if (parent !== GRID && !parents.has(parent)) problems.push({ path, message: unknownCircuit(parent) });
    else if (parents.get(name) === parent && isInRing(name, parents))
      problems.push({ path, message: `leads back to "${name}" itself` });
  });
  return problems;
}

function derProblems(site: SiteConfig): SchemaProblem[] {
  const { ders = [], fuse } = site;
  const names = circuitNames(site);
  const seen = new Set<string>();
  return ders.flatMap(({ sn, type, circuit = GRID, phases = [] }, index) => {
    const path = `ders[${index}]`;
    const problems: SchemaProblem[] = [];
    const id = JSON.stringify([sn, type]);
    if (seen.has(id)) problems.push({ path, message: `lists ${type} of ${sn} a second time` });
    seen.add(id);
    if (!names.has(circuit)) problems.push({ path: `${path}.circuit`, message: unknownCircuit(circuit) });
    const most = fuse.max_a?.length ?? 3;
    if (phases.some((phase) => phase > most)) {
      problems.push({ path: `${path}.phases`, message: `names a phase that fuse.max_a does not have` });
    }
    return problems;
  });
}

function limitProblems(site: SiteConfig): SchemaProblem[] {
  const { ders = [], limits: { consumption } = {} } = site;
  if (!consumption) return [];
  const { circuit: held = GRID, enwg14a = false } = consumption;
  const path = "limits.consumption";
  if (!circuitNames(site).has(held)) return [{ path: `${path}.circuit`, message: unknownCircuit(held) }];
  if (!enwg14a) return [];
  if (held === GRID) {
    const message = "needs a circuit of its own: at the grid connection it would be on the household too";
    return [{ path: `${path}.enwg14a`, message }];
  }
  return ders.flatMap(({ circuit = GRID, enwg14a: device }, index) =>
    device === undefined && isBelow(circuit, held, site)
      ? [{ path: `ders[${index}]`, message: `is in the circuit "${held}" and needs enwg14a` }]
      : [],
  );
}

function circuitNames({ circuits = [] }: SiteConfig): Set<string> {
  return new Set([GRID, ...circuits.map(({ name }) => name)]);
}

function isBelow(circuit: string, top: string, { circuits = [] }: SiteConfig): boolean {
  const parents = new Map(circuits.map(({ name, parent = GRID }) => [name, parent]));
  for (
    let at: string | undefined = circuit, steps = 0;
    at !== undefined && steps <= parents.size;
    steps += 1
  ) {
    if (at === top) return true;
    at = parents.get(at);
  }
  return false;
}

function isInRing(name: string, parents: ReadonlyMap<string, string>): boolean {
  let at = parents.get(name);
  for (let steps = 0; at !== undefined && steps < parents.size; steps += 1) {
    if (at === name) return true;
    at = parents.get(at);
  }
  return false;
}

function unknownCircuit(name: string): string {
  return `names the circuit "${name}", which is not in circuits`;
}
