import type { CommunityData } from "../community-data.ts";
import type { CommunityEffect } from "../community-effect.ts";
import type { CommunityPolicy } from "../community-policy.ts";
import type { CommunityState } from "../community-state.ts";
import { contribute } from "../derived-state.ts";
import { viewFor } from "../publication/view-for.ts";
import { learnProfile } from "../reporter/day-profile.ts";
import type { Place } from "../topology/place.ts";
import { type Allocation, allocateShared } from "./allocate-shared.ts";
import { type IntervalEnergy, intervalEnergy } from "./interval-energy.ts";
import { intervalRoster } from "./interval-roster.ts";
import { keepPedBooks } from "./keep-ped-books.ts";
import type { LedgerInterval } from "./ledger-interval.ts";
import type { LedgerRecord } from "./ledger-record.ts";
import { rulesAt } from "./past-topology.ts";

type Energies = ReadonlyMap<string, IntervalEnergy>;

const HOUR_MS = 3_600_000;
/** Periods settled in one tick: a long outage's corrections must not hold up the fold. */
const MOST_PER_TICK = 4;

/**
 * Settles every period whose samples should be in: `liveForMs` after its end, and again, superseding, when
 * later samples changed it, at most once per
 * period's length and some at a time. Forgets what is older than the ledger goes back.
 */
export function settleLedger(state: CommunityState): CommunityEffect[] {
  const { data } = state;
  const { intervalMs, liveForMs, ledgerForMs } = data.policy;
  const effects: CommunityEffect[] = [];
  for (const startMs of [...data.ledger.keys()].toSorted((a, b) => a - b)) {
    const interval = data.ledger.get(startMs) as LedgerInterval;
    const endMs = startMs + intervalMs;
    const dueMs = Math.max(endMs + liveForMs, interval.settledMs + intervalMs);
    if (interval.isDirty && data.nowMs >= dueMs && effects.length < MOST_PER_TICK) {
      effects.push({ type: "ledger", record: settle(state, interval) });
    }
    if (!interval.isDirty && endMs + ledgerForMs + 2 * intervalMs < data.nowMs) data.ledger.delete(startMs);
  }
  return effects;
}

function settle(state: CommunityState, interval: LedgerInterval): LedgerRecord {
  const { data } = state;
  const { startMs } = interval;
  const energies = energiesOf(state, interval);
  if (interval.revision === 0) learn(state, startMs, energies);
  interval.revision += 1;
  interval.settledMs = data.nowMs;
  interval.isDirty = false;
  const { buildings, active } = intervalRoster(state, interval, energies);
  keepPedBooks(state, interval, energies, buildings);
  const all = buildings.flatMap((serial) => energies.get(serial) ?? []);
  const importMilliWh = total(all.map((energy) => energy.importMilliWh));
  const exportMilliWh = total(all.map((energy) => energy.exportMilliWh));
  const generation = all.map(({ generationMilliWh }) => generationMilliWh);
  const isWhole = all.length === buildings.length && all.length > 0;
  const isEnough = all.length >= data.policy.privacyFloor && isCommunityPublic(state);
  const isPublic = isWhole && isEnough && !interval.isPublic && !interval.isSplit;
  if (isPublic) interval.isPublic = true;
  const generationMilliWh =
    isWhole && generation.every((part) => part !== undefined) ? total(generation) : undefined;
  const loadMilliWh =
    generationMilliWh === undefined ? undefined : generationMilliWh + importMilliWh - exportMilliWh;
  return {
    startMs,
    endMs: startMs + data.policy.intervalMs,
    revision: interval.revision,
    ...(interval.revision > 1 && { supersedes: interval.revision - 1 }),
    topologyVersion: versionAt(data, startMs),
    buildings: buildings.length,
    known: all.length,
    importMilliWh,
    exportMilliWh,
    ...(generationMilliWh !== undefined &&
      loadMilliWh !== undefined && {
        generationMilliWh,
        selfConsumedMilliWh: Math.max(0, Math.min(generationMilliWh, loadMilliWh)),
      }),
    dataClass: all.some(({ isSynthetic }) => isSynthetic) ? "SYNTHETIC" : "COMPUTED",
    ...(isPublic && { isPublic }),
    ...allocationOf(state, interval, energies, active),
  };
}

/** The topology that was in force when a period began, whose key and boundaries it goes by; the first before all. */
function versionAt({ topology, topologyHistory }: CommunityData, startMs: number): number {
  const known = topologyHistory.findLast(({ fromMs }) => fromMs <= startMs) ?? topologyHistory[0];
  return known?.version ?? topology.version;
}

function isCommunityPublic(state: CommunityState): boolean {
  const { community } = state.data.topology;
  return "view" in viewFor(state, { kind: "public" }, { kind: "community", id: community });
}

function energiesOf({ data, derived }: CommunityState, interval: LedgerInterval): Energies {
  const { intervalMs } = data.policy;
  const before = data.ledger.get(interval.startMs - intervalMs)?.slots;
  const after = data.ledger.get(interval.startMs + intervalMs)?.slots;
  const energies = new Map<string, IntervalEnergy>();
  for (const [serial, slot] of interval.slots) {
    const place = derived.index.places.get(serial);
    const energy = intervalEnergy(
      interval.startMs,
      intervalMs,
      slot,
      before?.get(serial),
      after?.get(serial),
      place ? mostEnergy(place, data.policy) : Number.POSITIVE_INFINITY,
    );
    if (energy) energies.set(serial, energy);
  }
  return energies;
}

/** What is impossible as power is so as energy. */
function mostEnergy({ importVa, exportVa }: Place, policy: CommunityPolicy): number {
  const mostW = policy.impossibleRatingFraction * Math.max(importVa, exportVa);
  return 1000 * (mostW * (policy.intervalMs / HOUR_MS) + policy.energyFloorWh);
}

/** Shared energy of the ACTIVE members while they are on one network, divided by the key of its time; and whether money may rest on it. */
function allocationOf(
  state: CommunityState,
  { startMs, isSplit }: LedgerInterval,
  energies: Energies,
  active: readonly string[],
): { allocation?: Allocation; settlement: LedgerRecord["settlement"] } {
  const refuse = (...reasons: string[]) => ({ settlement: { isAccepted: false, reasons } });
  const { sharing } = rulesAt(state, startMs);
  if (!sharing) return refuse("the topology has no sharing key");
  // What one part of the network gives, another that is cut off from it does not take.
  if (isSplit) return refuse("the community was split into several partitions");
  if (active.length === 0) return refuse("no member is active");
  const missing = active.filter((serial) => !energies.has(serial));
  if (missing.length > 0) return refuse(`no energy of ${missing.join(", ")}`);
  const members = active.map((serial) => ({ ...(energies.get(serial) as IntervalEnergy), serial }));
  const allocation = allocateShared(members, sharing);
  const reasons = [
    ...reasonOf(
      "estimated",
      members.filter(({ quality }) => quality === "estimated"),
    ),
    ...reasonOf(
      "suspect",
      members.filter(({ isSuspect }) => isSuspect),
    ),
    ...reasonOf(
      "synthetic",
      members.filter(({ isSynthetic }) => isSynthetic),
    ),
  ];
  return { allocation, settlement: { isAccepted: reasons.length === 0, reasons } };
}

function reasonOf(what: string, members: readonly { readonly serial: string }[]): string[] {
  return members.length === 0 ? [] : [`${what}: ${members.map(({ serial }) => serial).join(", ")}`];
}

/** What a building took in the period teaches what it usually takes; doubtful energy teaches nothing. */
function learn({ data, derived }: CommunityState, startMs: number, energies: Energies): void {
  const hours = data.policy.intervalMs / HOUR_MS;
  for (const [serial, { importMilliWh, exportMilliWh, isSuspect }] of energies) {
    const reporter = data.reporters.get(serial);
    const place = derived.index.places.get(serial);
    if (!reporter || place?.kind !== "building" || isSuspect) continue;
    learnProfile(reporter.profile, startMs, (importMilliWh - exportMilliWh) / 1000 / hours);
    // What stands in for a silent building's value is this profile.
    reporter.evaluatedMs = data.nowMs;
    contribute(derived, data, reporter, place);
  }
}

function total(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}
