import type { CommunityState } from "../community-state.ts";
import { newInterval } from "./ledger-interval.ts";

/** Notes in the books of the present period that the community is in several partitions now, if it is (R55). */
export function noteSplit({ data, derived }: CommunityState): void {
  if (!derived.index.isSplit) return;
  const { intervalMs } = data.policy;
  const startMs = Math.floor(data.nowMs / intervalMs) * intervalMs;
  const interval = data.ledger.get(startMs) ?? newInterval(startMs);
  data.ledger.set(startMs, interval);
  interval.isSplit = true;
}
