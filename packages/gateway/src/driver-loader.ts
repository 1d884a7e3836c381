import { readFile } from "node:fs/promises";
import { ConfigError, DeviceError, errorMessage, type Logger } from "@sourceful/domain";
import type { DriverEntry } from "@sourceful/drivers";
import type { DeviceConfig } from "./device-config.ts";
import { hostsToAllow } from "./device-grants.ts";
import type { DriverDescriptions } from "./driver-descriptions.ts";
import type { DriverLookup } from "./driver-lookup.ts";
import { driverSpec } from "./driver-spec.ts";
import type { Plane, PlaneSession } from "./plane.ts";

export interface DriverLoaderOptions {
  readonly device: DeviceConfig;
  readonly plane: Plane;
  readonly drivers: Pick<DriverLookup, "find">;
  readonly descriptions: DriverDescriptions;
  readonly logger: Logger;
}

/** A driver that was opened for a device. */
export interface LoadedDriver {
  readonly session: PlaneSession;
  /** Whether the driver reads over Modbus, so that the host sees how its reads went. */
  readonly isModbus: boolean;
}

/** Opens one device's driver, each time it is asked to, with what the device grants it. */
export class DriverLoader {
  readonly #options: DriverLoaderOptions;
  #quarantine: { readonly sha256: string; readonly error: unknown } | undefined;
  #sha256: string | undefined;

  constructor(options: DriverLoaderOptions) {
    this.#options = options;
  }

  /** SHA-256 of the driver that was found last. */
  get sha256(): string | undefined {
    return this.#sha256;
  }

  /**
   * @throws ConfigError as `DriverStore.find`, or `config_unreadable` for a `ca_file`
   * @throws DeviceError as `Plane.open`; `driver_quarantined` without trying again while the source is the same
   */
  async open(): Promise<LoadedDriver> {
    const { device, drivers } = this.#options;
    const driver = drivers.find(device.register_map);
    this.#sha256 = driver.sha256;
    // The same source would hang its worker, and its neighbours, again.
    if (this.#quarantine?.sha256 === driver.sha256) throw this.#quarantine.error;
    this.#quarantine = undefined;
    return this.#open(driver);
  }

  /**
   * Opens the driver that hung its worker where it can harm no other; undefined when it has no default mode to call.
   * @throws as `open`
   */
  async openSuspect(): Promise<LoadedDriver | undefined> {
    const { device, drivers, descriptions } = this.#options;
    const driver = drivers.find(device.register_map);
    const { functions } = await descriptions.of(driver);
    return functions.includes("driver_default_mode") ? this.#open(driver, true) : undefined;
  }

  /** The driver hung its worker. Whether that is news. */
  quarantine(error: unknown): boolean {
    if (this.#sha256 === undefined || this.#quarantine) return false;
    this.#quarantine = { sha256: this.#sha256, error };
    return true;
  }

  async #open(driver: DriverEntry, isSuspect = false): Promise<LoadedDriver> {
    const { device, plane, descriptions, logger } = this.#options;
    const description = await descriptions.of(driver);
    if (!description.functions.includes("driver_poll")) {
      throw new DeviceError(`driver ${driver.name} has no driver_poll`, { code: "driver_invalid" });
    }
    const spec = driverSpec(device, driver, { description, certificates: await readCertificates(device) });
    const session = await plane.open(isSuspect ? { ...spec, isSuspect } : spec);
    const { version } = driver.manifest ?? {};
    logger.info("driver loaded", { version, sha256: driver.sha256, isVerified: driver.isVerified });
    const hosts = hostsToAllow(device, description);
    if (hosts.length > 0) logger.warn("driver needs hosts that allowed_hosts does not have", { hosts });
    return { session, isModbus: description.protocol === "modbus" && spec.grants?.modbus !== undefined };
  }
}

async function readCertificates({ tls }: DeviceConfig): Promise<string | undefined> {
  if (tls?.ca_file === undefined) return undefined;
  try {
    return await readFile(tls.ca_file, "utf8");
  } catch (cause) {
    throw new ConfigError(`tls.ca_file cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      retry: "later",
      cause,
    });
  }
}
