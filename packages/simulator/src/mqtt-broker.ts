import { createServer, type Server, type Socket } from "node:net";
import { ProtocolError, TimeoutError } from "@sourceful/domain";
import { listenOn } from "./listen-on.ts";
import { encodeMqttFrame, MQTT_TYPE, type MqttFrame, MqttFrameReader } from "./mqtt-frame.ts";

export interface BrokerMessage {
  topic: string;
  payload: Buffer;
}

interface Client {
  readonly socket: Socket;
  readonly filters: Set<string>;
  /** By packet id: a message was taken. */
  readonly unacknowledged: Map<number, () => void>;
}

/** Where nobody says otherwise, how long a subscriber is waited for, ms. */
const PATIENCE_MS = 2_000;

/**
 * A small MQTT 3.1.1 broker on loopback, for devices that only exist in a test: anyone may connect, nothing is
 * retained, QoS 2 ends the connection. What it publishes itself goes out with QoS 1, whatever was asked for,
 * so that it knows when it has arrived.
 */
export class MqttBroker {
  /** What clients published, oldest first. */
  readonly received: BrokerMessage[] = [];
  readonly #server: Server;
  readonly #clients = new Set<Client>();
  #waiting: (() => void)[] = [];
  #lastPacketId = 0;

  constructor() {
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Listens; port 0 picks a free one. Resolves to the port, rejects with ConfigError address_in_use. */
  listen(port = 0, host = "127.0.0.1"): Promise<number> {
    return listenOn(this.#server, port, host);
  }

  /**
   * Resolves when every client that subscribed to the topic has the message.
   * @throws TimeoutError `request_timeout` when nobody has subscribed to it, or a client does not take it
   */
  async publish(topic: string, payload: Uint8Array, { withinMs = PATIENCE_MS } = {}): Promise<void> {
    const late = new TimeoutError(`nobody took ${topic} in ${withinMs} ms`, { code: "request_timeout" });
    const deadline = Date.now() + withinMs;
    while (this.#subscribersOf(topic).length === 0) {
      if (!(await this.#change(deadline - Date.now()))) throw late;
    }
    await Promise.all(
      this.#subscribersOf(topic).map(async (client) => {
        const taken = this.#deliver(client, topic, Buffer.from(payload));
        const timer = setTimeout(() => client.socket.destroy(late), Math.max(1, deadline - Date.now()));
        await taken.finally(() => clearTimeout(timer));
      }),
    );
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      // An error here means that it did not listen, which is what close is for.
      this.#server.close(() => resolve());
    });
    for (const { socket } of this.#clients) socket.destroy();
    await closed;
  }

  #accept(socket: Socket): void {
    const client: Client = { socket, filters: new Set(), unacknowledged: new Map() };
    const reader = new MqttFrameReader();
    this.#clients.add(client);
    // One for each message on its way.
    socket.setMaxListeners(0);
    socket.on("data", (chunk: Buffer) => {
      try {
        for (const frame of reader.push(chunk)) this.#handle(client, frame);
      } catch (error) {
        socket.destroy(error as Error);
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#clients.delete(client));
  }

  #handle(client: Client, { type, flags, body }: MqttFrame): void {
    const { socket } = client;
    switch (type) {
      case MQTT_TYPE.connect:
        socket.write(encodeMqttFrame(MQTT_TYPE.connack, 0, Buffer.from([0, 0])));
        break;
      case MQTT_TYPE.subscribe: {
        const filters = readFilters(body, 1);
        for (const filter of filters) client.filters.add(filter);
        const granted = Buffer.alloc(filters.length);
        socket.write(encodeMqttFrame(MQTT_TYPE.suback, 0, body.subarray(0, 2), granted));
        for (const wake of this.#waiting.splice(0)) wake();
        break;
      }
      case MQTT_TYPE.unsubscribe:
        for (const filter of readFilters(body, 0)) client.filters.delete(filter);
        socket.write(encodeMqttFrame(MQTT_TYPE.unsuback, 0, body.subarray(0, 2)));
        break;
      case MQTT_TYPE.publish:
        this.#take(client, flags, body);
        break;
      case MQTT_TYPE.puback:
        client.unacknowledged.get(body.readUInt16BE(0))?.();
        break;
      case MQTT_TYPE.pingreq:
        socket.write(encodeMqttFrame(MQTT_TYPE.pingresp, 0));
        break;
      case MQTT_TYPE.disconnect:
        socket.end();
        break;
      default:
        throw new ProtocolError(`MQTT: packet type ${type} is not served`, { code: "message_invalid" });
    }
  }

  #take({ socket }: Client, flags: number, body: Buffer): void {
    const qos = (flags >> 1) & 3;
    if (qos > 1) throw new ProtocolError("MQTT: QoS 2 is not served", { code: "message_invalid" });
    const end = 2 + body.readUInt16BE(0);
    const topic = body.toString("utf8", 2, end);
    const payload = body.subarray(end + (qos === 1 ? 2 : 0));
    this.received.push({ topic, payload });
    if (qos === 1) socket.write(encodeMqttFrame(MQTT_TYPE.puback, 0, body.subarray(end, end + 2)));
    for (const subscriber of this.#subscribersOf(topic)) void this.#deliver(subscriber, topic, payload);
  }

  /** Resolves when the client has it, or is gone. */
  #deliver({ socket, unacknowledged }: Client, topic: string, payload: Buffer): Promise<void> {
    const packetId = (this.#lastPacketId % 65_535) + 1;
    this.#lastPacketId = packetId;
    return new Promise((resolve) => {
      const done = () => {
        unacknowledged.delete(packetId);
        socket.off("close", done);
        resolve();
      };
      unacknowledged.set(packetId, done);
      socket.once("close", done);
      const [name, id] = [Buffer.from(topic, "utf8"), Buffer.alloc(2)];
      const length = Buffer.alloc(2);
      length.writeUInt16BE(name.length);
      id.writeUInt16BE(packetId);
      socket.write(encodeMqttFrame(MQTT_TYPE.publish, 0b0010, length, name, id, payload));
    });
  }

  #subscribersOf(topic: string): Client[] {
    return [...this.#clients].filter(({ filters }) => [...filters].some((filter) => matches(filter, topic)));
  }

  /** Whether somebody subscribes in that time, ms. */
  #change(withinMs: number): Promise<boolean> {
    if (withinMs <= 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}

/** Topic filters after the packet id; `optionBytes` follow each. */
function readFilters(body: Buffer, optionBytes: number): string[] {
  const filters: string[] = [];
  for (let at = 2; at < body.length; ) {
    const end = at + 2 + body.readUInt16BE(at);
    filters.push(body.toString("utf8", at + 2, end));
    at = end + optionBytes;
  }
  return filters;
}

/** MQTT 3.1.1, section 4.7. */
function matches(filter: string, topic: string): boolean {
  const levels = topic.split("/");
  const wanted = filter.split("/");
  const many = wanted.at(-1) === "#";
  if (many) wanted.pop();
  if (topic.startsWith("$") && /^[+#]/.test(filter)) return false;
  if (many ? levels.length < wanted.length : levels.length !== wanted.length) return false;
  return wanted.every((level, at) => level === "+" || level === levels[at]);
}
