/** What one driver may use. */
export interface DriverLimits {
  /** Heap of its VM, bytes. */
  memoryBytes: number;
  /** Time it runs before others get their turn, ms. */
  sliceMs: number;
  /** Instructions of one call; the busiest known driver needs 705,000 (a CRC in Lua). */
  callInstructions: number;
  /** Time to run the top-level chunk, ms. */
  loadDeadlineMs: number;
  /** Lines, emits or metrics of one call; more are dropped with an error value. */
  recordsPerCall: number;
}

export const DEFAULT_LIMITS: DriverLimits = {
  memoryBytes: 8 * 1024 * 1024,
  sliceMs: 0.5,
  callInstructions: 20_000_000,
  loadDeadlineMs: 5_000,
  recordsPerCall: 2_000,
};
