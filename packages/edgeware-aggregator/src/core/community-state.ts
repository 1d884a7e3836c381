import { ConfigError } from "@sourceful/domain";
import type { CommunityData } from "./community-data.ts";
import { type CommunityPolicy, DEFAULT_POLICY } from "./community-policy.ts";
import { type Derived, deriveState } from "./derived-state.ts";
import { newReporter } from "./reporter/reporter-state.ts";
import type { CommunityTopology } from "./topology/community-topology.ts";
import { findTopologyProblems } from "./topology/find-topology-problems.ts";

/**
 * The community as its events have made it. Owned by the fold and changed in place: who wants to keep a
 * state encodes it. `derived` follows from `data` and is never stored.
 */
export interface CommunityState {
  readonly data: CommunityData;
  derived: Derived;
}

export interface NewCommunity {
  readonly topology: CommunityTopology;
  readonly policy?: Partial<CommunityPolicy>;
  /** When it begins, ms. */
  readonly atMs: number;
}

/**
 * A community of which nothing has been heard.
 * @throws ConfigError `config_invalid` with every problem of the topology
 */
export function createState({ topology, policy, atMs }: NewCommunity): CommunityState {
  const problems = findTopologyProblems(topology);
  if (problems.length > 0) {
    throw new ConfigError(`the topology cannot be used: ${problems.join("; ")}`, {
      code: "config_invalid",
      details: { problems },
    });
  }
  const inForce = { ...DEFAULT_POLICY, ...policy };
  const data: CommunityData = {
    policy: inForce,
    position: 0,
    nowMs: atMs,
    topology,
    topologyHistory: [{ version: topology.version, fromMs: atMs }],
    switches: new Map(),
    reporters: new Map(),
    members: new Map(),
    assignments: [],
    quarantine: new Map(),
    refused: new Map(),
    ledger: new Map(),
    peds: new Map(),
    feederVerdicts: new Map(),
    nextPublishMs: atMs,
    nextFeeder: 0,
    feedersTestedMs: atMs - inForce.feederTestEveryMs,
  };
  return withTopology(data);
}

/** Makes sure every place has a reporter, and derives what follows from the data. */
export function withTopology(data: CommunityData): CommunityState {
  const state: CommunityState = { data, derived: deriveState(data) };
  for (const place of state.derived.index.places.values()) {
    if (data.reporters.has(place.serial)) continue;
    data.reporters.set(place.serial, newReporter(place.serial, place.importVa + place.exportVa, data.nowMs));
  }
  state.derived = deriveState(data);
  return state;
}
