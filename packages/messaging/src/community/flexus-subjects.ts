import { checkSubjectToken } from "../subject-token.ts";

/**
 * Every subject between a community and FLEXUS. They are no part of `SUBJECTS`: they exist on a connection of
 * their own (`FlexusLink`), where nothing else can be published.
 */
export const FLEXUS_SUBJECTS = {
  flexusRequest: {
    template: "flexus.{community}.request.json.v1",
    direction: "FLEXUS → community",
    description: "Flexibility that is wanted.",
  },
  flexusOffer: {
    template: "flexus.{community}.offer.json.v1",
    direction: "community → FLEXUS",
    description: "Flexibility that is offered.",
  },
  flexusOrder: {
    template: "flexus.{community}.order.json.v1",
    direction: "FLEXUS → community",
    description: "An offer, or part of it, is taken.",
  },
  flexusEnvelope: {
    template: "flexus.{community}.envelope.json.v1",
    direction: "FLEXUS → community",
    description: "Import and export limits over time.",
  },
  flexusReport: {
    template: "flexus.{community}.report.json.v1",
    direction: "community → FLEXUS",
    description: "What the community was or delivered, never of fewer than ten members.",
  },
} as const;

export type FlexusKind = keyof typeof FLEXUS_SUBJECTS;

/**
 * The subject of that kind for this community.
 * @throws RejectedError `subject_token_invalid`
 */
export function buildFlexusSubject(kind: FlexusKind, community: string): string {
  return FLEXUS_SUBJECTS[kind].template.replace("{community}", () =>
    checkSubjectToken("the community's name", community),
  );
}
