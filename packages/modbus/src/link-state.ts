/** What is known about the connection to an endpoint. */
export interface LinkState {
  /**
   * idle: not connected, the next request connects; connecting; connected: the socket is open; down: the last
   * connection or attempt failed. One unit's silence, while the endpoint answers others, is not "down".
   */
  readonly status: "idle" | "connecting" | "connected" | "down";
  /**
   * The last trouble, kept until the endpoint has answered a request: an accepted socket alone does not mean
   * that anything works.
   */
  readonly error?: string;
  /** When this state began, wall clock, Unix epoch in ms. */
  readonly sinceMs: number;
}
