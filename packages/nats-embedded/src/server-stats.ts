import type { Traffic } from "./traffic.ts";

/** A server's figures at one moment. */
export interface ServerStats extends Readonly<Traffic> {
  /** Clients connected now. */
  readonly connections: number;
  /** Clients that ever connected. */
  readonly totalConnections: number;
  readonly subscriptions: number;
}

/** What the figures are of. */
export interface StatsSubject {
  readonly serverId: string;
  readonly serverName: string;
  readonly host: string;
  readonly version: string;
  /** Unix epoch, ms. */
  readonly startedMs: number;
  readonly nowMs: number;
}

/** The figures in the form of nats-server's STATSZ answer. */
export function statsMessage(stats: ServerStats, of: StatsSubject): object {
  return {
    server: {
      name: of.serverName,
      host: of.host,
      id: of.serverId,
      ver: of.version,
      jetstream: false,
      time: new Date(of.nowMs).toISOString(),
    },
    statsz: {
      start: new Date(of.startedMs).toISOString(),
      connections: stats.connections,
      total_connections: stats.totalConnections,
      subscriptions: stats.subscriptions,
      sent: { msgs: stats.messagesOut, bytes: stats.bytesOut },
      received: { msgs: stats.messagesIn, bytes: stats.bytesIn },
      slow_consumers: stats.slowConsumers,
    },
  };
}
