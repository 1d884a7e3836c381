import type { CommunityPolicy } from "../community-policy.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";
import type { Finding } from "./finding.ts";

/**
 * Whether a message's own time can be used. Without an estimate of its sender's skew yet, the message stands
 * alone. None may be from the future by more than a skew may be.
 */
export function checkClock(
  { clock }: Pick<ReporterState, "clock">,
  nodeMs: number,
  ingressMs: number,
  { maxSkewMs }: CommunityPolicy,
): Finding | undefined {
  const leadMs = Math.min(0, ingressMs - nodeMs);
  // Nothing arrives before it is sent, however well its sender's clock is thought to go.
  const skewMs = clock.estimateMs === undefined || leadMs < -maxSkewMs ? leadMs : clock.estimateMs;
  if (Math.abs(skewMs) <= maxSkewMs) return undefined;
  return {
    reason: "clock_skewed",
    message: `its clock is ${Math.round(-skewMs)} ms ahead, ${maxSkewMs} allowed`,
  };
}

/** Where in time a sample is: live, for the ledger only, or unusable. */
export function placeInTime(
  { clock }: Pick<ReporterState, "clock">,
  sampleMs: number,
  ingressMs: number,
  policy: CommunityPolicy,
): "live" | "late" | Finding {
  const leadMs = sampleMs + (clock.estimateMs ?? 0) - ingressMs;
  if (leadMs > policy.maxLeadMs) {
    return { reason: "sample_in_future", message: `${Math.round(leadMs)} ms in the future` };
  }
  const ageMs = ingressMs - sampleMs;
  if (ageMs > policy.ledgerForMs) {
    return { reason: "sample_too_old", message: `${Math.round(ageMs / 3_600_000)} h old` };
  }
  return ageMs <= policy.liveForMs ? "live" : "late";
}
