/** A phase of the supply: L1, L2, L3. */
export type Phase = 1 | 2 | 3;

/** One circuit of a building: what hangs on a fuse. */
export interface SiteCircuit {
  readonly name: string;
  /** The circuit it hangs on; the grid connection has none. */
  readonly parent?: string;
  /** Most current on L1, L2, L3, A; a phase beyond the list has no limit. */
  readonly maxA: readonly number[];
  /** Most power taken, W. */
  readonly maxImportW?: number;
  /** Most power given, W. */
  readonly maxExportW?: number;
  /** Whether its load is measured; otherwise it is the sum of what hangs on it. */
  readonly isMetered: boolean;
}

/** A DER that takes or gives power on a circuit. */
export interface SiteMember {
  readonly id: string;
  /** Name of its circuit. */
  readonly circuit: string;
  /** The phases it is connected to; its power is divided equally among them. */
  readonly phases: readonly Phase[];
}

/** What a meter says now, + taken from the grid side, − given to it. */
export interface CircuitLoad {
  readonly w: number;
  /** On L1, L2, L3, A; undefined where it is not measured. */
  readonly phaseA: readonly (number | undefined)[];
  /** The currents have no sign: each may be taken or given. */
  readonly isUnsigned?: boolean;
  /**
   * What members took (+) or gave (−) when it was read, W, by their id; one that is missing was not known. Without it
   * they are taken to have been as they are.
   */
  readonly seenW?: ReadonlyMap<string, number>;
}
