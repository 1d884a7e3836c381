import { randomBytes } from "node:crypto";
import { type Clock, errorMessage } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";
import type { DriverLogLine, ExchangeRecord } from "../call-report.ts";
import type { MqttTarget } from "../driver-grants.ts";
import type { OperationText } from "../lua-values.ts";
import type { Answer, HostService, Operation, ServiceCall } from "./host-service.ts";
import { KeptConnection } from "./kept-connection.ts";
import { MessageBuffer } from "./message-buffer.ts";
import { MqttConnection } from "./mqtt-connection.ts";
import type { ServiceHost } from "./service-host.ts";
import { ServiceLink } from "./service-link.ts";

const NOT_GRANTED = "mqtt: the device has no broker configured";
const MAX_SUBSCRIPTIONS = 1_000;

type Attempt = Omit<ExchangeRecord, "ok" | "error">;

/** What Lua gets; the payload's bytes as they are. */
interface MqttMessage {
  topic: string;
  payload: Uint8Array;
}

/**
 * A driver's connection to its broker, under a client id of its own: made when the driver loads, remade
 * whenever it ends, with every subscription. Messages wait in a bounded buffer until the driver takes them.
 */
export class MqttService implements HostService {
  readonly operations: Readonly<Record<string, Operation>> = {
    mqtt_subscribe: { perform: ([filter], call) => this.#subscribe(filter as OperationText, call) },
    mqtt_messages: { perform: (_args, call) => this.#drain(call) },
    mqtt_publish: {
      perform: ([topic, payload], call) =>
        this.#publish(topic as OperationText, payload as OperationText, call),
      isWrite: true,
    },
  };
  readonly #filters = new Set<string>();
  readonly #buffer = new MessageBuffer<MqttMessage>();
  readonly #link: ServiceLink;
  readonly #connection: KeptConnection<MqttConnection> | undefined;
  readonly #onLog: (line: DriverLogLine) => void;
  #broker: MqttConnection | undefined;

  /** Without a target every operation answers that there is none. */
  constructor(target: MqttTarget | undefined, { clock, onLink, onLog }: ServiceHost) {
    this.#link = new ServiceLink(clock, onLink);
    this.#onLog = onLog;
    if (!target) return;
    // 23 characters is what every broker takes.
    const clientId = `edge-${randomBytes(8).toString("hex")}`;
    this.#connection = new KeptConnection({
      name: "mqtt",
      clock,
      link: this.#link,
      onLog,
      open: (signal) => this.#open(target, { clientId, clock, signal }),
    });
  }

  get link(): LinkState | undefined {
    return this.#connection && this.#link.state;
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }

  async #open(
    target: MqttTarget,
    options: { clientId: string; clock: Clock; signal: AbortSignal },
  ): Promise<MqttConnection> {
    const connection = await MqttConnection.open(target, {
      ...options,
      onMessage: (topic, payload) => this.#buffer.push({ topic, payload }, topic.length + payload.length),
    });
    // From here on a subscription goes to the broker itself.
    this.#broker = connection;
    void connection.closed.then(() => {
      if (this.#broker === connection) this.#broker = undefined;
    });
    try {
      const refused = this.#filters.size === 0 ? [] : await connection.subscribe([...this.#filters]);
      for (const filter of refused) {
        this.#filters.delete(filter);
        this.#onLog({ level: "warn", message: `mqtt: the broker refuses the subscription to ${filter}` });
      }
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  }

  async #subscribe(filter: OperationText, call: ServiceCall): Promise<Answer> {
    const exchange: Attempt = { protocol: "mqtt", action: "subscribe", target: shown(filter) };
    if (!this.#connection) return refuse(call, exchange, NOT_GRANTED);
    if (!isFilter(filter)) return refuse(call, exchange, `mqtt: malformed topic filter`);
    if (!this.#filters.has(filter) && this.#filters.size >= MAX_SUBSCRIPTIONS) {
      return refuse(call, exchange, `mqtt: more than ${MAX_SUBSCRIPTIONS} subscriptions`);
    }
    this.#filters.add(filter);
    try {
      const refused = await this.#broker?.subscribe([filter]);
      if (refused?.includes(filter)) {
        this.#filters.delete(filter);
        return refuse(call, exchange, "mqtt: the broker refuses the subscription");
      }
    } catch {
      // The connection has ended; the next one subscribes again.
    }
    call.recorder.addExchange({ ...exchange, ok: true });
    return [true];
  }

  #drain({ recorder }: ServiceCall): Answer {
    if (!this.#connection) return [null, NOT_GRANTED];
    const { messages, dropped } = this.#buffer.drain();
    if (dropped > 0) {
      recorder.report.dropped.messages += dropped;
      const text = `mqtt: ${dropped} messages came faster than the driver took them and were dropped`;
      this.#onLog({ level: "warn", message: text });
    }
    return [messages];
  }

  async #publish(topic: OperationText, payload: OperationText, call: ServiceCall): Promise<Answer> {
    const exchange: Attempt = { protocol: "mqtt", action: "publish", target: shown(topic) };
    if (!this.#connection) return refuse(call, exchange, NOT_GRANTED);
    if (!isTopic(topic)) return refuse(call, exchange, "mqtt: malformed topic");
    // A driver that publishes as soon as it is loaded is not to fail because connecting takes a moment.
    await this.#connection.attempted(call.signal);
    if (!this.#broker) {
      const { error } = this.#link.state;
      return refuse(call, exchange, `mqtt: not connected${error === undefined ? "" : `: ${error}`}`);
    }
    const refusal = call.writes.take();
    if (refusal !== undefined) return refuse(call, exchange, refusal);
    try {
      await this.#broker.publish(topic, bytesOf(payload));
    } catch (error) {
      return refuse(call, exchange, `mqtt: ${errorMessage(error)}`);
    }
    call.recorder.addExchange({ ...exchange, ok: true });
    return [true];
  }
}

function refuse({ recorder }: ServiceCall, exchange: Attempt, error: string): Answer {
  recorder.addExchange({ ...exchange, ok: false, error });
  return [null, error];
}

function bytesOf(payload: OperationText): Buffer {
  return typeof payload === "string" ? Buffer.from(payload, "utf8") : Buffer.from(payload);
}

function shown(topic: OperationText): string {
  return typeof topic === "string" ? topic : "(not UTF-8)";
}

/** MQTT 3.1.1, sections 1.5.3 and 4.7: UTF-8 without NUL, at most 65,535 bytes. */
function isTopicText(text: OperationText): text is string {
  if (typeof text !== "string" || text === "" || text.includes("\0")) return false;
  return Buffer.byteLength(text) <= 65_535;
}

function isTopic(text: OperationText): text is string {
  return isTopicText(text) && !/[+#]/.test(text);
}

/** `+` stands for one whole level, `#` for all that follow, so only at the end. */
function isFilter(text: OperationText): text is string {
  if (!isTopicText(text)) return false;
  return text
    .split("/")
    .every((level, at, levels) =>
      level === "#" ? at === levels.length - 1 : level === "+" || !/[+#]/.test(level),
    );
}
