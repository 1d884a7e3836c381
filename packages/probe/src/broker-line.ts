import { randomBytes } from "node:crypto";
import { errorMessage, TimeoutError } from "@sourceful/domain";
import { MqttConnection } from "@sourceful/luarunner";
import type { ProbeSite } from "./probe-site.ts";

/** Parameters that name an MQTT broker. */
export const BROKER_PARAMS = {
  broker: { type: "text", isRequired: true, description: "Name or address of the broker." },
  port: { type: "integer", min: 1, max: 65_535, default: 1883, description: "TCP port." },
  username: { type: "text", description: "User name, if the broker wants one." },
  password: { type: "text", isSecret: true, description: "Password, if the broker wants one." },
} as const;

export interface BrokerQuestion {
  readonly broker: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/**
 * Connects to a broker under a client id that nobody else has: a second client of one id throws out the first.
 *
 * @throws as `ProbeTargets.find`; TimeoutError `connection_failed`; whatever the signal was aborted with
 */
export async function openBroker(
  { targets, clock }: Pick<ProbeSite, "targets" | "clock">,
  { broker, port, username, password }: BrokerQuestion,
  { signal, onMessage }: { signal: AbortSignal; onMessage: (topic: string, payload: Buffer) => void },
): Promise<MqttConnection> {
  const { address } = await targets.find(broker, port);
  try {
    return await MqttConnection.open(
      {
        host: address,
        port,
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
      },
      // 23 characters is what every broker takes.
      { clientId: `probe-${randomBytes(8).toString("hex")}`, clock, signal, onMessage },
    );
  } catch (thrown) {
    signal.throwIfAborted();
    const message = errorMessage(thrown);
    const isLate = /no answer in \d+ ms|connack timeout/.test(message);
    throw new TimeoutError(isLate ? "connection timed out" : message, {
      code: "connection_failed",
      retry: "later",
      cause: thrown,
    });
  }
}
