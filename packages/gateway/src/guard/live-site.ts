import { type Clock, EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import { FileWatch, type FileWatchOptions } from "@sourceful/identity";
import { loadSite } from "./site-file.ts";
import type { SiteGuard } from "./site-guard.ts";

export interface LiveSiteOptions extends Pick<FileWatchOptions, "quietMs" | "lookEveryMs"> {
  readonly guard: Pick<SiteGuard, "follow" | "fail">;
  readonly siteFile: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps a guard as site.json says. One that is invalid or gone is reported, and the one before stays in force. */
export class LiveSite {
  readonly #options: LiveSiteOptions;
  #watch: FileWatch | undefined;

  static async start(options: LiveSiteOptions): Promise<LiveSite> {
    const live = new LiveSite(options);
    const { siteFile, clock, logger, quietMs, lookEveryMs } = options;
    live.#watch = await FileWatch.ofFile(siteFile, {
      onChange: () => live.reload(),
      clock,
      logger,
      ...(quietMs === undefined ? {} : { quietMs }),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
    return live;
  }

  private constructor(options: LiveSiteOptions) {
    this.#options = options;
  }

  /** Reads the file again and follows it. */
  async reload(): Promise<void> {
    const { guard, siteFile, logger } = this.#options;
    try {
      const site = await loadSite(siteFile);
      if (!site) return this.#refuse(`${siteFile} is gone`);
      guard.follow(site);
      logger.info("site follows the configuration", { file: siteFile });
    } catch (thrown) {
      this.#refuse(thrown instanceof EdgeError ? thrown.message : errorMessage(thrown));
    }
  }

  /** Stops following; what is under way is waited for. */
  async close(): Promise<void> {
    await this.#watch?.close();
  }

  #refuse(problem: string): void {
    const { guard, logger } = this.#options;
    logger.error("site.json cannot be used, the one before stays in force", { problem });
    guard.fail(problem.replace(/\s*\n\s*/, " ").replaceAll(/\s*\n\s*/g, "; "));
  }
}
