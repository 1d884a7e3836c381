import type { CommunityState } from "../../core/community-state.ts";
import { type PedStatus, pedStatus } from "../../core/ledger/ped-balance.ts";
import type { Publication, Withheld } from "../../core/publication/publication.ts";
import type { ElementKind, ElementRef } from "../../core/topology/element.ts";
import type { ElementView } from "../../core/views/element-view.ts";
import { findLocalProblem, localView } from "./local-view.ts";

/** An element with its view, or without and why. */
export interface LocalElement {
  readonly element: ElementRef;
  readonly view?: ElementView;
  readonly withheld?: string;
  /** Of a feeder: `fits`, or what its last test found and about whom. Absent where nothing is tested. */
  readonly verdict?: string;
}

/** A PED's balance of this year, or why it is not shown or known. */
export interface LocalPed {
  readonly id: string;
  readonly status?: PedStatus;
  readonly withheld?: string;
}

/** A community as a whole and by its parts, for whoever runs the node. */
export interface LocalOverview {
  readonly community: string;
  readonly topologyVersion: number;
  readonly position: number;
  readonly atMs: number;
  readonly elements: readonly LocalElement[];
  readonly peds: readonly LocalPed[];
  /** Messages in quarantine that nobody has released, and messages that nobody is known to have signed well. */
  readonly quarantined: number;
  readonly refused: number;
}

const SHOWN: readonly ElementKind[] = ["community", "transformer", "feeder", "partition", "ped"];

/** The community, its transformers, feeders, partitions and PEDs, in that order. */
export function localOverview(state: CommunityState): LocalOverview {
  const { data } = state;
  const { topology } = data;
  return {
    community: topology.community,
    topologyVersion: topology.version,
    position: data.position,
    atMs: data.nowMs,
    elements: SHOWN.flatMap((kind) => localElements(state, kind)),
    peds: (topology.peds ?? []).map(({ id }) => localPed(state, id)),
    quarantined: [...data.quarantine.values()].filter(({ released }) => !released).length,
    refused: [...data.refused.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** Every element of a kind, in the order of the topology. */
export function localElements(state: CommunityState, kind: ElementKind): LocalElement[] {
  return [...state.derived.index.groups.values()]
    .filter(({ element, serials }) => element.kind === kind && (kind !== "partition" || serials.length > 0))
    .map(({ element }) => {
      const verdict = element.kind === "feeder" ? state.data.feederVerdicts.get(element.id) : undefined;
      return { element, ...shown(localView(state, element)), ...(verdict === undefined ? {} : { verdict }) };
    });
}

function shown(result: Publication | Withheld): Pick<LocalElement, "view" | "withheld"> {
  return "withheld" in result ? { withheld: result.reason } : { view: result.view };
}

function localPed(state: CommunityState, id: string): LocalPed {
  const withheld = findLocalProblem(state, { kind: "ped", id });
  if (withheld !== undefined) return { id, withheld };
  const status = pedStatus(state, id, state.data.nowMs);
  return status ? { id, status } : { id, withheld: "no period of this year is settled yet" };
}
