import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIPv6 } from "node:net";
import { isDeepStrictEqual } from "node:util";
import { type Clock, ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import type { CommunityConfig } from "@sourceful/edgeware-aggregator";
import type { SigningKey } from "@sourceful/identity";
import { type BusOptions, isLocalBusUrl } from "@sourceful/messaging";
import { NatsServer, type ServerTlsOptions, userNkey } from "@sourceful/nats-embedded";
import { busUsers } from "./bus-users.ts";

/** A building has one connection, and perhaps one that the network lost and nobody has noticed yet. */
const CONNECTIONS_PER_BUILDING = 4;
/** A building subscribes to five subjects, the node to a few more. */
const MOST_SUBSCRIPTIONS = 256;
/** Communities are not larger. */
const MOST_CONNECTIONS = 16_384;
/** After a restart all come at once: 10,000 within a second, a tenth of it each. */
const MOST_STRANGERS = 1_024;

/** Where buildings are heard: at a server in this process, or at one elsewhere. */
export type NatsChoice =
  | {
      readonly kind: "embedded";
      readonly port: number;
      /** Address to listen on; this machine only when not given. */
      readonly host?: string;
      /** Lets no program of this machine in either that has no key of the community. */
      readonly isMembersOnly?: boolean;
      /** PEM files; without them nothing is encrypted. */
      readonly tls?: { readonly certFile: string; readonly keyFile: string };
    }
  | { readonly kind: "server"; readonly url: string; readonly credsFile?: string };

/** Who the node is on the bus, and who else may be there. */
export interface BusMembers {
  readonly config: CommunityConfig;
  readonly key: Pick<SigningKey, "publicKey" | "sign">;
}

/** What the bus of a community connects to. */
export interface StartedNats {
  /** The URL may hold credentials. */
  readonly connection: Pick<BusOptions, "url" | "auth" | "pin">;
  /** From now on those of this community.yaml may connect; who is not in it any more is disconnected. */
  follow(config: CommunityConfig): void;
  close(): Promise<void>;
}

/**
 * Starts the embedded server, if chosen. On the loopback it is open to this machine's programs; anywhere
 * else, or if asked to, it lets in who holds a key of community.yaml, for its own subjects, and the node itself. Nobody else.
 * @throws ConfigError `address_in_use`; `config_unreadable` or `config_invalid` for the certificate; as `busUsers`
 */
export async function startNats(
  nats: NatsChoice,
  { config, key }: BusMembers,
  logger: Logger,
  clock: Clock,
): Promise<StartedNats> {
  const auth = {
    type: "nkey",
    nkey: userNkey(key.publicKey),
    sign: (nonce: Uint8Array) => key.sign(nonce),
  } as const;
  if (nats.kind === "server") {
    const { url, credsFile } = nats;
    return {
      connection: { url, auth: credsFile === undefined ? auth : { type: "creds", file: credsFile } },
      follow: () => undefined,
      close: () => Promise.resolve(),
    };
  }
  const { host = "127.0.0.1", port, isMembersOnly = false } = nats;
  const isLocal = isLocalHost(host);
  const isOpen = isLocal && !isMembersOnly;
  const tls = nats.tls && (await readTls(nats.tls));
  if (!isLocal && !tls) logger.warn("the NATS server's messages can be read on their way: no TLS", { host });
  let users = isOpen ? [] : busUsers(config, key.publicKey);
  const server = await NatsServer.listen({
    host,
    port,
    ...(tls ? { tls } : {}),
    ...(isOpen ? {} : { auth: { users } }),
    maxConnections: MOST_CONNECTIONS,
    maxUnauthenticated: MOST_STRANGERS,
    ...(isOpen
      ? {}
      : { maxConnectionsPerUser: CONNECTIONS_PER_BUILDING, maxSubscriptions: MOST_SUBSCRIPTIONS }),
    logger,
    clock,
  });
  return {
    connection: { url: server.url, auth, ...(tls ? { pin: tls.cert } : {}) },
    follow(followed) {
      if (isOpen) return;
      const next = busUsers(followed, key.publicKey);
      if (isDeepStrictEqual(next, users)) return;
      server.reload({ users: next });
      users = next;
    },
    close: () => server.close(),
  };
}

function isLocalHost(host: string): boolean {
  try {
    return isLocalBusUrl(`nats://${isIPv6(host) ? `[${host}]` : host}`);
  } catch (cause) {
    throw new ConfigError(`--nats-host ${host} is no address`, { code: "config_invalid", cause });
  }
}

async function readTls(files: { certFile: string; keyFile: string }): Promise<ServerTlsOptions> {
  return {
    cert: await readPem("--nats-tls-cert", files.certFile, (pem) => new X509Certificate(pem)),
    key: await readPem("--nats-tls-key", files.keyFile, createPrivateKey),
  };
}

/** An empty file would do for Node, and every handshake would fail. */
async function readPem(option: string, file: string, parse: (pem: string) => unknown): Promise<string> {
  let pem: string;
  try {
    pem = await readFile(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`${option} ${file} cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
  try {
    parse(pem);
    return pem;
  } catch (cause) {
    throw new ConfigError(`${option} ${file} cannot be used: ${errorMessage(cause)}`, {
      code: "config_invalid",
      cause,
    });
  }
}
