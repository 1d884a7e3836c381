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

/** Adds one sample to a slot; the slot is made with the first. Powers in W, + is import. */
export function addToSlot(
  slot: LedgerSlot | undefined,
  sample: {
    readonly sampleMs: number;
    readonly netW: number;
    readonly generationW?: number;
    readonly importWh?: number;
    readonly exportWh?: number;
    readonly isSynthetic: boolean;
    readonly isSuspect: boolean;
  },
): LedgerSlot {
  const { sampleMs, netW, generationW, importWh, exportWh, isSynthetic, isSuspect } = sample;
  const filled: LedgerSlot = slot ?? {
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
  filled.samples += 1;
  filled.importMilliW += Math.round(1000 * Math.max(0, netW));
  filled.exportMilliW += Math.round(1000 * Math.max(0, -netW));
  if (generationW !== undefined) {
    filled.generationSamples += 1;
    filled.generationMilliW += Math.round(1000 * generationW);
  }
  filled.firstMs = Math.min(filled.firstMs, sampleMs);
  filled.lastMs = Math.max(filled.lastMs, sampleMs);
  if (importWh !== undefined && exportWh !== undefined) {
    const reading = { atMs: sampleMs, importWh, exportWh };
    if (!filled.firstReading || sampleMs < filled.firstReading.atMs) filled.firstReading = reading;
    if (!filled.lastReading || sampleMs > filled.lastReading.atMs) filled.lastReading = reading;
  }
  filled.isSynthetic ||= isSynthetic;
  filled.isSuspect ||= isSuspect;
  return filled;
}
