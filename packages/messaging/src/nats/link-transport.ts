import { X509Certificate } from "node:crypto";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { ConnectionOptions } from "@nats-io/nats-core/internal";
// The client's own transport is not exported by its main module.
import { NodeTransport } from "@nats-io/transport-node/lib/node_transport.js";
import { InternalError } from "@sourceful/domain";
import type { BusAddress } from "./bus-address.ts";
import { WebSocketStream } from "./web-socket-stream.ts";

/** Where a transport goes; travels inside the client's options. */
export interface Link {
  address: BusAddress;
  /** PEM of the authority to trust instead of the system's. */
  ca?: string | undefined;
  /** PEM of the one certificate the server may show; not for WebSockets. */
  pin?: string | undefined;
  /** Ends the connection, or the attempt to make one, at once. */
  signal: AbortSignal;
}

/**
 * The bytes of one connection attempt, over TCP, TLS or a WebSocket. It is the client's TCP transport with
 * three differences: a WebSocket can take the socket's place, a signal ends it at any moment, and a server that
 * no longer answers is left at once. (The client's own waits until what is buffered has been sent, which on a
 * dead link takes the kernel a quarter of an hour, and it leaves sockets that never connected behind.)
 */
export class LinkTransport extends NodeTransport {
  #link: Link | undefined;
  #socket: Socket | WebSocketStream | undefined;

  override async connect(
    server: Parameters<NodeTransport["connect"]>[0],
    options: ConnectionOptions & { link?: Link },
  ): Promise<void> {
    // The client keeps its transport factory in a module-wide variable, so what this attempt is about cannot
    // come through the constructor: two attempts at once would be given each other's.
    this.#link = options.link;
    const onAbort = () => this.#socket?.destroy(options.link?.signal.reason as Error);
    options.link?.signal.addEventListener("abort", onAbort);
    await super.connect(server, options);
  }

  override async dial(): Promise<Socket> {
    const { address, ca, signal } = this.#requireLink();
    signal.throwIfAborted();
    const { scheme, host, port, path } = address;
    const isWebSocket = scheme === "ws" || scheme === "wss";
    const socket = isWebSocket
      ? new WebSocketStream(`${scheme}://${hostPort(address)}${path}`, { ca })
      : connectTcp({ host, port, noDelay: true });
    this.#socket = socket;
    await settled(socket, "connect");
    // The client only writes, listens and destroys, which is the same on both.
    return socket as Socket;
  }

  override async startTLS(): Promise<TLSSocket> {
    const { address, ca, pin } = this.#requireLink();
    const raw = this.#socket;
    // A WebSocket brings its own encryption; the client checks afterwards whether that is enough.
    if (!raw || raw instanceof WebSocketStream) return this.socket as TLSSocket;
    const { host } = address;
    const secure = connectTls({
      socket: raw,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(ca !== undefined && { ca }),
      ...(pin !== undefined && { rejectUnauthorized: false }),
    });
    this.#socket = secure;
    await settled(secure, "secureConnect");
    if (pin !== undefined && !secure.getPeerX509Certificate()?.raw.equals(new X509Certificate(pin).raw)) {
      secure.destroy();
      throw new Error("the server has another certificate than expected");
    }
    return secure;
  }

  override disconnect(): void {
    this.#socket?.destroy(new Error("the server no longer answers"));
  }

  #requireLink(): Link {
    if (this.#link) return this.#link;
    throw new InternalError("LinkTransport needs a link in the client's options", { code: "internal" });
  }
}

/** `host:port`, with brackets around an IPv6 address. */
export function hostPort({ host, port }: BusAddress): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Resolves at `event`, rejects when the socket fails or closes before it. */
function settled(socket: Socket | WebSocketStream, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      socket.off(event, onReady).off("error", onError).off("close", onClose);
      settle();
    };
    const onReady = () => finish(resolve);
    const onError = (error: Error) => finish(() => reject(error));
    const onClose = () => finish(() => reject(new Error("the connection closed")));
    socket.on(event, onReady).on("error", onError).on("close", onClose);
  });
}
