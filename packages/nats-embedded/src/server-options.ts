import type { Clock, Logger } from "@sourceful/domain";
import type { AuthOptions } from "./auth-options.ts";
import type { ServerLimits } from "./server-limits.ts";
import type { ServerTlsOptions } from "./server-tls.ts";
import type { WebSocketOptions } from "./websocket-listener.ts";

/** How a server listens; every limit of ServerLimits may be set too. */
export interface NatsServerOptions extends Partial<ServerLimits> {
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  readonly host?: string;
  /** TCP port; 0 takes a free one. Default 4222. */
  readonly port?: number;
  /** Takes clients over WebSocket too, with TLS if `tls` is set. Default: not. */
  readonly webSocket?: WebSocketOptions;
  /** Makes every connection a TLS connection. Default: none is. */
  readonly tls?: ServerTlsOptions;
  /** Who may connect. Default: anyone who can reach the port. */
  readonly auth?: AuthOptions;
  /** Name in INFO. Default: the server's random id. */
  readonly serverName?: string;
  readonly logger: Logger;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Picks the member of a queue group, 0 <= r < 1. Default Math.random. */
  readonly random?: () => number;
}
