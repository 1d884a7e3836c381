import type { CommunityData } from "../community-data.ts";
import type { Derived } from "../derived-state.ts";
import type { Contribution } from "../sums/contribution.ts";
import { sourceHash } from "../sums/source-hash.ts";
import type { Place } from "../topology/place.ts";
import { planCohorts } from "./plan-cohorts.ts";

/** Which groups may be published side by side as things are now, by key. */
export interface PublicationPlan {
  /** Tells apart who is heard, and who of them tells of PV: while it stays, so does the plan. */
  readonly digest: string;
  readonly cohorts: ReadonlySet<string>;
  /** Those of them whose PV generation may be, too. */
  readonly withGeneration: ReadonlySet<string>;
}

/**
 * What of the topology's cohorts may be published now. A building that is not heard is in no sum: where two
 * cohorts differ by twelve of whom nine are heard, the difference of their sums tells of nine. The same goes for
 * generation, which is only that of those who have PV. So each is planned anew over those who tell something.
 * `previous` is kept when nothing of that changed.
 */
export function planPublication(
  { index, contributions, cohorts }: Pick<Derived, "index" | "contributions" | "cohorts">,
  { policy }: Pick<CommunityData, "policy">,
  previous?: PublicationPlan,
): PublicationPlan {
  const heard = new Set<string>();
  const generating = new Set<string>();
  for (const [serial, place] of index.places) {
    const contribution = contributions.get(serial);
    if (place.kind !== "building" || !contribution || contribution.freshness === "missing") continue;
    heard.add(serial);
    if (isGenerating(contribution, place)) generating.add(serial);
  }
  const digest = `${digestOf(heard)} ${digestOf(generating)}`;
  if (previous?.digest === digest) return previous;
  const among = (keys: Iterable<string>, tellers: ReadonlySet<string>) => {
    const groups = [...keys].flatMap((key) => {
      const group = index.groups.get(key);
      return group
        ? [[key, { ...group, serials: group.serials.filter((serial) => tellers.has(serial)) }] as const]
        : [];
    });
    return planCohorts({ groups: new Map(groups) }, policy.privacyFloor);
  };
  const open = among(cohorts, heard);
  return { digest, cohorts: open, withGeneration: among(open, generating) };
}

function isGenerating({ numbers }: Contribution, { pvW }: Place): boolean {
  return pvW > 0 && numbers.generation !== undefined;
}

function digestOf(serials: ReadonlySet<string>): string {
  let [high, low] = [0, 0];
  for (const serial of serials) {
    const [one, other] = sourceHash(serial);
    high ^= one;
    low ^= other;
  }
  return `${serials.size} ${high >>> 0} ${low >>> 0}`;
}
