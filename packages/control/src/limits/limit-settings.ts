/** Which way power is limited: what the building takes from the grid, or gives to it. */
export type LimitDirection = "consumption" | "production";

/** What an operator sets for one direction. */
export interface LimitSettings {
  readonly direction: LimitDirection;
  /** Applied while no energy guard can be heard, W, never negative. */
  readonly failsafeW: number;
  /** Shortest time in failsafe, ms: `FAILSAFE_MINIMUM_RANGE_MS`. */
  readonly failsafeMinimumMs: number;
  /** Applied after the failsafe when nobody came back, W, never negative. */
  readonly protectiveW: number;
}

/** What a failsafe's shortest duration may be, ms: 2 to 24 h (LPC-022). */
export const FAILSAFE_MINIMUM_RANGE_MS = { least: 2 * 3_600_000, most: 24 * 3_600_000 } as const;
