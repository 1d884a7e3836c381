import type { Clock, Logger } from "@sourceful/domain";
import {
  type CommandLedger,
  CommunityMember,
  type Gateway,
  LiveMembership,
  type LiveSite,
  type MembershipConfig,
  type Quarantine,
  type UplinkHealth,
} from "@sourceful/gateway";
import type { Bus } from "@sourceful/messaging";
import { journalRoom } from "../journal-room.ts";
import { readVersion } from "../version.ts";
import { connectCommunity } from "./connect-community.ts";

export interface CommunityContext {
  dataDir: string;
  serial: string;
  membership: MembershipConfig;
  /** Where it came from, and is followed. */
  membershipFile: string;
  /** Where the building's peers are; the community too, unless it has a server of its own. */
  bus: Bus;
  uplink: UplinkHealth | undefined;
  site: LiveSite;
  quarantine: Quarantine;
  ledger: CommandLedger;
  clock: Clock;
  logger: Logger;
}

/** A member that is ready, and what begins its reports about a gateway and ends them. */
export interface JoinedCommunity {
  member: CommunityMember;
  start(gateway: Gateway): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

/**
 * Makes a node ready to report as a building.
 * @throws {ConfigError} for a damaged key, a serial that cannot be a building's, a `ca_file` that cannot be read
 */
export async function joinCommunity(context: CommunityContext): Promise<JoinedCommunity> {
  const { dataDir, serial, uplink, membership, membershipFile, clock, logger, ...own } = context;
  const { url, ca_file: caFile } = membership;
  const directory = `${dataDir}/community`;
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).toReversed()) await end();
  };
  const place = { serial, directory, clock, logger };
  const link =
    url === undefined ? undefined : await connectCommunity({ ...place, url, caFile, membershipFile });
  if (link) closers.push(() => link.close());
  try {
    const member = await CommunityMember.open({
      ...own,
      ...place,
      membership,
      bus: link ?? own.bus,
      version: readVersion(),
      // As much again as telemetry may take leaves half of the disk.
      maxBytes: await journalRoom(dataDir),
      ...(uplink && !link ? { uplink } : {}),
    });
    closers.push(() => member.close());
    return {
      member,
      async start(gateway) {
        member.start(gateway);
        const live = await LiveMembership.start({
          member: follower(member, membership),
          membership,
          membershipFile,
          clock,
          logger,
        });
        closers.push(() => live.close());
      },
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** Where the community is takes a new start; the rest is followed at once. */
function follower(
  member: CommunityMember,
  { url, ca_file: caFile }: MembershipConfig,
): Pick<CommunityMember, "follow" | "fail"> {
  return {
    follow(next) {
      member.follow(next);
      const isMoved = next.url !== url || next.ca_file !== caFile;
      if (isMoved) member.fail("url or ca_file changed: followed at the next start");
    },
    fail: (problem) => member.fail(problem),
  };
}
