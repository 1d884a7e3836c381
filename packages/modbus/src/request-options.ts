/** Control requests (commands, default modes) go before polls; within a priority, first come, first served. */
export type Priority = "control" | "poll";

export interface RequestOptions {
  /** "poll" when not given. */
  readonly priority?: Priority;
  /**
   * Takes the request back while it waits: it rejects with the signal's reason and is never sent. A request
   * already on the wire runs to its end and settles with what came of it.
   */
  readonly signal?: AbortSignal;
}
