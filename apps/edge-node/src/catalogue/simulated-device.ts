import type { DriverGrants } from "@sourceful/luarunner";
import {
  BytePort,
  HttpDevice,
  ModbusServer,
  MqttBroker,
  type RegisterSource,
  WebSocketPort,
} from "@sourceful/simulator";
import type { DeviceFeed } from "./device-feed.ts";
import { openTlsFront, type TlsFront } from "./tls-front.ts";

/** A device on loopback for one catalogue driver. */
export interface SimulatedDevice {
  readonly port: number;
  /** What the driver is granted in place of what its configuration gives. */
  readonly grants?: Partial<DriverGrants>;
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

const silent = () => Promise.resolve();

/** How long bytes on loopback may take, ms. */
const ARRIVAL_MS = 50;

/** Opens the peer a driver's protocol asks for; undefined when it asks for none. */
export async function openSimulatedDevice(
  protocol: string,
  feed: DeviceFeed,
): Promise<SimulatedDevice | undefined> {
  const { mqtt = {}, bytes } = feed;
  if (protocol === "modbus") {
    const server = new ModbusServer({ units: { 1: REGISTERS } });
    return { port: await server.listen(), speak: silent, close: () => server.close() };
  }
  if (protocol === "http" || feed.cloud) return openHttpDevice(feed);
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

async function openHttpDevice({
  http,
  webSocket,
  isTls,
  cloud,
  signInPaths = [],
}: DeviceFeed): Promise<SimulatedDevice> {
  const device = new HttpDevice({
    answer: ({ path }) => {
      const body = typeof http === "function" ? http(path) : http?.[path];
      return body === undefined ? undefined : { body: JSON.stringify(body) };
    },
  });
  const port = await device.listen();
  if (!isTls && !cloud) return { port, speak: silent, close: () => device.close() };
  const socket = new WebSocketPort(webSocket);
  const front = await openTlsFront(port);
  const socketFront = await openTlsFront(await socket.listen());
  return {
    port: front.port,
    grants: {
      http: { ...granted(front, cloud?.http), signInPaths },
      ...(cloud?.webSocket ? { websocket: granted(socketFront, cloud.webSocket) } : {}),
    },
    speak: () => new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS)),
    close: async () => {
      await Promise.all([device.close(), socket.close()]);
      await Promise.all([front.close(), socketFront.close()]);
    },
  };
}

/** A host of the internet where `front` is, or `front` itself. */
function granted({ port, pinSha256 }: TlsFront, host: string | undefined) {
  const address = { host: "127.0.0.1", port };
  return {
    allowedHosts: [`127.0.0.1:${port}`],
    tlsPinSha256: pinSha256,
    ...(host === undefined ? {} : { standIns: { [host]: address } }),
  };
}
