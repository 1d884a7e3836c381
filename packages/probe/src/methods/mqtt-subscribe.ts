import { DeviceError, errorMessage, ProtocolError, sleep, TimeoutError } from "@sourceful/domain";
import type { MqttConnection } from "@sourceful/luarunner";
import { BROKER_PARAMS, openBroker } from "../broker-line.ts";
import { cutUtf8 } from "../cut-utf8.ts";
import { ProbeFailure } from "../probe-failure.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

const MAX_MESSAGES = 50;
const MAX_PAYLOAD_BYTES = 2_048;

/** Listens to an MQTT broker for a while. */
export function mqttSubscribe(site: Pick<ProbeSite, "targets" | "clock">): ProbeMethod {
  return defineProbeMethod({
    name: "mqtt_subscribe",
    summary: "Listens to topics of an MQTT broker for a while.",
    params: {
      ...BROKER_PARAMS,
      topic: { type: "text", isRequired: true, description: "Topic, with + and # as in MQTT." },
      duration_secs: { type: "integer", min: 1, max: 30, default: 5, description: "How long, s." },
    },
    missing: "broker and topic required",
    example: { broker: "192.168.1.10", topic: "solar/#", duration_secs: 10 },
    isHeavy: true,
    deadlineMs: ({ duration_secs: seconds }) => seconds * 1_000 + 20_000,
    async run({ topic, duration_secs: seconds, ...broker }, { signal, progress }) {
      if (!isTopicFilter(topic)) {
        const problem = "topic must have + and # as whole levels only, # as the last, and no NUL";
        throw new ProtocolError(problem, { code: "probe_params_invalid" });
      }
      const samples: { topic: string; payload: string }[] = [];
      const connection = await openBroker(site, broker, {
        signal,
        onMessage: (name, payload) => {
          if (samples.length >= MAX_MESSAGES) return;
          const isCut = payload.length > MAX_PAYLOAD_BYTES;
          samples.push({
            topic: name,
            payload: `${cutUtf8(payload, MAX_PAYLOAD_BYTES)}${isCut ? "..." : ""}`,
          });
        },
      });
      const result = () => ({
        message_count: samples.length,
        sample_messages: [...samples],
        topic_pattern: topic,
      });
      const over = new AbortController();
      try {
        await subscribe(connection, topic);
        progress({ status: `listening to ${topic} for ${seconds} s` });
        const end = sleep(site.clock, seconds * 1_000, AbortSignal.any([signal, over.signal]));
        const gone = await Promise.race([end, connection.closed]);
        if (gone === undefined) return result();
        throw new ProbeFailure(gone, { code: "connection_lost", retry: "later", result: result() });
      } finally {
        over.abort();
        await connection.close();
      }
    },
  });
}

async function subscribe(connection: MqttConnection, topic: string): Promise<void> {
  let refused: readonly string[];
  try {
    refused = await connection.subscribe([topic]);
  } catch (cause) {
    const options = { code: "connection_lost", retry: "later", cause } as const;
    throw new TimeoutError(`subscription failed: ${errorMessage(cause)}`, options);
  }
  if (refused.length === 0) return;
  throw new DeviceError("the broker refuses the subscription", { code: "not_permitted" });
}

/** MQTT 3.1.1, section 4.7. */
function isTopicFilter(topic: string): boolean {
  const levels = topic.split("/");
  const isLevel = (level: string, index: number) =>
    level === "+" || (level === "#" && index === levels.length - 1) || !/[+#]/.test(level);
  return !topic.includes("\0") && levels.every(isLevel);
}
