import type { CommunityPolicy } from "../community-policy.ts";
import type { Finding } from "../ingress/finding.ts";
import type { MeasuredSample } from "../ingress/measured-sample.ts";
import type { CommunityTopology } from "../topology/community-topology.ts";
import type { Place } from "../topology/place.ts";
import { clearSkyPower } from "./clear-sky.ts";
import { solarPosition } from "./solar-position.ts";

/** PV against what a clear sky gives at that place and time, with the policy's tolerance. */
export function checkSun(
  sample: MeasuredSample,
  place: Place,
  { latitudeDeg, longitudeDeg }: CommunityTopology,
  policy: CommunityPolicy,
): Finding[] {
  const findings: Finding[] = [];
  if (place.pvW === 0) return findings;
  const sun = solarPosition(sample.sampleMs, latitudeDeg, longitudeDeg);
  for (const { id, kind, powerW } of sample.ders) {
    const der = place.ders.get(id);
    if (kind !== "pv" || powerW === undefined || !der) continue;
    const mostW = policy.clearSkyFactor * clearSkyPower(der, sun) + policy.clearSkyFloorFraction * der.ratedW;
    if (-powerW <= mostW) continue;
    findings.push({
      reason: "pv_exceeds_clear_sky",
      message: `${id} gives ${Math.round(-powerW)} W, at most ${Math.round(mostW)} W with the sun at ${sun.elevationDeg.toFixed(1)}°`,
    });
  }
  return findings;
}
