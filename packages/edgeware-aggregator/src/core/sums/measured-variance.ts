import type { CommunityPolicy } from "../community-policy.ts";
import type { PowerGrowth } from "../reporter/power-growth.ts";
import type { Channel } from "./contribution.ts";

/**
 * Variance of a power, W², so many ms from when it was measured: of the meter by its class, and of what the power has
 * wandered since (community-anchors.md 2.17). The same for fresh and stale values.
 */
export function measuredVariance(
  { w2PerS }: PowerGrowth,
  channel: Channel,
  powerW: number,
  ageMs: number,
  { meterErrorFraction, meterFloorW }: CommunityPolicy,
): number {
  return (
    (meterErrorFraction * powerW) ** 2 + meterFloorW ** 2 + (w2PerS[channel] * Math.max(0, ageMs)) / 1000
  );
}
