import type { CommunityState } from "../community-state.ts";
import { type ElementRef, elementKey } from "../topology/element.ts";
import { viewElement } from "../views/element-view.ts";
import { type PublicationPlan, planPublication } from "./plan-publication.ts";
import type { Audience, Publication, Withheld } from "./publication.ts";
import { veilView } from "./veil-view.ts";

/**
 * The one way out for any figure: the view of an element for an audience, or why it is withheld. The public
 * gets cohorts of at least the privacy floor that contribute now, chosen so that no difference of two tells of
 * fewer, without what of them does (R37); one building's data only where residency, consent and contract all allow it (R39).
 * Administrators get a member's only with the contract's clause (R38), members their own.
 */
export function viewFor(
  state: CommunityState,
  audience: Audience,
  element: ElementRef,
): Publication | Withheld {
  const view = viewElement(state, element);
  if (!view) return withhold("there is no such element");
  const publication = { audience: audience.kind, view };
  const { index } = state.derived;
  if (audience.kind === "operator") return publication;
  if (element.kind === "building") {
    const reason = findMemberProblem(state, audience, element.id);
    return reason === undefined ? publication : withhold(reason);
  }
  const serials = index.groups.get(elementKey(element))?.serials ?? [];
  if (
    audience.kind === "member" &&
    serials.length > 0 &&
    serials.every((serial) => serial === audience.serial)
  ) {
    return publication;
  }
  const { privacyFloor } = state.data.policy;
  if (view.sources.count < privacyFloor && state.derived.cohorts.has(elementKey(element))) {
    return withhold(`fewer than ${privacyFloor} buildings contribute now`);
  }
  const { cohorts, withGeneration } = planNow(state);
  if (!cohorts.has(elementKey(element))) {
    return withhold(`a cohort below ${privacyFloor} is not published, nor is one that tells of such`);
  }
  return { ...publication, view: veilView(view, withGeneration.has(elementKey(element))) };
}

/** Worked out once for each state that is asked about. */
function planNow({ data, derived }: CommunityState): PublicationPlan {
  if (derived.plan?.position !== data.position) {
    derived.plan = { ...planPublication(derived, data, derived.plan), position: data.position };
  }
  return derived.plan;
}

function findMemberProblem({ data }: CommunityState, audience: Audience, serial: string): string | undefined {
  const membership = data.members.get(serial);
  switch (audience.kind) {
    case "operator":
      return undefined;
    case "member":
      return audience.serial === serial ? undefined : "it is another member's";
    case "administrator":
      return membership?.hasMemberDataClause
        ? undefined
        : "no contract clause gives administrators member data";
    default: {
      const { residency = false, consent = false, contract = false } = membership?.rawSeries ?? {};
      if (residency && consent && contract) return undefined;
      return "residency, consent and contract do not all allow a building's data to leave";
    }
  }
}

function withhold(reason: string): Withheld {
  return { withheld: true, reason };
}
