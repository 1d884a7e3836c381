import { randomBytes } from "node:crypto";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { systemClock } from "@sourceful/domain";
import { type AuthOptions, createAuthenticator } from "./auth-options.ts";
import { BoundedSet } from "./bounded-set.ts";
import { BufferPool } from "./buffer-pool.ts";
import { type ClientCertificate, certificateOf } from "./client-certificate.ts";
import { ClientConnection } from "./client-connection.ts";
import { FlushList } from "./flush-list.ts";
import { dismissClients, type LameDuckOptions } from "./lame-duck.ts";
import type { LeafOptions } from "./leaf/leaf-options.ts";
import { LeafUplink } from "./leaf/leaf-uplink.ts";
import { listenOn } from "./listen-on.ts";
import { MessageRouter } from "./message-router.ts";
import { PendingBudget } from "./pending-budget.ts";
import { RouteTable } from "./route-table.ts";
import { Seating } from "./seating.ts";
import type { ServerContext } from "./server-context.ts";
import { type ClientInfo, infoLine, PROTOCOL_RELEASE, type ServerInfo } from "./server-info.ts";
import { resolveLimits } from "./server-limits.ts";
import type { NatsServerOptions } from "./server-options.ts";
import { type ServerStats, statsMessage } from "./server-stats.ts";
import { ServerTls } from "./server-tls.ts";
import { StatsService } from "./stats-service.ts";
import { StrangerLog } from "./stranger-log.ts";
import { TcpTransport } from "./tcp-transport.ts";
import type { Traffic } from "./traffic.ts";
import type { Transport } from "./transport.ts";
import { WebSocketListener } from "./websocket-listener.ts";

const OUTBOUND_BUFFER_BYTES = 65_536;
const MAX_FREE_BUFFERS = 16;
/** Clients may put several commands into one WebSocket message. */
const WEB_SOCKET_SLACK_BYTES = 1_048_576;

interface Parts {
  readonly listener: Server;
  readonly context: ServerContext;
  readonly info: ServerInfo;
  readonly tls: ServerTls | undefined;
}

/** A NATS server on a TCP port of this process. */
export class NatsServer {
  /** The port it listens on, also when 0 was asked for. */
  readonly port: number;
  readonly #context: ServerContext;
  #info: ServerInfo;
  readonly #listener: Server;
  readonly #tls: ServerTls | undefined;
  readonly #startedMs: number;
  readonly #connections = new Set<ClientConnection>();
  readonly #handshakes: BoundedSet<Socket>;
  readonly #seating: Seating<ClientConnection>;
  readonly #uplinks = new Set<LeafUplink>();
  readonly #leaving = new AbortController();
  #webSocket: WebSocketListener | undefined;
  #totalConnections = 0;
  #closing: Promise<void> | undefined;

  private constructor({ listener, context, info, tls }: Parts) {
    this.#listener = listener;
    this.#context = context;
    this.#info = info;
    this.#tls = tls;
    this.port = info.port;
    this.#startedMs = context.clock.nowMs();
    this.#handshakes = new BoundedSet(context.limits.maxUnauthenticated, (oldest) => oldest.destroy());
    this.#seating = new Seating(context.limits);
    listener.on("connection", (socket) => this.#accept(socket));
    listener.on("error", (error) => context.logger.error("accepting failed", { error: error.message }));
    new StatsService(context, () => this.#statsMessage()).listen(info.serverId);
  }

  /**
   * Resolves when clients can connect.
   *
   * @throws ConfigError address_in_use when a port is taken; config_invalid when an address cannot be listened
   *   on, or the auth options, the TLS options or limits make no sense.
   */
  static async listen(options: NatsServerOptions): Promise<NatsServer> {
    const { host = "127.0.0.1", port = 4222, auth, logger, clock = systemClock } = options;
    const limits = resolveLimits(options);
    const authenticator = auth && createAuthenticator(auth);
    const tls = options.tls && new ServerTls(options.tls);
    const traffic: Traffic = { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0, slowConsumers: 0 };
    const routes = new RouteTable();
    const random = options.random ?? Math.random;
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
      isTlsRequired: tls !== undefined,
      isTlsVerified: tls?.options.requiresClientCertificate === true,
    };
    const context: ServerContext = {
      clock,
      logger,
      limits,
      authenticator,
      strangerLog: new StrangerLog(clock),
      routes,
      router: new MessageRouter(routes, traffic, random),
      flushList: new FlushList(),
      pool: new BufferPool(OUTBOUND_BUFFER_BYTES, MAX_FREE_BUFFERS),
      traffic,
      budget: new PendingBudget(limits.maxTotalPendingBytes),
      loopId: randomBytes(11).toString("hex"),
      random,
    };
    const server = new NatsServer({ listener, context, info, tls });
    try {
      await server.#listenForWebSockets(options);
    } catch (error) {
      await server.close();
      throw error;
    }
    const { isAuthRequired, isTlsRequired } = info;
    logger.info("NATS server listening", { host, port: info.port, isAuthRequired, isTlsRequired });
    return server;
  }

  /** Where a client in this process or on this machine connects to. */
  get url(): string {
    return this.#urlOf(this.#tls ? "tls" : "nats", this.#info.host, this.port);
  }

  /** The same for a client over WebSocket; undefined when the server takes none. */
  get webSocketUrl(): string | undefined {
    if (!this.#webSocket) return undefined;
    return this.#urlOf(this.#tls ? "wss" : "ws", this.#webSocket.host, this.#webSocket.port);
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
   * Joins this server to another one as its leaf node, and keeps at it until the uplink or the server is closed.
   *
   * @throws ConfigError config_invalid when the URL, the credentials or the subjects make no sense.
   */
  connectLeaf(options: LeafOptions): LeafUplink {
    const { serverId, serverName } = this.#info;
    const uplink = new LeafUplink(this.#context, { serverId, serverName }, options);
    this.#uplinks.add(uplink);
    void uplink.closed.then(() => this.#uplinks.delete(uplink));
    return uplink;
  }

  /**
   * From now on these may connect, and no others. Who is connected and would not be let in any more, by what it
   * showed when it came, is told and disconnected; who may do other things now is disconnected and can come back.
   * Both have lost their subscriptions when this returns, unless an `Authenticator` takes its time.
   *
   * @throws ConfigError config_invalid when the options make no sense; then nothing changes.
   */
  reload(auth: AuthOptions): void {
    this.#context.authenticator = createAuthenticator(auth);
    this.#info = { ...this.#info, isAuthRequired: true };
    for (const connection of this.#connections) connection.reconsider();
    this.#context.flushList.flush();
    this.#context.logger.info("NATS users changed", { port: this.port });
  }

  /**
   * Takes leave gently: takes no new clients, tells those there are, waits for `graceMs`, disconnects who is
   * left one by one, and closes. `close` cuts it short.
   */
  async enterLameDuck(options: LameDuckOptions = {}): Promise<void> {
    this.#context.logger.info("NATS server entering lame duck mode", { port: this.port });
    this.#listener.close();
    this.#webSocket?.stopAccepting();
    const { clock, random } = this.#context;
    await dismissClients(this.#connections, options, { clock, random, signal: this.#leaving.signal });
    await this.close();
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
    this.#leaving.abort();
    const stopped = new Promise<void>((resolve) => {
      this.#listener.close(() => resolve());
    });
    await Promise.all([
      this.#webSocket?.close(),
      ...[...this.#uplinks].map((uplink) => uplink.close()),
      ...[...this.#connections].map((connection) => connection.close()),
    ]);
    await stopped;
    this.#context.logger.info("NATS server closed", { port: this.port });
  }

  async #listenForWebSockets({ host = "127.0.0.1", webSocket, tls }: NatsServerOptions): Promise<void> {
    if (!webSocket) return;
    const { maxPayloadBytes, maxConnections, authTimeoutMs } = this.#context.limits;
    this.#webSocket = await WebSocketListener.open({
      host: webSocket.host ?? host,
      port: webSocket.port,
      allowedOrigins: webSocket.allowedOrigins,
      tls,
      maxMessageBytes: maxPayloadBytes + WEB_SOCKET_SLACK_BYTES,
      maxConnections,
      handshakeTimeoutMs: authTimeoutMs,
      onTransport: (transport, certificate) => {
        const client = this.#introduce(transport.remoteHost);
        // The TLS handshake, if any, is over: nothing in INFO may ask for another.
        const info = infoLine({ ...this.#info, isTlsRequired: false, isTlsVerified: false }, client);
        this.#connect(transport, client, certificate, info);
      },
    });
  }

  #accept(socket: Socket): void {
    const transport = new TcpTransport(socket);
    const client = this.#introduce(transport.remoteHost);
    const info = infoLine(this.#info, client);
    if (this.#tls && !this.#isFull) void this.#secure(socket, this.#tls, client, info);
    else this.#connect(transport, client, undefined, info);
  }

  /** INFO goes out in clear, everything after it is TLS. */
  async #secure(socket: Socket, tls: ServerTls, client: ClientInfo, info: string): Promise<void> {
    const { clock, limits, logger, strangerLog } = this.#context;
    this.#handshakes.add(socket);
    socket.on("error", () => socket.destroy());
    socket.write(info);
    const secured = await tls.secure(socket, {
      clock,
      timeoutMs: limits.authTimeoutMs,
      signal: this.#leaving.signal,
    });
    this.#handshakes.delete(socket);
    if (secured)
      this.#connect(new TcpTransport(secured, client.host), client, certificateOf(secured), undefined);
    else strangerLog.warn(logger, "TLS handshake failed", { remoteHost: client.host });
  }

  #introduce(host: string): ClientInfo {
    const id = ++this.#totalConnections;
    const wantsNonce = this.#context.authenticator?.wantsNonce === true;
    return { id, host, ...(wantsNonce && { nonce: randomBytes(11).toString("base64url") }) };
  }

  get #isFull(): boolean {
    return this.#connections.size + this.#handshakes.size >= this.#context.limits.maxConnections;
  }

  #connect(
    transport: Transport,
    client: ClientInfo,
    certificate: ClientCertificate | undefined,
    info: string | undefined,
  ): void {
    const connection = new ClientConnection({
      context: this.#context,
      transport,
      id: client.id,
      farewell: infoLine(this.#info, client, true),
      peer: {
        ...(client.nonce !== undefined && { nonce: client.nonce }),
        ...(certificate && { certificate }),
      },
      ...(info !== undefined && { info }),
      onAdmitted: (user) => this.#seating.admit(connection, user),
      ...(this.#isFull && {
        refusal: { reason: "too many connections", reply: "maximum connections exceeded" },
      }),
    });
    this.#connections.add(connection);
    void connection.closed.then(() => {
      this.#connections.delete(connection);
      this.#seating.leave(connection);
    });
    if (this.#context.authenticator) this.#seating.enter(connection);
    if (this.#leaving.signal.aborted) void connection.close();
  }

  #urlOf(scheme: string, host: string, port: number): string {
    const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
    return `${scheme}://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
  }

  #statsMessage(): object {
    const { serverId, serverName, host } = this.#info;
    return statsMessage(this.stats, {
      serverId,
      serverName,
      host,
      version: PROTOCOL_RELEASE,
      startedMs: this.#startedMs,
      nowMs: this.#context.clock.nowMs(),
    });
  }
}
