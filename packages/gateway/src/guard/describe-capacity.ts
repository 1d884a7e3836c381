import type { SiteCapacity } from "@sourceful/control";
import type { SitePlan } from "./site-plan.ts";

/** What binds there, with the numbers, one line. */
export function describeCapacity(
  { circuit, reason, phase, limit = 0, capacity }: SiteCapacity,
  { meters }: Pick<SitePlan, "meters">,
): string {
  const left = Math.max(0, capacity);
  if (reason === "phase_current") {
    return `fuse of ${circuit} on L${phase ?? "?"}: ${limit} A, ${left.toFixed(1)} A for its DERs`;
  }
  if (reason === "blind") {
    const sn = meters.get(circuit);
    return sn === undefined ? `a meter in ${circuit} is silent` : `meter ${sn} of ${circuit} is silent`;
  }
  const what = reason === "limit" ? `limit in ${circuit}` : `power limit of ${circuit}`;
  return `${what}: ${Math.floor(limit)} W, ${Math.floor(left)} W for its DERs`;
}
