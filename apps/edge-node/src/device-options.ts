import { basename } from "node:path";
import type { DeviceConfig } from "@sourceful/gateway";

/** Flags that say which device a driver is tried on. */
export interface DeviceOptions {
  host?: string;
  port?: number;
  unitId?: number;
  config?: Record<string, unknown>;
  sn: string;
}

/** What devices.json would say of the device. */
export function deviceOf(
  driverFile: string,
  { host, port, unitId, config, sn }: DeviceOptions,
): DeviceConfig {
  return {
    sn,
    register_map: basename(driverFile),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(unitId === undefined ? {} : { unit_id: unitId }),
    ...(config === undefined ? {} : { config }),
  };
}
