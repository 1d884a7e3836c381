import { access } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Clock, EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import { type DriverStore, formatProblem } from "@sourceful/drivers";
import { FileWatch, type FileWatchOptions } from "@sourceful/identity";
import type { DeviceConfig } from "./device-config.ts";
import type { DeviceChange } from "./device-set.ts";
import { loadDevices } from "./devices-file.ts";
import type { Gateway } from "./gateway.ts";

export interface LiveConfigurationOptions extends Pick<FileWatchOptions, "quietMs" | "lookEveryMs"> {
  readonly gateway: Pick<Gateway, "follow">;
  readonly devicesFile: string;
  /** What the gateway runs now. */
  readonly devices: readonly DeviceConfig[];
  readonly store: DriverStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Keeps a gateway as devices.json and the driver folders say while it runs, also when they changed since they were
 * read for the start. A devices.json that is invalid or gone is reported, and the one before stays in force.
 */
export class LiveConfiguration {
  readonly #options: LiveConfigurationOptions;
  #watch: FileWatch | undefined;
  #devices: readonly DeviceConfig[];
  #store: DriverStore;
  #hasFile: boolean;
  #reloading: Promise<unknown> = Promise.resolve();
  /** What was reported and still holds, so that it is not said again. */
  #told = new Set<string>();

  static async start(options: LiveConfigurationOptions): Promise<LiveConfiguration> {
    const live = new LiveConfiguration(options);
    await live.#start();
    return live;
  }

  private constructor(options: LiveConfigurationOptions) {
    this.#options = options;
    this.#devices = options.devices;
    this.#store = options.store;
    this.#hasFile = options.devices.length > 0;
    this.#told = new Set(options.store.problems.map(formatProblem));
  }

  /** The driver folders as they were read last. */
  get store(): DriverStore {
    return this.#store;
  }

  /** Reads everything again and follows it, as after a change of the files; one call after the other. */
  reload(): Promise<DeviceChange[]> {
    const reloading = this.#reloading.then(() => this.#reload());
    this.#reloading = reloading.catch(() => undefined);
    return reloading;
  }

  /** Stops following; what is under way is waited for. */
  async close(): Promise<void> {
    await this.#watch?.close();
  }

  async #start(): Promise<void> {
    const { devicesFile, clock, logger, quietMs, lookEveryMs } = this.#options;
    this.#hasFile ||= await exists(devicesFile);
    const name = basename(devicesFile);
    this.#watch = await FileWatch.start({
      folders: [
        { folder: dirname(devicesFile), isWatched: (file) => file === name },
        ...this.#store.folders.map((folder) => ({ folder, isWatched: isDriverFile })),
      ],
      onChange: async () => void (await this.reload()),
      clock,
      logger,
      ...(quietMs === undefined ? {} : { quietMs }),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
    try {
      if (!(await this.#isAsRead())) await this.reload();
    } catch (thrown) {
      logger.error("change of files could not be followed", { error: errorMessage(thrown) });
    }
  }

  /** Whether the files still say what they did when they were read for the start. */
  async #isAsRead(): Promise<boolean> {
    const { devicesFile, devices, store } = this.#options;
    const now = await store.reload();
    const config = await loadDevices(devicesFile, now).catch(() => undefined);
    return isDeepStrictEqual(
      [config?.devices, now.entries, now.problems],
      [devices, store.entries, store.problems],
    );
  }

  async #reload(): Promise<DeviceChange[]> {
    const { gateway } = this.#options;
    const lines: string[] = [];
    this.#store = await this.#store.reload();
    lines.push(...this.#store.problems.map(formatProblem));
    for (const line of lines) this.#tell("warn", "driver file cannot be used", line);
    const { devices, problems } = await this.#readDevices();
    lines.push(...problems);
    this.#told = new Set(lines);
    this.#devices = devices;
    return gateway.follow({ devices, store: this.#store });
  }

  async #readDevices(): Promise<{ devices: readonly DeviceConfig[]; problems: string[] }> {
    const { devicesFile } = this.#options;
    const stays = { devices: this.#devices };
    if (this.#hasFile && !(await exists(devicesFile))) {
      const problem = `${devicesFile} is gone`;
      this.#tell("error", "devices.json cannot be used, the one before stays in force", problem);
      return { ...stays, problems: [problem] };
    }
    try {
      const { devices, warnings } = await loadDevices(devicesFile, this.#store);
      this.#hasFile = await exists(devicesFile);
      const problems = warnings.map(({ path, message }) => `${path} ${message}`);
      for (const problem of problems) this.#tell("warn", "device configuration", problem);
      return { devices, problems };
    } catch (thrown) {
      // All of its problems, one a line.
      const problem = thrown instanceof EdgeError ? thrown.message : errorMessage(thrown);
      this.#tell("error", "devices.json cannot be used, the one before stays in force", problem);
      return { ...stays, problems: [problem] };
    }
  }

  #tell(level: "warn" | "error", message: string, problem: string): void {
    if (!this.#told.has(problem)) this.#options.logger[level](message, { problem });
  }
}

function isDriverFile(name: string): boolean {
  return name.endsWith(".lua") || name.endsWith(".yaml");
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
