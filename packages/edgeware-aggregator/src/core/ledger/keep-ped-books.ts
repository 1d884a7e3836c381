import type { CommunityState } from "../community-state.ts";
import type { IntervalEnergy } from "./interval-energy.ts";
import type { LedgerInterval } from "./ledger-interval.ts";
import { rulesAt } from "./past-topology.ts";
import { pedKey } from "./ped-balance.ts";

/**
 * Enters a period in the year of each PED, in the place of what an earlier revision entered. What buildings
 * of the PED exchange in the period nets out inside; only a period in which all that were there are known counts. A period is of the boundary in force when it began.
 */
export function keepPedBooks(
  state: CommunityState,
  interval: LedgerInterval,
  energies: ReadonlyMap<string, IntervalEnergy>,
  buildings: readonly string[],
): void {
  const { data } = state;
  const wasThere = new Set(buildings);
  for (const { key, importMilliWh, exportMilliWh } of interval.peds) {
    const year = data.peds.get(key);
    if (!year) continue;
    year.importMilliWh -= importMilliWh;
    year.exportMilliWh -= exportMilliWh;
    year.periods -= 1;
  }
  interval.peds = [];
  for (const { boundary, serials } of rulesAt(state, interval.startMs).peds) {
    const known = serials.filter((serial) => wasThere.has(serial)).map((serial) => energies.get(serial));
    if (known.length === 0 || known.includes(undefined)) continue;
    const netMilliWh = known.reduce(
      (sum, energy) => sum + (energy?.importMilliWh ?? 0) - (energy?.exportMilliWh ?? 0),
      0,
    );
    const key = pedKey(boundary, interval.startMs);
    const importMilliWh = Math.max(0, netMilliWh);
    const exportMilliWh = Math.max(0, -netMilliWh);
    const endMs = interval.startMs + data.policy.intervalMs;
    const year = data.peds.get(key) ?? {
      importMilliWh: 0,
      exportMilliWh: 0,
      periods: 0,
      fromMs: interval.startMs,
      toMs: endMs,
    };
    data.peds.set(key, year);
    year.importMilliWh += importMilliWh;
    year.exportMilliWh += exportMilliWh;
    year.periods += 1;
    year.fromMs = Math.min(year.fromMs, interval.startMs);
    year.toMs = Math.max(year.toMs, endMs);
    interval.peds.push({ key, importMilliWh, exportMilliWh });
  }
}
