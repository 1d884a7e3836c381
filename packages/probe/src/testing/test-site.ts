import { silentLogger, systemClock } from "@sourceful/domain";
import type { DriverEntry } from "@sourceful/drivers";
import type { DeviceStatus } from "@sourceful/gateway";
import { DevicePlane } from "@sourceful/luarunner";
import { ProbeDesk } from "../probe-desk.ts";
import type { ProbeProgress } from "../probe-method.ts";
import { probeMethods } from "../probe-methods.ts";
import type { ProbeResponse } from "../probe-response.ts";
import { ProbeTargets } from "../probe-targets.ts";
import type { TargetPolicy } from "../target-policy.ts";

export interface TestSiteOptions {
  /** This machine is allowed when not given. */
  policy?: TargetPolicy;
  devices?: readonly Partial<DeviceStatus>[];
  drivers?: readonly DriverEntry[];
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
  plane?: DevicePlane;
}

/** A desk over a device plane of its own, with what a test says it has. */
export class TestSite {
  readonly plane: DevicePlane;
  readonly desk: ProbeDesk;
  readonly progress: ProbeProgress[] = [];
  readonly #ownPlane: DevicePlane | undefined;

  constructor(options: TestSiteOptions = {}) {
    const { policy = { allowLoopback: true }, drivers = [], resolve } = options;
    const devices = () => (options.devices ?? []) as readonly DeviceStatus[];
    this.#ownPlane = options.plane ? undefined : new DevicePlane({ logger: silentLogger, workers: 1 });
    this.plane = options.plane ?? (this.#ownPlane as DevicePlane);
    this.desk = new ProbeDesk({
      methods: probeMethods({
        serial: "hugin-test",
        plane: this.plane,
        targets: new ProbeTargets({ policy, devices, ...(resolve ? { resolve } : {}) }),
        store: () => ({ entries: new Map(drivers.map((driver) => [driver.name, driver])) }),
        devices,
        clock: systemClock,
        logger: silentLogger,
      }),
      clock: systemClock,
      logger: silentLogger,
    });
  }

  /** The whole answer. */
  ask(method: string, params: object): Promise<ProbeResponse> {
    const onProgress = (progress: ProbeProgress) => void this.progress.push(progress);
    return this.desk.answer({ id: "1", method, params, caller: "test", onProgress });
  }

  /** What is in the answer as it goes on the wire; throws what it says went wrong. */
  async result(method: string, params: object): Promise<Record<string, unknown>> {
    const { success, result, error } = await this.ask(method, params);
    if (!success) throw new Error(error);
    return JSON.parse(JSON.stringify(result)) as Record<string, unknown>;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.#ownPlane?.close();
  }
}
