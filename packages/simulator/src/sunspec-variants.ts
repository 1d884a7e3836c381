/** Model ids in chain order by unit id. */
export type SunspecChains = Readonly<Record<number, readonly number[]>>;

/** Devices as they are found in the field. */
export const SUNSPEC_VARIANTS = {
  /** Three-phase hybrid with integer models, storage controls, battery and meter behind one unit id. */
  hybrid: { 1: [1, 103, 120, 121, 123, 160, 124, 802, 203] },
  /** The same with floating point models. */
  float: { 1: [1, 113, 120, 121, 123, 160, 124, 802, 213] },
  /** IEEE 1547-2018 models with a delta meter. */
  der: { 1: [1, 701, 702, 703, 704, 713, 714, 204] },
  /** The same with the heartbeats of model 715. */
  derHeartbeat: { 1: [1, 701, 702, 703, 704, 713, 714, 715, 204] },
  /** Inverter without battery model: its storage is in modules 3 and 4 of model 160; own unit id for the meter. */
  storageModules: { 1: [1, 113, 120, 121, 123, 160, 124], 200: [1, 213] },
  /** Single-phase string inverter with meter. */
  singlePhase: { 1: [1, 101, 120, 160, 201] },
  /** Split-phase string inverter with meter. */
  splitPhase: { 1: [1, 102, 120, 160, 202] },
} as const satisfies Record<string, SunspecChains>;

export type SunspecVariant = keyof typeof SUNSPEC_VARIANTS;
