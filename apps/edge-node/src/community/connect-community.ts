import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Clock, ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import { loadBuildingKey, type MembershipConfig } from "@sourceful/gateway";
import { type Bus, connectBus } from "@sourceful/messaging";
import { userNkey } from "@sourceful/nats-embedded";

export interface CommunityLinkOptions {
  readonly url: string;
  /** Beside `membershipFile`. */
  readonly caFile: MembershipConfig["ca_file"];
  readonly membershipFile: string;
  readonly serial: string;
  /** That of `CommunityMember`: holds the building's key. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Opens a building's own connection to the server of its community. A server that asks is shown the key the building
 * signs with, by a signature; nothing but the member speaks on it. A server that is away is no error.
 * @throws {ConfigError} for a damaged key, a `ca_file` that cannot be read
 */
export async function connectCommunity(options: CommunityLinkOptions): Promise<Bus> {
  const { url, caFile, membershipFile, serial, directory, clock, logger } = options;
  const key = await loadBuildingKey(directory, logger);
  const ca = caFile === undefined ? undefined : await readAuthority(resolve(dirname(membershipFile), caFile));
  return connectBus({
    url,
    name: `building-${serial}`,
    auth: { type: "nkey", nkey: userNkey(key.publicKey), sign: (nonce) => key.sign(nonce) },
    ...(ca === undefined ? {} : { ca }),
    clock,
    logger: logger.child({ to: "community" }),
  });
}

async function readAuthority(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`ca_file ${file} of community.json cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
}
