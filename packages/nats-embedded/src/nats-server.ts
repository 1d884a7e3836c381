import { randomBytes } from "node:crypto";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { systemClock } from "@sourceful/domain";
import { createAuthenticator } from "./authenticator.ts";
import { BufferPool } from "./buffer-pool.ts";
import { ClientConnection } from "./client-connection.ts";
import { FlushList } from "./flush-list.ts";
import { listenOn } from "./listen-on.ts";
import { MessageRouter } from "./message-router.ts";
import { RouteTable } from "./route-table.ts";
import type { ServerContext } from "./server-context.ts";
import { infoLine, type ServerInfo } from "./server-info.ts";
import { resolveLimits } from "./server-limits.ts";
import type { NatsServerOptions } from "./server-options.ts";
import { TcpTransport } from "./tcp-transport.ts";
import type { Traffic } from "./traffic.ts";

const OUTBOUND_BUFFER_BYTES = 65_536;
const MAX_FREE_BUFFERS = 16;

/** A server's figures at one moment. */
export interface ServerStats extends Readonly<Traffic> {
  /** Clients connected now. */
  readonly connections: number;
  /** Clients that ever connected. */
  readonly totalConnections: number;
  readonly subscriptions: number;
}

/** A NATS server on a TCP port of this process. */
export class NatsServer {
  /** The port it listens on, also when 0 was asked for. */
  readonly port: number;
  readonly #context: ServerContext;
  readonly #info: ServerInfo;
  readonly #listener: Server;
  readonly #connections = new Set<ClientConnection>();
  #totalConnections = 0;
  #closing: Promise<void> | undefined;

  private constructor(listener: Server, context: ServerContext, info: ServerInfo) {
    this.#listener = listener;
    this.#context = context;
    this.#info = info;
    this.port = info.port;
    listener.on("connection", (socket) => this.#accept(socket));
    listener.on("error", (error) => context.logger.error("accepting failed", { error: error.message }));
  }

  /**
   * Resolves when clients can connect.
   *
   * @throws ConfigError address_in_use when the port is taken; config_invalid when the address cannot be
   *   listened on, or the auth options or limits make no sense.
   */
  static async listen(options: NatsServerOptions): Promise<NatsServer> {
    const { host = "127.0.0.1", port = 4222, auth, logger, clock = systemClock } = options;
    const limits = resolveLimits(options);
    const authenticator = auth && createAuthenticator(auth);
    const traffic: Traffic = { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0, slowConsumers: 0 };
    const routes = new RouteTable();
    const router = new MessageRouter(routes, traffic, options.random ?? Math.random);
    const pool = new BufferPool(OUTBOUND_BUFFER_BYTES, MAX_FREE_BUFFERS);
    const flushList = new FlushList();
    const listener = createServer({ noDelay: true });
    await listenOn(listener, host, port);
    const serverId = `N${randomBytes(20).toString("hex").toUpperCase()}`;
    const info: ServerInfo = {
      serverId,
      serverName: options.serverName ?? serverId,
      host,
      port: (listener.address() as AddressInfo).port,
      maxPayloadBytes: limits.maxPayloadBytes,
      isAuthRequired: authenticator !== undefined,
    };
    const context = { clock, logger, limits, authenticator, routes, router, flushList, pool, traffic };
    logger.info("NATS server listening", { host, port: info.port, isAuthRequired: info.isAuthRequired });
    return new NatsServer(listener, context, info);
  }

  /** Where a client in this process or on this machine connects to. */
  get url(): string {
    const { host } = this.#info;
    const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
    return `nats://${reachable.includes(":") ? `[${reachable}]` : reachable}:${this.port}`;
  }

  get stats(): ServerStats {
    return {
      ...this.#context.traffic,
      connections: this.#connections.size,
      totalConnections: this.#totalConnections,
      subscriptions: this.#context.routes.size,
    };
  }

  /**
   * Stops listening, sends every client what is queued for it and disconnects it. Resolves when all are gone,
   * about a second at the latest; calling it again gives the same promise.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#listener.close(() => resolve());
    });
    await Promise.all([...this.#connections].map((connection) => connection.close()));
    await stopped;
    this.#context.logger.info("NATS server closed", { port: this.port });
  }

  #accept(socket: Socket): void {
    const transport = new TcpTransport(socket);
    const id = ++this.#totalConnections;
    const isFull = this.#connections.size >= this.#context.limits.maxConnections;
    const connection = new ClientConnection({
      context: this.#context,
      transport,
      id,
      info: infoLine(this.#info, id, transport.remoteHost),
      ...(isFull && { refusal: { reason: "too many connections", reply: "maximum connections exceeded" } }),
    });
    this.#connections.add(connection);
    void connection.closed.then(() => this.#connections.delete(connection));
  }
}
