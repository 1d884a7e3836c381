import type { Clock, Logger } from "@sourceful/domain";
import type { Bus } from "./bus.ts";
import { parseBusUrl } from "./nats/bus-address.ts";
import { type BusAuth, readCredentials } from "./nats/bus-auth.ts";
import { NatsBus } from "./nats/nats-bus.ts";

export interface BusOptions {
  /** nats, tls, ws or wss; several with commas between them are tried in turn. May hold credentials. */
  url: string;
  /** How the server's monitoring names this client. */
  name: string;
  auth?: BusAuth;
  /** PEM of the authority to trust instead of the system's. */
  ca?: string;
  /** PEM of the one certificate the server may show; whose it is, and for which name, is then not asked. */
  pin?: string;
  clock: Clock;
  logger: Logger;
  /** Closes the bus. */
  signal?: AbortSignal;
  /** Wait between attempts, ms, lengthened at random by up to half; 2000 when not given. */
  reconnectMs?: number;
  /** For connecting, TLS and authentication together, ms; 5000 when not given. */
  connectTimeoutMs?: number;
  /** A server that leaves three pings in a row unanswered is given up, ms; 30000 when not given. */
  pingIntervalMs?: number;
  /** Source of randomness in [0, 1); Math.random when not given. */
  random?: () => number;
}

/**
 * Opens a bus. Resolves after the first attempt to connect, whatever came of it: an unreachable server or a
 * refusal is the bus's `failure`, not an error, and it is tried again for as long as the bus is open.
 * @throws ConfigError `config_invalid` for the URL or the creds file, `config_unreadable` for the creds file.
 */
export async function connectBus(options: BusOptions): Promise<Bus> {
  const { url, name, auth, ca, pin, clock, logger, signal } = options;
  const addresses = parseBusUrl(url);
  if (auth?.type === "creds") await readCredentials(auth, addresses[0]);
  const bus = new NatsBus({
    addresses,
    name,
    auth,
    ca,
    pin,
    clock,
    logger,
    random: options.random ?? Math.random,
    reconnectMs: options.reconnectMs ?? 2_000,
    connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
    pingIntervalMs: options.pingIntervalMs ?? 30_000,
  });
  signal?.addEventListener("abort", () => void bus.close(), { once: true });
  if (!signal?.aborted) await bus.start();
  if (signal?.aborted) await bus.close();
  return bus;
}
