import { ConfigError } from "@sourceful/domain";
import { FollowedFile, type FollowedFileOptions } from "../followed-file.ts";
import type { CommunityMember } from "./community-member.ts";
import type { MembershipConfig } from "./membership-config.ts";
import { loadMembership } from "./membership-file.ts";

export interface LiveMembershipOptions
  extends Omit<FollowedFileOptions<MembershipConfig>, "file" | "read" | "load" | "follow" | "fail"> {
  readonly member: Pick<CommunityMember, "follow" | "fail">;
  /** What the file said at the start. */
  readonly membership: MembershipConfig;
  readonly membershipFile: string;
}

/**
 * Keeps a member as community.json says. One that is invalid or gone is reported, and the one before stays in
 * force.
 */
export class LiveMembership {
  readonly #file: FollowedFile;

  static async start(options: LiveMembershipOptions): Promise<LiveMembership> {
    const { member, membership: read, membershipFile, ...own } = options;
    const file = await FollowedFile.start({
      ...own,
      file: membershipFile,
      read,
      load: loadMembership,
      follow: (membership) => {
        if (membership) return member.follow(membership);
        throw new ConfigError(`${membershipFile} is gone: the community is left at the next start`, {
          code: "config_unreadable",
        });
      },
      fail: (problem) => member.fail(problem),
    });
    return new LiveMembership(file);
  }

  private constructor(file: FollowedFile) {
    this.#file = file;
  }

  /** Stops following; what is under way is waited for. */
  close(): Promise<void> {
    return this.#file.close();
  }
}
