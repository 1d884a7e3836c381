/** What a transport tells the protocol above it. */
export interface TransportListener {
  /** Bytes as they came; the listener may keep them, the transport does not write to them again. */
  onData(chunk: Buffer): void;
  /** Nothing more comes in either direction. Called once. */
  onClose(error?: Error): void;
}

/** An ordered byte stream to one client, whatever carries it. The protocol knows nothing else of the network. */
export interface Transport {
  /** The peer's address without port, for INFO and the log. */
  readonly remoteHost: string;
  /** Bytes given to `write` that the system has not taken yet. */
  readonly pendingBytes: number;
  /** Starts reading. Called once. */
  listen(listener: TransportListener): void;
  /** Queues bytes, which must not change until `done` was called (also when the write failed). */
  write(bytes: Buffer, done?: () => void): void;
  /** Stops reading, so that the peer's sends back up, until `resume`. */
  pause(): void;
  resume(): void;
  /** Sends what is queued, then closes. */
  end(): void;
  /** Closes now. */
  destroy(): void;
}
