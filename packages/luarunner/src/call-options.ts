/** How a driver function is called. */
export interface CallOptions {
  /** Longest time the call may take, ms; then its thread is dropped where it stands. */
  deadlineMs: number;
  /**
   * How much the call may change outside: nothing, or at most 128 writes, which is what it gets when not
   * given. A refused write is an error the driver is told of, and is recorded.
   */
  writes?: "none" | "bounded";
  /** Goes before waiting calls and cancels a running call that is not urgent. */
  urgent?: boolean;
  /** Not to be started after this by the wall clock, Unix epoch ms; then it fails with `command_expired`. */
  expiresAtMs?: number;
  /** Reports everything the driver asked for, with the answers: for recording. */
  trace?: boolean;
}
