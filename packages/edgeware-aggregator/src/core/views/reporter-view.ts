import type { ControlLevel } from "../authority/control-level.ts";
import { controlOf } from "../authority/control-over.ts";
import type { CommunityState } from "../community-state.ts";
import type { HeldFlexibility, HeldReadiness } from "../reporter/reporter-state.ts";
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
  /** What it says it would do now, and how much comfort leaves, while that is valid. */
  readonly readiness?: HeldReadiness;
  /** How far it lets itself be controlled now; see `controlOf`. */
  readonly control?: ControlLevel;
  /** Its flexibility envelope, while that is valid. */
  readonly flexibility?: HeldFlexibility;
}

/** How a building or meter stands, or undefined when it has no place in the topology. */
export function viewReporter(state: CommunityState, serial: string): ReporterView | undefined {
  const { data, derived } = state;
  const reporter = data.reporters.get(serial);
  if (!reporter || !derived.index.places.has(serial)) return undefined;
  const { heardMs, live, clock, isDrifting, reorderMs, tracks, suspectUntilMs = 0, flexibility } = reporter;
  const { readiness } = reporter;
  const control = controlOf(state, serial);
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
    ...(readiness && readiness.validUntilMs > data.nowMs && { readiness }),
    ...(control && { control }),
    ...(flexibility && flexibility.validUntilMs > data.nowMs && { flexibility }),
  };
}
