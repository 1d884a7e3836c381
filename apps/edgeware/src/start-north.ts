import { dirname, resolve } from "node:path";
import type { Clock, Logger } from "@sourceful/domain";
import {
  type CommunityConfig,
  type CommunityEffect,
  type CommunityState,
  Northbound,
} from "@sourceful/edgeware-aggregator";
import { type EnvelopeSealer, FlexusLink } from "@sourceful/messaging";

export interface NorthOptions {
  readonly config: CommunityConfig;
  /** Where `creds_file` is looked for. */
  readonly communityFile: string;
  readonly sealer: EnvelopeSealer;
  readonly state: () => CommunityState;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The way to FLEXUS, or none. */
export interface StartedNorth {
  take(effects: readonly CommunityEffect[]): void;
  close(): Promise<void>;
}

/**
 * Connects to FLEXUS when the community's file has an `upstream`, over a connection of its own. A server that is
 * away is no error: the link keeps trying.
 * @throws ConfigError for a URL or credentials that cannot be used
 */
export async function startNorth(options: NorthOptions): Promise<StartedNorth> {
  const { config, communityFile, sealer, state, clock, logger } = options;
  const { community, upstream } = config;
  if (!upstream) return { take: () => undefined, close: () => Promise.resolve() };
  const { url, creds_file: creds } = upstream;
  const auth = creds && ({ type: "creds", file: resolve(dirname(communityFile), creds) } as const);
  const link = await FlexusLink.connect({
    community,
    url,
    name: `edgeware-${community}`,
    clock,
    logger: logger.child({ to: "flexus" }),
    ...(auth ? { auth } : {}),
  });
  const northbound = new Northbound({ link, sealer, state, logger });
  return {
    take: (effects) => northbound.take(effects),
    async close() {
      northbound.close();
      await link.close();
    },
  };
}
