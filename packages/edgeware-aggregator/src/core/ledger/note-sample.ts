import type { CommunityState } from "../community-state.ts";
import type { MeasuredSample } from "../ingress/measured-sample.ts";
import { generationOf } from "../ingress/set-live.ts";
import type { Place } from "../topology/place.ts";
import { type LedgerInterval, newInterval } from "./ledger-interval.ts";
import { addToSlot, newSlot } from "./ledger-slot.ts";

/** Enters a building's sample in the period it belongs to by its own time (R19), however late it is. */
export function noteSample(
  { data }: CommunityState,
  place: Place,
  sample: MeasuredSample,
  isSuspect: boolean,
): void {
  if (place.kind !== "building") return;
  const { intervalMs } = data.policy;
  const startMs = Math.floor(sample.sampleMs / intervalMs) * intervalMs;
  let interval = data.ledger.get(startMs);
  if (!interval) {
    interval = newInterval(startMs);
    data.ledger.set(startMs, interval);
  }
  let slot = interval.slots.get(place.serial);
  if (!slot) {
    slot = newSlot(sample.sampleMs);
    interval.slots.set(place.serial, slot);
  }
  addToSlot(slot, {
    sampleMs: sample.sampleMs,
    netW: sample.netW,
    generationW: generationOf(sample, place),
    importWh: sample.importWh,
    exportWh: sample.exportWh,
    isSynthetic: sample.dataClass === "SYNTHETIC",
    isSuspect: isSuspect || sample.isEstimated,
  });
  interval.isDirty = true;
  // A neighbouring period's end is interpolated to this one's first or last reading.
  const markDirty = (neighbour: LedgerInterval | undefined) => {
    if (neighbour?.slots.has(place.serial)) neighbour.isDirty = true;
  };
  if (slot.firstReading?.atMs === sample.sampleMs) markDirty(data.ledger.get(startMs - intervalMs));
  if (slot.lastReading?.atMs === sample.sampleMs) markDirty(data.ledger.get(startMs + intervalMs));
}
