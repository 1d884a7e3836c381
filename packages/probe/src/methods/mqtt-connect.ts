import { BROKER_PARAMS, openBroker } from "../broker-line.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

/** Whether an MQTT broker lets us in. */
export function mqttConnect(site: Pick<ProbeSite, "targets" | "clock">): ProbeMethod {
  return defineProbeMethod({
    name: "mqtt_connect",
    summary: "Tells whether an MQTT broker lets us in.",
    params: BROKER_PARAMS,
    missing: "broker required",
    example: { broker: "192.168.1.10" },
    isHeavy: false,
    deadlineMs: () => 12_000,
    async run(params, { signal }) {
      const connection = await openBroker(site, params, { signal, onMessage: () => undefined });
      await connection.close();
      return { broker: `tcp://${params.broker}:${params.port}`, connected: true };
    },
  });
}
