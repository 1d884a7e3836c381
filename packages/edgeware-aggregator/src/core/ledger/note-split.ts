import type { CommunityState } from "../community-state.ts";
import { newInterval } from "./ledger-interval.ts";

/**
 * Notes in the books of every period from `fromMs` until now that the community is in several partitions, if it is
 * (R55): also of those in which nothing came, what is late comes still.
 */
export function noteSplit({ data, derived }: CommunityState, fromMs: number): void {
  if (!derived.index.isSplit) return;
  const { intervalMs, ledgerForMs } = data.policy;
  const firstMs = Math.max(fromMs, data.nowMs - ledgerForMs);
  for (let ms = Math.floor(firstMs / intervalMs) * intervalMs; ms <= data.nowMs; ms += intervalMs) {
    const interval = data.ledger.get(ms) ?? newInterval(ms);
    data.ledger.set(ms, interval);
    interval.isSplit = true;
  }
}
