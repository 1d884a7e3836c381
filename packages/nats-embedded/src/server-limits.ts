import { ConfigError } from "@sourceful/domain";

/** What one client may take up. */
export interface ServerLimits {
  /** Largest message, headers included; INFO tells clients. Default 1,048,576. */
  readonly maxPayloadBytes: number;
  /** Longest argument text of a command. Default 4,096. */
  readonly maxControlLineBytes: number;
  /**
   * Most bytes that may wait for one client before it is dropped as a slow consumer. Publishers are held back
   * from half of it on. Default 16 MiB (nats-server: 64 MiB, too much for a small gateway).
   */
  readonly maxPendingBytes: number;
  /**
   * About the most that may wait for all clients together; past it the one with the most is dropped. Default
   * 64 MiB.
   */
  readonly maxTotalPendingBytes: number;
  /** A client that takes not one byte for this long, while some wait, is dropped. Default 10,000. */
  readonly writeDeadlineMs: number;
  /** Further connections are refused. Default 1,024. */
  readonly maxConnections: number;
  /** Subscriptions of one client; further ones are refused. Default 65,536 (nats-server: no limit). */
  readonly maxSubscriptions: number;
  /**
   * Connections of one user at a time; one more, and its oldest is closed. Nobody is counted where there are no
   * users. Default: as many as there may be in all.
   */
  readonly maxConnectionsPerUser: number;
  /**
   * Connections that have not been let in yet, where authentication is on; one more, and the one that has waited
   * longest is cut off. Default 128 (nats-server has no such limit).
   */
  readonly maxUnauthenticated: number;
  /** How long CONNECT may take when authentication is on. Default 2,000. */
  readonly authTimeoutMs: number;
  /** A client silent for this long is asked for a sign of life. Default 120,000. */
  readonly pingIntervalMs: number;
  /** It is dropped when this many pings in a row were not answered. Default 2. */
  readonly maxPingsOut: number;
}

/** nats-server's defaults, except where a gateway is smaller than a data centre. */
const DEFAULT_LIMITS: ServerLimits = Object.freeze({
  maxPayloadBytes: 1_048_576,
  maxControlLineBytes: 4_096,
  maxPendingBytes: 16 * 1_048_576,
  maxTotalPendingBytes: 64 * 1_048_576,
  writeDeadlineMs: 10_000,
  maxConnections: 1_024,
  maxSubscriptions: 65_536,
  maxConnectionsPerUser: Number.MAX_SAFE_INTEGER,
  maxUnauthenticated: 128,
  authTimeoutMs: 2_000,
  pingIntervalMs: 120_000,
  maxPingsOut: 2,
});

/**
 * The defaults with what is given put over them.
 *
 * @throws ConfigError config_invalid naming every limit that is no positive whole number.
 */
export function resolveLimits(given: Partial<ServerLimits>): ServerLimits {
  const names = Object.keys(DEFAULT_LIMITS) as (keyof ServerLimits)[];
  const limits = Object.fromEntries(names.map((name) => [name, given[name] ?? DEFAULT_LIMITS[name]]));
  const wrong = names.filter((name) => !Number.isSafeInteger(limits[name]) || (limits[name] as number) < 1);
  if (wrong.length > 0) {
    const problems = wrong.map((name) => `${name} is ${limits[name]}`).join(", ");
    throw new ConfigError(`NATS limits must be whole numbers from 1: ${problems}.`, {
      code: "config_invalid",
    });
  }
  return limits as unknown as ServerLimits;
}
