import { BytePort, HttpDevice, ModbusServer, MqttBroker, type RegisterSource } from "@sourceful/simulator";
import type { DeviceFeed } from "./device-feed.ts";

/** A device on loopback for one catalogue driver. */
export interface SimulatedDevice {
  readonly port: number;
  /** Says what a device says by itself, before a poll. */
  speak(): Promise<void>;
  close(): Promise<void>;
}

/** Where SunSpec devices say "SunS". */
const SUNSPEC_MARK: ReadonlyMap<number, number> = new Map([
  [40_000, 0x5375],
  [40_001, 0x6e53],
]);

/** Every register there is, nearly all with one value; writes are accepted. */
const REGISTERS: RegisterSource = {
  readRegisters: (_kind, address, count) =>
    Uint16Array.from({ length: count }, (_, at) => SUNSPEC_MARK.get(address + at) ?? 100),
  readBits: (_kind, _address, count) => Array.from({ length: count }, () => false),
  writeRegisters: () => undefined,
  writeCoils: () => undefined,
};

/** How long bytes on loopback may take, ms. */
const ARRIVAL_MS = 50;

/** Opens the peer a driver's protocol asks for; undefined when it asks for none. */
export async function openSimulatedDevice(
  protocol: string,
  { http, mqtt = {}, bytes }: DeviceFeed,
): Promise<SimulatedDevice | undefined> {
  const silent = () => Promise.resolve();
  if (protocol === "modbus") {
    const server = new ModbusServer({ units: { 1: REGISTERS } });
    return { port: await server.listen(), speak: silent, close: () => server.close() };
  }
  if (protocol === "http") {
    const device = new HttpDevice({
      answer: ({ path }) => {
        const body = typeof http === "function" ? http(path) : http?.[path];
        return body === undefined ? undefined : { body: JSON.stringify(body) };
      },
    });
    return { port: await device.listen(), speak: silent, close: () => device.close() };
  }
  if (protocol === "mqtt") {
    const broker = new MqttBroker();
    const speak = async () => {
      for (const [topic, payload] of Object.entries(mqtt)) await broker.publish(topic, Buffer.from(payload));
    };
    return { port: await broker.listen(), speak, close: () => broker.close() };
  }
  if (protocol === "serial" || protocol === "tcp") {
    const line = new BytePort();
    const speak = async () => {
      if (bytes) line.say(bytes);
      await new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS));
    };
    return { port: await line.listen(), speak, close: () => line.close() };
  }
  return undefined;
}
