import { setImmediate } from "node:timers/promises";
import { EdgeError } from "@sourceful/domain";
import type { LimitCheck } from "@sourceful/grid";
import type { CommunityConfig } from "../../configuration/community-config.ts";
import { limitsOf } from "../../configuration/limits-of.ts";
import { networkOf } from "../../configuration/network-of.ts";
import type { CommunityState } from "../../core/community-state.ts";
import { findLocalProblem } from "../local/local-view.ts";
import { GridDesk } from "./grid-desk.ts";
import type { LimitFinding, LimitsView, PointHeadroom } from "./limits-view.ts";
import { mergeChecks } from "./merge-checks.ts";
import { scenarioPowers } from "./scenario-powers.ts";
import { sumLimits } from "./sum-limits.ts";

/** A view is worked out anew when it is older than this, ms. */
const KEPT_MS = 5000;
const SEVERITIES = ["statutory", "firm", "advisory"] as const;
const NO_LINES = "community.yaml has no lines, so there are no voltages and no loads of lines";
const NO_VOLTAGES = "no voltages carry what the buildings draw, or may draw where that is not known";

/** A network ready to be solved, or why there is none; as long as all of it stays as it was. */
interface Version {
  readonly config: CommunityConfig;
  readonly topologyVersion: number;
  readonly switches: string;
  readonly grid?: GridDesk;
  readonly reason?: string;
}

/** Works out what a community's network bears, for whoever runs the node. One calculation at a time. */
export class LimitDesk {
  #version: Version | undefined;
  #view: LimitsView | undefined;
  #working: Promise<LimitsView> | undefined;

  /**
   * How the network stands, at most five seconds ago. Other work gets its turn between the solutions, so what
   * comes in is not held up.
   */
  async view(state: CommunityState, config: CommunityConfig): Promise<LimitsView> {
    if (this.#working) return this.#working;
    const version = this.#versionOf(state, config);
    const isKept = version === this.#version && this.#view && state.data.nowMs - this.#view.atMs < KEPT_MS;
    if (isKept && this.#view) return this.#view;
    this.#version = version;
    this.#working = workOut(state, version);
    try {
      this.#view = await this.#working;
      return this.#view;
    } finally {
      this.#working = undefined;
    }
  }

  #versionOf({ data }: CommunityState, config: CommunityConfig): Version {
    const before = this.#version;
    const topologyVersion = data.topology.version;
    const switches = JSON.stringify([...data.switches].map(([id, { isClosed }]) => [id, isClosed]));
    if (
      before?.config === config &&
      before.topologyVersion === topologyVersion &&
      before.switches === switches
    ) {
      return before;
    }
    const found = { config, topologyVersion, switches };
    const network = networkOf(config, topologyVersion);
    if (!network) return { ...found, reason: NO_LINES };
    const positioned = network.switches.map((one) => ({
      ...one,
      isClosed: data.switches.get(one.id)?.isClosed ?? one.isClosed,
    }));
    try {
      return {
        ...found,
        grid: new GridDesk({ ...network, switches: positioned }, limitsOf(config, network)),
      };
    } catch (thrown) {
      if (thrown instanceof EdgeError) return { ...found, reason: thrown.message };
      throw thrown;
    }
  }
}

async function workOut(state: CommunityState, { grid, reason }: Version): Promise<LimitsView> {
  const { position, nowMs: atMs, topology } = state.data;
  // Everything that is read of the state is read here, at one moment; what follows takes several turns.
  const buildings = countBuildings(state, grid);
  const assumptions = buildings.missing > 0 ? (["import", "export"] as const) : (["import"] as const);
  const scenarios = grid
    ? assumptions.map((assumption) => scenarioPowers(state, grid.model, assumption))
    : [];
  const sums = sumLimits(state, (kind, id) =>
    kind === "transformer"
      ? (grid?.model.transformers.has(id) ?? false)
      : (grid?.model.connectionPoints.has(id) ?? false),
  );
  const withheld = new Map(
    topology.connectionPoints.map(({ id }) => [
      id,
      findLocalProblem(state, { kind: "connection_point", id }),
    ]),
  );
  const points = topology.connectionPoints;

  const checks = grid ? scenarios.map((powers) => grid.check(powers, { atMs })) : [];
  const solved = checks.filter((check): check is LimitCheck => check !== undefined);
  const usable = grid && solved.length === checks.length ? grid : undefined;
  const headroom: PointHeadroom[] = [];
  for (const point of usable ? points : []) {
    if (!usable?.model.connectionPoints.has(point.id)) continue;
    const problem = withheld.get(point.id);
    const names = { connectionPoint: point.id, buildings: point.buildings.map(({ serial }) => serial) };
    if (problem === undefined) {
      await setImmediate();
      headroom.push({ ...names, ...usable.headroom(point, scenarios, { atMs }) });
    } else headroom.push({ ...names, withheld: problem });
  }
  const merged = mergeChecks(usable ? solved : []);
  const why = reason ?? (usable ? undefined : NO_VOLTAGES);
  return {
    topologyVersion: topology.version,
    position,
    atMs,
    buildings,
    network: { isComputed: usable !== undefined, ...(why === undefined ? {} : { reason: why }) },
    violations: [...merged.violations, ...sums.filter(({ margin = 0 }) => margin < 0)]
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((finding) => hideFigures(finding, withheld)),
    tightest: [...merged.tightest, ...sums].map((finding) => hideFigures(finding, withheld)),
    unchecked: merged.unchecked,
    headroom,
  };
}

function countBuildings({ derived }: CommunityState, grid: GridDesk | undefined): LimitsView["buildings"] {
  const count = { measured: 0, imputed: 0, missing: 0, unplaced: 0 };
  for (const { serial, kind } of derived.index.places.values()) {
    if (kind !== "building") continue;
    if (grid && !grid.model.indexOfLoad.has(serial)) count.unplaced += 1;
    const freshness = derived.contributions.get(serial)?.freshness ?? "missing";
    if (freshness === "missing") count.missing += 1;
    else if (freshness === "estimated") count.imputed += 1;
    else count.measured += 1;
  }
  return count;
}

/** A limit of one building's own connection is told of, its power is not. */
function hideFigures(finding: LimitFinding, withheld: ReadonlyMap<string, string | undefined>): LimitFinding {
  const reason = finding.element.kind === "connection_point" ? withheld.get(finding.element.id) : undefined;
  if (reason === undefined) return finding;
  const { value: _, margin: __, ...rest } = finding;
  return { ...rest, withheld: reason };
}
