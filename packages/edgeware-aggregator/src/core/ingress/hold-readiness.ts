import type { Envelope } from "@sourceful/messaging";
import type { CommunityPolicy } from "../community-policy.ts";
import type { ReporterState } from "../reporter/reporter-state.ts";

/**
 * Holds what a building says it would do, if that is newer than what is held: for as long as it says, and never
 * longer than a live value counts. Members that are not known here are no part of the state.
 */
export function holdReadiness(
  reporter: ReporterState,
  { ts, valid_for_ms, body }: Envelope<"buildingState">,
  atMs: number,
  policy: CommunityPolicy,
): void {
  const { readiness, comfort = [] } = body;
  const isFuture = ts > atMs + policy.maxSkewMs;
  if (!readiness || isFuture || ts < (reporter.readiness?.ts ?? 0)) return;
  const { is_ready, control_level, mode, reasons = [] } = readiness;
  reporter.readiness = {
    ts,
    validUntilMs: Math.min(ts + valid_for_ms, atMs + policy.liveForMs),
    is_ready,
    control_level,
    mode,
    reasons,
    comfort: comfort.map(({ id, kind, unit, to_lower, to_upper }) => ({
      id,
      kind,
      unit,
      ...(to_lower !== undefined && { to_lower }),
      ...(to_upper !== undefined && { to_upper }),
    })),
  };
}
