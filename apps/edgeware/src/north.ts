import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Clock, ConfigError, type Logger } from "@sourceful/domain";
import {
  type CommunityConfig,
  type CommunityEffect,
  type CommunityNode,
  Northbound,
  REPORT_VALID_MS,
} from "@sourceful/edgeware-aggregator";
import { type EnvelopeSealer, FlexusLink } from "@sourceful/messaging";

export interface NorthOptions {
  /** Where `creds_file` is looked for. */
  readonly communityFile: string;
  readonly sealer: EnvelopeSealer;
  /** Asked when there is something to follow. */
  readonly audit: () => Pick<CommunityNode["audit"], "reader">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How it stands with FLEXUS. */
export interface NorthHealth {
  readonly isConnected: boolean;
  /** Why not. */
  readonly problem?: string;
}

type Upstream = NonNullable<CommunityConfig["upstream"]>;

interface Way {
  readonly upstream: Upstream;
  readonly link: FlexusLink;
  readonly northbound: Northbound;
}

/** The way to FLEXUS as community.yaml has it, over a connection of its own; or none. */
export class North {
  readonly #options: NorthOptions;
  #way: Way | undefined;

  constructor(options: NorthOptions) {
    this.#options = options;
  }

  /** Absent without an `upstream`. */
  get health(): NorthHealth | undefined {
    if (!this.#way) return undefined;
    const { status, failure } = this.#way.link;
    return { isConnected: status === "connected", ...(failure ? { problem: failure.message } : {}) };
  }

  /**
   * Goes by what the file says now. A server that is away is no error: the link keeps trying.
   * @throws ConfigError for a URL or credentials that cannot be used: the way before stays
   */
  async follow({ community, upstream }: Pick<CommunityConfig, "community" | "upstream">): Promise<void> {
    if (isDeepStrictEqual(upstream, this.#way?.upstream)) return;
    const link = upstream && (await this.#connect(community, upstream));
    await this.close();
    if (!upstream || !link) return;
    const { sealer, audit, clock, logger } = this.#options;
    try {
      const reader = await audit().reader("flexus", clock.nowMs() - REPORT_VALID_MS);
      this.#way = { upstream, link, northbound: new Northbound({ link, sealer, reader, clock, logger }) };
    } catch (thrown) {
      await link.close();
      throw thrown;
    }
  }

  /** Takes what was decided; for `onDecided` of a community node. */
  take(effects: readonly CommunityEffect[]): void {
    if (effects.some(({ type }) => type === "ledger")) this.#way?.northbound.wake();
  }

  async close(): Promise<void> {
    const way = this.#way;
    this.#way = undefined;
    await way?.northbound.close();
    await way?.link.close();
  }

  async #connect(community: string, { url, creds_file: creds }: Upstream): Promise<FlexusLink> {
    const { communityFile, clock, logger } = this.#options;
    const auth = creds && ({ type: "creds", file: resolve(dirname(communityFile), creds) } as const);
    try {
      return await FlexusLink.connect({
        community,
        url,
        name: `edgeware-${community}`,
        clock,
        logger: logger.child({ to: "flexus" }),
        ...(auth ? { auth } : {}),
      });
    } catch (cause) {
      if (!(cause instanceof ConfigError)) throw cause;
      const { code } = cause;
      throw new ConfigError(`${communityFile}: upstream: ${cause.message}`, { code, cause });
    }
  }
}
