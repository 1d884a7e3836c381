import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";
import { WebSocketServer } from "ws";
import { type ClientCertificate, certificateOf } from "./client-certificate.ts";
import { listenOn } from "./listen-on.ts";
import { nodeTlsOptions, type ServerTlsOptions } from "./server-tls.ts";
import type { Transport } from "./transport.ts";
import { WebSocketTransport } from "./websocket-transport.ts";

/** Where a server takes clients that speak NATS inside a WebSocket, such as browsers. */
export interface WebSocketOptions {
  /** Default: the server's own. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Browsers' pages from these origins only ("https://page.example"); without a list, from anywhere. */
  readonly allowedOrigins?: readonly string[];
}

export interface WebSocketListenerOptions {
  readonly host: string;
  readonly port: number;
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly tls: ServerTlsOptions | undefined;
  /** Largest WebSocket message. */
  readonly maxMessageBytes: number;
  readonly maxConnections: number;
  /** How long the TLS handshake and the HTTP request may take. */
  readonly handshakeTimeoutMs: number;
  readonly onTransport: (transport: Transport, certificate: ClientCertificate | undefined) => void;
}

/** Takes WebSocket connections on a port of its own. */
export class WebSocketListener {
  readonly host: string;
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  private constructor(host: string, server: Server, sockets: WebSocketServer) {
    this.host = host;
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
    this.#sockets = sockets;
  }

  /** @throws ConfigError address_in_use or config_invalid, as `listenOn` */
  static async open(options: WebSocketListenerOptions): Promise<WebSocketListener> {
    const { host, port, tls, handshakeTimeoutMs, allowedOrigins, maxMessageBytes, onTransport } = options;
    const limits = {
      headersTimeout: handshakeTimeoutMs,
      requestTimeout: handshakeTimeoutMs,
      connectionsCheckingInterval: Math.ceil(handshakeTimeoutMs / 2),
    };
    const refuse: Parameters<typeof createHttpServer>[1] = (_request, response) => {
      response.writeHead(426, { Connection: "close" }).end("NATS over WebSocket only\n");
    };
    const server = tls
      ? createHttpsServer(
          {
            ...limits,
            handshakeTimeout: handshakeTimeoutMs,
            ...nodeTlsOptions(tls),
          },
          refuse,
        )
      : createHttpServer(limits, refuse);
    server.maxConnections = options.maxConnections;
    const sockets = new WebSocketServer({
      server,
      maxPayload: maxMessageBytes,
      perMessageDeflate: false,
      verifyClient: ({ origin }: { origin: string | undefined }) =>
        allowedOrigins === undefined || origin === undefined || allowedOrigins.includes(origin),
    });
    // ws passes on the errors of its HTTP server; those of listening are `listenOn`'s.
    sockets.on("error", () => undefined);
    sockets.on("connection", (webSocket, { socket }) => {
      const certificate = socket instanceof TLSSocket ? certificateOf(socket) : undefined;
      onTransport(new WebSocketTransport(webSocket, socket.remoteAddress ?? ""), certificate);
    });
    await listenOn(server, host, port);
    return new WebSocketListener(host, server, sockets);
  }

  /** Takes no new clients; those there are stay. */
  stopAccepting(): void {
    this.#sockets.close();
    this.#server.close();
  }

  /** Stops listening; resolves when no connection is left, of those that never became a WebSocket too. */
  close(): Promise<void> {
    this.#sockets.close();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
