/** Readings of both energy registers at one moment, Wh; null when not read. */
export interface RegisterReading {
  readonly atMs: number;
  readonly importWh: number;
  readonly exportWh: number;
}

/**
 * What one building's samples say about one interval, in a form that does not depend on the order in which
 * they came: sums in whole milliwatts, and the register readings closest to both ends.
 */
export interface LedgerSlot {
  samples: number;
  importMilliW: number;
  exportMilliW: number;
  generationSamples: number;
  generationMilliW: number;
  firstMs: number;
  lastMs: number;
  firstReading?: RegisterReading;
  lastReading?: RegisterReading;
  /** A sample was generated, not measured: no settlement rests on it (R20). */
  isSynthetic: boolean;
  /** A sample was suspect: no settlement rests on it (C-27). */
  isSuspect: boolean;
}

/** A slot of nothing yet, the first sample of which is of that time. */
export function newSlot(sampleMs: number): LedgerSlot {
  return {
    samples: 0,
    importMilliW: 0,
    exportMilliW: 0,
    generationSamples: 0,
    generationMilliW: 0,
    firstMs: sampleMs,
    lastMs: sampleMs,
    isSynthetic: false,
    isSuspect: false,
  };
}

/** Adds one sample to a slot. Powers in W, + is import. */
export function addToSlot(
  slot: LedgerSlot,
  sample: {
    readonly sampleMs: number;
    readonly netW: number;
    readonly generationW: number | undefined;
    readonly importWh: number | undefined;
    readonly exportWh: number | undefined;
    readonly isSynthetic: boolean;
    readonly isSuspect: boolean;
  },
): void {
  const { sampleMs, netW, generationW, importWh, exportWh, isSynthetic, isSuspect } = sample;
  slot.samples += 1;
  slot.importMilliW += Math.round(1000 * Math.max(0, netW));
  slot.exportMilliW += Math.round(1000 * Math.max(0, -netW));
  if (generationW !== undefined) {
    slot.generationSamples += 1;
    slot.generationMilliW += Math.round(1000 * generationW);
  }
  slot.firstMs = Math.min(slot.firstMs, sampleMs);
  slot.lastMs = Math.max(slot.lastMs, sampleMs);
  if (importWh !== undefined && exportWh !== undefined) {
    const reading = { atMs: sampleMs, importWh, exportWh };
    if (!slot.firstReading || sampleMs < slot.firstReading.atMs) slot.firstReading = reading;
    if (!slot.lastReading || sampleMs > slot.lastReading.atMs) slot.lastReading = reading;
  }
  slot.isSynthetic ||= isSynthetic;
  slot.isSuspect ||= isSuspect;
}
