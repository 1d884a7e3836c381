import { readFile } from "node:fs/promises";
import { type Clock, ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import { UplinkHealth, type UplinkStatus } from "@sourceful/gateway";
import { type Identity, mintToken } from "@sourceful/identity";
import { type Bus, type BusAuth, describeBusUrl } from "@sourceful/messaging";
import { type LeafAuth, type LeafState, NatsServer } from "@sourceful/nats-embedded";

const LOOPBACK = "127.0.0.1";
/** A user's seed alone in a file, in place of a whole credentials file. */
const SEED = /^SU[A-Z2-7]{56}$/;
/** A shorter one could be tried out by any program on the machine. */
const TOKEN = /^[!-~]{16,256}$/;

/** Where telemetry goes: a server in this process, perhaps a leaf of another one, or one elsewhere. */
export type NatsChoice =
  | {
      kind: "embedded";
      port: number;
      /** Holds the token that clients have to show; without it whoever reaches the port is let in. */
      tokenFile?: string;
      leaf?: { url: string; credsFile?: string };
    }
  | { kind: "server"; url: string; credsFile?: string };

/** What the bus of a node connects to. */
export interface StartedNats {
  /** May hold credentials. */
  url: string;
  auth?: BusAuth;
  /** Absent when nothing leaves the machine. */
  uplink?: UplinkHealth;
  close(): Promise<void>;
}

/** Who a node is: to its peers, and in its community if it is in one. */
export interface NodeNames {
  identity: Identity;
  community?: string;
}

/**
 * Starts the embedded server and its leaf connection, if chosen. A leaf connection exports the subjects of this
 * gateway, also as a building of its community, and no others. An unreachable server is no error: it is tried again and again.
 * @throws {ConfigError} for a port that is taken, a URL, token or credentials that cannot be used
 */
export async function startNats(
  nats: NatsChoice,
  names: NodeNames,
  logger: Logger,
  clock: Clock,
): Promise<StartedNats> {
  const { identity } = names;
  if (nats.kind === "server") {
    const { url, credsFile } = nats;
    const password = () => mintToken(identity, clock);
    const auth: BusAuth =
      credsFile === undefined
        ? { type: "token-per-attempt", username: identity.serial, password }
        : { type: "creds", file: credsFile };
    const uplink = new UplinkHealth({ kind: "server", url: describeBusUrl(url), clock, logger });
    return { url, auth, uplink, close: () => Promise.resolve() };
  }
  const token = nats.tokenFile === undefined ? undefined : await readToken(nats.tokenFile);
  const auth = token === undefined ? {} : { auth: { token } };
  const server = await NatsServer.listen({ host: LOOPBACK, port: nats.port, ...auth, logger, clock });
  const close = () => server.close();
  const url = token === undefined ? server.url : server.url.replace("//", `//${encodeURIComponent(token)}@`);
  if (!nats.leaf) return { url, close };
  try {
    const uplink = await joinAsLeaf(server, nats.leaf, names, logger, clock);
    return { url, uplink, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lets `uplink` follow the bus, which is the way out of the building. */
export function followBus(
  uplink: UplinkHealth,
  bus: Pick<Bus, "connectedUrl" | "failure" | "onStatus">,
): void {
  const observe = () => {
    const { connectedUrl, failure } = bus;
    if (connectedUrl !== undefined) uplink.observe({ connected: true, url: connectedUrl });
    else if (failure) uplink.observe({ connected: false, reason: failure.reason, error: failure.message });
  };
  observe();
  bus.onStatus(observe);
}

async function joinAsLeaf(
  server: NatsServer,
  { url, credsFile }: { url: string; credsFile?: string },
  { identity: { serial }, community }: NodeNames,
  logger: Logger,
  clock: Clock,
): Promise<UplinkHealth> {
  const auth = credsFile === undefined ? undefined : await readLeafAuth(credsFile);
  try {
    const leaf = server.connectLeaf({
      url,
      ...(auth && { auth }),
      exports: [
        `gateways.${serial}.>`,
        ...(community === undefined ? [] : [`communities.${community}.buildings.${serial}.>`]),
      ],
      onState: (state) => {
        const status = statusOf(state);
        if (status) uplink.observe(status);
      },
    });
    const uplink = new UplinkHealth({ kind: "leaf", url: leaf.state.url, clock, logger });
    return uplink;
  } catch (error) {
    if (!(error instanceof ConfigError) || credsFile === undefined) throw error;
    throw new ConfigError(`--nats-leaf-url with --nats-creds ${credsFile}: ${errorMessage(error)}`, {
      code: error.code,
      cause: error,
    });
  }
}

/** Undefined for what says nothing new: the first attempt, and the end we asked for. */
function statusOf({ status, url, remoteServer, failure }: LeafState): UplinkStatus | undefined {
  if (status === "connected") {
    return { connected: true, url, ...(remoteServer === undefined ? {} : { server: remoteServer }) };
  }
  if (status !== "waiting" || !failure) return undefined;
  return { connected: false, reason: failure.kind, error: failure.message };
}

async function readLeafAuth(file: string): Promise<LeafAuth> {
  const text = await readOptionFile("--nats-creds", file);
  const seed = text.trim();
  return SEED.test(seed) ? { nkeySeed: seed } : { credentials: text };
}

async function readToken(file: string): Promise<string> {
  const token = (await readOptionFile("--nats-token-file", file)).trim();
  if (TOKEN.test(token)) return token;
  throw new ConfigError(
    `--nats-token-file ${file} must hold one token of 16 to 256 visible ASCII characters`,
    { code: "config_invalid" },
  );
}

async function readOptionFile(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`${option} ${file} cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
}
