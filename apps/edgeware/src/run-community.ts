import { resolve } from "node:path";
import { ConfigError, type Logger, type LogLevel } from "@sourceful/domain";
import { aborted, createLogger, type LogFormat, shutdownSignal } from "@sourceful/terminal";
import { dataDirectory } from "./data-directory.ts";
import { EdgeWare } from "./edgeware.ts";
import type { NatsChoice } from "./nats/start-nats.ts";
import { readVersion } from "./version.ts";

export interface RunOptions {
  community: string;
  dataDir?: string;
  natsUrl?: string;
  natsCreds?: string;
  natsPort: number;
  natsHost?: string;
  natsMembersOnly: boolean;
  natsTlsCert?: string;
  natsTlsKey?: string;
  httpPort: number;
  logGb?: number;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

/** Stopping takes less than this, or it is not waited for, ms. */
const STOP_WITHIN_MS = 9_800;

/** `edgeware run`: the community's node until a signal comes. */
export async function runCommunity(options: RunOptions): Promise<void> {
  const shutdown = shutdownSignal({ outlivesReader: true });
  const { community, dataDir, httpPort, logGb, logLevel, logFormat } = options;
  const logger = createLogger(logLevel, logFormat ?? (process.stderr.isTTY ? "pretty" : "json"));
  const node = await EdgeWare.open({
    communityFile: resolve(community),
    dataDir: dataDirectory(dataDir),
    nats: chooseNats(options, logger),
    httpPort,
    ...(logGb === undefined ? {} : { logBytes: Math.ceil(logGb * 1e9) }),
    logger,
  });
  const { publicKey, keyEpoch } = node.key;
  process.stdout.write(`EdgeWare ${readVersion()} [${node.community}]\n`);
  process.stdout.write(`NATS: ${node.natsUrl}\n`);
  process.stdout.write(`API:  ${node.apiUrl}/openapi.json\n`);
  process.stdout.write(`Key:  ${publicKey}, epoch ${keyEpoch}\n`);
  await aborted(shutdown);
  logger.info("stopping");
  const patience = setTimeout(() => {
    logger.error("stopping took too long", { ms: STOP_WITHIN_MS });
    process.exit(1);
  }, STOP_WITHIN_MS);
  await node.close();
  clearTimeout(patience);
  logger.info("stopped");
}

function chooseNats(options: RunOptions, logger: Logger): NatsChoice {
  const { natsUrl, natsCreds, natsHost, natsPort, natsMembersOnly, natsTlsCert, natsTlsKey } = options;
  if (natsUrl) {
    if (natsHost || natsMembersOnly || natsTlsCert || natsTlsKey) {
      logger.warn("--nats-url leads to another server than our own: what is said of ours is not used");
    }
    return { kind: "server", url: natsUrl, ...(natsCreds ? { credsFile: resolve(natsCreds) } : {}) };
  }
  if (natsCreds) logger.warn("--nats-creds is not used: there is no --nats-url to show them to");
  if ((natsTlsCert === undefined) !== (natsTlsKey === undefined)) {
    throw new ConfigError("--nats-tls-cert and --nats-tls-key go together", { code: "config_invalid" });
  }
  return {
    kind: "embedded",
    port: natsPort,
    ...(natsHost ? { host: natsHost } : {}),
    isMembersOnly: natsMembersOnly,
    ...(natsTlsCert && natsTlsKey
      ? { tls: { certFile: resolve(natsTlsCert), keyFile: resolve(natsTlsKey) } }
      : {}),
  };
}
