import { existsSync } from "node:fs";
import { ConfigError } from "@sourceful/domain";
import type { SiteState } from "@sourceful/messaging";
import type { CommandGuard, CommandRefusal, GuardedCommand } from "../control/command-guard.ts";
import { FollowedFile, type FollowedFileOptions } from "../followed-file.ts";
import type { Gateway } from "../gateway.ts";
import type { SiteConfig } from "./site-config.ts";
import { loadSite } from "./site-file.ts";
import { SiteGuard, type SiteGuardOptions } from "./site-guard.ts";

export interface LiveSiteOptions
  extends Omit<SiteGuardOptions, "site">,
    Pick<FollowedFileOptions<SiteConfig>, "quietMs" | "lookEveryMs"> {
  /** As site.json says at the start; undefined when there is none. */
  readonly site: SiteConfig | undefined;
  readonly siteFile: string;
}

type GuardedGateway = Pick<Gateway, "onTelemetry" | "command">;

/**
 * The grid connection as site.json says, while the program runs: without the file nobody guards it, from its
 * appearance on a guard does. A site.json that is invalid or gone is reported, and the guard goes on by the one
 * before, until the next start.
 */
export class LiveSite implements CommandGuard {
  readonly #options: LiveSiteOptions;
  readonly #listeners = new Set<() => void>();
  #guard: SiteGuard | undefined;
  #gateway: GuardedGateway | undefined;
  #file: FollowedFile | undefined;
  /** Of a site.json that cannot be used while there is no guard, which would tell it. */
  #problem: string | undefined;

  static async open(options: LiveSiteOptions): Promise<LiveSite> {
    const live = new LiveSite(options);
    const { site, siteFile, limitsFile, logger } = options;
    if (site) await live.#begin(site);
    else if (existsSync(limitsFile)) {
      logger.warn("there is no site.json any more: nothing guards the grid connection", { siteFile });
    }
    return live;
  }

  private constructor(options: LiveSiteOptions) {
    this.#options = options;
  }

  /** Begins to guard what a gateway does, and to follow the file. */
  async start(gateway: GuardedGateway): Promise<void> {
    const { site: read, siteFile, clock, logger, quietMs, lookEveryMs } = this.#options;
    this.#gateway = gateway;
    this.#guard?.start(gateway);
    this.#file = await FollowedFile.start({
      file: siteFile,
      read,
      load: loadSite,
      follow: (site) => this.#follow(site),
      fail: (problem) => this.#fail(problem),
      clock,
      logger,
      ...(quietMs === undefined ? {} : { quietMs }),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
  }

  /** Undefined while there is no site.json, and was none since the start. */
  get guard(): SiteGuard | undefined {
    return this.#guard;
  }

  refuse(command: GuardedCommand): CommandRefusal | undefined {
    return this.#guard?.refuse(command);
  }

  /** For the gateway's state; undefined while there is nothing to tell. */
  get state(): SiteState | undefined {
    if (this.#guard) return this.#guard.state;
    return this.#problem === undefined
      ? undefined
      : { meters: [], limits: [], ders: [], problem: this.#problem };
  }

  /** Calls `listener` when the state changed in a way others should hear of soon. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Stops following and guarding; the limits in force stay on disk. */
  async close(): Promise<void> {
    await this.#file?.close();
    await this.#guard?.close();
  }

  async #follow(site: SiteConfig | undefined): Promise<void> {
    const { siteFile } = this.#options;
    if (!site && this.#guard) {
      throw new ConfigError(`${siteFile} is gone: the guard goes on by the last one until the next start`, {
        code: "config_unreadable",
      });
    }
    this.#problem = undefined;
    if (site && this.#guard) this.#guard.follow(site);
    else if (site) await this.#begin(site);
    this.#changed();
  }

  async #begin(site: SiteConfig): Promise<void> {
    const guard = await SiteGuard.open({ ...this.#options, site });
    guard.onChange(() => this.#changed());
    this.#guard = guard;
    if (this.#gateway) guard.start(this.#gateway);
  }

  #fail(problem: string): void {
    if (this.#guard) return this.#guard.fail(problem);
    this.#problem = problem;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
