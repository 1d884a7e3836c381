import type { Socket } from "node:net";
import { type Clock, errorMessage, TimeoutError } from "@sourceful/domain";
import type { MqttClient } from "mqtt";
import type { MqttTarget } from "../driver-grants.ts";
import type { PeerConnection } from "./kept-connection.ts";
import { openPeerSocket } from "./peer-socket.ts";

export interface MqttConnectionOptions {
  clientId: string;
  clock: Clock;
  signal: AbortSignal;
  readonly onMessage: (topic: string, payload: Buffer) => void;
}

/** How long a connection, an acknowledgement or a write may take, ms. */
const ANSWER_MS = 5_000;
const KEEP_ALIVE_S = 30;
const CLOSED_BY_BROKER = "connection closed by the broker";

/** One connection to a broker, MQTT 3.1.1 with a clean session. It ends at the first fault and stays ended. */
export class MqttConnection implements PeerConnection {
  readonly closed: Promise<string>;
  readonly #client: MqttClient;
  readonly #socket: Socket;
  readonly #clock: Clock;
  /** What is under way; a reaction on `closed` for each would pile up over a connection's life. */
  readonly #waiting = new Set<() => void>();
  #fault: string | undefined;

  /** @throws {TimeoutError} connection_failed, when the broker refuses too */
  static async open(target: MqttTarget, options: MqttConnectionOptions): Promise<MqttConnection> {
    const { clock, signal } = options;
    // Loaded when the first device needs it: most have no broker, and it is 2 MB.
    const { MqttClient } = await import("mqtt");
    const socket = await openPeerSocket(target, { clock, timeoutMs: ANSWER_MS, signal });
    const client = new MqttClient(() => socket, {
      clientId: options.clientId,
      ...(target.username === undefined ? {} : { username: target.username }),
      ...(target.password === undefined ? {} : { password: target.password }),
      protocolVersion: 4,
      keepalive: KEEP_ALIVE_S,
      connectTimeout: ANSWER_MS,
      // Remaking the connection and the subscriptions is KeptConnection's and MqttService's.
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
    });
    const connection = new MqttConnection(client, socket, options);
    const onAbort = () => void connection.close();
    signal.addEventListener("abort", onAbort, { once: true });
    const isConnected = await Promise.race([
      new Promise<boolean>((resolve) => client.once("connect", () => resolve(true))),
      connection.closed.then(() => false),
    ]);
    signal.removeEventListener("abort", onAbort);
    signal.throwIfAborted();
    if (isConnected) return connection;
    const reason = await connection.closed;
    throw new TimeoutError(`cannot connect to ${target.host}:${target.port}: ${reason}`, {
      code: "connection_failed",
      retry: "later",
    });
  }

  private constructor(client: MqttClient, socket: Socket, { clock, onMessage }: MqttConnectionOptions) {
    this.#client = client;
    this.#socket = socket;
    this.#clock = clock;
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        for (const onGone of this.#waiting) onGone();
        resolve(this.#fault ?? CLOSED_BY_BROKER);
      });
    });
    client.on("error", (error) => {
      this.#fault ??= errorMessage(error);
      socket.destroy();
    });
    socket.once("error", (error) => (this.#fault ??= errorMessage(error)));
    // A copy: the payload is a view into a network buffer many times its size.
    client.on("message", (topic, payload) => onMessage(topic, Buffer.from(payload)));
  }

  /**
   * Subscribes at QoS 0. Resolves with the filters that the broker refused.
   * @throws when the connection ends, as it does when no answer comes
   */
  subscribe(filters: readonly string[]): Promise<string[]> {
    const answered = new Promise<string[]>((resolve, reject) => {
      this.#client.subscribe([...filters], { qos: 0 }, (error, _subscriptions, packet) => {
        if (packet) resolve(filters.filter((_filter, at) => (Number(packet.granted[at]) & 0x80) !== 0));
        else reject(error ?? new Error("no answer"));
      });
    });
    return this.#inTime(answered, "subscription not acknowledged");
  }

  /** Publishes at QoS 0: resolves when the message is on its way, which is all that QoS 0 says. */
  publish(topic: string, payload: Buffer): Promise<void> {
    const sent = new Promise<void>((resolve, reject) => {
      this.#client.publish(topic, payload, { qos: 0 }, (error) => (error ? reject(error) : resolve()));
    });
    return this.#inTime(sent, "message not sent");
  }

  async close(): Promise<void> {
    this.#fault ??= "closed";
    // A broker that is told does not wait for the keep-alive to find out.
    if (this.#client.connected) await this.#inTime(this.#client.endAsync(), "").catch(() => undefined);
    this.#client.end(true);
    this.#socket.destroy();
    await this.closed;
  }

  /** A broker that does not answer in time has lost us or is lost: that ends the connection. */
  #inTime<T>(work: Promise<T>, trouble: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const onGone = () => settle(() => reject(new Error(this.#fault ?? CLOSED_BY_BROKER)));
      const timer = this.#clock.after(ANSWER_MS, () => {
        this.#fault ??= `${trouble} in ${ANSWER_MS} ms`;
        this.#socket.destroy();
      });
      const settle = (finish: () => void) => {
        timer.cancel();
        this.#waiting.delete(onGone);
        finish();
      };
      this.#waiting.add(onGone);
      work.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error)),
      );
      if (this.#socket.closed) onGone();
    });
  }
}
