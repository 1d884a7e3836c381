/** Why a leaf connection could not be made, or ended. */
export interface LeafFailure {
  /**
   * refused: the other server does not accept our credentials. unreachable: nobody answered, or not in time.
   * tls: the handshake failed. loop: servers are connected in a circle. permissions: we used a subject the other
   * server forbids. protocol: what answered is no leaf node port, or spoke nonsense. lost: a connection that
   * worked is gone.
   */
  readonly kind: "refused" | "unreachable" | "tls" | "loop" | "permissions" | "protocol" | "lost";
  readonly message: string;
  /** Unix epoch, ms. */
  readonly atMs: number;
}

/** How a leaf connection is doing. */
export interface LeafState {
  readonly status: "connecting" | "connected" | "waiting" | "closed";
  /** When `status` began; Unix epoch, ms. */
  readonly sinceMs: number;
  /** Without credentials. */
  readonly url: string;
  /** Name of the other server; only while connected. */
  readonly remoteServer?: string;
  /** Attempts since it last was connected, the current one included. */
  readonly attempts: number;
  /** The latest, also when it works again. */
  readonly failure?: LeafFailure;
  /** Since the uplink was opened. */
  readonly messagesIn: number;
  readonly messagesOut: number;
  /** Messages that could not leave because the other server does not take them fast enough, or so large. */
  readonly messagesDropped: number;
}
