import type { CommunityState } from "../community-state.ts";
import type { HeldFlexibility } from "../reporter/reporter-state.ts";
import { countMissing } from "../reporter/sequence-tracks.ts";
import type { Freshness } from "../sums/contribution.ts";
import { freshnessOf } from "../sums/contribution-of.ts";

/** How a sender of state stands, for who runs the node. Durations in ms. */
export interface ReporterView {
  readonly serial: string;
  readonly freshness: Freshness;
  readonly heardMs?: number;
  readonly sampleMs?: number;
  /** Why its live sample is not quite believed. */
  readonly doubts: readonly string[];
  /** Arrival less sending time of an undelayed message. */
  readonly skewMs?: number;
  readonly isDrifting: boolean;
  /** How far behind the newest its samples have lately arrived. */
  readonly reorderMs: number;
  /** Messages that have not arrived although later ones have. */
  readonly missingMessages: number;
  readonly suspectUntilMs?: number;
  /** Its flexibility envelope, while that is valid. */
  readonly flexibility?: HeldFlexibility;
}

/** How a building or meter stands, or undefined when it has no place in the topology. */
export function viewReporter({ data, derived }: CommunityState, serial: string): ReporterView | undefined {
  const reporter = data.reporters.get(serial);
  if (!reporter || !derived.index.places.has(serial)) return undefined;
  const { heardMs, live, clock, isDrifting, reorderMs, tracks, suspectUntilMs = 0, flexibility } = reporter;
  return {
    serial,
    freshness: freshnessOf(reporter, data.policy),
    ...(heardMs !== undefined && { heardMs }),
    ...(live && { sampleMs: live.sampleMs }),
    doubts: live?.doubts ?? [],
    ...(clock.estimateMs !== undefined && { skewMs: clock.estimateMs }),
    isDrifting,
    reorderMs,
    missingMessages: countMissing(tracks),
    ...(suspectUntilMs > data.nowMs && { suspectUntilMs }),
    ...(flexibility && flexibility.validUntilMs > data.nowMs && { flexibility }),
  };
}
