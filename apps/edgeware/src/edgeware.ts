import { mkdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Clock, ConfigError, errorMessage, type Logger, systemClock } from "@sourceful/domain";
import {
  Answers,
  CommunityNode,
  Ingress,
  LimitDesk,
  type LimitsView,
  LiveCommunity,
  loadCommunity,
  RetentionWatch,
  topologyOf,
} from "@sourceful/edgeware-aggregator";
import { claimDataDirectory, countBoot, loadSigningKey, type SigningKey } from "@sourceful/identity";
import { connectBus, describeBusUrl, EnvelopeSealer, Keyring } from "@sourceful/messaging";
import { ApiServer } from "./api/api-server.ts";
import { type NatsChoice, startNats } from "./nats/start-nats.ts";
import { North } from "./north.ts";
import { readVersion } from "./version.ts";

export interface EdgeWareOptions {
  /** Path of community.yaml. */
  readonly communityFile: string;
  readonly dataDir: string;
  readonly nats: NatsChoice;
  /** Of the API on this machine; 0 for a free one. */
  readonly httpPort: number;
  /** What the log may take on disk, and the audit as much again, bytes; a third of the disk each when not given. */
  readonly logBytes?: number;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/** Who the community's node signs as; buildings know it by this name and its key. */
export const SENDER = "edgeware";

interface Parts {
  readonly key: SigningKey;
  readonly node: CommunityNode;
  readonly live: LiveCommunity;
  readonly limitDesk: LimitDesk;
  readonly api: ApiServer;
}

/** A community's node as a whole: file, log, bus and API, started and stopped as one. */
export class EdgeWare {
  readonly community: string;
  /** What buildings have to know to believe its answers. */
  readonly key: Pick<SigningKey, "publicKey" | "keyEpoch">;
  readonly node: CommunityNode;
  /** Where the bus connects to, without credentials. */
  readonly natsUrl: string;
  readonly apiUrl: string;
  readonly #live: LiveCommunity;
  readonly #limitDesk: LimitDesk;
  readonly #closers: (() => Promise<void>)[];

  /**
   * Resolves when buildings are heard. An unreachable NATS server is no error: the bus keeps trying.
   * @throws ConfigError for a community.yaml with problems, a data directory of another community, of a node
   *   that runs, or that cannot be used, a damaged key, a port that is taken
   * @throws InternalError `log_unreadable`
   */
  static async open(options: EdgeWareOptions): Promise<EdgeWare> {
    const closers: (() => Promise<void>)[] = [];
    try {
      return await EdgeWare.#open(options, closers);
    } catch (thrown) {
      await closeAll(closers);
      throw thrown;
    }
  }

  static async #open(options: EdgeWareOptions, closers: (() => Promise<void>)[]): Promise<EdgeWare> {
    const { communityFile, dataDir, nats, httpPort, logBytes, logger, clock = systemClock } = options;
    const config = await loadCommunity(communityFile);
    const { community } = config;
    await makeDataDirectory(dataDir);
    closers.push(await claimDataDirectory(dataDir, logger));
    const api = await ApiServer.listen({ port: httpPort, version: readVersion(), clock, logger });
    closers.push(() => api.close());
    const key = await loadSigningKey({ dataDir, name: SENDER, logger });
    const server = await startNats(nats, { config, key }, logger, clock);
    closers.push(() => server.close());
    const boot = await countBoot({ dataDir, name: SENDER, clock, logger });
    const { connection } = server;
    const bus = await connectBus({ ...connection, name: `edgeware-${community}`, logger, clock });
    closers.push(() => bus.close());

    const sealer = new EnvelopeSealer({ key, community, sender: SENDER, boot });
    const answers = new Answers({ bus, sealer, version: readVersion(), clock, logger });
    const keyring = new Keyring(community);
    const north = new North({ communityFile, sealer, audit: () => node.audit, clock, logger });
    const node = await CommunityNode.open({
      directory: dataDir,
      topology: topologyOf(config, 1),
      ...(config.privacy_floor === undefined ? {} : { policy: { privacyFloor: config.privacy_floor } }),
      keyring,
      maxBytes: logBytes ?? (await thirdOfDisk(dataDir)),
      onDecided: (effects) => {
        answers.take(effects);
        north.take(effects);
      },
      clock,
      logger,
    });
    closers.push(() => node.close());
    closers.push(() => north.close());
    logger.info("the community's log is folded", { ...node.recovery, position: node.log.lastPosition });
    const live = await LiveCommunity.start({
      node,
      keyring,
      file: communityFile,
      config,
      onFollow: async (followed) => {
        await north.follow(followed);
        server.follow(followed);
      },
      clock,
      logger,
    });
    closers.push(() => live.close());
    const retention = RetentionWatch.start({ node, clock, logger });
    closers.push(() => retention.close());
    const positionsFile = join(dataDir, "positions.json");
    const ingress = await Ingress.open({ bus, community, node, positionsFile, clock, logger });
    ingress.start();
    closers.push(() => ingress.close());
    answers.start(() => node.state);
    closers.push(() => Promise.resolve(answers.close()));
    const limitDesk = new LimitDesk();
    api.serve({ node, live, bus, limits: limitDesk, north, retention });
    closers.push(() => Promise.resolve(api.stop()));
    return new EdgeWare({ key, node, live, limitDesk, api }, describeBusUrl(connection.url), closers);
  }

  private constructor(
    { key, node, live, limitDesk, api }: Parts,
    natsUrl: string,
    closers: (() => Promise<void>)[],
  ) {
    this.community = live.config.community;
    this.key = { publicKey: key.publicKey, keyEpoch: key.keyEpoch };
    this.node = node;
    this.natsUrl = natsUrl;
    this.apiUrl = api.url;
    this.#live = live;
    this.#limitDesk = limitDesk;
    this.#closers = closers;
  }

  /** What the network bears; as `LimitDesk.view`. */
  limits(): Promise<LimitsView> {
    return this.#limitDesk.view(this.node.state, this.#live.config);
  }

  /** Finishes what is under way, keeps a snapshot and closes everything, last started first. */
  close(): Promise<void> {
    return closeAll(this.#closers);
  }
}

/** @throws ConfigError `data_dir_unusable` */
async function makeDataDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const isFile = (cause as NodeJS.ErrnoException).code === "EEXIST";
    const reason = isFile ? "there is a file of that name" : errorMessage(cause);
    throw new ConfigError(`the data directory ${dataDir} cannot be made: ${reason}`, {
      code: "data_dir_unusable",
      cause,
    });
  }
}

/** Whatever is on it now, so that it is the same after a restart. @throws the system's error */
async function thirdOfDisk(dataDir: string): Promise<number> {
  const { blocks, bsize } = await statfs(dataDir);
  return Math.floor((blocks * bsize) / 3);
}

async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
}
