import { type Clock, EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import { FileWatch, type FileWatchOptions } from "@sourceful/identity";
import type { CommunityMember } from "./community-member.ts";
import { loadMembership } from "./membership-file.ts";

export interface LiveMembershipOptions extends Pick<FileWatchOptions, "quietMs" | "lookEveryMs"> {
  readonly member: Pick<CommunityMember, "follow" | "fail">;
  readonly membershipFile: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Keeps a member as community.json says. One that is invalid or gone is reported, and the one before stays in
 * force.
 */
export class LiveMembership {
  readonly #options: LiveMembershipOptions;
  #watch: FileWatch | undefined;

  static async start(options: LiveMembershipOptions): Promise<LiveMembership> {
    const live = new LiveMembership(options);
    const { membershipFile, clock, logger, quietMs, lookEveryMs } = options;
    live.#watch = await FileWatch.ofFile(membershipFile, {
      onChange: () => live.reload(),
      clock,
      logger,
      ...(quietMs === undefined ? {} : { quietMs }),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
    return live;
  }

  private constructor(options: LiveMembershipOptions) {
    this.#options = options;
  }

  /** Reads the file again and follows it. */
  async reload(): Promise<void> {
    const { member, membershipFile, logger } = this.#options;
    try {
      const membership = await loadMembership(membershipFile);
      if (!membership)
        return this.#refuse(`${membershipFile} is gone: the community is left at the next start`);
      member.follow(membership);
      logger.info("membership follows the configuration", { file: membershipFile });
    } catch (thrown) {
      this.#refuse(thrown instanceof EdgeError ? thrown.message : errorMessage(thrown));
    }
  }

  /** Stops following; what is under way is waited for. */
  async close(): Promise<void> {
    await this.#watch?.close();
  }

  #refuse(problem: string): void {
    const { member, logger } = this.#options;
    logger.error("community.json cannot be used, the one before stays in force", { problem });
    member.fail(problem.replace(/\s*\n\s*/, " ").replaceAll(/\s*\n\s*/g, "; "));
  }
}
