import type { CommunityState } from "../../core/community-state.ts";
import type { ElementView } from "../../core/views/element-view.ts";
import { type ReporterView, viewReporter } from "../../core/views/reporter-view.ts";
import { localView } from "./local-view.ts";

/** A building or meter: how well it is heard, and what it draws where its contract has the clause for it. */
export interface LocalBuilding extends ReporterView {
  readonly kind: "building" | "meter";
  readonly connectionPoint?: string;
  readonly feeder?: string;
  readonly view?: ElementView;
  readonly withheld?: string;
}

/** Every building and meter, in the order of the topology. */
export function localBuildings(state: CommunityState): LocalBuilding[] {
  return [...state.derived.index.places.values()].flatMap(({ serial, kind, point }): LocalBuilding[] => {
    const reporter = viewReporter(state, serial);
    if (!reporter) return [];
    const { flexibility, readiness, ...health } = reporter;
    const place = point ? { connectionPoint: point.id, feeder: point.feeder } : {};
    if (kind === "meter") return [{ ...health, kind }];
    const seen = localView(state, { kind: "building", id: serial });
    if ("withheld" in seen) return [{ ...health, kind, ...place, withheld: seen.reason }];
    const own = { ...(readiness && { readiness }), ...(flexibility && { flexibility }) };
    return [{ ...health, kind, ...place, view: seen.view, ...own }];
  });
}
