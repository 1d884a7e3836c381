import { type Clock, ConfigError, systemClock, type Timer } from "@sourceful/domain";
import { connectAsync, type MqttClient } from "mqtt";
import { type MeterSample, sampleMeter } from "./meter-sample.ts";
import type { MeterSource } from "./meter-source.ts";
import { rounded } from "./rounded.ts";

export interface MqttMeterOptions {
  /** The broker it publishes to. */
  broker: { host?: string; port: number; username?: string; password?: string };
  /** First part of every topic; "meter" when not given. */
  baseTopic?: string;
  /** Between two rounds of messages, ms: 1000 when not given, 0 for `publish` only. */
  intervalMs?: number;
  clock?: Clock;
}

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A meter that publishes what it reads, in the two ways meters do: one JSON message on `<base>/state`
 * (`{power: {total, l1…}, voltage, current, energy: {import, export}, frequency}`, power in kW, energy in
 * kWh), and bare numbers on `<base>/power` (W), `<base>/import` and `<base>/export` (kWh).
 */
export class MqttMeter {
  readonly #source: MeterSource;
  readonly #options: Required<Omit<MqttMeterOptions, "broker">> & Pick<MqttMeterOptions, "broker">;
  #client: MqttClient | undefined;
  #timer: Timer | undefined;

  constructor(source: MeterSource, options: MqttMeterOptions) {
    this.#source = source;
    this.#options = { baseTopic: "meter", intervalMs: 1000, clock: systemClock, ...options };
  }

  /** Connects and begins to publish. Rejects with ConfigError config_invalid when the broker does not let it in. */
  async start(): Promise<void> {
    const { host = "127.0.0.1", port, username, password } = this.#options.broker;
    try {
      this.#client = await connectAsync(
        `mqtt://${host}:${port}`,
        {
          connectTimeout: CONNECT_TIMEOUT_MS,
          ...(username !== undefined && { username }),
          ...(password !== undefined && { password }),
        },
        false,
      );
      // A lost broker is no news to a meter; the client reconnects by itself.
      this.#client.on("error", () => undefined);
    } catch (cause) {
      throw new ConfigError(`the broker ${host}:${port} cannot be used`, { code: "config_invalid", cause });
    }
    if (this.#options.intervalMs > 0) this.#tick();
  }

  /** Publishes a round of messages of this moment; resolves when they have been sent. */
  async publish(): Promise<void> {
    const { baseTopic } = this.#options;
    const sample = sampleMeter(this.#source);
    const messages: Record<string, string> = {
      state: JSON.stringify(stateMessage(sample)),
      power: sample.powerW.toFixed(1),
      import: (sample.importWh / 1000).toFixed(3),
      export: (sample.exportWh / 1000).toFixed(3),
    };
    for (const [name, payload] of Object.entries(messages)) {
      await this.#client?.publishAsync(`${baseTopic}/${name}`, payload);
    }
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    await this.#client?.endAsync(true);
    this.#client = undefined;
  }

  #tick(): void {
    // A broker that is gone costs this round.
    if (this.#client?.connected) void this.publish().catch(() => undefined);
    this.#timer = this.#options.clock.after(this.#options.intervalMs, () => this.#tick());
  }
}

function stateMessage({ powerW, frequencyHz, importWh, exportWh, phases }: MeterSample): object {
  const power: Record<string, number> = { total: rounded(powerW / 1000, 4) };
  for (const [i, phase] of phases.entries()) power[`l${i + 1}`] = rounded(phase.powerW / 1000, 4);
  return {
    power,
    voltage: phases.map(({ voltageV }) => rounded(voltageV, 1)),
    current: phases.map(({ currentA }) => rounded(currentA, 2)),
    energy: { import: rounded(importWh / 1000, 3), export: rounded(exportWh / 1000, 3) },
    frequency: rounded(frequencyHz, 2),
  };
}
