import type { PublishEffect } from "../community-effect.ts";
import type { CommunityState } from "../community-state.ts";
import { viewFor } from "./view-for.ts";

/** Everything that may be public, in the order of the plan; what is withheld is left out. */
export function publishViews(state: CommunityState): PublishEffect[] {
  const { index, cohorts } = state.derived;
  return [...cohorts].flatMap((key): PublishEffect[] => {
    const group = index.groups.get(key);
    const result = group && viewFor(state, { kind: "public" }, group.element);
    return !result || "withheld" in result ? [] : [{ type: "publish", publication: result }];
  });
}
