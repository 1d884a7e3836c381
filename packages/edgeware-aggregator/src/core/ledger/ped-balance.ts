import type { CommunityState } from "../community-state.ts";
import type { PedBoundary } from "../topology/community-topology.ts";

/** Below this share of a year's periods so far nothing is claimed (C-40: completeness for reporting). */
const LEAST_COVERAGE = 0.97;
const DAY_MS = 86_400_000;

/** A PED's balance, and what it was computed under (R44, C-87 A2). */
export interface PedStatus {
  readonly id: string;
  readonly year: number;
  readonly method: string;
  readonly boundaryVersion: string;
  readonly topologyVersion: number;
  /**
   * Share of the periods whose energy is known, of those that should be settled by now: since the first one that is,
   * or since the year began where the year before has an account.
   */
  readonly coverage: number;
  readonly importWh: number;
  readonly exportWh: number;
  /** Σ export·factor − Σ import·factor, primary energy, Wh. */
  readonly balanceWh: number;
  /** `unknown` while too much is missing, never a default (R45). */
  readonly status: "positive" | "negative" | "unknown";
}

/** Under which key a year of a PED is kept: another boundary is another account, they do not compare. */
export function pedKey(
  { id, boundaryVersion, method }: Pick<PedBoundary, "id" | "boundaryVersion" | "method">,
  atMs: number,
): string {
  return `${id}/${boundaryVersion}/${method}/${yearOf(atMs)}`;
}

/** How a PED's year stands, or undefined when the topology has no such PED or nothing is known of that year. */
export function pedStatus({ data }: CommunityState, id: string, atMs: number): PedStatus | undefined {
  const boundary = (data.topology.peds ?? []).find((ped) => ped.id === id);
  const year = boundary && data.peds.get(pedKey(boundary, atMs));
  if (!boundary || !year || year.periods === 0) return undefined;
  const { intervalMs, liveForMs } = data.policy;
  const [startMs, endMs] = [yearStartMs(yearOf(atMs)), yearStartMs(yearOf(atMs) + 1)];
  const fromMs = data.peds.has(pedKey(boundary, startMs - 1)) ? startMs : year.fromMs;
  // Silence at the end is missing, too. A period is settled with the first tick after it is due.
  const dueMs = Math.floor((data.nowMs - liveForMs - 1) / intervalMs) * intervalMs;
  const toMs = Math.max(year.toMs, Math.min(dueMs, endMs));
  const coverage = year.periods / Math.round((toMs - fromMs) / intervalMs);
  const importWh = year.importMilliWh / 1000;
  const exportWh = year.exportMilliWh / 1000;
  const balanceWh = exportWh * boundary.exportFactor - importWh * boundary.importFactor;
  return {
    id,
    year: yearOf(atMs),
    method: boundary.method,
    boundaryVersion: boundary.boundaryVersion,
    topologyVersion: data.topology.version,
    coverage,
    importWh,
    exportWh,
    balanceWh,
    status: coverage < LEAST_COVERAGE ? "unknown" : balanceWh >= 0 ? "positive" : "negative",
  };
}

/** When a year begins, UTC: days since 1970 by counting leap years. */
function yearStartMs(year: number): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return (365 * before + leaps - 719_162) * DAY_MS;
}

/** The year of a moment, UTC. Source: H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days. */
export function yearOf(atMs: number): number {
  const days = Math.floor(atMs / DAY_MS) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // This calendar's years begin in March; its last 60 days or so belong to the next.
  const isNextYear = Math.floor((5 * dayOfYear + 2) / 153) >= 10;
  return yearOfEra + era * 400 + (isNextYear ? 1 : 0);
}
