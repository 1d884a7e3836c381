import { findActionProblem } from "../authority/action-record.ts";
import { refuseAction } from "../authority/refuse-action.ts";
import type { CommunityEffect, PartitionEffect } from "../community-effect.ts";
import type { SwitchEvent, TopologyEvent } from "../community-event.ts";
import { type CommunityState, withTopology } from "../community-state.ts";
import { deriveState } from "../derived-state.ts";
import { keepTopology } from "../ledger/past-topology.ts";
import type { LiveSample } from "../reporter/live-sample.ts";
import { beginSpan, endSpan } from "../reporter/time-span.ts";
import { findTopologyProblems } from "./find-topology-problems.ts";
import type { Place } from "./place.ts";

/**
 * Puts another version of the topology in force. One with problems, of another community or not newer is
 * refused with an alarm and changes nothing. Positions of switches that exist no more are forgotten.
 */
export function changeTopology(state: CommunityState, { topology, atMs }: TopologyEvent): CommunityEffect[] {
  const { data } = state;
  const problems = findTopologyProblems(topology);
  if (topology.community !== data.topology.community) problems.push("it is another community's");
  if (topology.version <= data.topology.version) {
    problems.push(`version ${topology.version} does not follow ${data.topology.version}`);
  }
  if (problems.length > 0) {
    const about = `topology ${topology.version}`;
    const reason = problems.join("; ");
    return [{ type: "alarm", severity: "SEV-2", code: "topology_refused", about, reason }];
  }
  const before = state.derived.index.places;
  keepTopology(state, topology);
  data.topology = topology;
  data.topologyHistory.push({ version: topology.version, fromMs: atMs });
  const known = new Set((topology.switches ?? []).map(({ id }) => id));
  for (const id of data.switches.keys()) if (!known.has(id)) data.switches.delete(id);
  state.derived = withTopology(data).derived;
  notePlaces(state, before);
  if (forgetMisplaced(state, before)) state.derived = deriveState(data);
  return [partitionEffect(state)];
}

/** Notes which buildings have a place from now on, and which have none: the books of that time go by it. */
function notePlaces({ data, derived }: CommunityState, before: ReadonlyMap<string, Place>): void {
  const { nowMs, reporters, policy } = data;
  const isBuilding = (place: Place | undefined) => place?.kind === "building";
  const after = derived.index.places;
  for (const serial of new Set([...before.keys(), ...after.keys()])) {
    const reporter = reporters.get(serial);
    const [was, is] = [isBuilding(before.get(serial)), isBuilding(after.get(serial))];
    if (!reporter || was === is) continue;
    reporter.placed = is
      ? beginSpan(reporter.placed ?? [], nowMs, nowMs - 2 * policy.ledgerForMs)
      : endSpan(reporter.placed ?? [{ fromMs: 0 }], nowMs);
  }
}

/**
 * Forgets what was read at a place that is another now: a building's value is no meter's, and a phase's reading no
 * other phase's. Whether anything was.
 */
function forgetMisplaced({ data, derived }: CommunityState, before: ReadonlyMap<string, Place>): boolean {
  let isForgotten = false;
  for (const [serial, place] of derived.index.places) {
    const was = before.get(serial);
    const reporter = data.reporters.get(serial);
    if (!was || !reporter?.live) continue;
    const isOtherPhases = was.phases.join() !== place.phases.join();
    if (was.kind === place.kind && !isOtherPhases) continue;
    isForgotten = true;
    if (was.kind !== place.kind) delete reporter.live;
    else reporter.live = { ...reporter.live, ...phasesOf(reporter.live.netW, place) };
  }
  return isForgotten;
}

/** What is known of a place's phases from its total alone. */
function phasesOf(netW: number, { phases }: Place): Pick<LiveSample, "phaseW" | "phaseV"> {
  return { phaseW: phases.length === 1 ? [netW] : [], phaseV: [] };
}

/**
 * Notes a switch's position and works the partitions out again. A switch that does not exist, or
 * a person who may not say so, raises an alarm.
 */
export function changeSwitch(
  state: CommunityState,
  { switchId, isClosed, source, action, atMs }: SwitchEvent,
): CommunityEffect[] {
  const { data } = state;
  const what = `report switch ${switchId} ${isClosed ? "closed" : "open"}`;
  const problem = action && findActionProblem(data.assignments, action, "topology:switch:report", atMs);
  if (action && problem !== undefined) return refuseAction(action, what, problem);
  const done: CommunityEffect[] = action ? [{ type: "action", action, what, isDone: true }] : [];
  const known = (data.topology.switches ?? []).find(({ id }) => id === switchId);
  if (!known) {
    const reason = `${source} tells of a switch that topology ${data.topology.version} does not have`;
    return [{ type: "alarm", severity: "SEV-2", code: "switch_unknown", about: switchId, reason }];
  }
  const wasClosed = data.switches.get(switchId)?.isClosed ?? known.isClosed;
  data.switches.set(switchId, { isClosed, atMs, source });
  if (wasClosed === isClosed) return done;
  state.derived = deriveState(data);
  return [...done, partitionEffect(state), ...islandAlarms(state)];
}

function partitionEffect({ data, derived }: CommunityState): PartitionEffect {
  return {
    type: "partitions",
    topologyVersion: data.topology.version,
    partitions: derived.index.partitions.map(({ id, kind, serials }) => ({
      element: { kind: "partition", id },
      kind,
      buildings: serials.length,
    })),
  };
}

function islandAlarms({ derived }: CommunityState): CommunityEffect[] {
  return derived.index.partitions.flatMap(({ id, kind, serials }): CommunityEffect[] => {
    if (kind === "connected" || serials.length === 0) return [];
    const isDead = kind === "dead";
    return [
      {
        type: "alarm",
        severity: isDead ? "SEV-1" : "SEV-2",
        code: isDead ? "partition_dead" : "partition_islanded",
        about: id,
        reason: `${serials.length} buildings have no connection to the public network`,
      },
    ];
  });
}
