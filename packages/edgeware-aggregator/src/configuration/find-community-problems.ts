import { errorMessage, nearestName } from "@sourceful/domain";
import { parsePublicKey } from "@sourceful/identity";
import { findTokenProblem, type SchemaProblem } from "@sourceful/messaging";
import { entriesOf, isObject, listOf, type ReadableEntry, rootEntry, textOf } from "./readable-entry.ts";

/**
 * What no schema can say of a community.yaml: names that repeat, that do not exist, or that cannot be part of a
 * subject; buses nothing leads to; capacities beyond what feeds them. In the order of the file's sections.
 */
export function findCommunityProblems(document: unknown): SchemaProblem[] {
  const root = rootEntry(document);
  const problems: SchemaProblem[] = [];
  const community = textOf(root, "community");
  if (community !== undefined) checkToken(community, "community", problems);

  const transformers = named(root, "transformers", problems);
  const feeders = named(root, "feeders", problems);
  const points = named(root, "connection_points", problems);
  const lines = named(root, "lines", problems);
  const switches = named(root, "switches", problems);
  const peds = named(root, "peds", problems);
  const meters = entriesOf(root, "meters");
  const buildings = points.entries.flatMap((point) => entriesOf(point, "buildings"));

  const serials = new Names("serial");
  for (const reporter of [...buildings, ...meters]) {
    const serial = textOf(reporter, "serial");
    if (serial === undefined) continue;
    checkToken(serial, `${reporter.path}.serial`, problems);
    serials.add(serial, `${reporter.path}.serial`, problems);
  }
  const keys = new Names("public_key");
  for (const reporter of [...buildings, ...meters]) {
    const key = textOf(reporter, "public_key");
    if (key === undefined) continue;
    keys.add(key, `${reporter.path}.public_key`, problems);
    checkKey(key, `${reporter.path}.public_key`, problems);
  }

  const meterSerials = new Names("meter");
  for (const meter of meters) {
    const serial = textOf(meter, "serial");
    if (serial !== undefined) meterSerials.add(serial, meter.path, []);
  }
  const placed = new Names("meter");
  for (const place of [...transformers.entries, ...feeders.entries]) {
    meterSerials.check(place, "meter", "meters", problems);
    const meter = textOf(place, "meter");
    if (meter !== undefined) placed.add(meter, `${place.path}.meter`, problems);
  }
  for (const feeder of feeders.entries)
    transformers.names.check(feeder, "transformer", "transformers", problems);
  for (const point of points.entries) feeders.names.check(point, "feeder", "feeders", problems);
  checkPhases(points.entries, problems);
  checkBuses({ transformers, feeders, points, lines, switches }, problems);
  checkCapacities(points.entries, feeders.entries, transformers.entries, problems);
  for (const ped of peds.entries) {
    for (const [index, point] of listOf(ped, "connection_points").entries()) {
      if (typeof point === "string") {
        points.names.checkName(
          point,
          `${ped.path}.connection_points[${index}]`,
          "connection_points",
          problems,
        );
      }
    }
    const method = textOf(ped, "method");
    if (method !== undefined && !/^[^@\s]+@[^@\s]+$/.test(method)) {
      problems.push({
        path: `${ped.path}.method`,
        message: "must be a name and a version, as energy-balance@1",
      });
    }
  }
  checkShares(root, serials, problems);
  checkDers(buildings, problems);
  return problems;
}

/** Names of one kind, and where each was first given. */
class Names {
  readonly #paths = new Map<string, string>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  add(name: string, path: string, problems: SchemaProblem[]): void {
    const first = this.#paths.get(name);
    if (first === undefined) this.#paths.set(name, path);
    else
      problems.push({
        path,
        message: `is ${JSON.stringify(name)}, as ${first} already: each ${this.#kind} once`,
      });
  }

  has(name: string): boolean {
    return this.#paths.has(name);
  }

  /** Says when `key` of an entry names something that is not there. */
  check(entry: ReadableEntry, key: string, section: string, problems: SchemaProblem[]): void {
    const name = textOf(entry, key);
    if (name !== undefined) this.checkName(name, `${entry.path}.${key}`, section, problems);
  }

  checkName(name: string, path: string, section: string, problems: SchemaProblem[]): void {
    if (this.#paths.has(name)) return;
    const nearest = nearestName(name, [...this.#paths.keys()]);
    const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
    problems.push({ path, message: `names ${JSON.stringify(name)}, which is not in ${section}${hint}` });
  }
}

interface Section {
  readonly entries: readonly ReadableEntry[];
  readonly names: Names;
}

function named(root: ReadableEntry, key: string, problems: SchemaProblem[]): Section {
  const entries = entriesOf(root, key);
  const names = new Names("id");
  for (const entry of entries) {
    const id = textOf(entry, "id");
    if (id !== undefined) names.add(id, `${entry.path}.id`, problems);
  }
  return { entries, names };
}

function checkToken(token: string, path: string, problems: SchemaProblem[]): void {
  const problem = findTokenProblem(token);
  if (problem === undefined) return;
  problems.push({ path, message: `cannot be part of a NATS subject: ${JSON.stringify(token)} ${problem}` });
}

/** What does not even look like a key is the schema's to tell. */
function checkKey(key: string, path: string, problems: SchemaProblem[]): void {
  if (!/^[A-Za-z0-9_-]{43}$/.test(key)) return;
  try {
    parsePublicKey(key);
  } catch (thrown) {
    problems.push({ path, message: `cannot be used: ${errorMessage(thrown)}` });
  }
}

function checkPhases(points: readonly ReadableEntry[], problems: SchemaProblem[]): void {
  for (const point of points) {
    const phases = listOf(point, "phases");
    for (const building of entriesOf(point, "buildings")) {
      const other = listOf(building, "phases").find((phase) => !phases.includes(phase));
      if (other === undefined) continue;
      problems.push({
        path: `${building.path}.phases`,
        message: `has phase ${JSON.stringify(other)}, which ${point.path} does not have`,
      });
    }
  }
}

interface NetworkSections {
  readonly transformers: Section;
  readonly feeders: Section;
  readonly points: Section;
  readonly lines: Section;
  readonly switches: Section;
}

/** Buses come into being by being named at both ends of something; a bus that only one entry names is a slip. */
function checkBuses(sections: NetworkSections, problems: SchemaProblem[]): void {
  const { transformers, feeders, points, lines, switches } = sections;
  const branches = [...lines.entries, ...switches.entries];
  const buses = new Names("bus");
  for (const transformer of transformers.entries) addBus(buses, transformer, "bus");
  for (const branch of branches) {
    addBus(buses, branch, "from");
    addBus(buses, branch, "to");
    const from = textOf(branch, "from");
    if (from !== undefined && from === textOf(branch, "to")) {
      problems.push({ path: branch.path, message: `leads from ${from} to itself` });
    }
  }
  for (const entry of [...feeders.entries, ...points.entries]) {
    buses.check(entry, "bus", "lines, switches or transformers", problems);
  }
  if (branches.length === 0) return;
  for (const transformer of transformers.entries) {
    if (transformer.entry.bus === undefined) {
      problems.push({
        path: `${transformer.path}.bus`,
        message: "is missing: lines are given, so where they begin matters",
      });
    }
  }
}

function addBus(buses: Names, entry: ReadableEntry, key: string): void {
  const bus = textOf(entry, key);
  if (bus !== undefined && !buses.has(bus)) buses.add(bus, `${entry.path}.${key}`, []);
}

/** A connection that carries nothing, or more than the transformer that feeds it is rated for, is a slip. */
function checkCapacities(
  points: readonly ReadableEntry[],
  feeders: readonly ReadableEntry[],
  transformers: readonly ReadableEntry[],
  problems: SchemaProblem[],
): void {
  const ratings = new Map(transformers.map((entry) => [textOf(entry, "id"), entry.entry.rated_va]));
  const transformerOf = new Map(feeders.map((entry) => [textOf(entry, "id"), textOf(entry, "transformer")]));
  for (const point of points) {
    const rating = ratings.get(transformerOf.get(textOf(point, "feeder")));
    if (point.entry.import_va === 0 && (point.entry.export_va ?? 0) === 0) {
      problems.push({ path: `${point.path}.import_va`, message: "is 0 VA, and so is what may be fed in" });
    }
    for (const key of ["import_va", "export_va"]) {
      const capacity = point.entry[key];
      if (typeof capacity === "number" && typeof rating === "number" && capacity > rating) {
        problems.push({
          path: `${point.path}.${key}`,
          message: `is ${capacity} VA, more than the ${rating} VA of the transformer that feeds it`,
        });
      }
    }
  }
}

function checkShares(root: ReadableEntry, serials: Names, problems: SchemaProblem[]): void {
  const { sharing } = root.entry;
  if (!isObject(sharing)) return;
  const shares = isObject(sharing.shares) ? sharing.shares : {};
  for (const serial of Object.keys(shares)) {
    serials.checkName(serial, `sharing.shares.${serial}`, "connection_points", problems);
  }
  if (sharing.kind === "SK-STATIC" && Object.keys(shares).length === 0) {
    problems.push({ path: "sharing.shares", message: "is missing: SK-STATIC divides by it" });
  }
}

function checkDers(buildings: readonly ReadableEntry[], problems: SchemaProblem[]): void {
  for (const building of buildings) {
    const ids = new Names("id");
    for (const der of entriesOf(building, "ders")) {
      const id = textOf(der, "id");
      const kind = textOf(der, "kind");
      if (id !== undefined) ids.add(id, der.path, problems);
      if (kind === "battery" && der.entry.capacity_wh === undefined) {
        problems.push({
          path: `${der.path}.capacity_wh`,
          message: "is missing: a battery's charge is judged by it",
        });
      }
    }
  }
}
