import type { Clock, Logger } from "@sourceful/domain";
import {
  CommunityMember,
  type Gateway,
  LiveMembership,
  type MembershipConfig,
  type Quarantine,
  type SiteGuard,
  type UplinkHealth,
} from "@sourceful/gateway";
import type { Bus } from "@sourceful/messaging";
import { journalRoom } from "../journal-room.ts";
import { readVersion } from "../version.ts";

export interface CommunityContext {
  dataDir: string;
  serial: string;
  membership: MembershipConfig;
  /** Where it came from, and is followed. */
  membershipFile: string;
  bus: Bus;
  uplink: UplinkHealth | undefined;
  guard: SiteGuard | undefined;
  quarantine: Quarantine;
  clock: Clock;
  logger: Logger;
}

/** A member that is ready, and what begins its reports about a gateway and resolves with what ends them. */
export interface JoinedCommunity {
  member: CommunityMember;
  start(gateway: Gateway): Promise<() => Promise<void>>;
}

/**
 * Makes a node ready to report as a building.
 * @throws {ConfigError} for a damaged key, a serial that cannot be a building's
 */
export async function joinCommunity(context: CommunityContext): Promise<JoinedCommunity> {
  const { dataDir, uplink, guard, membershipFile, clock, logger, ...own } = context;
  const member = await CommunityMember.open({
    ...own,
    version: readVersion(),
    directory: `${dataDir}/community`,
    // As much again as telemetry may take leaves half of the disk.
    maxBytes: await journalRoom(dataDir),
    ...(uplink ? { uplink } : {}),
    ...(guard ? { guard } : {}),
    clock,
    logger,
  });
  return {
    member,
    async start(gateway) {
      member.start(gateway);
      const live = await LiveMembership.start({ member, membershipFile, clock, logger });
      return async () => {
        await live.close();
        await member.close();
      };
    },
  };
}
