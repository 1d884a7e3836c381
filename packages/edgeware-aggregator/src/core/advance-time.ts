import type { CommunityState } from "./community-state.ts";
import { contribute } from "./derived-state.ts";
import { noteSplit } from "./ledger/note-split.ts";
import { nextEvaluationMs } from "./sums/contribution-of.ts";

/**
 * Moves the community's time on: values that are due get stale, wider, imputed or missing. Costs what is due,
 * not what there is. Time never goes back.
 */
export function advanceTime(state: CommunityState, atMs: number): void {
  const { data, derived } = state;
  const fromMs = data.nowMs;
  data.nowMs = Math.max(fromMs, atMs);
  // Whatever comes next: up to now the network was as it is.
  noteSplit(state, fromMs);
  for (;;) {
    const serial = derived.due.take(data.nowMs);
    if (serial === undefined) return;
    const reporter = data.reporters.get(serial);
    const place = derived.index.places.get(serial);
    if (!reporter || !place) continue;
    const dueMs = nextEvaluationMs(reporter, data.policy);
    if (dueMs > data.nowMs) {
      derived.due.schedule(serial, dueMs);
      continue;
    }
    reporter.evaluatedMs = data.nowMs;
    contribute(derived, data, reporter, place);
  }
}
