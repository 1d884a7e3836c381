import type { LedgerSlot, RegisterReading } from "./ledger-slot.ts";

/** Energy of one building in one interval, whole mWh so that sums are exact. */
export interface IntervalEnergy {
  readonly importMilliWh: number;
  readonly exportMilliWh: number;
  /** Absent when generation was not reported. */
  readonly generationMilliWh?: number;
  /** `valid`: by registers at both ends; `estimated`: powers stood in somewhere. */
  readonly quality: "valid" | "estimated";
  readonly isSynthetic: boolean;
  readonly isSuspect: boolean;
}

const HOUR_MS = 3_600_000;

/**
 * The energy of the interval from `startMs`, or undefined when its samples span less than half of it: a gap
 * stays a gap (R21). Registers are interpolated to the interval's ends between the readings on both sides,
 * pro-rata in time (C-38: energy is pro-rated), so that intervals that meet add up to the registers'
 * difference; towards a side without a reading the mean power stands in, and so it does throughout when registers
 * fall or say more than `mostMilliWh`: one wrong reading at an end would else be in the books for good.
 */
export function intervalEnergy(
  startMs: number,
  intervalMs: number,
  slot: LedgerSlot | undefined,
  before: LedgerSlot | undefined,
  after: LedgerSlot | undefined,
  mostMilliWh: number,
): IntervalEnergy | undefined {
  if (!slot || slot.lastMs - slot.firstMs < intervalMs / 2) return undefined;
  const meanImportW = slot.importMilliW / 1000 / slot.samples;
  const meanExportW = slot.exportMilliW / 1000 / slot.samples;
  const generation = slot.generationSamples > 0 && {
    generationMilliWh: Math.round((slot.generationMilliW / slot.generationSamples) * (intervalMs / HOUR_MS)),
  };
  const flags = { isSynthetic: slot.isSynthetic, isSuspect: slot.isSuspect };
  const { firstReading: first, lastReading: last } = slot;
  const isFalling = first && last && (last.importWh < first.importWh || last.exportWh < first.exportWh);
  const byPower = {
    importMilliWh: milliWh(meanImportW, intervalMs),
    exportMilliWh: milliWh(meanExportW, intervalMs),
    ...generation,
    quality: "estimated",
    ...flags,
  } as const;
  if (!first || !last || isFalling) return byPower;
  const atStart = readingAt(startMs, before?.lastReading, first);
  const atEnd = readingAt(startMs + intervalMs, last, after?.firstReading);
  const opening = atStart ?? first;
  const closing = atEnd ?? last;
  const openMs = atStart ? 0 : first.atMs - startMs;
  const closeMs = atEnd ? 0 : startMs + intervalMs - last.atMs;
  const edge = (powerW: number) => milliWh(powerW, openMs + closeMs);
  const importMilliWh = difference(opening.importWh, closing.importWh) + edge(meanImportW);
  const exportMilliWh = difference(opening.exportWh, closing.exportWh) + edge(meanExportW);
  if (importMilliWh > mostMilliWh || exportMilliWh > mostMilliWh) return byPower;
  return {
    importMilliWh,
    exportMilliWh,
    ...generation,
    quality: atStart && atEnd ? "valid" : "estimated",
    ...flags,
  };
}

/** The registers at a moment between two readings; undefined without both or if they fall. */
function readingAt(
  atMs: number,
  before: RegisterReading | undefined,
  after: RegisterReading | undefined,
): RegisterReading | undefined {
  if (!before || !after || after.importWh < before.importWh || after.exportWh < before.exportWh) {
    return undefined;
  }
  const part = after.atMs === before.atMs ? 0 : (atMs - before.atMs) / (after.atMs - before.atMs);
  return {
    atMs,
    importWh: before.importWh + part * (after.importWh - before.importWh),
    exportWh: before.exportWh + part * (after.exportWh - before.exportWh),
  };
}

/** Each end is rounded by itself, so that neighbouring intervals add up. */
function difference(openingWh: number, closingWh: number): number {
  return Math.round(1000 * closingWh) - Math.round(1000 * openingWh);
}

function milliWh(powerW: number, durationMs: number): number {
  return Math.round((1000 * powerW * durationMs) / HOUR_MS);
}
