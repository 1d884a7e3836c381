import type { Clock } from "@sourceful/domain";
import { HttpDevice, type HttpDeviceAnswer, type HttpDeviceRequest } from "./http-device.ts";
import { type MeterSample, sampleMeter } from "./meter-sample.ts";
import type { MeterSource } from "./meter-source.ts";
import {
  em1DataStatus,
  em1Status,
  emDataStatus,
  emStatus,
  gen1Emeter,
  idlePhase,
  pm1Status,
  wholeAsPhase,
} from "./shelly-components.ts";

/** SHEM: Shelly EM, SHEM-3: Shelly 3EM, both of the first generation; the others are of the second on. */
export type ShellyModel = "SHEM" | "SHEM-3" | "Pro3EM" | "Pro3EM-monophase" | "EMG3" | "MiniPMG3";

export interface ShellyMeterOptions {
  /** "Pro3EM" when not given. */
  model?: ShellyModel;
  /** Twelve hex digits in capitals. */
  mac?: string;
  /** User name and password that a first-generation meter demands; open when not given. */
  login?: { username: string; password: string };
  /** A second-generation meter that demands a password; it answers 401 to everything but `/shelly`. */
  isLocked?: boolean;
  clock?: Clock;
}

const MODELS: Readonly<Record<Exclude<ShellyModel, "SHEM" | "SHEM-3">, { model: string; gen: number }>> = {
  Pro3EM: { model: "SPEM-003CEBEU", gen: 2 },
  "Pro3EM-monophase": { model: "SPEM-003CEBEU", gen: 2 },
  EMG3: { model: "S3EM-002CXCEU", gen: 3 },
  MiniPMG3: { model: "S3PM-001PCEU16", gen: 3 },
};

/**
 * A Shelly energy meter at a plant's connection point, with the HTTP interface of its generation
 * (shelly-api-docs.shelly.cloud). Meters with single-phase channels have the whole house on channel 0 and
 * nothing on channel 1.
 */
export class ShellyMeter {
  readonly device: HttpDevice;
  readonly #source: MeterSource;
  readonly #options: Required<Pick<ShellyMeterOptions, "model" | "mac" | "isLocked">> & ShellyMeterOptions;

  constructor(source: MeterSource, options: ShellyMeterOptions = {}) {
    this.#source = source;
    this.#options = { model: "Pro3EM", mac: "AABBCCDDEEFF", isLocked: false, ...options };
    this.device = new HttpDevice({
      answer: (request) => this.#answer(request),
      ...(options.clock && { clock: options.clock }),
    });
  }

  /** Listens; port 0 picks a free one. Resolves to the port, rejects with ConfigError address_in_use. */
  listen(port = 0, host?: string): Promise<number> {
    return this.device.listen(port, host);
  }

  close(): Promise<void> {
    return this.device.close();
  }

  #answer(request: HttpDeviceRequest): HttpDeviceAnswer | undefined {
    const { model } = this.#options;
    const isGen1 = model === "SHEM" || model === "SHEM-3";
    const [path = "", query = ""] = request.path.split("?");
    if (path !== "/shelly" && !this.#isAllowed(request)) return { status: 401, body: "401 Unauthorized" };
    const sample = sampleMeter(this.#source);
    const body = isGen1
      ? this.#gen1(path, sample)
      : this.#gen2(path, Number(new URLSearchParams(query).get("id") ?? 0), sample);
    if (body === undefined) return undefined;
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  }

  #isAllowed({ headers }: HttpDeviceRequest): boolean {
    const { login, isLocked } = this.#options;
    if (isLocked) return false;
    if (!login) return true;
    const expected = Buffer.from(`${login.username}:${login.password}`).toString("base64");
    return headers["authorization"] === `Basic ${expected}`;
  }

  #gen1(path: string, sample: MeterSample): object | undefined {
    const { model, mac, login } = this.#options;
    const isThreePhase = model === "SHEM-3";
    const phases = isThreePhase ? sample.phases : [wholeAsPhase(sample), idlePhase(sample)];
    const emeters = phases.map((phase) => gen1Emeter(phase, isThreePhase));
    if (path === "/shelly") {
      return { type: model, mac, auth: login !== undefined, fw: "simulated", num_emeters: emeters.length };
    }
    if (path === "/status") return { mac, emeters, total_power: sample.powerW, uptime: 1 };
    const [, channel] = /^\/emeter\/(\d)$/.exec(path) ?? [];
    return channel === undefined ? undefined : emeters[Number(channel)];
  }

  #gen2(path: string, id: number, sample: MeterSample): object | undefined {
    const components = this.#components(sample);
    if (path === "/shelly" || path === "/rpc/Shelly.GetDeviceInfo") return this.#deviceInfo();
    if (path === "/rpc/Shelly.GetStatus") return { ...components, sys: { mac: this.#options.mac } };
    const [, namespace] = /^\/rpc\/(\w+)\.GetStatus$/.exec(path) ?? [];
    return namespace === undefined ? undefined : components[`${namespace.toLowerCase()}:${id}`];
  }

  #deviceInfo(): object {
    const { model: named, mac, isLocked } = this.#options;
    const { model, gen } = MODELS[named as keyof typeof MODELS];
    const [app, profile = "triphase"] = named.split("-");
    return {
      name: null,
      id: `shelly-${mac.toLowerCase()}`,
      mac,
      model,
      gen,
      ver: "simulated",
      app,
      auth_en: isLocked,
      ...(app === "Pro3EM" && { profile }),
    };
  }

  #components(sample: MeterSample): Record<string, object> {
    const { model } = this.#options;
    if (model === "Pro3EM") return { "em:0": emStatus(sample), "emdata:0": emDataStatus(sample) };
    if (model === "MiniPMG3") return { "pm1:0": pm1Status(0, wholeAsPhase(sample), sample.frequencyHz) };
    const channels = model === "EMG3" ? [wholeAsPhase(sample), idlePhase(sample)] : sample.phases;
    return Object.fromEntries(
      channels.flatMap((phase, id) => [
        [`em1:${id}`, em1Status(id, phase, sample.frequencyHz)],
        [`em1data:${id}`, em1DataStatus(id, phase)],
      ]),
    );
  }
}
