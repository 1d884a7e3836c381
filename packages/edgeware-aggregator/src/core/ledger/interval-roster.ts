import type { CommunityState } from "../community-state.ts";
import { isCovered } from "../reporter/time-span.ts";
import type { IntervalEnergy } from "./interval-energy.ts";
import type { LedgerInterval } from "./ledger-interval.ts";

/** Whose a period's books are, by serial in alphabetical order. */
export interface IntervalRoster {
  /** Buildings that were in the network all of the time, or are and have an energy. */
  readonly buildings: readonly string[];
  /** Members that were ACTIVE all of the time. */
  readonly active: readonly string[];
}

/**
 * Who was there in a period: what comes late corrects it as it was, without those who joined since and with those who
 * left.
 */
export function intervalRoster(
  { data, derived }: CommunityState,
  { startMs }: LedgerInterval,
  energies: ReadonlyMap<string, IntervalEnergy>,
): IntervalRoster {
  const endMs = startMs + data.policy.intervalMs;
  const buildings: string[] = [];
  for (const [serial, { placed }] of data.reporters) {
    const place = derived.index.places.get(serial);
    if (place?.kind === "meter" || (!place && !placed)) continue;
    const wasThere = placed === undefined || isCovered(placed, startMs, endMs);
    if (wasThere || (place && energies.has(serial))) buildings.push(serial);
  }
  const active = [...data.members.values()].flatMap(({ serial, state }) => {
    const spans = data.reporters.get(serial)?.active;
    const wasActive = spans ? isCovered(spans, startMs, endMs) : state === "ACTIVE";
    return wasActive ? [serial] : [];
  });
  return { buildings: buildings.toSorted(), active: active.toSorted() };
}
