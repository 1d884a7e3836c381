/** Which way power is limited: what the building takes from the grid, or gives to it. */
export type LimitDirection = "consumption" | "production";

/** What an operator sets for one direction. */
export interface LimitSettings {
  readonly direction: LimitDirection;
  /** Applied while no energy guard can be heard, W, never negative. */
  readonly failsafeW: number;
  /** Shortest time in failsafe, ms: 2 to 24 h (LPC-022). */
  readonly failsafeMinimumMs: number;
  /** Applied after the failsafe when nobody came back, W, never negative. */
  readonly protectiveW: number;
}
