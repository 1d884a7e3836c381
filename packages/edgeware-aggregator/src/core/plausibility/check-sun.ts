import type { CommunityPolicy } from "../community-policy.ts";
import type { Finding } from "../ingress/finding.ts";
import type { MeasuredSample } from "../ingress/measured-sample.ts";
import type { CommunityTopology } from "../topology/community-topology.ts";
import type { Place } from "../topology/place.ts";
import { type ClearSky, clearSky, clearSkyPower } from "./clear-sky.ts";
import { solarPosition } from "./solar-position.ts";

/** Meanwhile the sun moves 1/24 of a degree: nothing against the tolerance. */
const SKY_MS = 10_000;

/** The sky last looked at: hundreds of samples are of the same ten seconds. */
export interface SkyMemo {
  sky?: { readonly fromMs: number; readonly clear: ClearSky };
}

/** PV against what a clear sky gives at that place and time, with the policy's tolerance. */
export function checkSun(
  sample: MeasuredSample,
  place: Place,
  topology: CommunityTopology,
  policy: CommunityPolicy,
  memo: SkyMemo,
): Finding[] {
  const findings: Finding[] = [];
  if (place.pvW === 0) return findings;
  for (const { id, kind, powerW, registered } of sample.ders) {
    if (kind !== "pv" || powerW === undefined || !registered) continue;
    const floorW = policy.clearSkyFloorFraction * registered.ratedW;
    if (-powerW <= floorW) continue;
    const sky = skyAt(sample.sampleMs, topology, memo);
    const mostW = policy.clearSkyFactor * clearSkyPower(registered, sky) + floorW;
    if (-powerW <= mostW) continue;
    const elevation = sky.sun.elevationDeg.toFixed(1);
    findings.push({
      reason: "pv_exceeds_clear_sky",
      message: `${id} gives ${Math.round(-powerW)} W, at most ${Math.round(mostW)} W with the sun at ${elevation}°`,
    });
  }
  return findings;
}

/** Of the beginning of the ten seconds, so that it does not depend on what was looked at before. */
function skyAt(atMs: number, { latitudeDeg, longitudeDeg }: CommunityTopology, memo: SkyMemo): ClearSky {
  const fromMs = Math.floor(atMs / SKY_MS) * SKY_MS;
  if (memo.sky?.fromMs !== fromMs) {
    memo.sky = { fromMs, clear: clearSky(solarPosition(fromMs, latitudeDeg, longitudeDeg)) };
  }
  return memo.sky.clear;
}
