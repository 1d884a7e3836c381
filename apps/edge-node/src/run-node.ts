import { resolve } from "node:path";
import { ConfigError, type Logger, type LogLevel } from "@sourceful/domain";
import { describeBusUrl, findTokenProblem } from "@sourceful/messaging";
import { aborted, createLogger, type LogFormat, shutdownSignal } from "@sourceful/terminal";
import { dataDirectory, driverDirectories } from "./directories.ts";
import { EdgeNode } from "./edge-node.ts";
import type { NatsChoice } from "./start-nats.ts";
import { readVersion } from "./version.ts";

export interface RunOptions {
  dataDir?: string;
  drivers?: string;
  devices?: string;
  natsUrl?: string;
  natsEmbed: boolean;
  natsPort: number;
  natsTokenFile?: string;
  natsCreds?: string;
  natsLeafUrl?: string;
  serial?: string;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

/** Stopping takes less than this, or it is not waited for, ms. */
const STOP_WITHIN_MS = 4_800;

/** `edge-node run`: the gateway until a signal comes. */
export async function runNode(options: RunOptions): Promise<void> {
  const shutdown = shutdownSignal({ outlivesReader: true });
  const logger = createLogger(
    options.logLevel,
    options.logFormat ?? (process.stderr.isTTY ? "pretty" : "json"),
  );
  const dataDir = dataDirectory(options.dataDir);
  const nats = chooseNats(options, logger);
  const problem = options.serial ? findTokenProblem(options.serial) : undefined;
  if (problem) {
    throw new ConfigError(`--serial ${options.serial} ${problem}; it becomes part of NATS subjects`, {
      code: "config_invalid",
    });
  }
  const node = await EdgeNode.open({
    dataDir,
    driverDirs: driverDirectories(options.drivers, dataDir),
    devicesFile: options.devices ? resolve(options.devices) : `${dataDir}/devices.json`,
    nats,
    ...(options.serial ? { serial: options.serial } : {}),
    logger,
  });
  process.stdout.write(`Sourceful Edge Node ${readVersion()} [${node.identity.serial}]\n`);
  process.stdout.write(`NATS: ${node.natsUrl}\n`);
  node.gateway.start();
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

/** Embedded unless a URL is given without `--nats-embed` (edge-node contract 1.1). */
function chooseNats(
  { natsUrl, natsEmbed, natsPort, natsTokenFile, natsCreds, natsLeafUrl }: RunOptions,
  logger: Logger,
): NatsChoice {
  const creds = natsCreds ? { credsFile: resolve(natsCreds) } : {};
  if (natsUrl && !natsEmbed) {
    if (natsLeafUrl) {
      logger.warn("--nats-leaf-url is not used, because --nats-url leads to another server than our own", {
        url: describeBusUrl(natsUrl),
      });
    }
    if (natsTokenFile) {
      logger.warn("--nats-token-file is not used, because --nats-url leads to another server than our own");
    }
    return { kind: "server", url: natsUrl, ...creds };
  }
  if (natsUrl) {
    logger.warn("the NATS URL is not used, because the embedded server was asked for", {
      url: describeBusUrl(natsUrl),
    });
  }
  if (natsCreds && !natsLeafUrl) {
    logger.warn("--nats-creds is not used: there is no --nats-url or --nats-leaf-url to show them to");
  }
  return {
    kind: "embedded",
    port: natsPort,
    ...(natsTokenFile ? { tokenFile: resolve(natsTokenFile) } : {}),
    ...(natsLeafUrl ? { leaf: { url: natsLeafUrl, ...creds } } : {}),
  };
}
