import { isDeepStrictEqual } from "node:util";
import { type Clock, ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import { FileWatch, type FileWatchOptions } from "@sourceful/identity";
import type { Keyring } from "@sourceful/messaging";
import type { CommunityConfig } from "../configuration/community-config.ts";
import { loadCommunity } from "../configuration/community-file.ts";
import { keysOf } from "../configuration/read-community.ts";
import type { CommunityNode } from "./community-node.ts";
import { configChanges } from "./config-changes.ts";

export interface LiveCommunityOptions extends Pick<FileWatchOptions, "quietMs" | "lookEveryMs"> {
  readonly node: Pick<CommunityNode, "state" | "take">;
  /** Has no keys of buildings yet; kept as the file says. */
  readonly keyring: Keyring;
  readonly file: string;
  /** What the file said when the node was opened. */
  readonly config: CommunityConfig;
  /** Told what the file says before it is in force; what it throws is a problem of the file. */
  readonly onFollow?: (config: CommunityConfig) => void | Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Keeps a community as its community.yaml says, now and whenever the file changes: the network, members, stewards
 * and the privacy floor through its log, keys at once. A file with problems is reported, and the one before
 * stays in force.
 */
export class LiveCommunity {
  readonly #options: LiveCommunityOptions;
  #config: CommunityConfig;
  #problem: string | undefined;
  #watch: FileWatch | undefined;
  #reloading: Promise<void> = Promise.resolve();

  /**
   * Resolves when the community is as its file says.
   * @throws ConfigError `config_invalid` when the log is another community's; as `CommunityNode.take`
   */
  static async start(options: LiveCommunityOptions): Promise<LiveCommunity> {
    const { file, config, clock, logger, quietMs, lookEveryMs } = options;
    const live = new LiveCommunity(options);
    await live.#follow(config);
    live.#watch = await FileWatch.ofFile(file, {
      onChange: () => live.reload(),
      clock,
      logger,
      ...(quietMs === undefined ? {} : { quietMs }),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
    // The log was folded since the file was read, which takes minutes: somebody may have been taken out of it.
    const now = await loadCommunity(file).catch(() => undefined);
    if (!isDeepStrictEqual(now, config)) await live.reload();
    return live;
  }

  private constructor(options: LiveCommunityOptions) {
    this.#options = options;
    this.#config = options.config;
  }

  /** What is in force. */
  get config(): CommunityConfig {
    return this.#config;
  }

  /** Why the file as it is now is not in force. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Reads the file again and follows it, one time after the other. */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#reload());
    return this.#reloading;
  }

  /** Stops following; what is under way is waited for. */
  async close(): Promise<void> {
    await this.#watch?.close();
  }

  async #reload(): Promise<void> {
    const { file, logger } = this.#options;
    try {
      await this.#follow(await loadCommunity(file));
      this.#problem = undefined;
      logger.info("the community follows its file", {
        file,
        topologyVersion: this.#options.node.state.data.topology.version,
      });
    } catch (thrown) {
      this.#problem = thrown instanceof ConfigError ? thrown.message : errorMessage(thrown);
      logger.error("community.yaml cannot be used, the one before stays in force", {
        problem: this.#problem,
      });
    }
  }

  async #follow(config: CommunityConfig): Promise<void> {
    const { node, keyring, clock } = this.#options;
    const { community } = node.state.data.topology;
    if (config.community !== community) {
      throw new ConfigError(
        `community is ${JSON.stringify(config.community)}, but the data directory has the log of ${JSON.stringify(community)}: a community's name does not change; give another one a data directory of its own`,
        { code: "config_invalid" },
      );
    }
    await this.#options.onFollow?.(config);
    const keys = keysOf(config);
    const believed = new Set(keys.map(({ sender, keyEpoch }) => `${sender} ${keyEpoch}`));
    for (const { sender, keyEpoch } of keysOf(this.#config)) {
      if (!believed.has(`${sender} ${keyEpoch}`)) keyring.remove(sender, keyEpoch);
    }
    // A new building has a place in the network before it is believed, and one that left is not believed first.
    for (const change of configChanges(node.state, config, clock.nowMs())) await node.take(change);
    for (const key of keys) keyring.add(key);
    this.#config = config;
  }
}
