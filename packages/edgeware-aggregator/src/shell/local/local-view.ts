import type { CommunityState } from "../../core/community-state.ts";
import type { Publication, Withheld } from "../../core/publication/publication.ts";
import { viewFor } from "../../core/publication/view-for.ts";
import { type ElementRef, elementKey } from "../../core/topology/element.ts";

/**
 * What whoever runs the node sees of an element: sums over the network, whatever their size, because the network
 * cannot be run without them and they leave for nobody. What is one building's alone only with the clause in its
 * contract (R38).
 */
export function localView(state: CommunityState, element: ElementRef): Publication | Withheld {
  const reason = findLocalProblem(state, element);
  return reason === undefined ? viewFor(state, { kind: "operator" }, element) : { withheld: true, reason };
}

/** Why figures of an element are not for whoever runs the node; undefined when they are. */
export function findLocalProblem(state: CommunityState, element: ElementRef): string | undefined {
  const serial = onlyBuilding(state, element);
  if (serial === undefined) return undefined;
  const seen = viewFor(state, { kind: "administrator" }, { kind: "building", id: serial });
  return "withheld" in seen ? seen.reason : undefined;
}

/** The building an element consists of, when it is one alone. */
function onlyBuilding({ derived }: CommunityState, element: ElementRef): string | undefined {
  if (element.kind === "building") return element.id;
  const serials = derived.index.groups.get(elementKey(element))?.serials ?? [];
  return serials.length === 1 ? serials[0] : undefined;
}
