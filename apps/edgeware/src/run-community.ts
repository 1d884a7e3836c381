import { resolve } from "node:path";
import type { LogLevel } from "@sourceful/domain";
import { aborted, createLogger, type LogFormat, shutdownSignal } from "@sourceful/terminal";
import { dataDirectory } from "./data-directory.ts";
import { EdgeWare } from "./edgeware.ts";
import { readVersion } from "./version.ts";

export interface RunOptions {
  community: string;
  dataDir?: string;
  natsUrl?: string;
  natsCreds?: string;
  natsPort: number;
  httpPort: number;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

/** Stopping takes less than this, or it is not waited for, ms. */
const STOP_WITHIN_MS = 9_800;

/** `edgeware run`: the community's node until a signal comes. */
export async function runCommunity(options: RunOptions): Promise<void> {
  const shutdown = shutdownSignal();
  const { community, dataDir, natsUrl, natsCreds, natsPort, httpPort, logLevel, logFormat } = options;
  const logger = createLogger(logLevel, logFormat ?? (process.stderr.isTTY ? "pretty" : "json"));
  if (natsCreds !== undefined && natsUrl === undefined) {
    logger.warn("--nats-creds is not used: there is no --nats-url to show them to");
  }
  const credsFile = natsCreds === undefined ? {} : { credsFile: resolve(natsCreds) };
  const node = await EdgeWare.open({
    communityFile: resolve(community),
    dataDir: dataDirectory(dataDir),
    nats: natsUrl ? { kind: "server", url: natsUrl, ...credsFile } : { kind: "embedded", port: natsPort },
    httpPort,
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
