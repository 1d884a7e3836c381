import { isDeepStrictEqual } from "node:util";
import { errorMessage, type Logger } from "@sourceful/domain";
import type { DriverEntry, DriverStore } from "@sourceful/drivers";
import type { DeviceConfig } from "./device-config.ts";
import type { DeviceRunner } from "./device-runner.ts";
import type { DeviceStatus } from "./device-status.ts";
import type { DriverDescriptions } from "./driver-descriptions.ts";
import type { DriverLookup } from "./driver-lookup.ts";
import { startDelayMs } from "./poll-schedule.ts";

/** How long devices may take to clean up and close, ms; the process has 5 s for everything. */
const STOP_WITHIN_MS = 3_000;

/** What a building should be. */
export interface Configuration {
  readonly devices: readonly DeviceConfig[];
  readonly store: DriverStore;
}

/** One thing that was done to follow a new configuration, and why in plain words. */
export interface DeviceChange {
  readonly sn: string;
  /** `retried`: a device that waited for its driver tries again at once. */
  readonly change: "added" | "removed" | "restarted" | "retried";
  readonly reason: string;
}

export interface DeviceSetOptions {
  readonly drivers: DriverLookup;
  readonly descriptions: DriverDescriptions;
  readonly logger: Logger;
  /** Makes the runner of a device, not started. */
  readonly createRunner: (device: DeviceConfig, delayMs: number) => DeviceRunner;
}

interface Member {
  readonly device: DeviceConfig;
  readonly runner: DeviceRunner;
}

type Verdict = Pick<DeviceChange, "change" | "reason">;

/** The devices of a building, kept as the latest configuration says; only what changed is touched. */
export class DeviceSet {
  readonly #options: DeviceSetOptions;
  #members: readonly Member[];
  #isStarted = false;
  #isStopped = false;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(devices: readonly DeviceConfig[], options: DeviceSetOptions) {
    this.#options = options;
    this.#members = devices.map((device, index) => this.#member(device, startDelayMs(index, devices.length)));
  }

  start(): void {
    this.#isStarted = true;
    for (const { runner } of this.#members) runner.start();
  }

  /** How each device is doing, in the order of the configuration. */
  statuses(): DeviceStatus[] {
    return this.#members.map(({ runner }) => runner.status());
  }

  /**
   * Follows a new configuration and says what that took. Resolves when what had to stop has stopped, or 3 s
   * have passed.
   */
  follow(configuration: Configuration): Promise<DeviceChange[]> {
    const change = this.#lastChange.then(() => this.#follow(configuration));
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  /** Lets every driver clean up and closes it; takes 3 s at most. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#members.map(({ runner }) => runner.stop(STOP_WITHIN_MS)));
  }

  async #follow({ devices, store }: Configuration): Promise<DeviceChange[]> {
    this.#options.drivers.use(store);
    const before = new Map(this.#members.map((member) => [member.device.sn, member]));
    const verdicts = new Map<string, Verdict>();
    for (const device of devices) {
      const verdict = await this.#judge(device, before.get(device.sn), store);
      if (verdict) verdicts.set(device.sn, verdict);
    }
    if (this.#isStopped) return [];
    const isReplaced = (sn: string) => ["added", "restarted"].includes(verdicts.get(sn)?.change ?? "");
    let started = 0;
    this.#members = devices.map((device) => {
      const member = before.get(device.sn);
      return member && !isReplaced(device.sn)
        ? member
        : this.#member(device, startDelayMs(started++, devices.length));
    });
    const current = new Set(this.#members);
    for (const { sn } of devices) if (verdicts.get(sn)?.change === "retried") before.get(sn)?.runner.retry();
    await Promise.all(
      [...before.values()]
        .filter((member) => !current.has(member))
        .map(({ runner }) => runner.stop(STOP_WITHIN_MS)),
    );
    if (this.#isStarted && !this.#isStopped) for (const { runner } of this.#members) runner.start();
    const changes = devices.flatMap(({ sn }) => {
      const verdict = verdicts.get(sn);
      return verdict ? [{ sn, ...verdict }] : [];
    });
    const removed = [...before.keys()].filter((sn) => !devices.some((device) => device.sn === sn));
    return [
      ...removed.map((sn) => ({
        sn,
        change: "removed" as const,
        reason: "it is not in the configuration any more",
      })),
      ...changes,
    ];
  }

  /** What a device needs, or undefined when it can be left alone. */
  async #judge(
    device: DeviceConfig,
    member: Member | undefined,
    store: DriverStore,
  ): Promise<Verdict | undefined> {
    if (!member) return { change: "added", reason: "it is new in the configuration" };
    const keys = changedKeys(member.device, device);
    if (keys.length > 0)
      return { change: "restarted", reason: `its configuration changed: ${keys.join(", ")}` };
    const { runner } = member;
    const logger = this.#options.logger.child({ device: device.sn, driver: device.register_map });
    const entry = find(store, device.register_map, (problem) => {
      if (runner.isLoaded) logger.warn("driver cannot be used any more, the loaded one stays", { problem });
    });
    if (!entry || entry.sha256 === runner.driverSha256) return undefined;
    if (runner.driverSha256 === undefined) {
      // One that has not begun yet has nothing to try again.
      return this.#isStarted ? { change: "retried", reason: `its driver ${entry.name} is there` } : undefined;
    }
    const problem = await this.#findProblem(entry);
    if (problem !== undefined) {
      logger.error("changed driver cannot be used, the loaded one stays", { problem });
      return undefined;
    }
    return { change: "restarted", reason: `its driver ${entry.name} changed` };
  }

  /** What keeps a driver's new source from being run. */
  async #findProblem(entry: DriverEntry): Promise<string | undefined> {
    try {
      const { functions } = await this.#options.descriptions.of(entry);
      return functions.includes("driver_poll") ? undefined : "it has no driver_poll";
    } catch (thrown) {
      return errorMessage(thrown);
    }
  }

  #member(device: DeviceConfig, delayMs: number): Member {
    return { device, runner: this.#options.createRunner(device, delayMs) };
  }
}

function changedKeys(before: DeviceConfig, after: DeviceConfig): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof DeviceConfig)[]);
  return [...keys].filter((key) => !isDeepStrictEqual(before[key], after[key]));
}

function find(
  store: DriverStore,
  name: string,
  onProblem: (problem: string) => void,
): DriverEntry | undefined {
  try {
    return store.find(name);
  } catch (thrown) {
    onProblem(errorMessage(thrown));
    return undefined;
  }
}
