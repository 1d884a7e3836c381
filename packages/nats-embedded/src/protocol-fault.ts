/** A client broke the protocol or a limit: it gets `reply` as `-ERR` when there is one, and is disconnected. */
export interface ProtocolFault {
  /** For the log. */
  readonly reason: string;
  /** nats-server's words; it closes without any after malformed arguments. */
  readonly reply?: string;
}

/** A byte that begins no command, or ends a message where it must not. */
export const UNKNOWN_OPERATION: ProtocolFault = {
  reason: "unknown protocol operation",
  reply: "Unknown Protocol Operation",
};

/** A first command other than CONNECT, or credentials that were refused. */
export const AUTHORIZATION_VIOLATION: ProtocolFault = {
  reason: "not authorized",
  reply: "Authorization Violation",
};

/** No CONNECT, or no verdict on it, in time. */
export const AUTHENTICATION_TIMEOUT: ProtocolFault = {
  reason: "not admitted in time",
  reply: "Authentication Timeout",
};

/** A command line longer than the limit. */
export const CONTROL_LINE_EXCEEDED: ProtocolFault = {
  reason: "control line too long",
  reply: "maximum control line exceeded",
};

/** A message larger than the limit. */
export const PAYLOAD_EXCEEDED: ProtocolFault = {
  reason: "payload too large",
  reply: "Maximum Payload Violation",
};
